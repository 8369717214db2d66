"""The cover sheet: what falls due while somebody is away, what is overdue already, and what to know before."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.derive.account import derive
from amctl.language import Language, in_language
from amctl.messages import Message
from amctl.model.account import Account
from amctl.model.reading import Record, understood
from amctl.model.settings import Away, Settings
from amctl.reports.agenda import Absence
from amctl.reports.cover import COLUMNS, cover_sheet
from amctl.reports.covered import Looked
from amctl.reports.report import Cell, Facts, Prose, Report, Table
from amctl.yaml.reader import read

TODAY = date(2026, 12, 18)
CHRISTMAS = ("2026-12-21", "2027-01-04")
SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker, phone: "+49 1", email: anna@us.example, lead: ruth}
  ben: {name: Ben Ott, phone: "+49 2", email: ben@us.example}
  ruth: {name: Ruth Hag, email: ruth@us.example}
  mei: {name: Mei, lead: jonas, away: [{from: 2027-01-04, until: 2027-01-09, cover: ben}]}
  jonas: {name: Jonas, left: {date: 2026-09-30}}
rates: {USD: 0.5}
tiers: {gold: {assess: 90 days, lead: {decision: 60 days}}}
"""
HEAD = "name: Acme\nstatus: active\nowner: anna\n"
Ask = Callable[..., Report]


@pytest.fixture
def ask() -> Ask:
    """The sheet of an absence of Anna's over Christmas, from the files of accounts."""

    def report(
        *files: str,
        person: str = "anna",
        days: tuple[str, str] = CHRISTMAS,
        cover: str | None = "ben",
        today: date = TODAY,
    ) -> Report:
        settings, problems = understood(read("amctl.yaml", SETTINGS.encode()), Settings)
        assert settings is not None, problems
        away = Away.model_validate({"from": days[0], "until": days[1], **({"cover": cover} if cover else {})})
        absent = settings.people[person].model_copy(update={"away": (*settings.people[person].away, away)})
        settings = settings.model_copy(update={"people": {**settings.people, person: absent}})
        names = ("acme", "beta", "gamma")[: len(files)]
        book = [looked(name, text, settings, today) for name, text in zip(names, files, strict=True)]
        return cover_sheet(Absence(person, away), book, settings=settings, today=today, handle_length=5)

    return report


def looked(name: str, text: str, settings: Settings, today: date) -> Looked:
    document = read(f"{name}.yaml", (text if text.startswith("name:") else HEAD + text).encode())
    account, problems = understood(document, Account)
    assert account is not None, problems or document.problems
    derived = derive(Record(name, account, document), settings, today)
    return Looked(account, derived.facts, derived.items)


def head(report: Report) -> dict[str, Cell]:
    block = report.blocks[0]
    assert isinstance(block, Facts)
    return dict(block.pairs)


def table(report: Report, title: str) -> list[tuple[Cell, ...]]:
    (block,) = (one for one in report.blocks if isinstance(one, Table) and one.title == title)
    return list(block.rows)


def texts(rows: list[tuple[Cell, ...]], *columns: int) -> list[Any]:
    found = [tuple(row[n].text for n in columns) for row in rows]
    return [one[0] if len(one) == 1 else one for one in found]


def prose(report: Report) -> list[str]:
    return [block.text for block in report.blocks if isinstance(block, Prose)]


def follow_ups(*entries: str) -> str:
    return "follow_ups:\n" + "".join(f"  - {{{one}}}\n" for one in entries)


DUE, MEETINGS = "What else falls due", "Meetings and reviews"
DECIDED, PROMISED = "To be decided or announced", "Promised"
ISSUES, FIRST, KNOWN = "Escalations and promised updates", "Whom to write first", "Before you touch anything"


# The head


def test_who_is_away_who_covers_whom_to_ask_and_how_much_it_is(ask: Ask) -> None:
    report = ask(
        "contracts: {a: {signed: 2020-01-01, start: 2020-01-01, lines: {p: {amount: 1000}}}}\n"
        + follow_ups("what: Late, due: 2026-12-17", "what: Meanwhile, due: 2026-12-24")
    )
    assert (report.name, report.title) == ("away", "Cover sheet for Anna Becker")
    assert head(report) == {
        "Away": Cell("Anna Becker", "strong"),
        "When": Cell("2026-12-21 until 2027-01-04, 15 days"),
        "Cover": Cell("Ben Ott · +49 2 · ben@us.example"),
        "To ask": Cell("Ruth Hag · ruth@us.example"),
        "Accounts": Cell("1 account, 1,000 EUR a year"),
        "Work": Cell("1 to be done, 1 overdue already", "bad"),
        "As of": Cell("2026-12-18"),
    }
    assert prose(report)[-1] == "Meanwhile amctl due shows all of this to Ben Ott day by day."


def test_without_a_cover_it_is_said_who_is_told(ask: Ask) -> None:
    report = ask("", cover=None)
    assert head(report)["Cover"] == Cell("nobody", "bad")
    assert head(report)["Told instead"] == Cell("Ruth Hag · ruth@us.example")
    assert "To ask" not in head(report), "she is told already"
    assert prose(report)[-1] == "Meanwhile amctl due shows all of this to Ruth Hag day by day."
    assert head(report)["Work"] == Cell("0 to be done, 0 overdue already")


def test_a_cover_who_is_away_as_well_is_told_and_a_lead_who_has_left_is_not_asked(ask: Ask) -> None:
    found = head(ask("", cover="mei"))
    assert found["Cover away as well"] == Cell("2027-01-04 until 2027-01-09", "bad")
    assert "Told instead" not in found, "Mei is there on the first day"
    assert "Cover away as well" not in head(ask("", cover="mei", days=("2026-12-21", "2027-01-03")))
    alone = ask("", person="mei", cover=None)
    assert {"To ask", "Told instead"}.isdisjoint(head(alone))
    assert prose(alone) == [], "nobody is told"


def test_while_it_runs_it_counts_who_is_told_today(ask: Ask) -> None:
    assert head(ask("", cover="mei", today=date(2027, 1, 4)))["Told instead"].text.startswith("Ben Ott")


# The accounts


def test_the_accounts_that_the_person_looks_after_the_largest_first(ask: Ask) -> None:
    contract = "contracts: {{a: {{signed: 2020-01-01, start: 2020-01-01, end: 2027-01-31, currency: {currency}, lines: {{p: {{amount: 100}}}}}}}}\n"  # noqa: E501
    report = ask(
        "tier: gold\n" + contract.format(currency="USD"),
        contract.format(currency="CHF") + "issues: {x: {what: X}}\n",
        contract.format(currency="EUR") + "contacts:\n  b: {name: Bo, stance: champion, mobile: '+1'}\n"
        "  c: {name: Cy, stance: champion, left: {date: 2020-01-01}}\n"
        "  d: {name: Di, stance: champion}\n",
    )
    rows = table(report, "The accounts")
    assert texts(rows, 0, 1, 2, 3, 4) == [
        ("gamma", "-", "active", "100 EUR", "2027-01-31"),
        ("acme", "gold", "active", "50 EUR", "2027-01-31"),
        ("beta", "-", "active", "a rate is missing", "2027-01-31"),
    ]
    assert [row[5] for row in rows] == [Cell("Bo\n+1\nDi"), *[Cell("no champion", "warn")] * 2]
    assert [row[6] for row in rows] == [Cell("0", "dim"), Cell("0", "dim"), Cell("1", "warn")]
    assert head(report)["Accounts"].text == "3 accounts, 150 EUR a year"


def test_of_other_accounts_only_the_persons_work_is_there(ask: Ask) -> None:
    other = "name: Beta\nstatus: active\nowner: ben\n"
    report = ask(
        other + follow_ups("what: Mine, due: 2026-12-22, who: anna", "what: His, due: 2026-12-22"),
        other,
        "name: Gamma\nstatus: ended\nowner: anna\n" + follow_ups("what: Still, due: 2026-12-23"),
    )
    assert table(report, "The accounts") == table(report, FIRST) == []
    assert texts(table(report, DUE), 1, 2) == [("acme", "Mine"), ("gamma", "Still")]
    assert [row["account"] for row in report.rows] == ["acme", "gamma"]


def test_nobody_elses_work(ask: Ask) -> None:
    report = ask("", person="ruth", cover="ben")
    assert report.rows == ()
    assert report.nothing == "Ruth Hag looks after no account, and has nothing to do elsewhere."


# What falls due


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("due: 2026-12-17", "2026-12-17\n1 day late"),
        ("due: 2026-12-16", "2026-12-16\n2 days late"),
        ("due: 2026-12-18", None),
        ("due: 2026-12-20", None),
        ("due: 2026-12-21", "2026-12-21"),
        ("due: 2027-01-04", "2027-01-04"),
        ("due: 2027-01-05", None),
        ("due: 2026-12-01, snoozed_until: 2026-12-28", "2026-12-28"),
        ("due: 2026-12-24, done: 2026-12-18", None),
        ("due: 2026-12-17, every: 4 weeks", "2026-12-17\n1 day late"),
    ],
)
def test_what_falls_into_the_days_and_what_is_overdue_comes_along(ask: Ask, entry: str, shown: str | None) -> None:
    rows = table(ask(follow_ups(f"what: Call, {entry}")), DUE)
    assert texts(rows, 0) == ([shown] if shown else [])
    assert all(row[0].tone == ("bad" if "late" in row[0].text else "plain") for row in rows)


def test_what_comes_again_stands_on_each_of_its_days(ask: Ask) -> None:
    report = ask(follow_ups("what: Call, due: 2026-12-17, every: 1 week, last_done: 2026-12-17"))
    assert texts(table(report, DUE), 0) == ["2026-12-24", "2026-12-31"]
    assert report.rows[0]["ahead"] == 2


def test_while_it_runs_it_begins_today(ask: Ask) -> None:
    entries = follow_ups("what: A, due: 2026-12-22", "what: B, due: 2026-12-23", "what: C, due: 2026-12-24")
    report = ask(entries, today=date(2026, 12, 23))
    assert texts(table(report, DUE), 0, 2) == [
        ("2026-12-22\n1 day late", "A"),
        ("2026-12-23", "B"),
        ("2026-12-24", "C"),
    ]


def test_what_falls_due_before_is_counted(ask: Ask) -> None:
    (words, _) = prose(ask(follow_ups("what: A, due: 2026-12-18", "what: B, due: 2026-12-20")))
    assert words == "2 things fall due before 2026-12-21; what is not done by then comes along."
    (words, _) = prose(ask(follow_ups("what: A, due: 2026-12-18", "what: B, due: 2027-01-20")))
    assert words == "1 thing falls due before 2026-12-21; if it is not done by then, it comes along."


def test_judgements_can_wait(ask: Ask) -> None:
    contacts = "tier: gold\nsince: 2020-01-01\ncontacts: {a: {name: Al, stance: champion, assessed: 2026-01-01}}\n"
    report = ask(contacts)
    assert prose(report)[0] == "1 judgement of a contact is to be renewed; that can wait for Anna Becker."
    report = ask(contacts, contacts)
    assert prose(report)[0] == "2 judgements of contacts are to be renewed; that can wait for Anna Becker."
    assert table(report, DUE) == []


def test_what_was_put_off_says_since_when(ask: Ask) -> None:
    rows = table(ask(follow_ups("what: Call, due: 2026-12-01, snoozed_until: 2026-12-28")), DUE)
    assert rows[0][2] == Cell("Call; put off, due 2026-12-01")


def test_with_whom_it_is_and_who_does_it(ask: Ask) -> None:
    contacts = (
        "contacts:\n  a: {name: Al, phone: '1', email: al@x.example}\n  b: {name: Bo, email: bo@x.example}\n"
        "  c: {name: Cy, left: {date: 2026-12-01}}\n"
    )
    report = ask(
        contacts
        + follow_ups(
            "what: Wait, due: 2026-12-22, waiting_on: b, with: [a, c, nobody], who: [anna, mei]",
            "what: Meet, due: 2026-12-23, kind: meeting, with: a",
            "what: Send, due: 2026-12-24, promised_to: a, with: a",
        )
    )
    assert table(report, DUE)[0][1:5] == (
        Cell("acme", "strong"),
        Cell("Wait (waiting on Bo)"),
        Cell("Bo\nbo@x.example\nAl\n1"),
        Cell("anna, mei"),
    )
    assert texts(table(report, MEETINGS), 2, 3) == [("Meet", "Al\n1")]
    assert texts(table(report, PROMISED), 2, 3) == [("Send", "Al\n1")]
    assert len(table(report, PROMISED)[0][5].text) == 5
    assert texts(table(ask(follow_ups("what: Call, due: 2026-12-22")), DUE), 3) == ["-"]


@pytest.mark.parametrize(
    ("end", "shown"),
    [("2026-12-10", True), ("2026-12-19", False), ("2027-01-01", True), ("2027-03-05", True), ("2027-03-06", False)],
)
def test_decisions_are_there_as_soon_as_their_lead_time_runs(ask: Ask, end: str, shown: bool) -> None:
    term = f"tier: gold\ncontracts: {{a: {{signed: 2020-01-01, start: 2020-01-01, end: {end}}}}}\n"
    contacts = "contacts:\n  a: {name: Al, approves: renewal, phone: '1'}\n  b: {name: Bo}\n"
    contacts = contacts.replace("approves: renewal", "approves: [renewal]")
    rows = table(ask(term + contacts), DECIDED)
    assert texts(rows, 2, 3) == ([(f"Decide on a: lapses after {end}", "Al\n1")] if shown else [])


# Issues


def test_escalations_and_updates_that_fall_due_the_worst_first(ask: Ask) -> None:
    report = ask(
        "contacts:\n  a: {name: Al, phone: '1', mobile: '2', email: al@x.example}\n"
        "issues:\n"
        "  one: {what: Slow, owner: mei, next_update: 2027-01-04, ticket: T-1}\n"
        "  two: {what: Down, kind: escalation, severity: critical, raised_by: a,\n"
        "        updates: [{date: 2026-12-01, note: Soon}]}\n"
        "  three: {what: Late, severity: high, next_update: 2026-12-17}\n"
        "  four: {what: Later, next_update: 2027-01-05}\n"
        "  five: {what: Never}\n"
        "  six: {what: Over, kind: escalation, resolved: 2026-12-01}\n"
    )
    assert [row[:7] for row in table(report, ISSUES)] == [
        (
            Cell("not promised", "warn"),
            Cell("acme", "strong"),
            Cell("Escalation: Down"),
            Cell("critical", "bad"),
            Cell("Al\n1\n2\nal@x.example"),
            Cell("2026-12-01: Soon"),
            Cell("anna"),
        ),
        (
            Cell("2026-12-17\n1 day late", "bad"),
            Cell("acme", "strong"),
            Cell("Late"),
            Cell("high", "bad"),
            Cell("nobody named", "warn"),
            Cell("no word yet", "dim"),
            Cell("anna"),
        ),
        (
            Cell("2027-01-04"),
            Cell("acme", "strong"),
            Cell("Slow"),
            Cell("medium", "warn"),
            Cell("nobody named", "warn"),
            Cell("no word yet", "dim"),
            Cell("mei"),
        ),
    ]
    assert [row[7].text for row in table(report, ISSUES)] == ["-", "-", "T-1"]
    assert "2 more issues are open, of which nobody is to hear meanwhile." in prose(report)
    assert (report.rows[0]["overdue"], report.rows[0]["ahead"]) == (1, 2)
    assert table(report, DUE) == [], "an update is told once"


def test_an_issue_that_is_the_persons_elsewhere(ask: Ask) -> None:
    other = "name: Beta\nstatus: active\nowner: ben\nissues:\n  one: {what: His, next_update: 2026-12-22}\n"
    report = ask(other + "  two: {what: Hers, owner: anna, next_update: 2026-12-22}\n  three: {what: Q, owner: anna}\n")
    assert texts(table(report, ISSUES), 2) == ["Hers"]
    assert "1 more issue is open, of which nobody is to hear meanwhile." in prose(report)


# Whom to write, and what to know


@pytest.mark.parametrize(
    ("contacts", "whom"),
    [
        ("primary: a\ncontacts: {a: {name: Al}, b: {name: Bo, stance: champion}}\n", "Al"),
        ("primary: a\ncontacts: {a: {name: Al, left: {date: 2026-12-17, replaced_by: b}}, b: {name: Bo}}\n", "Bo"),
        ("primary: a\ncontacts: {a: {name: Al, left: {date: 2026-12-18, replaced_by: b}}, b: {name: Bo}}\n", "Al"),
        (
            "primary: a\ncontacts: {a: {name: Al, left: {date: 2026-12-01}}, b: {name: Bo},"
            " c: {name: Cy, stance: champion}}\n",
            "Cy",
        ),
        ("primary: a\ncontacts: {a: {name: Al, left: {date: 2020-01-01, replaced_by: a}}, b: {name: Bo}}\n", "Bo"),
        ("contacts: {a: {name: Al}, b: {name: Bo, influence: high}}\n", "Bo"),
        ("", "nobody is on record"),
    ],
)
def test_whom_to_write_first(ask: Ask, contacts: str, whom: str) -> None:
    assert texts(table(ask(contacts), FIRST), 1) == [whom]


def test_how_they_like_it_and_what_to_know_before(ask: Ask) -> None:
    contacts = (
        "primary: a\nlanguage: de\ncontacts: {a: {name: Al, phone: '1', email: al@x.example, channel: phone, "
        "language: fr, notes: Never before ten.}}\n"
    )
    other = (
        contacts.replace("language: fr", "title: COO").replace("channel: phone, ", "").replace("notes", "department")
    )
    rows = table(ask(contacts, other), FIRST)
    assert texts(rows, 1, 2, 3, 4) == [
        ("Al\n1\nal@x.example", "rather by phone", "fr", "Never before ten."),
        ("Al\n1\nal@x.example", "-", "de", "-"),
    ]


def test_what_was_said_last_is_the_first_thing_to_know(ask: Ask) -> None:
    def said(*entries: str) -> list[str]:
        people = "contacts: {a: {name: Al}, b: {name: Bo}}\n"
        lines = "".join(f"  - {{{entry}}}\n" for entry in entries)
        return texts(table(ask(f"{people}interactions:\n{lines}"), KNOWN), 1)

    call = "date: 2026-12-10, kind: call, with: [a, b], summary: Wants the prices."
    assert said("date: 2026-11-10, kind: visit, summary: Old", call) == [
        "Last in touch on 2026-12-10 (call with Al, Bo): Wants the prices."
    ]
    assert said("date: 2026-12-10, kind: meeting, summary: One", "date: 2026-12-10, kind: review, summary: Two") == [
        "Last in touch on 2026-12-10 (review): Two"
    ]
    voicemail = "date: 2026-12-11, kind: call, reached: false, summary: Voicemail"
    assert said(call, voicemail, "date: 2026-12-12, kind: note, summary: A note") == said(call)
    assert said(call, "date: 2026-12-20, kind: call, summary: Not yet") == said(call)


def test_what_keeps_a_cover_from_doing_harm(ask: Ask) -> None:
    report = ask(
        "deal: {terms: Fixed price, promises: [No increase, A named person]}\n"
        "contracts: {a: {signed: 2020-01-01, start: 2020-01-01, end: 2027-02-28, notice: 90 days, renewal: auto,"
        " renews_for: 1 year, notice_given: {date: 2026-11-01, by: customer, effective: 2027-02-28}}}\n"
        "contacts:\n  a: {name: Al, stance: blocker, conflicts_with: [b, c]}\n  b: {name: Bo}\n"
        "  c: {name: Cy, stance: blocker, left: {date: 2020-01-01}}\n"
        + follow_ups(
            "what: Rest, due: 2026-12-01, snoozed_until: 2027-01-05",
            "what: Wake, due: 2026-12-01, snoozed_until: 2027-01-04",
            "what: Far, due: 2027-02-01, snoozed_until: 2027-02-02",
        ),
        "name: Beta\nstatus: paused\nowner: anna\ndeal: {why: Speed}\n",
    )
    assert texts(table(report, KNOWN), 0, 1) == [
        ("acme", "a ends on 2027-02-28: notice given"),
        ("acme", "Special terms: Fixed price"),
        ("acme", "Promised when it was sold: No increase"),
        ("acme", "Promised when it was sold: A named person"),
        ("acme", "Al is against us."),
        ("acme", "Al and Bo are at odds."),
        ("acme", "Put off until 2027-01-05, let it rest: Rest"),
        ("beta", "Paused: leave them alone until they write."),
    ]
    assert texts(table(report, DUE), 2) == ["Wake; put off, due 2026-12-01"]


# Programs, and other languages


def test_programs_get_an_account_a_row_with_all_that_there_is(ask: Ask) -> None:
    report = ask(
        "primary: a\ncontacts: {a: {name: Al, mobile: '1', stance: champion}}\ndeal: {terms: Fixed}\n"
        "issues: {slow: {what: Slow, kind: escalation, next_update: 2026-12-17}}\n"
        + follow_ups("what: Send, due: 2026-12-24, promised_to: a"),
        "",
    )
    first, second = report.rows
    assert set(COLUMNS) < set(first)
    assert {name: first[name] for name in COLUMNS} == {
        "account": "acme",
        "name": "Acme",
        "tier": None,
        "status": "active",
        "revenue": 0,
        "next_decision": None,
        "champions": ("a",),
        "open_issues": 1,
        "overdue": 1,
        "ahead": 1,
        "contact": "a",
        "email": None,
        "phone": "1",
        "person": "anna",
        "cover": "ben",
        "from": date(2026, 12, 21),
        "until": date(2027, 1, 4),
        "file": "acme.yaml",
    }
    (item,) = first["items"]  # type: ignore[misc]
    assert (item["what"], item["on"], item["whom"], item["late"]) == ("Send", date(2026, 12, 24), ("a",), -6)
    (issue,) = first["issues"]  # type: ignore[misc]
    assert (issue["issue"], issue["kind"], issue["next_update"], issue["raised_by"]) == (
        "slow",
        "escalation",
        date(2026, 12, 17),
        None,
    )
    assert first["to_know"] == ("Special terms: Fixed",)
    assert (second["contact"], second["contact_name"], second["email"], second["phone"]) == (None, None, None, None)


def test_all_words_are_messages_so_that_it_can_be_told_in_german(ask: Ask) -> None:
    report = ask(
        "contracts: {a: {signed: 2020-01-01, start: 2020-01-01, end: 2027-01-01, lines: {p: {amount: 1000}}}}\n"
        "issues: {slow: {what: Slow, kind: escalation, next_update: 2026-12-17}}\n"
        + follow_ups("what: A, due: 2026-12-18")
    )
    german = in_language(report, Language("de"))
    assert head(german)["Wann"].text.startswith("Mo., 21. Dez. 2026 ")
    assert table(german, "Die Kunden")[0][3].text == "1.000\xa0€"
    tables = [block for block in report.blocks if isinstance(block, Table)]
    assert all(isinstance(word, Message) for one in tables for word in (one.title, *(c.head for c in one.columns)))
    cells = [cell.text for one in tables for row in one.rows for cell in row]
    assert all(isinstance(text, Message) for text in cells if "202" in text), "no day is written as data"
