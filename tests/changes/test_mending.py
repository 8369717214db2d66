"""From what a rule proposes to the change that writes it."""

from collections.abc import Callable

import pytest

from amctl.changes.apply import Inapplicable, applied, named_path, resolved
from amctl.changes.edits import Change, Entry, Quote, Rename, Set
from amctl.changes.mending import Mend, change_of
from amctl.model.account import Account
from amctl.model.reading import Record

TEXT = """\
address: {postcode: 01067, country: 20457}
tags: [a, b, a]
interactions:
  - {date: 2026-01-01, kind: call, summary: A, with: [brandt], share: B}
  - {date: 2026-01-01, kind: call, summary: A, with: [brandt]}
"""
CALL = ("2026-01-01", "call", "brandt", "A", "")


@pytest.mark.parametrize(
    ("mend", "change"),
    [
        (Mend(("owner",), "ben"), Set(("owner",), "ben", "anna")),
        (Mend(("owner",), "owned_by", key=True), Rename(("owner",), "owned_by")),
        (Mend(("address", "postcode"), "01067"), Quote(("address", "postcode"), "01067")),
        (Mend(("address", "country"), "20457"), Set(("address", "country"), "20457", 20457)),
        (Mend(("tags", 2), "c"), Set(("tags", Entry(("a",), 1)), "c", "a")),
        (
            Mend(("interactions", 1, "with", 0), "k"),
            Set(("interactions", Entry(CALL, 1), "with", Entry(("brandt",))), "k", "brandt"),
        ),
    ],
)
def test_a_mend_becomes_the_change_that_writes_it(account: Callable[..., Record], mend: Mend, change: Change) -> None:
    document = account(TEXT).document
    assert change_of(mend, document, Account) == change


def test_a_named_path_leads_back_to_its_place(account: Callable[..., Record]) -> None:
    data = account(TEXT).document.data
    for place in (("tags", 2), ("interactions", 1, "with", 0), ("interactions", 0, "with", 0), ("name",), ()):
        assert resolved(data, named_path(data, place, Account), Account) == place


def test_quotes_change_no_data_and_fit_only_what_they_were_meant_for(account: Callable[..., Record]) -> None:
    data = account(TEXT).document.data
    path = ("address", "postcode")
    assert applied(data, Quote(path, "01067"), Account) == data
    with pytest.raises(Inapplicable, match=r"address.postcode is another by now"):
        applied(data, Quote(path, "01068"), Account)
