"""What is not to be done after all goes, and only that."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.changes.dropping import drop_follow_up
from amctl.changes.edits import Deed
from amctl.changes.interactions import together
from amctl.model.reading import Record

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
ACME = """\
contacts:
  keller: {name: Dr. Miriam Keller}
follow_ups:
  - {what: Send draft, due: 2026-11-27, promised_to: keller}
  - {what: Call, due: 2026-11-28}
  - {what: Send draft, due: 2026-12-27, promised_to: nobody}
"""


@pytest.fixture
def acme(account: Make) -> Record:
    return account(ACME)


def dropped(record: Record, index: int, reason: str | None = None, by: tuple[str, ...] = ("anna",)) -> Deed:
    return drop_follow_up(record, index, reason, by=by, today=TODAY)


def test_a_follow_up_goes_without_a_trace(acme: Record, after: After) -> None:
    deed = dropped(acme, 1)
    data = after(acme, deed)
    assert [one["due"] for one in data["follow_ups"]] == ["2026-11-27", "2026-12-27"]
    assert "interactions" not in data
    assert (deed.done, deed.notes) == ("Dropped: Call.", ())


@pytest.mark.parametrize(("by", "signed"), [(("anna",), {"by": "anna"}), ((), {})])
def test_the_reason_is_a_note(acme: Record, after: After, by: tuple[str, ...], signed: dict[str, str]) -> None:
    deed = dropped(acme, 1, "no need", by)
    assert after(acme, deed)["interactions"] == [
        {"date": "2026-11-23", "kind": "note", "summary": "Dropped: Call: no need", **signed}
    ]
    assert deed.done == "Dropped: Call (no need)."


@pytest.mark.parametrize(("index", "who"), [(0, "Dr. Miriam Keller"), (2, "nobody")])
def test_who_was_promised_it_is_named(acme: Record, after: After, index: int, who: str) -> None:
    deed = dropped(acme, index)
    assert len(after(acme, deed)["follow_ups"]) == 2
    assert deed.notes == (f"Send draft was promised to {who}: tell them.",)


@pytest.mark.parametrize(
    ("indexes", "left"),
    [([2], ["2026-11-27", "2026-11-28"]), ([2, 0], ["2026-11-28"]), ([1, 0], ["2026-12-27"]), ([2, 1, 0], [])],
)
def test_of_those_that_are_alike_the_right_ones_go(
    acme: Record, after: After, indexes: list[int], left: list[str]
) -> None:
    deed = together(*(dropped(acme, index) for index in indexes))
    assert [one["due"] for one in after(acme, deed)["follow_ups"]] == left
