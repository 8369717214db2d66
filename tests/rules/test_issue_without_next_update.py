"""AM606"""

ISSUE = "issues:\n  late: {what: Late export, opened: 2026-10-02, next_update: 2026-12-01}\n"


def test_an_issue_without_a_next_word_is_told(told):
    assert told(ISSUE.replace(", next_update: 2026-12-01", "")) == [
        (
            5,
            3,
            "AM606",
            "warning",
            "late",
            "nobody knows when they hear of late next",
            "amctl issue update acme late TEXT -d DAY",
        )
    ]


def test_an_issue_that_is_open_since_nobody_knows_when_is_told(told):
    (found,) = told(ISSUE.replace("opened: 2026-10-02, ", ""))
    assert found[4:] == ("late", "nobody knows since when late is open", "amctl set acme issues.late.opened=DAY")


def test_one_that_says_neither_is_told_of_both(codes):
    assert codes("issues: {late: {what: Late}}\n") == ["AM606", "AM606"]


def test_one_that_says_both_is_fine_even_if_the_day_is_past(codes):
    assert codes(ISSUE, today="2027-01-01") == []


def test_what_is_over_is_left_alone(codes):
    assert codes("issues: {late: {what: Late, resolved: 2026-10-01}}\n") == []
    assert codes("issues: {late: {what: Late}}\n", head="name: Acme\nstatus: ended\nowner: anna\n") == []
