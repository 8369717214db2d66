"""AM605"""

import pytest

ISSUE = "issues:\n  late: {what: Late export, severity: high}\n"


def test_an_issue_that_nobody_has_taken_on_is_told_with_whom_it_falls_to(told):
    assert told(ISSUE) == [
        (
            5,
            3,
            "AM605",
            "warning",
            "late",
            "nobody has said who sees to late: it falls to anna",
            "amctl set acme issues.late.owner=anna",
        )
    ]


@pytest.mark.parametrize(
    ("severity", "speaks"),
    [(", severity: low", False), (", severity: medium", True), (", severity: critical", True), ("", True)],
)
def test_it_asks_from_medium_on_which_is_what_an_issue_is_unless_said_otherwise(codes, severity, speaks):
    assert codes(ISSUE.replace(", severity: high", severity)) == ["AM605"] * speaks


@pytest.mark.parametrize("more", ["owner: ben", "resolved: 2026-10-01"])
def test_what_has_an_owner_or_is_over_is_fine(codes, more):
    assert codes(ISSUE.replace("}", f", {more}}}")) == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(ISSUE, head="name: Acme\nstatus: ended\nowner: anna\n") == []
