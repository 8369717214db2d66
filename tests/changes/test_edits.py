"""Changes are plain values: compared, kept in a set and taken apart without ceremony."""

import pytest

from amctl.changes.edits import Append, Create, Edit, Entry, Remove, Set

CHANGES = [
    Set(("status",), "paused", "active"),
    Set(("follow_ups", Entry(("Send draft", "")), "done"), "2026-11-27"),
    Remove(("follow_ups", Entry(("Send draft", ""), 1)), "x"),
    Append(("interactions",), "x"),
    Create("acme.yaml", "name: Acme\n"),
]


def test_equal_changes_are_one() -> None:
    assert len({*CHANGES, *(type(change)(*change) for change in CHANGES)}) == len(CHANGES)


def test_an_edit_is_what_one_command_does_to_one_file() -> None:
    edit = Edit("acme.yaml", "", tuple(CHANGES))
    assert edit == Edit(file="acme.yaml", sha="", changes=tuple(CHANGES))
    assert hash(edit) == hash(Edit("acme.yaml", "", tuple(CHANGES)))


@pytest.mark.parametrize("value", [*CHANGES, Edit("acme.yaml", "", ()), Entry(("x",))])
def test_nothing_can_be_changed_afterwards(value: tuple[object, ...]) -> None:
    for field in value._fields:  # type: ignore[attr-defined]
        with pytest.raises(AttributeError):
            setattr(value, field, None)


def test_what_is_usual_need_not_be_said() -> None:
    assert Entry(("Call", "")).nth == 0
    assert Set(("tier",), "gold").was is None


@pytest.mark.parametrize("change", CHANGES)
def test_kinds_are_told_apart_by_matching(change: object) -> None:
    match change:
        case Set(_, _, _):
            kind: type = Set
        case Remove(_, _):
            kind = Remove
        case Append(_, _):
            kind = Append
        case Create(_, _):
            kind = Create
    assert type(change) is kind
