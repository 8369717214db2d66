"""Every id that a file names is found, with the place where it stands."""

from collections.abc import Callable
from typing import Any

from amctl.document import Document
from amctl.model.account import Account
from amctl.model.reading import understood
from amctl.model.references import references
from amctl.yaml.reader import read

TEXT = b"""\
name: Acme
status: active
owner: anna
tier: gold
parent: holding
primary: keller
team: {ben: support, mei: consultant}
related: [{account: other, kind: partner}]
rating: {colour: red, by: ruth}
deal: {sold_by: jonas}
contacts:
  keller: {name: K, known_by: [anna, ben], reports_to: boss, left: {date: 2026-01-01, replaced_by: next}}
  boss: {name: B, known_by: mei, influences: keller}
contracts:
  c2:
    start: 2026-01-01
    follows: c1
    currency: USD
    lines: {l: {product: platform, amount: 1}, m: {amount: 2}}
goals: {g: {goal: x, owner: anna, their_owner: keller, value: {amount: 1, confirmed_by: boss}}}
issues: {i: {what: x, updates: [{date: 2026-01-01, note: n}, {date: 2026-01-02, note: n, by: mei}]}}
follow_ups:
  - {what: x, due: 2026-01-01, who: anna, with: [keller, boss]}
  - {what: y, due: 2026-01-01}
usage: [{date: 2026-01-01, product: analytics, active: 1}]
advocacy: {referrals: [{date: 2026-01-01, name: R, account: third}]}
handoffs: [{kind: account-to-account, from: a, to: b, opened: 2026-01-01, done: {step: {date: 2026-01-01, by: c}}}]
"""

FOUND = {
    ("person", ("owner",), "anna"),
    ("tier", ("tier",), "gold"),
    ("account", ("parent",), "holding"),
    ("contact", ("primary",), "keller"),
    ("person", ("team", "ben"), "ben"),
    ("person", ("team", "mei"), "mei"),
    ("account", ("related", 0, "account"), "other"),
    ("person", ("rating", "by"), "ruth"),
    ("person", ("deal", "sold_by"), "jonas"),
    ("person", ("contacts", "keller", "known_by", 0), "anna"),
    ("person", ("contacts", "keller", "known_by", 1), "ben"),
    ("contact", ("contacts", "keller", "reports_to"), "boss"),
    ("contact", ("contacts", "keller", "left", "replaced_by"), "next"),
    ("person", ("contacts", "boss", "known_by", 0), "mei"),
    ("contact", ("contacts", "boss", "influences", 0), "keller"),
    ("contract", ("contracts", "c2", "follows"), "c1"),
    ("currency", ("contracts", "c2", "currency"), "USD"),
    ("product", ("contracts", "c2", "lines", "l", "product"), "platform"),
    ("person", ("goals", "g", "owner"), "anna"),
    ("contact", ("goals", "g", "their_owner"), "keller"),
    ("contact", ("goals", "g", "value", "confirmed_by"), "boss"),
    ("person", ("issues", "i", "updates", 1, "by"), "mei"),
    ("person", ("follow_ups", 0, "who", 0), "anna"),
    ("contact", ("follow_ups", 0, "with", 0), "keller"),
    ("contact", ("follow_ups", 0, "with", 1), "boss"),
    ("product", ("usage", 0, "product"), "analytics"),
    ("account", ("advocacy", "referrals", 0, "account"), "third"),
    ("person", ("handoffs", 0, "from"), "a"),
    ("person", ("handoffs", 0, "to"), "b"),
    ("person", ("handoffs", 0, "done", "step", "by"), "c"),
}


def test_every_id_of_an_account_is_found_where_it_stands() -> None:
    document = read("a.yaml", TEXT)
    account, problems = understood(document, Account)
    assert account is not None
    assert problems == ()
    found = list(references(account))
    assert set(found) == FOUND
    assert len(found) == len(FOUND)
    for _, path, name in found:
        assert named(document, path) == name


def named(document: Document, path: tuple[str | int, ...]) -> str:
    """The word in the file to which a path leads: a value, or a key of `team`; of one word for a list, that word."""
    if document.place(path) is None:
        path = path[:-1]
    spot = document.spot(path, key=path[0] == "team")
    return document.text.split("\n")[spot.line - 1][spot.column - 1 : spot.end - 1]


def test_the_people_of_the_settings_are_found(settings: Callable[[str], Any]) -> None:
    found, problems = settings(
        "people:\n"
        "  anna: {name: A, lead: ruth, away: [{from: 2026-01-01, until: 2026-01-02, cover: ben}]}\n"
        "  jonas: {name: J, left: {date: 2026-01-01, successor: anna}}\n"
    )
    assert problems == ()
    assert set(references(found)) == {
        ("person", ("people", "anna", "lead"), "ruth"),
        ("person", ("people", "anna", "away", 0, "cover"), "ben"),
        ("person", ("people", "jonas", "left", "successor"), "anna"),
    }


def test_an_account_that_names_nobody_else() -> None:
    assert list(references(Account(name="A", status="active", owner="anna"))) == [("person", ("owner",), "anna")]
