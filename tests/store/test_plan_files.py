"""Plan files: what ships, what a book says instead, what is wrong with it."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from amctl.document import Problem
from amctl.messages import Message
from amctl.model.fields import is_id
from amctl.model.playbooks import Plan, Question
from amctl.model.work import HandoffKind, plan_name
from amctl.store.plan_files import PlanFile, PlanFiles, load_plan, plan_sources, shipped, shipped_names

Book = Callable[..., Path]
DEPARTED = "playbooks/handoff-departed.yaml"


def loaded(text: str, file: str = DEPARTED) -> PlanFile:
    return load_plan((file, text.encode()))


def told(file: PlanFile) -> list[tuple[int, str, str]]:
    return [(one.spot.line, one.message, one.help) for one in file.problems]


def plan(text: str) -> Plan:
    found = loaded(text)
    assert not found.problems
    assert found.plan
    return found.plan


# What ships


@pytest.mark.parametrize("name", shipped_names())
def test_what_ships_is_sound(name: str) -> None:
    found = shipped(name)
    assert found
    assert found.summary
    assert is_id(name)
    assert all(is_id(step) for step in found.steps)
    assert all(isinstance(one, Message) for one in (found.name, *(step.what for step in found.steps.values())))
    assert all(step.answered_by or not step.stale for step in found.steps.values()), "nothing that could be stale"


def test_each_kind_of_handoff_has_a_checklist_with_something_required() -> None:
    for kind in get_args(HandoffKind):
        found = shipped(plan_name(kind))
        assert found
        assert found.for_ == "handoff"
        assert any(step.required for step in found.steps.values())
        assert all(step.after for step in found.steps.values())


def test_the_sourced_list_is_all_there() -> None:
    counts = {kind: len(found.steps) for kind in get_args(HandoffKind) if (found := shipped(plan_name(kind)))}
    assert counts == {"sales-to-account": 13, "account-to-account": 22, "departed": 17}
    asked = {step.answered_by for kind in counts if (one := shipped(plan_name(kind))) for step in one.steps.values()}
    assert asked - {None} == set(get_args(Question))


def test_who_has_left_has_no_steps() -> None:
    found = shipped("handoff-departed")
    assert found
    assert {step.who for step in found.steps.values()} == {"lead", "successor"}


def test_the_first_ninety_days_are_a_takeover() -> None:
    found = shipped("first-ninety-days")
    assert found
    assert found.for_ == "takeover"
    assert {step.each for step in found.steps.values()} == {None, "key-contact"}
    assert all(("{contact}" in step.what) == (step.each is not None) for step in found.steps.values())


def test_there_is_no_other() -> None:
    assert shipped("handoff-nobody") is None


# What a book says instead


def test_a_book_changes_single_keys_of_single_steps_and_the_rest_stays() -> None:
    ours, theirs = shipped("handoff-departed"), plan("steps: {access: {required: true}}\n")
    assert ours
    assert theirs.steps["access"].required
    assert theirs.steps["access"].what == ours.steps["access"].what
    assert {n: s for n, s in theirs.steps.items() if n != "access"} == {
        n: s for n, s in ours.steps.items() if n != "access"
    }
    assert [*theirs.steps] == [*ours.steps]


def test_a_book_leaves_a_step_out_and_adds_its_own() -> None:
    theirs = plan("name: Ours\nsteps:\n  access:\n  visit: {what: See them}\n")
    assert "access" not in theirs.steps
    assert [*theirs.steps][-1] == "visit"
    assert theirs.name == "Ours"


def test_words_of_a_book_are_data_and_those_that_ship_are_translated() -> None:
    theirs = plan("steps: {access: {what: Zugang geben}, systems: {required: true}}\n")
    assert not isinstance(theirs.steps["access"].what, Message)
    assert isinstance(theirs.steps["systems"].what, Message)
    assert isinstance(theirs.name, Message)


def test_an_empty_file_or_empty_steps_say_nothing() -> None:
    assert plan("steps:\n") == plan("summary: Other\n").model_copy(update={"summary": plan("steps:\n").summary})


def test_a_plan_needs_all_of_it_that_does_not_ship() -> None:
    found = loaded("steps: {a: {who: lead}}\n")
    assert found.plan is None
    assert told(found) == [(1, "'what' is missing", "write what: …")]


def test_a_file_of_another_name_is_told_whatever_it_holds() -> None:
    unused = "no plan is called 'handoff-departd': this file is never used"
    for text in ("steps: {access: {required: true}}\n", "name: Own\nfor: takeover\nsteps: {a: {what: b}}\n"):
        found = loaded(text, "playbooks/handoff-departd.yaml")
        assert told(found) == [(1, unused, "did you mean 'handoff-departed'?")]
        assert not found.problems[0].fatal
    assert found.plan


# What is wrong


def test_what_is_wrong_is_told_where_it_stands() -> None:
    text = "steps:\n  opened: {answered_by: opend, requried: true}\n  bogus:\n  left-behid:\n"
    assert told(loaded(text)) == [
        (2, "unknown answered_by 'opend'", f"did you mean 'opened'? allowed: {', '.join(get_args(Question))}"),
        (2, "unknown key 'requried'", "did you mean 'required'?"),
        (3, "no step 'bogus' ships with amctl", "take it out, or say what has to be done"),
        (4, "no step 'left-behid' ships with amctl", "did you mean 'left-behind'?"),
    ]


@pytest.mark.parametrize(
    "text",
    ["steps: [a]\n", "steps: []\n", "steps: ''\n", "steps: {a: 1}\n", "steps: {access: [b]}\n", "steps: {a: {\n", "\n"],
)
def test_a_broken_file_is_a_value(text: str) -> None:
    found = loaded(text)
    assert found.plan is None
    assert found.problems


def test_a_file_that_cannot_be_read_is_a_value() -> None:
    problem = Problem("unreadable-file", (1, 1, 1), "a link", "copy it")  # type: ignore[arg-type]
    found = load_plan((DEPARTED, problem))
    assert (found.name, found.plan, found.problems) == ("handoff-departed", None, (problem,))


# The folder


def test_the_folder_may_be_missing(book: Book) -> None:
    files = PlanFiles(book())
    assert files.own == []
    assert files.plan("handoff-departed") == shipped("handoff-departed")
    assert files.plan("own") is None


def test_a_broken_file_leaves_what_ships_and_the_others(book: Book) -> None:
    files = PlanFiles(
        book(
            **{
                "playbooks__handoff-departed": "steps: [a]\n",
                "playbooks__own": "name: Own\nfor: handoff\n",
            }
        )
    )
    assert files.plan("handoff-departed") == shipped("handoff-departed")
    found = files.plan("own")
    assert found
    assert found.name == "Own"


def test_only_yaml_files_count_and_a_yml_is_told(book: Book) -> None:
    root = book(playbooks__own="name: Own\nfor: handoff\n")
    for name in ("a.yml", ".hidden.yaml", "notes.md"):
        (root / "playbooks" / name).write_text("x: 1\n")
    sources = plan_sources(root)
    assert [name for name, _ in sources] == ["playbooks/a.yml", "playbooks/own.yaml"]
    assert [isinstance(text, Problem) for _, text in sources] == [True, False]


def test_a_folder_that_is_none_is_told(book: Book) -> None:
    root = book()
    (root / "playbooks").write_text("no folder\n")
    ((name, problem),) = plan_sources(root)
    assert name == "playbooks"
    assert isinstance(problem, Problem)
    assert problem.message == "this folder cannot be read: Not a directory"
