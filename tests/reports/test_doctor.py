"""Whether all is well: what was found out, judged, each with its remedy."""

from datetime import date
from typing import Any

import pytest

from amctl.reports.doctor import Book, Mailing, Reminding, Repository, State, Trouble, checks, doctor
from amctl.reports.report import Cell

TODAY = date(2026, 11, 23)
TRIES = "amctl remind --test tries it"
COMMITTED = Repository(there=True, locks_ignored=True)
GOOD = Book("accounts", 8, git=COMMITTED, journal_about="journal: 2 changes, 1 kB")


def state(**more: Any) -> State:
    given: dict[str, Any] = {
        "python": "3.11.7",
        "libraries": (("typer", "0.28.0"), ("rich", "15.0.0")),
        "encoding": "utf-8",
        "today": TODAY,
        "zone": "Europe/Berlin",
        "config": "/home/anna/config.yaml",
        "config_trouble": None,
        "me": "anna",
        "known": True,
        "editor": ("vi", True),
        "book": GOOD,
        "mail": None,
    }
    return State(**{**given, **more})


def found(name: str, **more: Any) -> tuple[str, str, str]:
    (one,) = (one for one in checks(state(**more)) if one.check == name)
    return one.level, one.found, one.remedy


def in_book(name: str, **more: Any) -> tuple[str, str, str]:
    return found(name, book=GOOD._replace(**more))


def of_git(name: str, **more: Any) -> tuple[str, str, str]:
    return in_book(name, git=COMMITTED._replace(**more))


def test_where_all_is_well_every_line_says_so():
    told = checks(state())
    assert {one.level for one in told} == {"ok"}
    assert not any(one.remedy for one in told)
    names = "python encoding today config me editor book settings files schemas git locks journal mail reminders"
    assert [one.check for one in told] == names.split()
    assert found("python")[1] == "3.11.7; typer 0.28.0, rich 15.0.0"
    assert found("today")[1] == "Mon 2026-11-23 in Europe/Berlin"
    assert found("book")[1] == "accounts: 8 accounts"
    assert in_book("book", files=1)[1] == "accounts: 1 account"


def test_the_report_has_a_row_and_a_toned_line_for_each():
    told = checks(state(me="", encoding="ascii", book=Trouble("no book here", "amctl init")))
    report = doctor(told, TODAY)
    assert report.rows == tuple(one._asdict() for one in told)
    assert {tuple(row) for row in report.rows} == {report.columns}
    (table,) = report.blocks
    tones = {row[1] for row in table.rows}
    assert tones == {Cell("ok", "good"), Cell("warning", "warn"), Cell("error", "bad")}


def test_the_machine_and_the_user():
    assert found("encoding", encoding="UTF8")[0] == "ok"
    assert found("encoding", encoding="latin-1")[0] == "warning"
    assert found("config", config_trouble=Trouble("line 3 is wrong", "mend it")) == (
        "error",
        "line 3 is wrong",
        "mend it",
    )
    assert found("me", me="", known=None)[:2] == ("warning", "you have not said who you are")
    assert found("me", me="zoe", known=False)[:2] == ("warning", "zoe is nobody of this book")
    assert found("me", known=None)[0] == "ok", "without a book nobody can say"
    assert found("editor", editor=("ed", False)) == ("warning", "no ed here", "set EDITOR")


def test_a_book_that_cannot_be_found_ends_the_round():
    told = checks(state(book=Trouble("no book here", "amctl init")))
    assert [one.check for one in told][-2:] == ["book", "mail"]
    assert told[-2][1:] == ("error", "no book here", "amctl init")


def test_what_is_wrong_with_the_files():
    assert in_book("settings", settings=Trouble("a", "b")) == ("error", "a", "b")
    assert in_book("files", errors=("a", "b", "c", "d", "e"))[:2] == ("error", "errors in a, b, c and 2 more")
    level, text, remedy = in_book("files", errors=("a",), markers=("a",))
    assert (level, text) == ("error", "conflict markers: a")
    assert "AM102" in remedy
    assert in_book("schemas", schemas=(".amctl/x",)) == (
        "warning",
        "not those of this version: .amctl/x",
        "amctl init renews them",
    )


@pytest.mark.parametrize(
    ("git", "level", "text"),
    [
        ({"missing": True, "there": False}, "warning", "no git here"),
        ({"there": False}, "warning", "the book is no repository"),
        ({"there": False, "trouble": "dubious ownership"}, "warning", "dubious ownership"),
        ({"trouble": "timed out"}, "warning", "timed out"),
        ({"unmerged": ("a.yaml",), "changed": ("a.yaml",)}, "error", "an unfinished merge: a.yaml"),
        ({"changed": ("a.yaml",)}, "warning", "not committed: a.yaml"),
        ({}, "ok", "all is committed"),
    ],
)
def test_what_git_says(git, level, text):
    assert of_git("git", **git)[:2] == (level, text)


def test_what_is_not_committed_is_added_by_a_command_that_works():
    assert of_git("git", changed=("a.yaml",), folder="my book")[2] == "git -C 'my book' add .; git -C 'my book' commit"


def test_locks_of_git_and_of_ours():
    assert of_git("ignored", locks_ignored=False)[0] == "warning"
    assert not [one for one in checks(state(book=GOOD._replace(git=Repository()))) if one.check == "ignored"]
    assert of_git("git lock", stale_lock=".git/index.lock")[0] == "warning"
    assert in_book("locks", held=(("acme", "process 7"),))[:2] == ("warning", "held: acme by process 7")
    assert in_book("leftovers", leftovers=(".a.tmp",))[:2] == ("warning", "half-written: .a.tmp")
    assert in_book("journal", journal=Trouble("no place", "set HOME")) == ("warning", "no place", "set HOME")


@pytest.mark.parametrize(
    ("mail", "level", "text"),
    [
        (Mailing("files", sender="a@b.example"), "ok", f"files as a@b.example; {TRIES}"),
        (Mailing("smtp", "mx", "tls", sender="a@b.example"), "ok", f"smtp by mx as a@b.example; {TRIES}"),
        (Mailing("sendmail", sender="a@b.example"), "ok", f"sendmail as a@b.example; {TRIES}"),
        (Mailing("smtp", "mx", "tls", trouble=Trouble("no address", "write one")), "error", "no address"),
        (Mailing("smtp", "mx", "none", sender="a@b.example"), "error", "mail to mx without encryption"),
        (Mailing("smtp", "::1", "none", sender="a@b.example"), "ok", f"smtp by ::1 as a@b.example; {TRIES}"),
    ],
)
def test_mail_is_looked_at_and_not_sent(mail, level, text):
    assert found("mail", mail=mail)[:2] == (level, text)


def test_how_mail_leaves_cannot_be_told_from_a_config_that_cannot_be_read():
    broken = Trouble("line 3 is wrong", "mend it")
    level, told, remedy = found("mail", mail=None, config_trouble=broken)
    assert (level, remedy) == ("warning", "mend it")
    assert told == "how mail leaves cannot be told: your config cannot be read"


def reminders(name: str = "reminders", **more: Any) -> tuple[str, str, str]:
    return in_book(name, reminding=Reminding(**more))


def test_the_heartbeat_of_reminders():
    assert reminders()[:2] == ("ok", "none was ever sent from here")
    assert reminders(ever=True)[:2] == ("warning", "no run went well: none ever")
    assert reminders(ever=True, last=date(2026, 11, 20))[:2] == ("ok", "last run without trouble: 2026-11-20")
    assert reminders(ever=True, last=date(2026, 11, 19))[:2] == ("warning", "no run went well: none since 2026-11-19")
    assert reminders(elsewhere="anna on desk")[:2] == ("ok", "anna on desk sends them")
    level, told, remedy = reminders(elsewhere="anna on desk", moved=True)
    assert (level, told) == (
        "warning",
        "another ledger of yours on this machine sends them: the state folder changed?",
    )
    assert "--take-over" in remedy
    assert reminders("sender", unkept="it is a link")[:2] == ("warning", "it is a link")
    assert reminders(trouble=Trouble("cannot read it", "look")) == ("error", "cannot read it", "look")


def test_what_is_held_refused_or_of_a_day_to_come_is_told_with_its_way_out():
    day = date(2026, 11, 20)
    level, told, remedy = reminders("held", ever=True, held=(("anna", day),))
    assert (level, told) == ("error", "nobody knows whether these arrived: anna of 2026-11-20")
    assert remedy == "ask them, then amctl remind --resend anna, or --drop anna"
    assert reminders("refused", ever=True, refused=(("ben", "550 no"),))[:2] == (
        "error",
        "mail was refused: ben (550 no)",
    )
    remedy = reminders("refused", ever=True, refused=(("ben", "554 spam"), ("cara", "")))[2]
    assert remedy == "see what was said; correct the address in amctl.yaml, or amctl remind --resend ben"
    assert reminders("waiting", waiting=(("ben", "451 later"), ("cara", "")))[:2] == (
        "warning",
        "mail that has not gone yet: ben (451 later), cara",
    )
    assert reminders("held", held=(("anna", day),))[0] == "error", "also where only weeks were ever sent"
    assert reminders("clock", ever=True, ahead=(("ben", day),))[1].endswith("to come: ben of 2026-11-20")
