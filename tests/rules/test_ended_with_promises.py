"""AM501"""

import pytest

from amctl.changes.identity import handles
from amctl.model.work import FollowUp

HANDLE = handles("acme", "follow-up", [FollowUp(what="Send data export", due="2026-10-01")])[0][:5]
ENDED = "name: Acme\nstatus: ended\nowner: anna\n"


def test_an_open_follow_up_of_an_account_that_has_ended_is_told(told):
    assert told("follow_ups:\n  - {what: Send data export, due: 2026-10-01}\n", head=ENDED) == [
        (
            5,
            12,
            "AM501",
            "warning",
            "Send data export",
            "the account is ended, but this is open: Send data export",
            f"amctl done {HANDLE}, or amctl drop {HANDLE}",
        )
    ]


def test_an_open_issue_of_an_archived_account_is_told(told):
    head = ENDED.replace("ended", "archived")
    assert told("issues:\n  late: {what: Late export}\n", head=head) == [
        (
            5,
            3,
            "AM501",
            "warning",
            "late",
            "the account is archived, but this is open: Late export",
            "amctl issue resolve acme late --told",
        )
    ]


def test_what_is_done_or_resolved_is_fine(codes):
    text = (
        "follow_ups:\n  - {what: Send data export, due: 2026-10-01, done: 2026-09-28}\n"
        "issues:\n  late: {what: Late export, resolved: 2026-09-28}\n"
    )
    assert codes(text, head=ENDED) == []


@pytest.mark.parametrize("status", ["prospect", "onboarding", "active", "paused"])
def test_accounts_that_go_on_may_have_open_promises(codes, status):
    text = "since: 2026-11-20\nfollow_ups:\n  - {what: Send data export, due: 2026-10-01}\n"
    assert codes(text, head=f"name: Acme\nstatus: {status}\nowner: anna\n") == []


def test_what_is_archived_is_closed_in_the_file_since_nothing_of_it_is_due(told):
    (found,) = told("follow_ups:\n  - {what: Call, due: 2026-10-01}\n", head=ENDED.replace("ended", "archived"))
    assert found.help == "amctl edit acme"


@pytest.mark.parametrize("status", ["ended", "archived"])
def test_a_handoff_of_what_has_ended_is_to_be_called_off(told, codes, status):
    text = "handoffs:\n  - {kind: departed, from: jonas, to: ben, opened: 2026-10-05@}\n"
    head = ENDED.replace("ended", status)
    (found,) = told(text.replace("@", ""), head=head)
    assert found[4:] == (
        "ben",
        f"the account is {status}, but this is open: the handoff to ben",
        "amctl handoff cancel acme",
    )
    assert codes(text.replace("@", ", cancelled: {date: 2026-10-06}"), head=head) == []
