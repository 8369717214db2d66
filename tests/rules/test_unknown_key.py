"""AM201, beside AM307 on the rest of the account"""

from amctl.changes.mending import Mend


def test_a_slip_of_the_pen_is_told_with_what_was_meant(told):
    assert told("sumary: Runs depots\n") == [
        (4, 1, "AM201", "error", "sumary", "unknown key 'sumary'", "did you mean 'summary'?")
    ]


def test_in_an_entry_of_a_list_too(told):
    assert told("follow_ups:\n  - {what: Call, due: 2026-12-01, dne: 2026-12-01}\n") == [
        (5, 35, "AM201", "error", "dne", "unknown key 'dne'", "did you mean 'done'?")
    ]


def test_the_rest_of_the_account_is_used_all_the_same(codes):
    assert codes("sumary: x\ntier: gold\n") == ["AM201", "AM307"]


def test_what_is_the_users_own_is_fine(codes):
    assert codes("x-crm: 4711\ncustom: {sumary: x}\ncontacts:\n  keller: {name: Keller, x-pet: dog}\n") == []


def test_a_slip_is_mended_by_its_right_name(mends):
    assert mends("sumary: x\n") == [Mend(("sumary",), "summary", key=True)]
    assert mends("strange: x\n") == [None]
    assert mends("sumary: x\nsummary: y\n") == [None]
