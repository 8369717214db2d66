"""All rules: listed, tested, numbered, explained. Each has a module here that plants what it finds."""

import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import amctl.rules
from amctl.findings import Level
from amctl.rules.catalogue import ACCOUNT_RULES, BOOK_RULES, DOCUMENT_RULES, PLAN_RULES, RULES, SETTINGS_RULES

HERE = Path(__file__).parent
NO_RULES = {"rule", "catalogue", "runner", "relations"}
FAMILIES = {
    "AM1": DOCUMENT_RULES,
    "AM2": DOCUMENT_RULES,
    "AM3": [*ACCOUNT_RULES, *DOCUMENT_RULES],
    "AM4": ACCOUNT_RULES,
    "AM5": ACCOUNT_RULES,
    "AM6": ACCOUNT_RULES,
}
RULE_IDS = [rule.NAME for rule in RULES]


def _module(rule: object) -> str:
    assert isinstance(rule, ModuleType)
    return rule.__name__.rsplit(".", 1)[-1]


def test_every_rule_there_is_stands_in_the_catalogue():
    there = {module.name for module in pkgutil.iter_modules(amctl.rules.__path__)} - NO_RULES
    assert there - {_module(rule) for rule in RULES} == set()


def test_every_rule_has_planted_faults():
    without = [
        name
        for rule in RULES
        if not (path := HERE / f"test_{(name := _module(rule))}.py").exists() or rule.CODE not in path.read_text()
    ]
    assert without == []


def test_whatever_is_found_while_reading_has_a_rule_to_tell_it(project):
    pattern = re.compile(r'\b(?:Problem|_Refused|_note|_problem)\(\s*"([a-z]+(?:-[a-z]+)+)"')
    named = {name for path in (project / "amctl").rglob("*.py") for name in pattern.findall(path.read_text("utf-8"))}
    assert "not-yaml" in named
    assert named <= {rule.NAME for rule in RULES}


def test_every_rule_stands_in_one_list_only():
    lists = (DOCUMENT_RULES, ACCOUNT_RULES, BOOK_RULES, SETTINGS_RULES, PLAN_RULES)
    assert len(RULES) == sum(map(len, lists))
    assert len({_module(rule) for rule in RULES}) == len(RULES)


def test_codes_and_names_are_one_of_a_kind_and_in_order():
    codes = [rule.CODE for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.NAME for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_a_code_belongs_to_its_family(rule):
    assert re.fullmatch(r"AM[1-6][0-9]{2}", rule.CODE)
    others = [*BOOK_RULES, *SETTINGS_RULES, *PLAN_RULES]
    assert rule in FAMILIES[rule.CODE[:3]] or (rule in others and rule.CODE[:3] in ("AM2", "AM3", "AM5"))


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_a_rule_is_named_like_its_module_and_has_a_level(rule):
    assert _module(rule).replace("_", "-") == rule.NAME
    assert rule.LEVEL in get_args(Level)
    assert rule.LEVEL != "ignore"


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_a_manual_has_a_sentence_and_an_example_that_keeps_its_layout(rule):
    sentence, empty, *rest = inspect.cleandoc(rule.__doc__).split("\n")
    assert re.fullmatch(r"[A-Z].*\.", sentence)
    assert empty == ""
    example = [line for line in rest if re.search(r"# (before|after)$", line)]
    assert [line.rsplit("# ", 1)[1] for line in example] == ["before", "after"]
    assert all(line.startswith("    ") for line in example)
