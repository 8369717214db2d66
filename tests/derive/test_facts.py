"""The row about an account."""

from datetime import date
from decimal import Decimal

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
    assert facts._replace(terms=()) == Facts(
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
    )
    assert [(row.contract, row.line) for row in facts.terms] == [("p", 19), ("q", 20)]


def test_an_account_of_three_lines_has_a_row(derived):
    facts = derived("", "2026-11-23").facts
    assert (facts.tier, facts.parent, facts.colour, facts.language) == ("", "", "", "de")
    assert (facts.since, facts.next_decision, facts.last_touch, facts.next_touch) == (None, None, None, None)
    assert (facts.contacts, facts.open_issues, facts.open_follow_ups, facts.opportunities) == (0, 0, 0, 0)
    assert (facts.revenue, facts.terms, facts.excused) == (Decimal(0), (), ())
