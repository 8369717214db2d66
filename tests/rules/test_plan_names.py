"""AM319"""

from amctl.model.playbooks import Plan
from amctl.model.reading import understood
from amctl.rules.runner import plan_findings
from amctl.yaml.reader import read

FILE = "name: P\nfor: handoff\nsteps:\n  a: {what: A, not_for: [@]}\n"


def _told(text, settings):
    document = read("playbooks/p.yaml", text.encode())
    plan, problems = understood(document, Plan)
    return [
        (one.line, one.column, one.code, one.level, one.message, one.help)
        for one in plan_findings(plan, document, problems, settings)
    ]


def test_a_tier_that_the_settings_do_not_have(make_settings):
    settings = make_settings("")
    assert _told(FILE.replace("@", "standard, paln, gold"), settings) == [
        (4, 36, "AM319", "error", "unknown tier 'paln'", "did you mean 'plain'?"),
        (4, 42, "AM319", "error", "unknown tier 'gold'", "add it to tiers of amctl.yaml"),
    ]
    assert _told(FILE.replace("@", "standard"), settings) == []


def test_what_does_not_stand_in_the_file_itself_ships_and_is_left_alone(make_settings):
    document = read("playbooks/p.yaml", b"steps:\n  a: {who: lead}\n")
    plan = Plan.model_validate({"name": "P", "for": "handoff", "steps": {"a": {"what": "A", "not_for": ["gold"]}}})
    assert list(plan_findings(plan, document, (), make_settings(""))) == []


def test_it_is_silenced_and_given_a_level_like_any_other(make_settings):
    gold = FILE.replace("@", "gold")
    assert _told(gold.replace("\n  a:", "\n  # amctl: ignore[AM319] from January\n  a:"), make_settings("")) == []
    assert _told(gold, make_settings("rules: {AM319: ignore}\n")) == []
    assert [one[3] for one in _told(gold, make_settings("rules: {AM319: warning}\n"))] == ["warning"]


def test_what_is_found_in_a_plan_file_is_mended_by_hand_and_told_without_settings(make_settings):
    document = read("playbooks/p.yaml", b"nmae: P\nfor: handoff\nname: P\n")
    plan, problems = understood(document, Plan)
    for settings in (make_settings(""), None):
        (found,) = plan_findings(plan, document, problems, settings)
        assert (found.code, found.fixable) == ("AM201", False)
    assert [one.code for one in plan_findings(None, document, problems, make_settings(""))] == ["AM201"]
