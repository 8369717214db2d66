"""The changes between two states of a file make the one of the other, and say no more than they must."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amctl.changes.apply import Inapplicable, alike, applied
from amctl.changes.difference import differences
from amctl.changes.edits import Append, Change, Entry, Remove, Set
from amctl.model.account import Account
from amctl.model.settings import Settings
from amctl.yaml.reader import read

CALL = {"what": "Call", "due": "2026-12-01"}
WRITE = {"what": "Write", "due": "2026-12-02"}
MEET = {"what": "Meet", "due": "2026-12-03"}
MAIL = {"date": "2026-11-01", "kind": "email", "summary": "Hi", "message_id": "<1@acme.example>"}


def entry(of: dict[str, Any], nth: int = 0) -> Entry:
    return Entry((of["what"], ""), nth)


def carried_out(changes: tuple[Change, ...], data: dict[str, Any], model: type = Account) -> dict[str, Any]:
    for change in changes:
        data = applied(data, change, model)
    return data


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ({"name": "Acme"}, {"name": "Acme"}, []),
        ({"name": "Acme"}, {"name": "Other"}, [Set(("name",), "Other", "Acme")]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, []),
        ({"tier": "gold"}, {}, [Remove(("tier",), "gold")]),
        ({"tier": None}, {}, [Remove(("tier",), None)]),
        ({}, {"tier": "gold"}, [Set(("tier",), "gold")]),
        ({}, {"tier": None}, [Set(("tier",), None)]),
        ({"tier": None}, {"tier": "gold"}, [Set(("tier",), "gold", None)]),
        ({"x-a": 1}, {"x-a": True}, [Set(("x-a",), True, 1)]),
        ({"rating": {"colour": "red", "by": "anna"}}, {"rating": {"colour": "green", "by": "anna"}},
         [Set(("rating", "colour"), "green", "red")]),
        ({"rating": {"colour": "red"}}, {"rating": "x"}, [Set(("rating",), "x", {"colour": "red"})]),
        ({"contacts": {"keller": {"name": "K"}}}, {"contacts": {"keller": {"name": "K"}, "brandt": {"name": "B"}}},
         [Set(("contacts", "brandt"), {"name": "B"})]),
        ({"contacts": {"keller": {"roles": ["coach"]}}}, {"contacts": {"keller": {"roles": ["coach", "legal"]}}},
         [Append(("contacts", "keller", "roles"), "legal")]),
        ({"follow_ups": [CALL]}, {"follow_ups": [CALL, WRITE]}, [Append(("follow_ups",), WRITE)]),
        ({"follow_ups": []}, {"follow_ups": [CALL]}, [Append(("follow_ups",), CALL)]),
        ({}, {"follow_ups": [CALL, WRITE]}, [Append(("follow_ups",), CALL), Append(("follow_ups",), WRITE)]),
        ({}, {"follow_ups": []}, [Set(("follow_ups",), [])]),
        ({"follow_ups": None}, {"follow_ups": [CALL]}, [Set(("follow_ups",), [CALL], None)]),
        ({}, {"tags": ["a"]}, [Set(("tags",), ["a"])]),
        ({"follow_ups": [CALL, WRITE, MEET]}, {"follow_ups": [{**CALL, "done": "x"}, MEET]}, [
            Set(("follow_ups", entry(CALL), "done"), "x"), Remove(("follow_ups", entry(WRITE)), WRITE)]),
        ({"follow_ups": [CALL, WRITE]}, {"follow_ups": [WRITE, CALL]},
         [Set(("follow_ups",), [WRITE, CALL], [CALL, WRITE])]),
        ({"follow_ups": [CALL, WRITE]}, {"follow_ups": [CALL, MEET, WRITE]},
         [Set(("follow_ups",), [CALL, MEET, WRITE], [CALL, WRITE])]),
        ({"follow_ups": [CALL, WRITE, CALL, CALL]}, {"follow_ups": [CALL, WRITE]}, [
            Remove(("follow_ups", entry(CALL, 2)), CALL), Remove(("follow_ups", entry(CALL, 1)), CALL)]),
        ({"tags": ["a", "b", "a"]}, {"tags": ["b", "a"]}, [Set(("tags",), ["b", "a"], ["a", "b", "a"])]),
        ({"tags": ["a", "b"]}, {"tags": ["b", "c"]}, [Remove(("tags", Entry(("a",))), "a"), Append(("tags",), "c")]),
        ({"tags": ["1"]}, {"tags": [1]}, [Set(("tags", Entry(("1",))), 1, "1")]),
        ({"interactions": [{**MAIL, "with": ["a", "b"]}]}, {"interactions": [{**MAIL, "with": ["a,b"]}]},
         [Set(("interactions", Entry(("2026-11-01", "email", "a,b", "Hi", "<1@acme.example>")), "with"),
              ["a,b"], ["a", "b"])]),
        ({"interactions": [MAIL]}, {"interactions": [MAIL, {**MAIL, "summary": "Ho"}]},
         [Set(("interactions",), [MAIL, {**MAIL, "summary": "Ho"}], [MAIL])]),
        ({}, {"interactions": [MAIL, {**MAIL, "summary": "Ho"}]},
         [Set(("interactions",), [MAIL, {**MAIL, "summary": "Ho"}])]),
        ({"issues": {"a": {"updates": [{"date": "x", "note": "y"}]}}},
         {"issues": {"a": {"updates": [{"date": "x", "note": "y", "by": "anna"}]}}},
         [Set(("issues", "a", "updates", Entry(("x", "y")), "by"), "anna")]),
        ({"follow_ups": ["x"]}, {"follow_ups": [["x"]]}, [Set(("follow_ups", Entry(("x",))), ["x"], "x")]),
        ({"custom": {"l": [["a,b", "c"]]}}, {"custom": {"l": [["a", "b,c"]]}},
         [Set(("custom", "l", Entry(("a,b,c",))), ["a", "b,c"], ["a,b", "c"])]),
    ],
)  # fmt: skip
def test_changes_say_what_differs(before: dict[str, Any], after: dict[str, Any], changes: list[Change]) -> None:
    assert list(differences(before, after, Account)) == changes
    assert alike(carried_out(tuple(changes), before), after)


def test_settings_are_compared_alike() -> None:
    before = {"people": {"anna": {"name": "Anna", "away": [{"from": "2026-01-01", "until": "2026-01-02"}]}}}
    after = copy.deepcopy(before)
    after["people"]["anna"]["away"][0]["cover"] = "ben"  # type: ignore[index]
    path = ("people", "anna", "away", Entry(("2026-01-01",)), "cover")
    assert differences(before, after, Settings) == (Set(path, "ben"),)


def test_somebody_elses_entry_does_not_stand_in_the_way() -> None:
    changes = differences({}, {"follow_ups": [CALL]}, Account)
    assert carried_out(changes, {"follow_ups": [WRITE]}) == {"follow_ups": [WRITE, CALL]}


def test_what_somebody_else_changed_meanwhile_does() -> None:
    changes = differences({"tier": "gold"}, {"tier": "silver"}, Account)
    with pytest.raises(Inapplicable):
        carried_out(changes, {"tier": "bronze"})


SCALARS = (
    st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(["", "a", "b", "1", "a,b", "2026-01-01", "None"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "date", "what", "with", "x-y", "done"]), inner, max_size=3)
    ),
    max_leaves=12,
)


def section(**known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A list of entries of which many are alike, some with fields missing, and a few that are no mappings."""
    return st.lists(st.fixed_dictionaries({}, optional=known) | VALUES, max_size=5)


FEW = st.sampled_from(["a", "b"])
IDS = FEW | st.lists(FEW | st.just("a,b"), max_size=3)
DATA = st.fixed_dictionaries(
    {},
    optional={
        "name": SCALARS,
        "tags": VALUES,
        "custom": VALUES,
        "rating": VALUES,
        "contacts": st.dictionaries(FEW, st.fixed_dictionaries({}, optional={"roles": IDS, "left": VALUES})) | VALUES,
        "follow_ups": section(what=FEW, step=FEW | st.none(), due=FEW, **{"with": IDS}),
        "interactions": section(date=FEW, kind=FEW, message_id=FEW | st.none(), **{"with": IDS | VALUES}),
        "issues": st.dictionaries(FEW, st.fixed_dictionaries({"updates": section(date=FEW, note=FEW, by=FEW)})),
        "handoffs": section(kind=FEW, opened=FEW, done=VALUES),
        "usage": VALUES,
    },
)  # fmt: skip


@settings(max_examples=300)
@given(DATA, DATA)
def test_carried_out_one_after_the_other_they_make_the_one_of_the_other(before: Any, after: Any) -> None:
    kept = copy.deepcopy((before, after))
    changes = differences(before, after, Account)
    assert alike(carried_out(changes, before), after)
    assert alike([before, after], list(kept)), "what was compared has changed"
    assert bool(changes) != alike(before, after)


@given(DATA, st.data())
def test_after_a_small_edit_few_changes_and_none_elsewhere(before: dict[str, Any], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(["name", "tags", "follow_ups", "interactions", "custom"]))
    after = {**before, key: data.draw(DATA).get(key, "x")}
    changes = differences(before, after, Account)
    assert all(change.path[0] == key for change in changes)
    assert alike(carried_out(changes, before), after)
    assert alike(carried_out(differences(after, before, Account), after), before)


def test_an_example_account_becomes_another(example) -> None:
    found = [read(path.name, path.read_bytes()).data for path in sorted(example.glob("*.yaml")) if path.stem != "amctl"]
    for before in found:
        for after in found:
            assert alike(carried_out(differences(before, after, Account), before), after)
