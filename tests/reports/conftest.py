"""Items, facts and terms made by hand; an account as text, as a card."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amctl.derive.account import derive
from amctl.facts import Facts, Goal, Issue, Person, Term
from amctl.findings import Finding
from amctl.items import Item
from amctl.model.account import Account
from amctl.model.reading import Record, understood
from amctl.model.settings import Settings
from amctl.reports.card import card
from amctl.reports.report import Report
from amctl.yaml.reader import read

TODAY = date(2026, 11, 23)
SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna, away: [{from: 2026-12-21, until: 2027-01-04, cover: ben}]}
  ben: {name: Ben, away: [{from: 2026-11-23, until: 2026-11-23, cover: anna}]}
  mei: {name: Mei}
  jonas: {name: Jonas, left: {date: 2026-09-30}}
tiers:
  strategic: {touch: {ideal: 2 weeks, maximum: 4 weeks}, assess: 90 days}
"""


@pytest.fixture
def today() -> date:
    """The day on which all reports are asked for."""
    return TODAY


@pytest.fixture
def settings() -> Settings:
    """Settings of a small book, in which people are away now and then."""
    found, problems = understood(read("amctl.yaml", SETTINGS.encode()), Settings)
    assert found is not None, problems
    return found


@pytest.fixture
def item() -> Callable[..., Item]:
    """An item that is due today, but for what is said."""

    def make(**more: Any) -> Item:
        day = more.get("day", TODAY)
        given: dict[str, Any] = {
            "account": "acme",
            "kind": "follow-up",
            "day": day,
            "what": "Call",
            "who": ("anna",),
            "owner": "anna",
            "shown": day,
            "grace": day,
            "hidden": None,
            "handle": "0123456789",
            "file": "acme.yaml",
            "line": 7,
            "why": "planned",
        }
        return Item(**{**given, **more})

    return make


@pytest.fixture
def term() -> Callable[..., Term]:
    """A contract to be decided in a month, but for what is said."""

    def make(**more: Any) -> Term:
        given: dict[str, Any] = {
            "contract": "p",
            "state": "open",
            "decision": date(2026, 12, 23),
            "deadline": date(2026, 12, 23),
            "end": date(2027, 3, 31),
            "until": None,
            "renewal": "auto",
            "amount": Decimal(48000),
            "currency": "EUR",
            "book_amount": Decimal(48000),
            "forecast": "likely",
            "forecast_amount": Decimal(50000),
            "forecast_day": date(2026, 11, 1),
            "lead": date(2026, 8, 1),
            "otherwise": "renews by itself",
            "line": 12,
        }
        return Term(**{**given, **more})

    return make


@pytest.fixture
def facts() -> Callable[..., Facts]:
    """An account of which little is known, but for what is said."""

    def make(**more: Any) -> Facts:
        given: dict[str, Any] = {
            "account": "acme",
            "name": "Acme",
            "aliases": (),
            "domains": (),
            "status": "active",
            "owner": "anna",
            "team": (),
            "tier": "",
            "tags": (),
            "parent": "",
            "since": None,
            "language": "en",
            "colour": "",
            "revenue": Decimal(0),
            "next_decision": None,
            "last_touch": None,
            "next_touch": None,
            "contacts": 0,
            "champions": (),
            "blockers": (),
            "open_issues": 0,
            "open_follow_ups": 0,
            "opportunities": 0,
            "terms": (),
            "file": "acme.yaml",
            "named": (),
            "excused": (),
            "addresses": (),
            "people": (),
            "goals": (),
            "issues": (),
        }
        return Facts(**{**given, **more})

    return make


@pytest.fixture
def show(settings: Settings) -> Callable[[str], Report]:
    """The card of an account of which this is the file."""

    def make(text: str) -> Report:
        document = read("acme.yaml", text.encode())
        account, problems = understood(document, Account)
        assert account is not None, problems or document.problems
        items, facts, findings, _ = derive(Record("acme", account, document), settings, TODAY)
        return card(account, facts, items, findings, today=TODAY, currency="EUR")

    return make


@pytest.fixture
def finding() -> Callable[..., Finding]:
    """A finding, but for what is said."""

    def make(**more: Any) -> Finding:
        given: dict[str, Any] = {
            "file": "acme.yaml",
            "line": 3,
            "column": 8,
            "end": 11,
            "code": "AM301",
            "level": "error",
            "message": "unknown person 'ana'",
            "help": "did you mean 'anna'?",
        }
        return Finding(**{**given, **more})

    return make


@pytest.fixture
def person() -> Callable[..., Person]:
    """One of them of whom nothing is known but the name, but for what is said."""

    def make(contact: str = "doe", **more: Any) -> Person:
        given: dict[str, Any] = {
            "contact": contact,
            "name": contact.capitalize(),
            "title": "",
            "department": "",
            "email": "",
            "phone": "",
            "mobile": "",
            "roles": (),
            "stance": "",
            "influence": "",
            "approves": (),
            "assessed": None,
            "known_by": (),
            "tags": (),
            "left": None,
            "replaced_by": "",
            "touches": (),
            "line": 9,
        }
        return Person(**{**given, **more})

    return make


@pytest.fixture
def goal() -> Callable[..., Goal]:
    """A goal without figures, but for what is said; `readings`: (day, value), the first and the last."""

    def make(*readings: tuple[date, str], **more: Any) -> Goal:
        first, last = (readings[0], readings[-1]) if readings else ((None, None), (None, None))
        given: dict[str, Any] = {
            "goal": "fast",
            "what": "Be fast",
            "unit": "",
            "value": last[1] and Decimal(last[1]),
            "value_day": last[0],
            "due": None,
            "owner": "anna",
            "their_owner": "",
            "worth": None,
            "worth_per": "",
            "achieved": None,
            "dropped": None,
            "line": 5,
            "first": first[1] and Decimal(first[1]),
            "first_day": first[0],
        }
        for end in ("baseline", "target"):
            given[end] = Decimal(more.pop(end)) if end in more else None
        return Goal(**{**given, **more})

    return make


@pytest.fixture
def issue() -> Callable[..., Issue]:
    """An open issue of a week ago of which nothing was heard, but for what is said."""

    def make(name: str = "late", **more: Any) -> Issue:
        given: dict[str, Any] = {
            "issue": name,
            "what": "Exports are late",
            "kind": "problem",
            "severity": "medium",
            "opened": date(2026, 11, 16),
            "resolved": None,
            "raised_by": "",
            "owner": "anna",
            "next_update": None,
            "updated": None,
            "word": "",
            "ticket": "",
            "line": 6,
        }
        return Issue(**{**given, **more})

    return make
