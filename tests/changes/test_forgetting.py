"""Who is forgotten is named nowhere any more; what others need stays."""

from collections.abc import Callable
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from amctl.changes.apply import applied
from amctl.changes.edits import Deed
from amctl.changes.forgetting import forget_contact, mentions
from amctl.model.account import Account
from amctl.model.fields import Refers
from amctl.model.people import Contact
from amctl.model.reading import Record, understood
from amctl.model.references import references
from amctl.yaml.reader import read

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
EVERYWHERE = """\
primary: doe
contacts:
  doe: {name: Jane Doe, reports_to: roe}
  roe: {name: Rick Roe, reports_to: doe, influences: [doe, poe], works_with: doe, conflicts_with: [doe]}
  poe: {name: Pat Poe, left: {date: 2026-10-01, replaced_by: doe}}
goals:
  faster: {goal: Faster, their_owner: doe, value: {amount: 1, confirmed_by: doe}}
milestones:
  live: {what: Live, their_owner: doe}
opportunities:
  more: {what: More, contact: doe}
issues:
  slow: {what: Slow, raised_by: doe}
follow_ups:
  - {what: Offer, due: 2026-12-01, promised_to: doe, with: [roe, doe]}
  - {what: Order, due: 2026-12-02, waiting_on: doe}
interactions:
  - {date: 2026-11-01, kind: call, with: doe, summary: Said so.}
  - {date: 2026-11-01, kind: call, with: doe, summary: Said so.}
  - {date: 2026-11-01, kind: call, with: [doe, roe, doe], summary: Said so.}
  - {date: 2026-11-01, kind: call, with: [roe, doe], summary: Said so.}
  - {date: 2026-11-01, kind: call, with: roe, summary: Said so.}
feedback:
  - {date: 2026-11-01, kind: nps, score: 9, contact: doe, comment: Great.}
  - {date: 2026-11-01, kind: nps, score: 8, contact: doe}
  - {date: 2026-11-01, kind: nps, score: 7, contact: roe, comment: Fine.}
  - {date: 2026-11-02, kind: quote, contact: doe, comment: I love it.}
  - {date: 2026-11-02, kind: quote, score: 5, contact: doe}
  - {date: 2026-11-02, kind: csat, contact: doe}
"""


def named(record: Record, contact: str) -> list[object]:
    return [place for to, place, name in references(record.account) if to == "contact" and name == contact]


def _marked(model: type[BaseModel], seen: set[type]) -> set[tuple[type, str]]:
    """Every field of a model, and of those in it, that names contacts."""
    seen.add(model)
    found = set()
    for name, field in model.model_fields.items():
        waiting = [field.annotation, *field.metadata]
        while waiting:
            part: Any = waiting.pop()
            if isinstance(part, Refers) and part.to == "contact":
                found.add((model, name))
            if get_origin(part) in (Annotated, Union, UnionType, tuple, dict):
                waiting += get_args(part)
            if isinstance(part, type) and issubclass(part, BaseModel) and part not in seen:
                found |= _marked(part, seen)
    return found


def test_nothing_names_who_is_forgotten_wherever_the_model_may_name_a_contact(
    account: Make, harmless: Callable[..., dict[str, Any]]
) -> None:
    record = account(EVERYWHERE)
    places = {tuple(step for step in place if isinstance(step, str)) for place in named(record, "doe")}
    fields = {"with_" if place[-1] == "with" else place[-1] for place in places}
    assert fields == {name for _, name in _marked(Account, set())}, "the account above names somebody in every field"
    deed = forget_contact(record, "doe")
    data = harmless(record, deed)
    assert "doe" not in str(data)
    assert "Doe" not in str(data)
    assert deed.done == "Took Jane Doe out of Acme: the entry and 23 places that named it."


def test_what_others_need_stays(account: Make, after: After) -> None:
    record = account(EVERYWHERE)
    data = after(record, forget_contact(record, "doe"))
    assert data["contacts"] == {
        "roe": {"name": "Rick Roe", "influences": ["poe"]},
        "poe": {"name": "Pat Poe", "left": {"date": "2026-10-01"}},
    }
    assert [one.get("with") for one in data["interactions"]] == [None, None, ["roe"], ["roe"], "roe"]
    assert data["follow_ups"] == [
        {"what": "Offer", "due": "2026-12-01", "with": ["roe"]},
        {"what": "Order", "due": "2026-12-02"},
    ]
    assert data["goals"]["faster"]["value"] == {"amount": 1}


def test_a_score_stays_without_a_name_and_words_go(account: Make, after: After) -> None:
    record = account(EVERYWHERE)
    assert after(record, forget_contact(record, "doe"))["feedback"] == [
        {"date": "2026-11-01", "kind": "nps", "score": 9},
        {"date": "2026-11-01", "kind": "nps", "score": 8},
        {"date": "2026-11-01", "kind": "nps", "score": 7, "contact": "roe", "comment": "Fine."},
    ]


def test_what_was_promised_is_told(account: Make) -> None:
    notes = forget_contact(account(EVERYWHERE), "doe").notes
    assert "Was the one to write first: amctl set acme primary=CONTACT" in notes
    assert any(note.startswith("Promised to Jane Doe: Offer, due 2026-12-01") for note in notes)


def test_somebody_whom_nothing_names_goes_quietly(account: Make, after: After) -> None:
    record = account("contacts:\n  doe: {name: Jane Doe}\n  roe: {name: Rick Roe, reports_to: doe}\n")
    deed = forget_contact(record, "roe")
    assert deed.done == "Took Rick Roe out of Acme: the entry and 0 places that named it."
    assert forget_contact(record, "doe").done == "Took Jane Doe out of Acme: the entry and 1 place that named it."
    assert after(record, deed)["contacts"] == {"doe": {"name": "Jane Doe"}}
    assert deed.notes == ()


@given(st.lists(st.lists(st.sampled_from(["doe", "roe", "poe"]), max_size=4), max_size=6))
def test_interactions_lose_exactly_the_one_however_alike_they_are(people: list[list[str]]) -> None:
    text = "name: Acme\nstatus: active\nowner: anna\n"
    text += "contacts: {doe: {name: Jane Doe}, roe: {name: Roe}, poe: {name: Poe}}\ninteractions:\n"
    text += "".join(f"  - {{date: 2026-11-01, kind: call, with: [{', '.join(one)}], summary: x}}\n" for one in people)
    document = read("acme.yaml", text.encode())
    found, _ = understood(document, Account)
    assert found is not None
    record, data = Record("acme", found, document), document.data
    for change in forget_contact(record, "doe").changes:
        data = applied(data, change, Account)
    kept = [one.get("with", []) for one in data["interactions"] or []]
    assert kept == [[name for name in one if name != "doe"] for one in people]


TEXT = """\
contacts:
  keller: {name: Ida Keller}
# Miriam knows why
summary: Ask Keller or M.KELLER@acme.example; Kellers Stimme zählt.
notes: The Kellermanns, von Hand, Skeller, dr. strange
phone: call 040 123
"""


def test_lines_that_still_name_somebody_are_found() -> None:
    contact = Contact(name="Dr. Miriam von Keller", email="m.keller@acme.example", phone="040 123")
    assert mentions(TEXT, contact) == [
        (2, "keller: {name: Ida Keller}"),
        (3, "# Miriam knows why"),
        (4, "summary: Ask Keller or M.KELLER@acme.example; Kellers Stimme zählt."),
        (6, "phone: call 040 123"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Wang Li came", "Wang Li", True),
        ("Li came", "Wang Li", False),
        ("王伟 came", "王伟", True),
        ("a.b", "A+B", False),
        ("so A+B is", "A+B", True),
        ("Keller, Miriam", "Keller, Miriam", True),
        ("Keller\u2019s idea", "Miriam Keller", True),
        ("one\u2028Keller", "Miriam Keller", True),
    ],
)
def test_names_are_looked_for_as_words(text: str, name: str, found: bool) -> None:
    assert [number for number, _ in mentions(text, Contact(name=name))] == ([1] if found else [])


def test_today_is_not_asked_for(account: Make) -> None:
    """To forget somebody says nothing of a day."""
    record = account("contacts:\n  doe: {name: Jane Doe}\n")
    assert not any(isinstance(value, date) for change in forget_contact(record, "doe").changes for value in change)
