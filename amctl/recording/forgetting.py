"""A person forgotten: asked for twice, taken out of the file and the journal, and looked for in what is left."""

import glob
import os
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from amctl.errors import UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.model.people import Contact
    from amctl.model.reading import Record
    from amctl.store.journal import Act


def forget(session: Session, record: "Record", contact: str) -> None:
    """Takes a contact out of an account's file, and the file's changes out of the journal; tells what is left.

    Raises UsageError if nobody confirms it.
    """
    from amctl.changes.forgetting import forget_contact
    from amctl.saving import edited, save

    one, file = record.account.contacts[contact], record.document.file
    deed = forget_contact(record, contact)
    text = edited(session, record, deed, record.document.text.encode()).decode("utf-8-sig")
    _confirmed(session, one.name, contact, file)
    left = [*_in_words(session, file, text, one), *_elsewhere(session, file, one), *_behind(session, file, one)]
    save(session, record, deed._replace(notes=(*deed.notes, *left)), journal=False)
    if not session.options.dry_run and (gone := _out_of_journal(session, file, one)):
        session.say(f"The journal has forgotten {gone} change{'' if gone == 1 else 's'}: amctl undo cannot reach them.")


def _confirmed(session: Session, name: str, contact: str, file: str) -> None:
    from amctl.terminal import asked, can_ask

    if session.options.yes or session.options.dry_run:
        return
    warning = f"{name} is to be forgotten, which cannot be undone; nor can earlier changes of {file} then"
    if not can_ask():
        raise UsageError(warning, "look with --dry-run, then add --yes")
    if asked(f"{warning}. Type {contact} to confirm: ") != contact:
        raise UsageError(f"{name} is not forgotten", f"type {contact} to confirm")


def _in_words(session: Session, file: str, text: str, contact: "Contact") -> Iterator[str]:
    """Where the file's own text still names the person."""
    from amctl.changes.forgetting import mentions

    for line, words in mentions(text, contact):
        yield f"Still named, for you to edit: {session.shown(file)}:{line}: {words}"


def _elsewhere(session: Session, file: str, contact: "Contact") -> Iterator[str]:
    """Where other files of the book have the full name or the mail address."""
    wanted = [one.casefold() for one in (contact.name, contact.email) if one]
    for loaded in session.loaded:
        other = loaded.document
        for number, line in enumerate(other.text.split("\n") if other.file != file else (), 1):
            if any(one in line.casefold() for one in wanted):
                yield f"Named in another file too: {session.shown(other.file)}:{number}: {line.strip()}"


def _behind(session: Session, file: str, contact: "Contact") -> Iterator[str]:
    """Where earlier versions of the file are: in git, in drafts, and on other machines."""
    from amctl.store.journal import journal_path

    root = session.root.absolute()
    if any((folder / ".git").exists() for folder in (root, *root.parents)):
        shown = shlex.quote(session.shown(file))
        yield (
            f"git keeps every version: git log --all -p -S {shlex.quote(contact.name)} -- {shown} finds them. "
            "git filter-repo --replace-text takes words out of the history, in every clone."
        )
    journal = journal_path(session.root, os.environ)
    drafts = journal.with_suffix("") / "drafts" if journal else None
    name = glob.escape(file.replace("/", "--").removesuffix(".yaml"))
    for draft in sorted(drafts.glob(f"{name}.*")) if drafts else ():
        yield f"A draft of amctl edit may name them: {draft}"
    yield "On other machines, the journals of colleagues and their copies of the book keep what they have of them."


def _out_of_journal(session: Session, file: str, contact: "Contact") -> int:
    """Drops what the journal keeps of this file, or of the person; returns how many changes that were.

    No change of this file can be taken back any more, since none was the last.
    """
    from amctl.store.journal import forget, journal_path

    journal = journal_path(session.root, os.environ)
    wanted = [one.casefold() for one in (contact.name, contact.email) if one]

    def meant(act: "Act", line: str) -> bool:
        kept = b"\n".join(trace.words() for trace in act.files).decode("utf-8", "replace")
        named = any(one in f"{act.done}\n{kept}".casefold() for one in wanted)
        return named or any(trace.file == file for trace in act.files)

    return forget(journal, meant) if journal and journal.exists() else 0
