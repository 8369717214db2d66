"""Everything that follows from one account on one day, in one answer."""

from datetime import date
from typing import NamedTuple

from amctl.dates import Horizon
from amctl.derive.cadence import cadence_items
from amctl.derive.handing import handoff_items
from amctl.derive.plans import plan_items
from amctl.derive.row import facts_of
from amctl.derive.terms import term_items, terms_of
from amctl.derive.work import work_items
from amctl.facts import Facts
from amctl.findings import Finding
from amctl.items import Item
from amctl.model.reading import Record
from amctl.model.settings import Settings
from amctl.rules.rule import Case, Plans, no_plans
from amctl.rules.runner import account_findings


class Derived(NamedTuple):
    """What follows from an account. It is the same on every day before `good_until`."""

    items: tuple[Item, ...]
    facts: Facts
    findings: tuple[Finding, ...]
    good_until: date


def derive(record: Record, settings: Settings, today: date, plans: Plans = no_plans) -> Derived:
    """Items, facts and findings of an account on a day; `plans` are the book's plan files, by name."""
    case = Case(record, settings, Horizon(today), plans)
    terms = terms_of(case)
    items = (*term_items(case, terms), *work_items(case), *handoff_items(case), *plan_items(case), *cadence_items(case))
    facts = facts_of(case, terms, items)
    findings = tuple(account_findings(case))
    return Derived(items, facts, findings, case.horizon.good_until)
