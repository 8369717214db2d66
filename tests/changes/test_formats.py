"""Older formats: brought up to date by renaming, so that nothing but names changes."""

import pytest

from amctl.changes.apply import Inapplicable
from amctl.changes.edits import Entry, Rename, Set
from amctl.changes.formats import MIGRATIONS, migrated, waiting
from amctl.document import Document
from amctl.model.account import Account
from amctl.model.reading import understood
from amctl.model.settings import FORMAT, Settings

DRAFT = {
    "name": "Acme",
    "status": "active",
    "owner": "anna",
    "followups": [{"what": "Call", "due": "2026-12-01"}],
    "interactions": [
        {"date": "2026-11-01", "kind": "call", "who": "anna", "note": "Hello"},
        {"date": "2026-11-01", "kind": "call", "who": "ben", "note": "Hello"},
        {"date": "2026-11-02", "kind": "note", "summary": "New already"},
        "a slip",
        {"date": "2026-11-01", "kind": "call", "note": "Hello"},
    ],
}


def test_each_version_has_a_migration_to_the_next_which_says_what_it_does() -> None:
    assert [one.before for one in MIGRATIONS] == list(range(FORMAT))
    for migration in MIGRATIONS:
        assert migration.manual.startswith(f"Format {migration.before}, ")
        assert "\n" not in migration.manual


def test_a_book_that_is_up_to_date_waits_for_nothing() -> None:
    assert waiting(FORMAT) == []
    assert [one.before for one in waiting(0)] == list(range(FORMAT))
    assert migrated(DRAFT, FORMAT, Account) == ((), DRAFT)


def test_a_draft_becomes_an_account() -> None:
    draft = {**DRAFT, "interactions": [one for one in DRAFT["interactions"] if one != "a slip"]}
    changes, data = migrated(draft, 0, Account)
    assert data["follow_ups"] == DRAFT["followups"]
    assert [*data] == ["name", "status", "owner", "follow_ups", "interactions"]
    assert data["interactions"] == [
        {"date": "2026-11-01", "kind": "call", "by": "anna", "summary": "Hello"},
        {"date": "2026-11-01", "kind": "call", "by": "ben", "summary": "Hello"},
        {"date": "2026-11-02", "kind": "note", "summary": "New already"},
        {"date": "2026-11-01", "kind": "call", "summary": "Hello"},
    ]
    account, problems = understood(Document("acme.yaml", "", data, {}, ()), Account)
    assert account is not None, problems
    assert not problems
    assert all(isinstance(change, Rename) for change in changes)
    assert changes[0] == Rename(("followups",), "follow_ups")
    before, after = ("2026-11-01", "call", "", "", ""), ("2026-11-01", "call", "", "Hello", "")
    assert changes[1:5] == (
        Rename(("interactions", Entry(before), "note"), "summary"),
        Rename(("interactions", Entry(after), "who"), "by"),
        Rename(("interactions", Entry(before), "note"), "summary"),
        Rename(("interactions", Entry(after, 1), "who"), "by"),
    )


def test_what_is_no_entry_stays_for_a_rule_to_find() -> None:
    assert migrated(DRAFT, 0, Account)[1]["interactions"][3] == "a slip"
    assert migrated({"interactions": "none"}, 0, Account) == ((), {"interactions": "none"})
    assert migrated({"name": "Acme"}, 0, Account) == ((), {"name": "Acme"})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"followups": [], "follow_ups": []}, "there is a follow_ups already"),
        (
            {"interactions": [{"date": "2026-11-01", "note": "a", "summary": "b"}]},
            "has both note and summary: 2026-11-01",
        ),
        ({"interactions": [{"who": "a", "by": "b"}]}, "has both who and by"),
    ],
)
def test_what_would_be_lost_is_not_migrated(data: dict[str, object], message: str) -> None:
    with pytest.raises(Inapplicable, match=message):
        migrated(data, 0, Account)


def test_the_settings_say_their_version() -> None:
    changes, data = migrated({"amctl": 0, "company": "Example"}, 0, Settings)
    assert changes == (Set(("amctl",), 1, 0),)
    assert data == {"amctl": 1, "company": "Example"}
