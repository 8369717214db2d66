"""AM321"""

import pytest

from amctl.rules.runner import plan_findings
from amctl.store.plan_files import load_plan


@pytest.fixture
def told_of(make_settings):
    """What is told of a plan file."""

    def tell(name, text):
        own = load_plan((f"playbooks/{name}.yaml", text.encode()))
        found = plan_findings(own.plan, own.document, own.problems, make_settings(""))
        return [(one.line, one.column, one.code, one.level, one.message, one.help) for one in found]

    return tell


@pytest.mark.parametrize(
    ("name", "said", "meant"),
    [("handoff-departed", "takeover", "handoff"), ("first-ninety-days", "handoff", "takeover")],
)
def test_what_a_plan_is_for_is_what_its_name_says(told_of, name, said, meant):
    own = "summary: Ours\nfor: @\nsteps: {own-introduction: , first-call: }\n".replace(
        "own-introduction: , first-call: ", "own-introduction: , first-call: " if "ninety" in name else "access: "
    )
    assert told_of(name, own.replace("@", said)) == [
        (2, 6, "AM321", "error", f"{name} is for a {meant}, not for a {said}", f"write for: {meant}")
    ]
    assert told_of(name, own.replace("@", meant)) == []


def test_a_checklist_has_steps(told_of, emptied):
    remedy = "leave in what has to be so before somebody accepts an account"
    assert told_of("handoff-departed", emptied("handoff-departed")) == [
        (2, 1, "AM321", "error", "the checklist has no step left", remedy)
    ]
    assert told_of("first-ninety-days", emptied("first-ninety-days")) == []


@pytest.fixture
def emptied():
    """A plan file that takes out every step."""
    from amctl.store.plan_files import shipped

    return lambda name: "summary: Nothing\nsteps:\n" + "".join(f"  {step}:\n" for step in shipped(name).steps)


def test_a_file_of_another_name_is_none(told_of):
    assert told_of("handoff-departd", "steps: {access: {required: true}}\n") == [
        (
            1,
            1,
            "AM201",
            "error",
            "no plan is called 'handoff-departd': this file is never used",
            "did you mean 'handoff-departed'?",
        )
    ]
    ((*_, hint),) = told_of("own", "name: Own\nfor: handoff\nsteps: {a: {what: A}}\n")
    assert hint.startswith("the names that are used: handoff-sales-to-account, ")
    assert hint.endswith(", first-ninety-days")
