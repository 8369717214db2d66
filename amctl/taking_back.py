"""Taking back what amctl did: the last act whose files are still as it left them."""

import os
from typing import TYPE_CHECKING

from amctl.errors import ChangedOnDisk, OutputError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.store.journal import Act, Writing


def acts_here(session: Session) -> "list[Act]":
    """What was done in this book and not taken back, oldest first; raises OutputError if there can be no journal."""
    from amctl.store.journal import acts, journal_path, undone

    journal = journal_path(session.root, os.environ)
    if journal is None:
        raise OutputError("there is no place for a journal, so nothing is in it", "set HOME or XDG_STATE_HOME")
    found = acts(journal)
    gone = undone(found)
    return [act for act in found if act.id not in gone]


def writings_of(session: Session, act: "Act") -> "list[Writing]":
    """What takes an act back; nothing of what a crash kept it from writing.

    Raises ChangedOnDisk if a file is neither as the act left it nor as it was before.
    """
    from amctl.store.journal import Writing, fingerprint
    from amctl.store.writing import content_of

    writings = []
    for trace in act.files:
        there = content_of(session.root, trace.file)
        if fingerprint(there) == trace.after:
            writings.append(Writing(trace.file, there, trace.taken_back(there)))
        elif fingerprint(there) != trace.before:
            message = f"{session.shown(trace.file)} has changed since: {act.done}"
            raise ChangedOnDisk(message, "what changed later would be lost; mend it by hand, or with git")
    return writings


def last_act(session: Session) -> "Act | None":
    """The last act that left something in the files: what a crash interrupted before it wrote anything is none."""
    return next((act for act in reversed(acts_here(session)) if writings_of(session, act)), None)
