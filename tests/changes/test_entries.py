"""Entries are written as people would: in the format's order, under the file's names, without what nobody said."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.changes.apply import plain
from amctl.changes.entries import written
from amctl.dates import Period
from amctl.model.contracts import Contract, Line
from amctl.model.fields import Entry
from amctl.model.history import Interaction
from amctl.model.people import Contact
from amctl.model.settings import Away
from amctl.model.work import FollowUp, Handoff

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (FollowUp(what="Call", due=DAY), {"what": "Call", "due": DAY}),
        (
            FollowUp(due=DAY, every=Period(2, "week"), what="Call", with_=("keller",), who=("anna", "ben")),
            {"what": "Call", "due": DAY, "who": ["anna", "ben"], "with": "keller", "every": "2 weeks"},
        ),
        (Away(from_=DAY, until=DAY), {"from": DAY, "until": DAY}),
        (
            Interaction(summary="x", date=DAY, kind="call", reached=False, with_=()),
            {"date": DAY, "kind": "call", "reached": False, "summary": "x"},
        ),
        (Contact(name="Keller", roles=("billing",), known_by=("anna",)), {
            "name": "Keller", "roles": ["billing"], "known_by": "anna",
        }),
        (Contact(name="Keller", title=None, links={}, tags=()), {"name": "Keller"}),
        (Contact(name="Keller", links={"profile": "https://x.example"}), {
            "name": "Keller", "links": {"profile": "https://x.example"},
        }),
        (Line(amount=Decimal("48000.00"), kind="committed"), {"amount": Decimal("48000.00"), "kind": "committed"}),
        (Line(amount=Decimal(0)), {"amount": Decimal(0)}),
        (
            Contract(start=DAY, lines={"b": Line(amount=Decimal(1)), "a": Line(amount=Decimal(2), note="x")}),
            {"start": DAY, "lines": {"b": {"amount": Decimal(1)}, "a": {"amount": Decimal(2), "note": "x"}}},
        ),
    ],
)  # fmt: skip
def test_what_was_said_is_written_in_the_formats_order(entry: Entry, wanted: dict[str, Any]) -> None:
    made = written(entry)
    assert made == wanted
    assert list(made) == list(wanted)
    assert [type(value) for value in made.values()] == [type(value) for value in wanted.values()]


def test_what_is_usual_is_written_only_if_somebody_said_it() -> None:
    assert "kind" not in written(FollowUp(what="Call", due=DAY))
    assert written(FollowUp(what="Call", due=DAY, kind="task"))["kind"] == "task"


def test_models_inside_models_are_written_alike() -> None:
    raw = {
        "kind": "sales-to-account", "from": "jonas", "to": "anna", "opened": "2026-01-01",
        "done": {"met-team": {"date": "2026-01-02", "by": "anna"}},
    }  # fmt: skip
    assert plain(written(Handoff.model_validate(raw))) == raw


IDS = st.text("abc", min_size=1, max_size=3)
OPTIONAL = {
    "by": IDS | st.lists(IDS, min_size=2, max_size=3),
    "with": IDS | st.lists(IDS, min_size=2, max_size=3),
    "direction": st.sampled_from(["in", "out"]),
    "reached": st.booleans(),
    "share": st.text(min_size=1, max_size=5),
}


@given(
    st.fixed_dictionaries(
        {"date": st.just("2026-11-27"), "kind": st.just("call"), "summary": st.text()}, optional=OPTIONAL
    )
)
def test_what_is_written_reads_back_as_what_was_read(raw: dict[str, Any]) -> None:
    entry = Interaction.model_validate(raw, by_alias=True, by_name=False)
    made = plain(written(entry))
    assert made == raw
    assert Interaction.model_validate(made, by_alias=True, by_name=False) == entry
