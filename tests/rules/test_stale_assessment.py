"""AM507"""

from datetime import date

import pytest

from amctl.dates import Horizon
from amctl.derive.cadence import cadence_items
from amctl.model.account import Account
from amctl.model.reading import Record, understood
from amctl.rules.rule import Case
from amctl.rules.stale_assessment import check
from amctl.yaml.reader import read

KNOWN = "known_by: [anna]"


def _keller(more: str) -> str:
    return f"contacts:\n  keller: {{name: Miriam Keller, {KNOWN}, {more}}}\n"


def test_a_judgement_of_long_ago_is_told_at_its_day(told):
    assert told(_keller("influence: high, stance: neutral, assessed: 2026-05-26")) == [
        (
            5,
            95,
            "AM507",
            "warning",
            "2026-05-26",
            "Miriam Keller was last judged on 2026-05-26, which was good until 2026-11-22",
            "judge anew, even if it stays: amctl contact set acme keller --stance neutral",
        )
    ]


@pytest.mark.parametrize(
    ("more", "word"),
    [("influence: high", "--influence high"), ("roles: [economic-buyer]", "--stance STANCE")],
)
def test_a_judgement_without_a_day_is_told_at_the_contact(told, more, word):
    (found,) = told(_keller(more))
    assert (found.at, found.message) == (
        "keller",
        "nothing says when stance and influence of Miriam Keller were last judged",
    )
    assert found.help == f"judge anew, even if it stays: amctl contact set acme keller {word}"


@pytest.mark.parametrize(("since", "speaks"), [("2026-05-27", False), ("2026-05-26", True)])
def test_without_a_day_it_counts_from_the_beginning_and_is_good_for_180_days(codes, since, speaks):
    assert codes(f"since: {since}\n" + _keller("influence: high")) == ["AM507"] * speaks
    assert codes(_keller(f"influence: high, assessed: {since}")) == ["AM507"] * speaks


@pytest.mark.parametrize(("today", "late"), [("2026-08-30", False), ("2026-08-31", True)])
def test_it_speaks_once_the_item_of_due_is_overdue(make_settings, today, late):
    settings = make_settings()
    tier = settings.tiers["standard"].model_copy(update={"assess": make_settings("lead: {goal: 90 days}\n").lead.goal})
    settings = settings.model_copy(update={"tiers": {"quick": tier}})
    text = "name: Acme\nstatus: active\nowner: anna\ntier: quick\n" + _keller("influence: high, assessed: 2026-06-01")
    document = read("acme.yaml", text.encode())
    account, _ = understood(document, Account)
    assert account is not None
    case = Case(Record("acme", account, document), settings, Horizon(date.fromisoformat(today)))
    (item,) = [one for one in cadence_items(case) if one.kind == "assessment"]
    assert (item.day < date.fromisoformat(today)) == late
    assert len(list(check(case))) == late


@pytest.mark.parametrize("more", ["influence: low", "influence: high, left: {date: 2026-01-01}"])
def test_others_are_not_asked_about(codes, more):
    assert codes(_keller(more + ", assessed: 2020-01-01")) == []


@pytest.mark.parametrize("status", ["prospect", "paused", "ended"])
def test_only_customers_who_are_looked_after(codes, status):
    head = f"name: Acme\nstatus: {status}\nowner: anna\n"
    assert codes(_keller("influence: high, assessed: 2020-01-01"), head=head) == []
