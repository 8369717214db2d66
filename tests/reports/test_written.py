"""What was written, for programs, and what is next."""

from datetime import date, timedelta

from amctl.changes.edits import Append, Create, Entry, Quote, Remove, Rename, Set
from amctl.items import Item, Kind
from amctl.reports.written import Said, acts_report, next_step, written_report

TODAY = date(2026, 11, 23)


def test_every_change_is_a_row_with_its_path_as_people_write_it() -> None:
    changes = (
        Set(("rating", "date"), TODAY, None),
        Append(("tags",), "vip"),
        Remove(("interactions", Entry(("2026-11-03", "call", "", "Hello", ""))), {"date": "2026-11-03"}),
        Rename(("followups",), "follow_ups"),
        Quote(("address", "postcode"), "01067"),
        Create("new.yaml", "name: New\n"),
    )
    [row] = written_report([Said("acme", "acme.yaml", "Done.", changes, ("Note.",))], today=TODAY, written=True).rows
    assert row["changes"] == (
        {"change": "set", "path": "rating.date", "value": "2026-11-23", "was": None},
        {"change": "append", "path": "tags", "value": "vip"},
        {"change": "remove", "path": "interactions.2026-11-03/call/Hello", "was": {"date": "2026-11-03"}},
        {"change": "rename", "path": "followups", "name": "follow_ups"},
        {"change": "quote", "path": "address.postcode", "value": "01067"},
        {"change": "create", "path": "new.yaml", "value": "name: New\n"},
    )
    assert (row["written"], row["notes"], row["done"]) == (True, ("Note.",), "Done.")


def item(kind: Kind, days: int, hidden: int | None = None) -> Item:
    day = TODAY + timedelta(days=days)
    sleep = TODAY + timedelta(days=hidden) if hidden is not None else None
    return Item("acme", kind, day, f"{kind} {days}", (), "anna", day, day, sleep, "7k2q8xyzab", "acme.yaml", 1, "")


def said(*items: Item) -> str:
    return next_step(items, account="acme", today=TODAY, handle_length=5)


def test_next_is_what_presses_most_and_how_to_close_it() -> None:
    late, later = item("promise", -3), item("follow-up", 4)
    assert said(later, late) == "Next: promise -3, Fri 2026-11-20 (3 days ago): amctl done 7k2q8"
    assert said(item("decision", 38), item("assessment", 1)) == "Next: decision 38, Thu 2026-12-31 (in 5 weeks)"
    assert said(item("promise", -3, hidden=3), later) == (
        "Next: promise -3, put off until Thu 2026-11-26 (in 3 days): amctl done 7k2q8"
    )
    assert said(item("assessment", 1)) == 'Next: nothing is planned; amctl follow-up acme "…" -d +1w'


def test_what_was_done_is_listed_with_its_minute() -> None:
    report = acts_report([("2026-11-23T12:34:56+00:00", "Did it.", ("a.yaml", "b.yaml"))], TODAY)
    assert report.rows == ({"at": "2026-11-23T12:34:56+00:00", "done": "Did it.", "files": ("a.yaml", "b.yaml")},)
    assert acts_report([], TODAY).blocks == ()
