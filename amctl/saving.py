"""Carrying out what a command has decided: the dry run, the lock, the rules, the journal, and the sentences."""

import contextlib
import os
import re
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from amctl.changes.apply import Inapplicable
from amctl.changes.edits import Create, Deed
from amctl.disk import MAX_BYTES
from amctl.errors import AmctlError, BreaksRule, CannotEdit, ChangedOnDisk, OutputError
from amctl.model.reading import Record
from amctl.reports.written import Said
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.findings import Finding
    from amctl.store.journal import Writing

Plan = Callable[[], "list[Writing]"]  # from what the files hold when it is called


def save(session: Session, record: Record, deed: Deed, *, journal: bool = True) -> None:
    """Writes a deed into an account's file and says so; with --dry-run, shows the diff.

    Raises CannotEdit, BreaksRule, ChangedOnDisk, Locked, OutputError: then nothing was written.
    """
    save_all(session, [(record, deed)], deed.done, journal=journal)


def save_all(session: Session, deeds: Sequence[tuple[Record, Deed]], done: str, *, journal: bool = True) -> None:
    """Writes deeds into the files of several accounts: all or none of them, one unit to undo."""
    said = [Said(one.id, one.document.file, deed.done, deed.changes, deed.notes, told=deed.told) for one, deed in deeds]
    carry_out(session, [one.document.file for one, _ in deeds], lambda: _edited(session, deeds), said, done, journal)


def save_new(session: Session, file: str, text: str, done: str, notes: Sequence[str] = ()) -> None:
    """Writes a new account file, if the rules have nothing against it."""
    from amctl.store.journal import Writing
    from amctl.store.writing import content_of

    def plan() -> "list[Writing]":
        if content_of(session.root, file) is not None:
            raise ChangedOnDisk(f"{session.shown(file)} exists already", "choose another --id")
        return [Writing(file, None, text.encode())]

    identity = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    carry_out(session, [file], plan, [Said(identity, file, done, [Create(file, text)], notes)], done)


def carry_out(
    session: Session,
    files: Iterable[str],
    plan: Plan,
    said: Sequence[Said],
    done: str,
    journal: bool = True,
    undoes: str | None = None,
) -> None:
    """Shows what a plan would write, or writes it under the locks of its files, and tells.

    An act that undoes another brings back what was there, whatever the rules say of it.
    """
    from amctl.store.writing import held

    done, said = _ended(done), [one._replace(done=_ended(one.done)) for one in said]
    if session.options.dry_run:
        writings = plan()
        told = _checked(session, writings) if undoes is None else []
        if session.options.format != "json":
            session.put("".join(diff_of(session, one) for one in writings))
        _tell(session, said, done, told, written=False)
        return
    with held(session.root, files):
        writings = [one for one in plan() if one.before != one.after]
        told = _checked(session, writings) if undoes is None else []
        after, said = _ready_to_tell(session, writings, said)
        put_down(session, writings, done, journal=journal, undoes=undoes or "")
    _tell(after, said, done, told, written=bool(writings))


def put_down(
    session: Session, writings: "Sequence[Writing]", done: str, *, journal: bool = True, undoes: str = ""
) -> None:
    """Writes files and keeps it in the journal as one act; only for who holds their locks.

    Raises ChangedOnDisk, OutputError: then nothing was written.
    """
    from amctl.store.writing import write_all

    keep = journal and bool(writings)  # what changed nothing is nothing to take back
    kept = _kept(session, done, writings, undoes) if keep else ""
    try:
        write_all(session.root, writings)
    except BaseException:
        _unkept(session, kept, writings)
        raise
    if keep and not kept:
        session.say("amctl: this cannot be undone: there is no place for the journal")


def _ended(text: str) -> str:
    """A sentence whose last word ends with a point of its own, as Inc. does, needs no other."""
    return re.sub(r"(?<=\w)\.\.(?=\s|$)", ".", text)


def _edited(session: Session, deeds: Sequence[tuple[Record, Deed]]) -> "list[Writing]":
    """The files with the deeds in them, from what they hold at this moment."""
    from amctl.store.journal import Writing
    from amctl.store.writing import content_of

    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    for record, deed in deeds:
        file = record.document.file
        if file not in before:
            there = content_of(session.root, file)
            if there is None:
                raise ChangedOnDisk(f"{session.shown(file)} is gone", "was it moved or renamed?")
            before[file] = after[file] = there
        try:
            after[file] = edited(session, record, deed, after[file])
        except Inapplicable as error:
            raise ChangedOnDisk(f"{session.shown(file)} changed meanwhile: {error}", "look, and try again") from None
    return [Writing(file, before[file], after[file]) for file in before]


def edited(session: Session, record: Record, deed: Deed, content: bytes) -> bytes:
    """What an account's file holds with a deed in it; raises CannotEdit, or Inapplicable if it is another by now."""
    from amctl.yaml.editor import carried_out

    file, model = record.document.file, type(record.account)
    try:
        return carried_out(file, content, deed.changes, model)
    except CannotEdit as error:
        if session.options.rewrite:
            from amctl.yaml.rewrite import rewritten

            return rewritten(file, content, deed.changes, model)
        hint = "paste this yourself, or add --rewrite to have the whole file written anew (see the diff with -n):"
        raise CannotEdit(f"{session.shown(file)}: {error}", f"{hint}\n{error.paste}", error.paste) from None


def new_findings(
    session: Session, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]
) -> "list[Finding]":
    """What the rules have against some files' new content that they did not have against the old.

    They look at an account by itself, and at facts across accounts: other files can only get another word if the
    settings change.
    """
    from amctl.settings import SETTINGS

    only = None if SETTINGS in before else frozenset(before)
    known = Counter(map(_what, session.as_if(before).findings(only)))
    found = session.as_if(after).findings(only)
    new = Counter(map(_what, found)) - known
    return [one for one in found if _what(one) in new]


def _checked(session: Session, writings: "Sequence[Writing]") -> "list[Finding]":
    """Warnings that the change brings; raises BreaksRule if it would bring an error."""
    for one in writings:
        if len(one.after or b"") > MAX_BYTES:
            message = f"{session.shown(one.file)} would grow beyond {MAX_BYTES // 1000} kB, which no command reads"
            raise CannotEdit(message, "move long texts into files of their own")
    before = {one.file: one.before for one in writings}
    told = new_findings(session, before, {one.file: one.after for one in writings})
    errors = [one for one in told if one.level == "error"]
    if errors:
        lines = [f"{session.shown(one.file)}:{one.line}: {one.code} {one.message}" for one in errors]
        raise BreaksRule(f"refused, since it would break a rule: {lines[0]}", "\n".join([errors[0].help, *lines[1:]]))
    return told


def _what(finding: "Finding") -> tuple[str, str, str]:
    """A finding wherever it stands: lines move."""
    return finding.file, finding.code, finding.message


def _kept(session: Session, done: str, writings: "Sequence[Writing]", undoes: str = "") -> str:
    """Puts what is about to be written into the journal, and names it; empty where there is no place for one."""
    from amctl.clock import moment
    from amctl.store.journal import Act, add, journal_path, traced

    journal = journal_path(session.root, os.environ)
    if journal is None:
        return ""
    now = moment()
    act = Act(secrets.token_hex(6), now.isoformat(timespec="seconds"), done, tuple(map(traced, writings)), undoes)
    try:
        add(journal, act, now)
    except OutputError:
        return ""
    return act.id


def _unkept(session: Session, kept: str, writings: "Sequence[Writing]") -> None:
    """Takes out of the journal what in the end was not written, lest it stand in the way of an undo."""
    from amctl.store.journal import forget, journal_path
    from amctl.store.writing import content_of

    journal = journal_path(session.root, os.environ) if kept else None
    with contextlib.suppress(AmctlError):
        if journal and all(content_of(session.root, one.file) != one.after for one in writings):
            forget(journal, lambda act, line: act.id == kept)


def diff_of(session: Session, writing: "Writing") -> str:
    """What a writing changes, as a unified diff."""
    from amctl.render.diff import unified

    before, after = (one.decode("utf-8-sig", "replace") if one is not None else None for one in writing[1:])
    return unified(session.shown(writing.file), before, after, session.look())


def _tell(session: Session, said: Sequence[Said], done: str, told: "Sequence[Finding]", *, written: bool) -> None:
    """One sentence of what was done, what else to know, and one of what is next."""
    from amctl.reports.written import written_report

    dry = session.options.dry_run
    if session.options.format == "json":
        session.show_page(written_report(said, told, today=session.today, written=written))
    session.say(f"Not written (--dry-run): {done}" if dry else done)
    for note in dict.fromkeys(note for one in said for note in one.notes):
        session.say(note)
    codes = {code for one in said for code in one.told}
    for one in (one for one in told if one.code not in codes):
        session.say(f"warning: {session.shown(one.file)}:{one.line}: {one.code} {one.message}")
        if one.help:
            session.say(f"  help: {one.help}")
    if len(said) == 1 and said[0].next:
        session.say(said[0].next)
    elif len(said) > 1 and not dry and any(one.changes for one in said):
        session.say("Next: amctl undo takes all of it back")


def _ready_to_tell(
    session: Session, writings: "Sequence[Writing]", said: Sequence[Said]
) -> tuple[Session, Sequence[Said]]:
    """The book as it will be, and what is next in it: whatever can fail does so before anything is written."""
    import amctl.render.text

    if session.options.format == "json":
        import amctl.render.formats
        import amctl.render.json
        import amctl.render.look  # noqa: F401
        from amctl.terminal import write

        write("")  # a closed standard output is told now, not when all is done
    after = session.as_if({one.file: one.after for one in writings})
    return after, [_with_next(after, one) for one in said]


def _with_next(session: Session, one: Said) -> Said:
    """What was said, and what is next in that account."""
    from amctl.changes.identity import shown
    from amctl.reports.written import next_step

    usable = session.settings_file.settings is not None  # not after an undo of `amctl migrate`
    if not usable or not (opened := session.opened(one.file)):
        return one
    length = shown(item.handle for item in session.items())
    items = opened.derived.items
    if not items and opened.record.account.status in ("ended", "archived"):
        return one  # there is nothing more to do
    return one._replace(next=next_step(items, account=one.account, today=session.today, handle_length=length))
