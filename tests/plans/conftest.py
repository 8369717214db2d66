"""An account of which every question of a checklist is answered, and what is made of it."""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.dates import Horizon
from amctl.document import Document
from amctl.model.account import Account
from amctl.model.playbooks import Plan
from amctl.model.reading import Record, understood
from amctl.model.settings import Settings
from amctl.rules.rule import Case
from amctl.yaml.reader import read

SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker, lead: ruth}
  ben: {name: Ben Ott, lead: karl}
  ruth: {name: Ruth Hagedorn}
  karl: {name: Karl Lang}
  mei: {name: Mei Lindström}
  tomasz: {name: Tomasz Wójcik}
  jonas: {name: Jonas Weber, left: {date: 2026-09-30}}
tiers:
  standard: {touch: {ideal: 6 weeks}}
  light: {touch: {ideal: 3 months}}
  plain: {}
products: {platform: {name: Platform}, app: {name: App}}
"""
FULL = """\
name: Acme
status: active
owner: ben
tier: standard
since: 2026-06-01
primary: keller
team: {mei: support, tomasz: consultant}
links: {contracts: https://files.example/acme}
rating: {colour: yellow, reason: sponsor travels, date: 2026-11-01}
deal: {signed: 2026-06-01, why: Six hours a day by hand., promises: [Data export]}
contacts:
  keller: {name: Miriam Keller, roles: [executive-sponsor, daily-contact], stance: champion, approves: [renewal],
           assessed: 2026-10-01, channel: phone}
  bill: {name: Bill Payer, roles: [billing]}
  tech: {name: Tech Nician, roles: [technical-buyer]}
contracts:
  one: {signed: 2026-06-01, start: 2026-06-01, end: 2027-05-31, renewal: auto, renews_for: 12 months, notice: 90 days,
        forecast: {call: likely, date: 2026-11-01}, lines: {platform: {product: platform, amount: 1200}}}
goals:
  fast: {goal: Fast, metric: {unit: hours, baseline: 6, target: 2}, readings: [{date: 2026-10-01, value: 4}]}
milestones: {live: {what: Live, due: 2026-12-15}}
opportunities: {more: {what: More, next: price, close: 2027-01-15}}
issues:
  late: {what: Late, next_update: 2026-11-27}
  labels: {what: Labels, kind: request, next_update: 2026-12-10}
usage: [{date: 2026-10-31, product: platform, active: 97, of: 120}]
follow_ups:
  - {what: Meet, kind: meeting, due: 2026-12-01, who: [anna, ben]}
  - {what: Read the contract, due: 2026-12-05, who: anna}
interactions:
  - {date: 2026-11-18, kind: call, by: [ben, anna], with: keller, summary: Hello}
handoffs:
  - {kind: account-to-account, from: ben, to: anna, opened: 2026-11-16, reason: Anna takes the North}
"""
Change = Callable[[dict[str, Any]], None]


def put(path: str, value: Any = None) -> Change:
    """A change: the value at a dotted path is another; without one, it is not there."""

    def change(data: Any) -> None:
        *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
        for step in way:
            data = data[step]
        if value is None:
            del data[last]
        elif isinstance(data, list) and last == len(data):
            data.append(copy.deepcopy(value))
        else:
            data[last] = copy.deepcopy(value)

    return change


@pytest.fixture
def full() -> Callable[..., dict[str, Any]]:
    """The data of the account, after some changes."""

    def make(*changes: Change) -> dict[str, Any]:
        data = copy.deepcopy(read("acme.yaml", FULL.encode()).data)
        for change in changes:
            change(data)
        return data

    return make


@pytest.fixture
def case(full: Callable[..., dict[str, Any]]) -> Callable[..., Case]:
    """The account on a day, after some changes; with a plan file, if one is given."""

    def make(*changes: Change, today: str = "2026-11-23", plan: Plan | None = None) -> Case:
        document = Document("acme.yaml", "", full(*changes), {}, ())
        account, problems = understood(document, Account)
        settings, _ = understood(read("amctl.yaml", SETTINGS.encode()), Settings)
        assert account is not None, problems
        assert settings is not None
        return Case(Record("acme", account, document), settings, Horizon(date.fromisoformat(today)), lambda name: plan)

    return make
