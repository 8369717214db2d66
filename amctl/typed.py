"""What people type: spans, people, files, words of a closed set; understood, or refused with a suggestion."""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from amctl.dates import parse_span, plus
from amctl.disk import MAX_BYTES
from amctl.errors import UsageError
from amctl.session import Session


def span_end(today: date, span: str) -> date:
    """The last day of a span as it was typed; raises UsageError if it is none."""
    try:
        return plus(today, parse_span(span))
    except ValueError as error:
        raise UsageError(str(error)) from None


def people_meant(session: Session, owner: str | None) -> frozenset[str]:
    """Whose work is asked for: the person named, else the user, and those covered by them; nobody means everybody."""
    if owner is None or owner == "me":
        person = _me(session, asked=owner == "me")
        if person is None:
            return frozenset()
    else:
        person = owner
    words_of([person], session.settings.people, "person")
    return session.settings.covered_by(person, session.today)


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
    from amctl.settings import SETTINGS

    paths = [stdin_filename or "" if name == "-" else name for name in given]
    if "" in paths:
        raise UsageError("- needs a name for what it brings", "add --stdin-filename FILE")
    if paths and not (session.options.book or os.environ.get("AMCTL_BOOK")):
        folder = Path(paths[0]).absolute().parent
        session.start = folder if os.path.isdir(folder) else None
    if "-" in given:
        session.instead[_name_in_book(session, stdin_filename or "")] = _standard_input()
    known = {one.document.file for one in session.loaded} | {SETTINGS}
    by_id = {one.id: one.document.file for one in session.loaded}
    chosen = set()
    for path in paths:
        name = _name_in_book(session, path)
        found = name if name in known else by_id.get(path)
        if found is None:
            raise UsageError(f"{path} is no account file of the book {session.root}", "name a .yaml file in it")
        chosen.add(found)
    return chosen


def _name_in_book(session: Session, path: str) -> str:
    """A file's name in the book, from a path as typed here, or as seen from the book."""
    root = Path(os.path.realpath(session.root))
    there = [Path(os.path.realpath(one.parent)) / one.name for one in (Path(path).absolute(), root / path)]
    inside = [one for one in there if one.is_relative_to(root)]  # the file itself may be a link: a finding
    found = next((one for one in inside if os.path.lexists(one)), next(iter(inside), None))
    return found.relative_to(root).as_posix() if found else path


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("standard input is closed", "name the file itself")
    content: bytes = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UsageError(f"standard input brings more than {MAX_BYTES // 1000} kB", "an account is smaller")
    return content


def rules_meant(beginnings: Iterable[Iterable[str]]) -> None:
    """Raises UsageError for the beginning of a code with which no rule's begins: a slip there would hide findings."""
    from amctl.rules.catalogue import RULES

    for beginning in (one for several in beginnings for one in several):
        if not any(rule.CODE.startswith(beginning) for rule in RULES):
            raise UsageError(f"no rule begins with '{beginning}'", "amctl explain lists the rules")
