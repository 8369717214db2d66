"""AM301, beside AM302 on theirs"""

import pytest

from amctl.changes.mending import Mend


def test_an_owner_whom_nobody_knows_is_told_with_who_was_meant(told):
    assert told("", head="name: Acme\nstatus: active\nowner: ana\n") == [
        (3, 8, "AM301", "error", "ana", "unknown person 'ana'", "did you mean 'anna'?")
    ]


def test_somebody_like_nobody_is_to_be_added(told):
    assert told("team:\n  xaver: support\n") == [
        (5, 3, "AM301", "error", "xaver", "unknown person 'xaver'", "add it to people in amctl.yaml")
    ]


@pytest.mark.parametrize("name", ["Anna Becker", "becker", "BECKER"])
def test_a_name_instead_of_an_id_is_told_with_the_id(told, name):
    (found,) = told("", head=f"name: Acme\nstatus: active\nowner: {name}\n")
    assert found.help == "that is 'anna'"


def test_a_name_that_several_have_is_nobodys(told):
    contacts = "contacts:\n  k: {name: Anna Keller}\n  l: {name: Lea Keller}\n"
    (found,) = told(contacts + "primary: keller\n")
    assert found.help == "add it to contacts of this account"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("rating: {colour: red, by: xx}\n", 4, 27),
        ("deal: {sold_by: xx}\n", 4, 17),
        ("contacts:\n  k: {name: K, known_by: [anna, xx]}\n", 5, 33),
        ("contacts:\n  k: {name: K, known_by: xx}\n", 5, 26),
        ("goals:\n  g: {goal: G, owner: xx}\n", 5, 23),
        ("milestones:\n  m: {what: M, owner: xx}\n", 5, 23),
        ("opportunities:\n  o: {what: O, owner: xx}\n", 5, 23),
        ("issues:\n  i: {what: I, owner: xx}\n", 5, 23),
        ("issues:\n  i:\n    what: I\n    updates: [{date: 2026-01-01, note: n, by: xx}]\n", 7, 47),
        ("follow_ups:\n  - {what: F, due: 2026-12-01, who: [xx]}\n", 5, 38),
        ("interactions:\n  - {date: 2026-01-01, kind: note, summary: s, by: xx}\n", 5, 52),
        ("handoffs:\n  - {kind: sales-to-account, from: xx, to: anna, opened: 2026-01-01}\n", 5, 36),
        ("handoffs:\n  - {kind: sales-to-account, from: ben, to: xx, opened: 2026-01-01}\n", 5, 45),
        (
            "handoffs:\n  - {kind: sales-to-account, from: ben, to: anna, opened: 2026-01-01,\n"
            "     done: {met: {date: 2026-01-01, by: xx}}}\n",
            6,
            41,
        ),
    ],
)
def test_wherever_a_person_is_named(told, text, line, column):
    (found,) = told(text)
    assert found[:5] == (line, column, "AM301", "error", "xx")


def test_people_who_left_are_still_known(codes):
    assert codes("team: {jonas: account-executive}\n") == []


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("team: {Ott: support}\n", Mend(("team", "Ott"), "ben", key=True)),
        ("team: {Ott: support, ben: sales}\n", None),
        ("team: {BEN: support}\n", Mend(("team", "BEN"), "ben", key=True)),
        ("team: {bem: support}\n", None),
        ("team: {nobody: support}\n", None),
        ("contacts:\n  k: {name: K, known_by: [Ott, lea]}\n", Mend(("contacts", "k", "known_by", 0), "ben")),
        ("contacts:\n  k: {name: K, known_by: [Ott, ben]}\n", None),
        (
            "interactions:\n  - {date: 2026-01-01, kind: note, summary: s, by: Ben Ott}\n",
            Mend(("interactions", 0, "by"), "ben"),
        ),
        (
            "interactions:\n  - {date: 2026-01-01, kind: note, summary: s, by: [Ott]}\n",
            Mend(("interactions", 0, "by", 0), "ben"),
        ),
    ],
)
def test_a_name_instead_of_an_id_is_mended_and_a_slip_is_not(mends, text, mend):
    assert mends(text)[0] == mend
