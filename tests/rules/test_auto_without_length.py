"""AM410"""

import pytest

TERM = "contracts:\n  p:\n    signed: 2026-01-28\n    start: 2026-04-01\n    end: 2027-03-31\n    renewal: auto\n"
BOTH = "    renews_for: 12 months\n    notice: 3 months\n"


def test_a_renewal_for_nobody_knows_how_long_is_told_at_what_makes_it_one(told):
    assert told(TERM + "    notice: 3 months\n") == [
        (
            9,
            14,
            "AM410",
            "warning",
            "auto",
            "p renews by itself, and nothing says for how long",
            "amctl set acme contracts.p.renews_for=SPAN",
        )
    ]


def test_a_renewal_without_a_notice_period_is_told(told):
    (found,) = told(TERM + "    renews_for: 12 months\n")
    assert found.message == "p renews by itself, and nothing says until when notice counts"
    assert found.help == "amctl set acme contracts.p.notice=SPAN"


def test_what_lacks_both_is_told_once(told):
    (found,) = told(TERM)
    assert found.message == "p renews by itself, and nothing says for how long or until when notice counts"
    assert found.help == "amctl set acme contracts.p.renews_for=SPAN contracts.p.notice=SPAN"


def test_what_says_both_is_fine(codes):
    assert codes(TERM + BOTH) == []


def test_a_draft_is_better_asked_about_before_it_is_signed(codes):
    assert codes(TERM.replace("    signed: 2026-01-28\n", "")) == ["AM410"]


def test_it_still_speaks_when_the_term_is_secured(codes):
    assert codes(TERM, today="2027-06-01") == ["AM410"]


@pytest.mark.parametrize(
    "text",
    [
        TERM.replace("auto", "manual"),
        TERM.replace("    end: 2027-03-31\n", ""),
        TERM + "    notice_given: {date: 2026-08-01, by: us}\n",
        TERM + "    outcome: {result: lapsed, date: 2026-08-01}\n",
        TERM + "  q: {signed: 2026-10-01, start: 2027-04-01, end: 2028-03-31, follows: p}\n",
    ],
    ids=["manual", "open-ended", "notice", "outcome", "followed"],
)
def test_what_will_not_renew_by_itself_is_left_alone(codes, text):
    assert codes(text) == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(TERM, head="name: Acme\nstatus: ended\nowner: anna\n") == []
