"""Whether all is well around a book: what was found out about it, judged, each with its remedy."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from amctl.reports.recipients import missed_days
from amctl.reports.report import Cell, Column, Report, Row, Table, Tone
from amctl.rules.conflict_markers import CODE as MARKERS

COLUMNS = ("check", "level", "found", "remedy")
_TONES: dict[str, Tone] = {"ok": "good", "warning": "warn", "error": "bad"}
Level = Literal["ok", "warning", "error"]


class Trouble(NamedTuple):
    """Something that cannot be used: what is wrong, and what to do about it."""

    what: str
    remedy: str


class Repository(NamedTuple):
    """What git says of the book's folder."""

    missing: bool = False  # the command
    there: bool = False
    trouble: str = ""
    changed: tuple[str, ...] = ()
    unmerged: tuple[str, ...] = ()
    locks_ignored: bool = False
    stale_lock: str = ""  # a lock that git left behind
    folder: str = "."  # the book's, as git is told of it


class Mailing(NamedTuple):
    """How the user's config says that mail leaves; no secrets."""

    transport: str
    host: str = ""
    security: str = ""
    sender: str = ""
    trouble: Trouble | None = None  # no mail can ever leave like that


class Reminding(NamedTuple):
    """What the ledger of sent mail says, and the note about who sends."""

    trouble: Trouble | None = None  # it cannot be read
    ever: bool = False  # whether anything was ever sent from here
    last: date | None = None  # the last run that went well
    held: tuple[tuple[str, date], ...] = ()  # of these mails nobody knows whether they went
    refused: tuple[tuple[str, str], ...] = ()  # who did not take a mail, and what was said
    waiting: tuple[tuple[str, str], ...] = ()  # to whom a mail has not gone yet, and what was said
    ahead: tuple[tuple[str, date], ...] = ()  # mails of days to come: the clock was wrong
    elsewhere: str = ""  # who sends, if it is somebody else
    moved: bool = False  # it is the same user on the same machine, from another state folder
    unkept: str = ""  # why the note about who sends cannot be kept


class Book(NamedTuple):
    """What was found in a book."""

    root: str
    files: int = 0
    settings: Trouble | None = None
    errors: tuple[str, ...] = ()  # files in which validate finds errors
    markers: tuple[str, ...] = ()  # files with conflict markers
    git: Repository = Repository()
    held: tuple[tuple[str, str], ...] = ()  # locks that somebody holds, and who
    leftovers: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()  # schema files that are missing or old
    journal: Trouble | None = None
    journal_about: str = ""
    reminding: Reminding = Reminding()


class State(NamedTuple):
    """What was found out about the machine, the user and the book."""

    python: str
    libraries: tuple[tuple[str, str], ...]
    encoding: str
    today: date
    zone: str
    config: str
    config_trouble: Trouble | None
    me: str
    known: bool | None  # whether the book knows the user; None if that cannot be said
    editor: tuple[str, bool]  # its command, and whether it can be found
    book: Book | Trouble
    mail: Mailing | None


class Check(NamedTuple):
    """One thing looked at."""

    check: str
    level: Level
    found: str
    remedy: str = ""


def checks(state: State) -> list[Check]:
    """Everything looked at, in the order in which it depends on each other."""
    found = [*_machine(state), *_user(state)]
    if isinstance(state.book, Trouble):
        found.append(Check("book", "error", *state.book))
    else:
        found += [*_book(state.book), *_git(state.book.git), *_disk(state.book)]
    found.append(_mail(state.mail, state.config_trouble))
    if isinstance(state.book, Book):
        found += _reminders(state.book.reminding, state.today)
    return found


def doctor(found: Sequence[Check], today: date) -> Report:
    """The checks, a row each."""
    columns = (Column("Check", keep=True), Column("", keep=True), Column("Found"), Column("What to do"))
    cells = tuple(
        (Cell(one.check, "strong"), Cell(one.level, _TONES[one.level]), Cell(one.found), Cell(one.remedy))
        for one in found
    )
    rows: tuple[Row, ...] = tuple(one._asdict() for one in found)
    return Report("doctor", "", today, COLUMNS, rows, (Table(columns, cells),))


def _machine(state: State) -> Iterator[Check]:
    yield Check(
        "python", "ok", f"{state.python}; {', '.join(f'{name} {version}' for name, version in state.libraries)}"
    )
    utf8 = state.encoding.replace("-", "").casefold() == "utf8"
    remedy = "" if utf8 else "letters beyond it are shown as escapes; set LC_ALL=C.UTF-8"
    yield Check("encoding", "ok" if utf8 else "warning", state.encoding, remedy)
    yield Check("today", "ok", f"{state.today:%a} {state.today} in {state.zone}")


def _user(state: State) -> Iterator[Check]:
    if state.config_trouble:
        yield Check("config", "error", *state.config_trouble)
    else:
        yield Check("config", "ok", state.config)
    if not state.me:
        yield Check("me", "warning", "you have not said who you are", "write me: ID into your config")
    elif state.known is False:
        yield Check("me", "warning", f"{state.me} is nobody of this book", "correct me: in your config, or AMCTL_ME")
    else:
        yield Check("me", "ok", state.me)
    command, there = state.editor
    yield Check("editor", "ok", command) if there else Check("editor", "warning", f"no {command} here", "set EDITOR")


def _book(book: Book) -> Iterator[Check]:
    yield Check("book", "ok", f"{book.root}: {_counted(book.files, 'account')}")
    if book.settings:
        yield Check("settings", "error", *book.settings)
    else:
        yield Check("settings", "ok", "amctl.yaml")
    if book.markers:
        yield Check(
            "files",
            "error",
            f"conflict markers: {_some(book.markers)}",
            f"join both sides by hand: amctl explain {MARKERS}",
        )
    elif book.errors:
        yield Check("files", "error", f"errors in {_some(book.errors)}", "amctl validate names them")
    else:
        yield Check("files", "ok", "no errors")
    if book.schemas:
        yield Check("schemas", "warning", f"not those of this version: {_some(book.schemas)}", "amctl init renews them")
    else:
        yield Check("schemas", "ok", "current")


def _git(git: Repository) -> Iterator[Check]:
    at = shlex.join(["git", *(["-C", git.folder] if git.folder != "." else [])])
    if git.missing:
        yield Check("git", "warning", "no git here", "install it: the history of the accounts lives there")
    elif not git.there:
        remedy = "see git status" if git.trouble else f"{at} init; {at} add .; {at} commit"
        yield Check("git", "warning", git.trouble or "the book is no repository", remedy)
    elif git.trouble:
        yield Check("git", "warning", git.trouble, "see git status")
    elif git.unmerged:
        yield Check("git", "error", f"an unfinished merge: {_some(git.unmerged)}", "finish it: git status says how")
    elif git.changed:
        yield Check("git", "warning", f"not committed: {_some(git.changed)}", f"{at} add .; {at} commit")
    else:
        yield Check("git", "ok", "all is committed")
    if git.stale_lock:
        yield Check(
            "git lock", "warning", f"left by a git that died: {git.stale_lock}", "remove it if no git is running"
        )
    if git.there and not git.locks_ignored:
        yield Check("ignored", "warning", "git does not ignore .amctl/locks", "add .amctl/locks/ to .gitignore")


def _disk(book: Book) -> Iterator[Check]:
    if book.held:
        told = ", ".join(f"{name} by {holder}" for name, holder in book.held)
        yield Check("locks", "warning", f"held: {told}", "wait until that is done")
    else:
        yield Check("locks", "ok", "none is held")
    if book.leftovers:
        yield Check("leftovers", "warning", f"half-written: {_some(book.leftovers)}", "remove them")
    if book.journal:
        yield Check("journal", "warning", *book.journal)
    else:
        yield Check("journal", "ok", book.journal_about)


def _mail(mail: Mailing | None, config: Trouble | None) -> Check:
    if config:
        return Check("mail", "warning", "how mail leaves cannot be told: your config cannot be read", config.remedy)
    if mail and mail.trouble:
        return Check("mail", "error", *mail.trouble)
    if mail is None or (mail.transport == "files" and not mail.sender):
        return Check("mail", "ok", "files: mails are put into a folder, and none leaves this machine")
    if mail.security == "none" and mail.transport == "smtp" and mail.host not in ("localhost", "127.0.0.1", "::1"):
        return Check("mail", "error", f"mail to {mail.host} without encryption", "security: starttls or tls")
    where = f" by {mail.host}" if mail.transport == "smtp" else ""
    return Check("mail", "ok", f"{mail.transport}{where} as {mail.sender}; amctl remind --test tries it")


def _reminders(known: Reminding, today: date) -> Iterator[Check]:
    if known.moved:
        remedy = "set XDG_STATE_HOME or HOME as it was, or amctl remind --take-over makes it this one"
        told = "another ledger of yours on this machine sends them: the state folder changed?"
        yield Check("reminders", "warning", told, remedy)
    elif known.elsewhere:
        yield Check("reminders", "ok", f"{known.elsewhere} sends them")
    if known.trouble:
        yield Check("reminders", "error", *known.trouble)
    elif known.ever:
        yield _last_run(known.last, today)
    elif not known.elsewhere:
        yield Check("reminders", "ok", "none was ever sent from here")
    if known.unkept:
        remedy = "make .amctl/locks of the book a folder that you can write into, and sender.json in it a file or none"
        yield Check("sender", "warning", known.unkept, remedy)
    yield from _undone(known)


def _last_run(last: date | None, today: date) -> Check:
    if last is None or missed_days(last, today):
        since = f"none since {last}" if last else "none ever"
        remedy = "is cron or the timer running? run amctl remind --send and see"
        return Check("reminders", "warning", f"no run went well: {since}", remedy)
    return Check("reminders", "ok", f"last run without trouble: {last}")


def _undone(known: Reminding) -> Iterator[Check]:
    if known.held:
        told = _some(f"{person} of {day}" for person, day in known.held)
        first = known.held[0][0]
        remedy = f"ask them, then amctl remind --resend {first}, or --drop {first}"
        yield Check("held", "error", f"nobody knows whether these arrived: {told}", remedy)
    if known.refused:
        first = known.refused[0][0]
        remedy = f"see what was said; correct the address in amctl.yaml, or amctl remind --resend {first}"
        yield Check("refused", "error", f"mail was refused: {_said(known.refused)}", remedy)
    if known.waiting:
        remedy = "the next run tries again; amctl remind --test shows where it stops"
        yield Check("waiting", "warning", f"mail that has not gone yet: {_said(known.waiting)}", remedy)
    if known.ahead:
        told = _some(f"{person} of {day}" for person, day in known.ahead)
        remedy = "set the clock; if it is right, amctl remind --drop all"
        yield Check("clock", "error", f"mail went out on days that are to come: {told}", remedy)


def _said(people: Iterable[tuple[str, str]]) -> str:
    return _some(f"{person} ({said})" if said else person for person, said in people)


def _some(names: Iterable[str]) -> str:
    """A few of the names, and how many more there are."""
    known = list(names)
    more = f" and {len(known) - 3} more" if len(known) > 3 else ""
    return ", ".join(known[:3]) + more


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
