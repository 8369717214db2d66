"""An account as text, and what follows from it on a day."""

from collections.abc import Callable
from datetime import date

import pytest

from amctl.dates import Horizon
from amctl.derive.account import Derived, derive
from amctl.facts import Term
from amctl.items import Item
from amctl.model.account import Account
from amctl.model.contracts import Contract
from amctl.model.reading import Record, understood
from amctl.model.settings import Settings
from amctl.terms import Standing, standing, successors
from amctl.yaml.reader import read

SETTINGS = """\
amctl: 1
currency: EUR
language: de
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
  mei: {name: Mei Lindström}
tiers:
  strategic:
    touch: {ideal: 2 weeks, maximum: 4 weeks}
    review: 3 months
    assess: 90 days
    lead: {decision: 180 days, review: 1 month}
  standard: {touch: {ideal: 6 weeks}}
  plain: {}
products:
  platform: {name: Platform}
lead: {decision: 100 days, goal: 1 week}
rates: {USD: 0.92, GBP: 1.17}
"""
HEAD = "name: Acme\nstatus: active\nowner: anna\n"


@pytest.fixture
def settings() -> Settings:
    """Settings of a small book."""
    found, problems = understood(read("amctl.yaml", SETTINGS.encode()), Settings)
    assert found is not None, problems
    return found


@pytest.fixture
def account() -> Callable[..., Record]:
    """An account from the lines below three that are sound: the first of them is the file's fourth."""

    def make(text: str = "", *, head: str = HEAD) -> Record:
        document = read("north/acme.yaml", (head + text).encode())
        found, problems = understood(document, Account)
        assert found is not None, problems or document.problems
        assert not problems
        return Record("acme", found, document)

    return make


@pytest.fixture
def derived(account: Callable[..., Record], settings: Settings) -> Callable[..., Derived]:
    """What follows from such an account on a day."""

    def on(text: str, today: str, **how: str) -> Derived:
        return derive(account(text, **how), settings, date.fromisoformat(today))

    return on


@pytest.fixture
def items(derived: Callable[..., Derived]) -> Callable[..., list[Item]]:
    """Its items of a kind."""

    def of(kind: str, text: str, today: str = "2026-11-23", **how: str) -> list[Item]:
        return [item for item in derived(text, today, **how).items if item.kind == kind]

    return of


@pytest.fixture
def term(derived: Callable[..., Derived]) -> Callable[..., Term | None]:
    """The row about its contract `p`."""

    def on(text: str, today: str, **how: str) -> Term | None:
        rows = {row.contract: row for row in derived(f"contracts:\n{text}", today, **how).facts.terms}
        return rows.get("p")

    return on


@pytest.fixture
def contracts(account: Callable[..., Record]) -> Callable[[str], dict[str, Contract]]:
    """Contracts from lines of their own."""

    def make(text: str) -> dict[str, Contract]:
        return account(f"contracts:\n{text}").account.contracts

    return make


@pytest.fixture
def where(contracts: Callable[[str], dict[str, Contract]]) -> Callable[[str, str], Standing | None]:
    """Where the contract `p` stands on a day."""

    def stands(text: str, today: str) -> Standing | None:
        ours = contracts(text)
        return standing(ours["p"], successors(ours).get("p"), Horizon(date.fromisoformat(today)))

    return stands
