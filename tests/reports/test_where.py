"""Accounts by conditions: exact, ordered, containing; what is not known is neither less nor more."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from amctl.errors import UsageError
from amctl.facts import Facts
from amctl.reports.accounts import COLUMNS
from amctl.reports.where import matching

TODAY = date(2026, 11, 23)


@pytest.fixture
def book(facts: Callable[..., Facts]) -> list[Facts]:
    return [
        facts(
            account="acme",
            name="Acme GmbH",
            tier="strategic",
            tags=("DACH", "vip"),
            revenue=Decimal("48000.00"),
            since=date(2024, 4, 1),
            last_touch=date(2026, 11, 20),
            open_issues=2,
            colour="red",
        ),
        facts(
            account="beta",
            name="Beta",
            tier="",
            tags=(),
            revenue=Decimal(500),
            since=None,
            last_touch=None,
            open_issues=0,
        ),
        facts(
            account="gamma", name="Gamma", tier="standard", tags=("dach",), revenue=None, last_touch=date(2026, 8, 1)
        ),
    ]


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ((), "acme beta gamma"),
        (("tier=strategic",), "acme"),
        (("tier = Strategic",), "acme"),
        (("tier!=strategic",), "beta gamma"),
        (("tier=",), "beta"),
        (("tier!=",), "acme gamma"),
        (("tags=dach",), "acme gamma"),
        (("tags!=vip",), "beta gamma"),
        (("tags=",), "beta"),
        (("tags=dach", "tags=vip"), "acme"),
        (("tags~da",), "acme gamma"),
        (("name~gmbh",), "acme"),
        (("since~2024",), "acme"),
        (("revenue=48000",), "acme"),
        (("revenue>500",), "acme"),
        (("revenue>=500",), "acme beta"),
        (("revenue<500.01",), "beta"),
        (("revenue<=500",), "beta"),
        (("revenue!=500",), "acme gamma"),
        (("revenue=",), "gamma"),
        (("open_issues>1",), "acme"),
        (("open-issues=0",), "beta gamma"),
        (("last_touch<-3m",), "gamma"),
        (("last_touch>=2026-11-20",), "acme"),
        (("last_touch=fri",), "acme"),
        (("last_touch=",), "beta"),
        (("tier=nothing",), ""),
        (("tier=strategic", "revenue<5"), ""),
    ],
)
def test_accounts_that_fit_all_conditions(book: list[Facts], conditions: tuple[str, ...], found: str) -> None:
    assert [one.account for one in matching(book, conditions, today=TODAY)] == found.split()


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_can_be_asked_for(book: list[Facts], column: str) -> None:
    empty = matching(book, [f"{column}="], today=TODAY)
    other = matching(book, [f"{column}!="], today=TODAY)
    assert {one.account for one in empty + other} == {"acme", "beta", "gamma"}
    assert len(empty) + len(other) == 3


@pytest.mark.parametrize(
    ("condition", "message", "hint"),
    [
        ("strategic", "^'strategic' is no condition$", "COLUMN=VALUE"),
        ("=x", "^'=x' is no condition$", "COLUMN=VALUE"),
        ("", "^'' is no condition$", "COLUMN=VALUE"),
        ("teir=x", "^no column 'teir'$", "did you mean 'tier'?"),
        ("qqq=x", "^no column 'qqq'$", "there are: account, name"),
        ("revenue>many", "^revenue: write an amount in digits", "amctl help dates"),
        ("open_issues=two", "^open_issues: write an amount", "amctl help dates"),
        ("since<01/02/2026", "^since: '01/02/2026' can be read in two ways", "amctl help dates"),
        ("tier>standard", "^tier has no more and less than 'standard'$", "tier=VALUE"),
        ("tags<a", "^tags has no more", "tags~PART"),
        ("revenue>", "^revenue has no more and less than ''$", "revenue=VALUE"),
    ],
)
def test_a_condition_that_makes_no_sense_is_refused(book: list[Facts], condition: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError, match=message) as told:
        matching(book, [condition], today=TODAY)
    assert hint in told.value.hint
