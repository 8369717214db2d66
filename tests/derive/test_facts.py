"""The row about an account."""

from datetime import date
from decimal import Decimal

import pytest

from amctl.document import Spot
from amctl.facts import Facts

FULL = """\
aliases: [AC]
tier: strategic
since: 2023-04-01
parent: holding
team: {mei: support, ben: executive}
tags: [dach, food]
domains: [acme.example]
language: fr
rating: {colour: yellow}
contacts:
  keller: {name: Keller, stance: champion, email: K@acme.example}
  brandt: {name: Brandt, stance: blocker}
  yilmaz: {name: Yilmaz, stance: neutral}
  gone: {name: Gone, stance: champion, left: {date: 2026-01-01}}
contracts:
  p: {signed: 2025-10-14, start: 2025-12-01, end: 2027-11-30, lines: {a: {amount: 48000}}}
  q: {signed: 2025-10-14, start: 2025-12-01, end: 2027-10-31}
opportunities:
  a: {what: A}
  b: {what: B, stage: won}
  c: {what: C, stage: lost}
issues:
  late: {what: Late}
  old: {what: Old, resolved: 2026-01-01}
follow_ups:
  - {what: A, due: 2026-12-01}
  - {what: B, due: 2026-12-01, done: 2026-11-01}
interactions:
  - {date: 2026-11-01, kind: call, summary: s}   # amctl: ignore[AM502, AM404] on leave
"""


def test_a_row_says_how_an_account_is(derived):
    facts = derived(FULL, "2026-11-23").facts
    assert facts._replace(terms=(), people=(), goals=(), issues=()) == Facts(
        account="acme",
        name="Acme",
        aliases=("AC",),
        domains=("acme.example",),
        status="active",
        owner="anna",
        team=("mei", "ben"),
        tier="strategic",
        tags=("dach", "food"),
        parent="holding",
        since=date(2023, 4, 1),
        language="fr",
        colour="yellow",
        revenue=Decimal(48000),
        next_decision=date(2027, 10, 31),
        last_touch=date(2026, 11, 1),
        next_touch=date(2026, 11, 15),
        contacts=3,
        champions=("keller",),
        blockers=("brandt",),
        open_issues=1,
        open_follow_ups=1,
        opportunities=1,
        terms=(),
        file="north/acme.yaml",
        named=(("holding", Spot(7, 9, 16)),),
        excused=((32, "AM502"), (32, "AM404")),
        addresses=(("k@acme.example", "keller"),),
        people=(),
        goals=(),
        issues=(),
        spot=Spot(1, 7, 11),
    )
    assert [(row.contract, row.line) for row in facts.terms] == [("p", 19), ("q", 20)]


def test_an_account_of_three_lines_has_a_row(derived):
    facts = derived("", "2026-11-23").facts
    assert (facts.tier, facts.parent, facts.colour, facts.language) == ("", "", "", "de")
    assert (facts.since, facts.next_decision, facts.last_touch, facts.next_touch) == (None, None, None, None)
    assert (facts.contacts, facts.open_issues, facts.open_follow_ups, facts.opportunities) == (0, 0, 0, 0)
    assert (facts.revenue, facts.terms, facts.excused) == (Decimal(0), (), ())
    assert (facts.people, facts.goals, facts.issues) == ((), (), ())


PEOPLE = """\
contacts:
  keller: {name: Keller, title: COO, email: K@acme.example, roles: [economic-buyer], known_by: anna}
  brandt: {name: Brandt, left: {date: 2026-01-01, replaced_by: keller}}
interactions:
  - {date: 2026-11-01, kind: call, by: [anna, ben], with: [keller, brandt], summary: s}
  - {date: 2026-10-01, kind: visit, with: keller, summary: s}
  - {date: 2026-11-02, kind: note, by: anna, with: keller, summary: no touch}
  - {date: 2026-11-09, kind: call, by: anna, with: keller, reached: false, summary: voicemail}
  - {date: 2026-12-01, kind: meeting, by: anna, with: keller, summary: not yet}
  - {date: 2026-10-20, kind: call, by: anna, with: keller, summary: earlier}
"""


def test_people_know_who_of_us_was_last_in_touch(derived):
    keller, brandt = derived(PEOPLE, "2026-11-23").facts.people
    assert (keller.contact, keller.title, keller.email, keller.roles) == (
        "keller",
        "COO",
        "K@acme.example",
        ("economic-buyer",),
    )
    assert keller.touches == (("", date(2026, 10, 1)), ("anna", date(2026, 11, 1)), ("ben", date(2026, 11, 1)))
    assert (keller.known_by, keller.last_touch, keller.left) == (("anna",), date(2026, 11, 1), None)
    assert (brandt.left, brandt.replaced_by, brandt.touches[0]) == (
        date(2026, 1, 1),
        "keller",
        ("anna", date(2026, 11, 1)),
    )
    assert (keller.line, brandt.line) == (5, 6)
    assert keller._replace(touches=()).last_touch is None


AIMS = """\
goals:
  fast: {goal: Faster, metric: {unit: hours, baseline: 6, target: 2}, due: 2026-12-31, their_owner: keller,
         value: {amount: 90000, confirmed_by: keller},
         readings: [{date: 2026-09-30, value: 3.1}, {date: 2026-06-30, value: 4.5}]}
  bare: {goal: Calm, owner: ben, achieved: 2026-01-01}
issues:
  late: {what: Late, severity: high, opened: 2026-10-02, raised_by: keller, owner: mei, next_update: 2026-11-27,
         ticket: S-1, updates: [{date: 2026-11-20, note: first}, {date: 2026-11-20, note: second}]}
  old: {what: Old, resolved: 2026-01-01}
contacts: {keller: {name: Keller}}
"""


def test_goals_and_issues_have_rows_with_the_latest_of_each(derived):
    facts = derived(AIMS, "2026-11-23").facts
    fast, bare = facts.goals
    assert (fast.what, fast.unit, fast.baseline, fast.target) == ("Faster", "hours", Decimal(6), Decimal(2))
    assert (fast.value, fast.value_day) == (Decimal("3.1"), date(2026, 9, 30))
    assert (fast.worth, fast.worth_per, fast.owner, fast.their_owner) == (Decimal(90000), "year", "anna", "keller")
    assert (bare.unit, bare.value, bare.worth, bare.owner, bare.achieved) == ("", None, None, "ben", date(2026, 1, 1))
    late, old = facts.issues
    assert (late.owner, late.updated, late.word) == ("mei", date(2026, 11, 20), "second")
    assert (late.severity, late.raised_by, late.ticket, late.next_update) == (
        "high",
        "keller",
        "S-1",
        date(2026, 11, 27),
    )
    assert (old.owner, old.updated, old.word, old.resolved) == ("anna", None, "", date(2026, 1, 1))
    assert (fast.line, late.line) == (5, 10)
    assert (fast.first, fast.first_day, fast.confirmed_by) == (Decimal("4.5"), date(2026, 6, 30), "keller")
    assert (bare.first, bare.first_day, bare.confirmed_by, bare.currency) == (None, None, "", "")
    assert late.resolution == ""


@pytest.mark.parametrize(
    ("contracts", "currency", "amount"),
    [
        ("{}", "EUR", "100"),
        ("{p: {start: 2026-01-01}}", "EUR", "100"),
        ("{p: {start: 2026-01-01, currency: USD}, q: {start: 2027-01-01, currency: USD}}", "USD", "92"),
        ("{p: {start: 2026-01-01, currency: CHF}}", "CHF", None),
        ("{p: {start: 2026-01-01, currency: USD}, q: {start: 2027-01-01}}", "", None),
    ],
    ids=["the book's", "the book's unsaid", "the contracts'", "without a rate", "several"],
)
def test_what_a_goal_is_worth_is_in_the_accounts_currency(derived, contracts, currency, amount):
    text = f"contracts: {contracts}\ngoals: {{g: {{goal: G, value: {{amount: 100}}}}, h: {{goal: H}}}}\n"
    worth, nothing = derived(text, "2026-11-23").facts.goals
    assert (worth.currency, worth.book_worth) == (currency, None if amount is None else Decimal(amount))
    assert (nothing.currency, nothing.book_worth) == ("", None)


def test_an_issue_knows_how_it_was_settled(derived):
    (one,) = derived("issues: {i: {what: I, resolved: 2026-01-01, resolution: Fixed}}\n", "2026-11-23").facts.issues
    assert one.resolution == "Fixed"


@pytest.mark.parametrize(
    ("status", "over"),
    [
        ("prospect", False),
        ("onboarding", False),
        ("active", False),
        ("paused", False),
        ("ended", True),
        ("archived", True),
    ],
)
def test_an_account_is_over_when_nobody_has_to_look_after_it(derived, status, over):
    assert derived("", "2026-11-23").facts._replace(status=status).over is over


def test_products_and_currencies_are_those_that_the_file_names(derived):
    text = (
        "contracts:\n  a: {start: 2020-01-01, currency: USD, lines: {p: {product: platform, amount: 1}}}\n"
        "usage:\n  - {date: 2026-01-01, product: analytics, active: 1}\n"
        "  - {date: 2026-02-01, product: platform, active: 1}\n"
    )
    facts = derived(text, "2026-11-23").facts
    assert (facts.products, facts.currencies) == (("analytics", "platform"), ("USD",))
    assert facts.spot == Spot(1, 7, 11)


def test_of_two_readings_on_a_day_the_lower_one_counts(derived):
    text = "goals:\n  g: {goal: G, readings: [{date: 2026-09-30, value: 1}, {date: 2026-09-30, value: 2}]}\n"
    assert derived(text, "2026-11-23").facts.goals[0].value == Decimal(2)
