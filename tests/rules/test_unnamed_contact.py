"""AM322"""

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


def told(line, column, step, remedy="write each: key-contact, or take {contact} out"):
    return [(line, column, "AM322", "error", f"nothing says whom {{contact}} of {step} is", remedy)]


def test_who_is_meant_is_said_by_each(told_of):
    days = "first-ninety-days"
    assert told_of(days, "steps:\n  first-call: {each: }\n") == told(2, 22, "first-call")
    assert told_of(days, 'steps:\n  own: {what: "Call {contact}"}\n') == told(2, 15, "own")
    assert told_of(days, 'steps:\n  own: {what: "Call {contact}", each: key-contact}\n') == []


def test_a_checklist_speaks_of_nobody(told_of):
    remedy = "take {contact} out: a checklist has its steps once"
    for each in ("", ", each: key-contact"):
        (found,) = told_of("handoff-departed", f'steps:\n  own: {{what: "Call {{contact}}"{each}}}\n')
        assert found[2:] == told(2, 15, "own", remedy)[0][2:]
