"""AM320"""

from datetime import date

import pytest

from amctl.dates import Horizon
from amctl.model.account import Account
from amctl.model.playbooks import Plan
from amctl.model.reading import Record, understood
from amctl.rules.rule import Case
from amctl.rules.unknown_step import check
from amctl.yaml.reader import read

HEAD = "name: Acme\nstatus: active\nowner: anna\n"
HANDOFF = """\
handoffs:
  - kind: departed
    from: jonas
    to: ben
    opened: 2026-11-02
    done: {met-taem: {date: 2026-11-03}, quux: {date: 2026-11-03}, met-team: {date: 2026-11-03}}
"""
PLAN = Plan.model_validate({"name": "P", "for": "handoff", "steps": {"met-team": {"what": "Meet"}}})


def _hits(make_settings, text, head=HEAD, plan=PLAN):
    document = read("acme.yaml", (head + text).encode())
    account, _ = understood(document, Account)
    plans = {"handoff-departed": plan}
    case = Case(Record("acme", account, document), make_settings(""), Horizon(date(2026, 11, 23)), plans.get)
    return [(one.spot.line, one.spot.column, one.message, one.help) for one in check(case)]


def test_a_tick_that_belongs_to_no_step(make_settings):
    assert _hits(make_settings, HANDOFF) == [
        (9, 12, "the checklist has no step 'met-taem'", "did you mean 'met-team'?"),
        (9, 42, "the checklist has no step 'quux'", "amctl handoff show acme lists the steps"),
    ]


@pytest.mark.parametrize(
    "over", ["accepted: 2026-11-20", "rejected: {date: 2026-11-20, reason: no}", "cancelled: {date: 2026-11-20}"]
)
def test_what_is_over_is_left_alone(make_settings, over):
    assert _hits(make_settings, HANDOFF + f"    {over}\n") == []


def test_so_are_accounts_that_are_over_and_books_without_plan_files(make_settings):
    assert _hits(make_settings, HANDOFF, head=HEAD.replace("active", "archived")) == []
    assert _hits(make_settings, HANDOFF, plan=None) == []
    assert _hits(make_settings, HANDOFF[: HANDOFF.index("    done")]) == []
