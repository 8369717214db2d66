"""What people type: spans, people, files, words of a closed set; understood, or refused with a suggestion."""

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from amctl.dates import Period, parse_span, plus
from amctl.disk import MAX_BYTES
from amctl.errors import NoSuchAccount, UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.model.reading import Record


def span_end(today: date, span: str) -> date:
    """The last day of a span as it was typed; raises UsageError if it is none."""
    try:
        return plus(today, parse_span(span))
    except ValueError as error:
        raise UsageError(str(error)) from None


def people_meant(session: Session, owner: str | None) -> frozenset[str]:
    """Whose work is asked for: the person named, else the user, and those covered by them; nobody means everybody."""
    from amctl.model.standing_in import covered_by

    if owner is None or owner == "me":
        person = _me(session, asked=owner == "me")
        if person is None:
            return frozenset()
    else:
        person = owner
    words_of([person], session.settings.people, "person")
    return covered_by(session.settings, person, session.today)


def _me(session: Session, *, asked: bool) -> str | None:
    """Who the user is in this book; tells one who is nobody there, or who asks without having said so."""
    from amctl.settings import config_path

    people = ", ".join(session.settings.people) or "nobody"
    if session.myself and session.me is None:
        source = "AMCTL_ME" if os.environ.get("AMCTL_ME") else str(config_path(os.environ))
        message = f"{source} says that you are '{session.myself}', who is nobody of this book ({people})"
        if asked:
            raise UsageError(message, "correct it, or name somebody: --owner ID")
        session.say(f"amctl: {message}; showing everybody's")
    elif session.me is None and asked:
        place = config_path(os.environ) or "AMCTL_CONFIG"
        raise UsageError("you have not said who you are", f"write me: ID into {place}; the book knows {people}")
    return session.me


def words_of(given: Sequence[str] | None, known: Iterable[str], what: str) -> tuple[str, ...]:
    """The words given, if all of them are known; raises UsageError with a suggestion else."""
    from amctl.model.reading import suggestion

    there = list(known)
    for word in given or ():
        if word not in there:
            hint = suggestion(word, there) or f"there are: {', '.join(there) or 'none'}"
            raise UsageError(f"no {what} '{word}'", hint)
    return tuple(given or ())


def files_meant(session: Session, given: list[str], stdin_filename: str | None) -> set[str]:
    """The files named, by their names in the book; none means all. `-` brings content for the file `stdin_filename`.

    Raises UsageError for what is no file of the book.
    """
    paths = [stdin_filename or "" if name == "-" else name for name in given]
    if "" in paths:
        raise UsageError("- needs a name for what it brings", "add --stdin-filename FILE")
    if paths and not (session.options.book or os.environ.get("AMCTL_BOOK")):
        folder = Path(paths[0]).absolute().parent
        session.start = folder if os.path.isdir(folder) else None
    if "-" in given:
        session.instead[_name_in_book(session, stdin_filename or "")] = _standard_input()
    known = {one.file for one, _ in session.files_read()}
    by_id = {one.id: one.document.file for one in session.loaded}
    chosen = set()
    for path in paths:
        name = _name_in_book(session, path)
        found = name if name in known else by_id.get(path) or _file_of(session, path)
        if found is None:
            raise UsageError(
                f"{path} is no account file of the book {session.root}", "name a file in it, or an account"
            )
        chosen.add(found)
    return chosen


def _file_of(session: Session, name: str) -> str | None:
    """The file of the account that a name means; None if there is none, or several."""
    from amctl.store.names import file_meant

    with contextlib.suppress(NoSuchAccount):
        return file_meant(name, session.loaded, session.items)
    return None


def _name_in_book(session: Session, path: str) -> str:
    """A file's name in the book, from a path as typed here, or as seen from the book."""
    root = Path(os.path.realpath(session.root))
    there = [Path(os.path.realpath(one.parent)) / one.name for one in (Path(path).absolute(), root / path)]
    inside = [one for one in there if one.is_relative_to(root)]  # the file itself may be a link: a finding
    found = next((one for one in inside if os.path.lexists(one)), next(iter(inside), None))
    return found.relative_to(root).as_posix() if found else path


def content_meant(source: str, most: int = 50_000_000) -> bytes:
    """What a file holds, or standard input (`-`); raises UsageError if it cannot be had, or is too much."""
    if source == "-":
        return _standard_input(most)
    try:
        with open(source, "rb") as file:
            return file.read(most)
    except OSError as error:
        raise UsageError(f"{source} cannot be read: {error.strerror}", "check the name") from None


def _standard_input(most: int = MAX_BYTES) -> bytes:
    if sys.stdin is None:
        raise UsageError("standard input is closed", "name the file itself")
    content: bytes = sys.stdin.buffer.read(most + 1)
    if len(content) > most:
        raise UsageError(f"standard input brings more than {most // 1000} kB", "an account is smaller")
    return content


def rules_meant(given: Iterable[str] | None) -> list[str]:
    """The beginnings of codes that were typed, apart by commas, in capitals.

    Raises UsageError for one with which no rule's code begins: a slip there would hide findings.
    """
    from amctl.rules.catalogue import RULES

    beginnings = [code.strip() for part in given or () for code in part.upper().split(",") if code.strip()]
    for beginning in beginnings:
        if not any(rule.CODE.startswith(beginning) for rule in RULES):
            raise UsageError(f"no rule begins with '{beginning}'", "amctl explain lists the rules")
    return beginnings


def day_meant(session: Session, text: str, *, back: bool = False, since: date | None = None) -> date:
    """The day that was typed; `back`: of what happened, which cannot lie ahead; `since`: what it is counted from.

    Raises UsageError.
    """
    from amctl.day_words import spoken

    day = _said(session, text, back, since or session.today)
    if back and day > session.today:
        raise UsageError(f"{spoken(day, session.today)} has not come yet", "what happened lies behind")
    return day


def _said(session: Session, text: str, back: bool, since: date) -> date:
    from amctl.day_words import parse_said

    try:
        return parse_said(text, since, back=back, fiscal_start=session.settings.fiscal_year_start)
    except ValueError as error:
        raise UsageError(str(error), "amctl help dates shows what may be written") from None


def edges_meant(session: Session, since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of a stretch of time: days, or spans before today and after; None if not typed.

    Raises UsageError.
    """
    first = _edge(session, since, back=True) if since is not None else None
    last = _edge(session, until, back=False) if until is not None else None
    if first and last and first > last:
        raise UsageError(f"--since {first} lies after --until {last}", "turn them round")
    return first, last


def _edge(session: Session, text: str, *, back: bool) -> date:
    try:
        span = parse_span(text)
    except ValueError:
        return _said(session, text, back, session.today)
    return plus(session.today, span, -1 if back else 1)


def amount_meant(text: str) -> Decimal:
    """The amount that was typed, in digits; raises UsageError."""
    from amctl.money import parse_amount

    try:
        amount = parse_amount(text)
    except ValueError as error:
        raise UsageError(f"'{text}': {error}", "write it in digits: 48000 or 48000.00") from None
    if amount < 0:
        raise UsageError(f"'{text}' is less than nothing", "write it without a sign")
    return amount


def person_meant(session: Session, text: str, on: date | None = None) -> str:
    """Who of us is meant: `me`, an id, a name or the beginning of one.

    Raises UsageError, also for somebody who has left by the day that it is about: `on`, else today.
    """
    from amctl.changes.meant import meant

    if text == "me":
        person = _me(session, asked=True)
        assert person is not None
        return person
    known = session.settings.people
    name = meant(text, {name: (one.name, one.email or "") for name, one in known.items()}, "person")
    left = known[name].left
    if left and left.date < (on or session.today):
        after = f"{left.successor} took over" if left.successor else "name somebody who is there"
        raise UsageError(f"{known[name].name} left on {left.date}", after)
    return name


def contact_meant(record: "Record", text: str) -> str:
    """Which contact is meant: an id, a name, a mail address, or the beginning of one; raises UsageError."""
    from amctl.changes.meant import meant

    people = {name: (one.name, one.email or "") for name, one in record.account.contacts.items()}
    return meant(text, people, "contact")


def agreed(session: Session, question: str, *, otherwise: str, dry: bool = False) -> bool:
    """Whether a person, or --yes, agrees; raises UsageError with what to do `otherwise` if nobody can be asked.

    In a dry run nobody is asked, unless the answer changes what is shown (`dry`).
    """
    from amctl.terminal import asked, can_ask

    if session.options.yes or (session.options.dry_run and not dry):
        return True
    if not can_ask():
        raise UsageError(question, otherwise)
    return asked(f"{question} [y/N] ").casefold() in ("y", "yes", "j", "ja")


def text_meant(session: Session, text: str | None, about: str) -> str:
    """The text that was typed, that standard input brings (`-`), or that the editor does; raises UsageError."""
    if text == "-":
        try:
            text = _standard_input().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise UsageError("standard input brings no UTF-8 text", "convert it: iconv -f latin1 -t utf-8") from None
    elif text is None:
        text = _from_editor(session, about)
    if not text.strip():
        raise UsageError("there is no text", "nothing was written")
    return text.strip()


def _from_editor(session: Session, about: str) -> str:
    from amctl.editor import edited_text
    from amctl.terminal import can_ask

    if not can_ask():
        raise UsageError("what is to be recorded is missing", 'put it in quotes at the end: "Wants a fixed price"')
    text = edited_text(
        session.config.editor, f"\n# {about}\n# Lines that begin with # are left out; nothing else means: cancel.\n"
    )
    return "\n".join(line for line in text.split("\n") if not line.startswith("#"))


def clock_meant(text: str | None) -> str | None:
    """The time of day that was typed, as HH:MM; raises UsageError."""
    import re

    if text is None:
        return None
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?", text, re.ASCII)
    if not found:
        raise UsageError(f"'{text}' is no time of day", "write it like 10:00")
    return f"{int(found[1]):02}:{found[2] or '00'}"


def span_meant(text: str | None) -> Period | None:
    """The length of time that was typed; raises UsageError."""
    every = {"daily": "1d", "weekly": "1w", "monthly": "1m", "quarterly": "1q", "yearly": "1y"}
    try:
        return parse_span(every.get(text.casefold(), text)) if text else None
    except ValueError as error:
        raise UsageError(str(error)) from None
