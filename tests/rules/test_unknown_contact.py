"""AM302"""

import pytest

from amctl.changes.mending import Mend

CONTACTS = "contacts:\n  keller: {name: Miriam Keller}\n"


def test_somebody_who_is_not_among_the_contacts_is_told(told):
    assert told(CONTACTS + "interactions:\n  - {date: 2026-01-01, kind: call, summary: s, with: [kellr]}\n") == [
        (7, 55, "AM302", "error", "kellr", "unknown contact 'kellr'", "did you mean 'keller'?")
    ]


def test_somebody_like_nobody_is_to_be_added(told):
    assert told("primary: xaver\n") == [
        (4, 10, "AM302", "error", "xaver", "unknown contact 'xaver'", "add it to contacts of this account")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "follow_ups:\n  - {what: F, due: 2026-12-01, promised_to: xx}\n",
        "follow_ups:\n  - {what: F, due: 2026-12-01, waiting_on: xx}\n",
        "follow_ups:\n  - {what: F, due: 2026-12-01, with: xx}\n",
        "issues:\n  i: {what: I, raised_by: xx}\n",
        "goals:\n  g: {goal: G, their_owner: xx}\n",
        "goals:\n  g: {goal: G, value: {amount: 1, confirmed_by: xx}}\n",
        "opportunities:\n  o: {what: O, contact: xx}\n",
        "feedback:\n  - {date: 2026-01-01, kind: nps, contact: xx}\n",
        "contacts:\n  k: {name: K, reports_to: xx}\n",
        "contacts:\n  k: {name: K, influences: [xx]}\n",
        "contacts:\n  k: {name: K, left: {date: 2026-01-01, replaced_by: xx}}\n",
    ],
)
def test_wherever_a_contact_is_named(told, text):
    (found,) = told(text)
    assert found[2:5] == ("AM302", "error", "xx")


def test_contacts_of_the_account_are_fine(codes):
    assert codes(CONTACTS + "primary: keller\n") == []


def test_a_name_that_fits_one_contact_is_mended_and_one_that_fits_two_is_not(mends):
    assert mends(CONTACTS + "primary: Miriam\n")[0] == Mend(("primary",), "keller")
    assert mends(CONTACTS + "  kaya: {name: Miriam Kaya}\nprimary: Miriam\n")[0] is None
    assert mends(CONTACTS + "primary: kellr\n")[0] is None


def test_a_name_that_is_nearly_somebody_elses_id_is_not_mended(mends):
    assert mends(CONTACTS + "  ole: {name: Kellar Brandt}\nprimary: Kellar\n")[0] is None
