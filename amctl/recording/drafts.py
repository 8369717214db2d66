"""A file of the book in the user's editor: a draft, checked on saving, merged with what others wrote meanwhile."""

import contextlib
import os
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amctl.dates import parse_day
from amctl.document import Place
from amctl.errors import AmctlError, BreaksRule, ChangedOnDisk, Unreadable, UsageError
from amctl.session import Session
from amctl.settings import SETTINGS

if TYPE_CHECKING:
    from amctl.changes.edits import Change
    from amctl.findings import Finding

_DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,6}", re.ASCII)


def edit_file(session: Session, file: str) -> None:
    """Opens a draft of a file until it is right, and writes it; raises an AmctlError that names the draft if it is not.

    Whatever happens, what was typed is kept: in the file, or in the draft.
    """
    from amctl.reports.written import Said
    from amctl.saving import carry_out
    from amctl.store.journal import Writing
    from amctl.store.writing import content_of

    base = content_of(session.root, file)
    if base is None:
        raise UsageError(f"{session.shown(file)} is not there", "amctl new starts an account")
    draft = _draft(session, file, base)
    text = _typed(session, file, base, draft)
    if text == base:
        draft.unlink(missing_ok=True)
        session.say("Nothing changed.")
        return

    def plan() -> list[Writing]:
        there = content_of(session.root, file)
        return [Writing(file, there, text if there == base else _merged(session, file, base, text, there))]

    identity = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    done = f"Edited {session.shown(file)}."
    try:
        carry_out(session, [file], plan, [Said(identity, file, done, _changes(file, base, text) or ())], done)
    except AmctlError as error:
        error.hint = f"{error.hint}; your draft is kept: {draft}"
        raise
    if not session.options.dry_run:
        draft.unlink(missing_ok=True)


def _draft(session: Session, file: str, base: bytes) -> Path:
    """Where the draft is: in the user's own folder; one that is left from before is gone on with."""
    from amctl.disk import create, make_folder, read_regular
    from amctl.store.journal import journal_path
    from amctl.terminal import asked, can_ask

    journal = journal_path(session.root, os.environ)
    if journal is None:
        raise UsageError("there is no place for a draft", "set HOME or XDG_STATE_HOME")
    folder = journal.with_suffix("") / "drafts"
    make_folder(folder)
    os.chmod(folder, 0o700)
    draft = folder / file.replace("/", "--")
    if os.path.islink(draft):  # whatever an editor made of it: no draft is a link
        draft.unlink()
    if draft.exists() and read_regular(draft) != base:
        if can_ask() and asked(f"A draft is left from before: {draft}. Go on with it? [Y/n] ").casefold() != "n":
            return draft
        number = next(n for n in range(1, 1000) if not draft.with_suffix(f".{n}.yaml").exists())
        os.replace(draft, draft.with_suffix(f".{number}.yaml"))
        session.say(f"An earlier draft is kept: {draft.with_suffix(f'.{number}.yaml')}")
    draft.unlink(missing_ok=True)
    create(draft, base)
    os.chmod(draft, 0o600)
    return draft


def _typed(session: Session, file: str, base: bytes, draft: Path) -> bytes:
    """What the editor leaves, once the rules have nothing new against it; raises BreaksRule if nobody can go on."""
    from amctl.disk import read_regular
    from amctl.editor import open_in_editor
    from amctl.terminal import asked, can_ask, say

    while True:
        open_in_editor(session.config.editor, draft)
        try:
            text = read_regular(draft)
        except Unreadable as error:
            raise Unreadable(f"{draft}, the draft: {error}", "amctl edit begins anew") from None
        errors = _new_errors(session, file, base, text)
        if not errors:
            return text
        say(_shown(errors, text, draft))
        answer = asked("[e]dit again, or [q]uit and keep the draft? ") if can_ask() else "q"
        if answer.casefold()[:1] not in ("e", ""):
            first = errors[0]
            message = f"not written: {draft}:{first.line}:{first.column}: {first.code} {first.message}"
            raise BreaksRule(message, f"{first.help}; amctl edit goes on with the draft")


def _new_errors(session: Session, file: str, base: bytes, text: bytes) -> "list[Finding]":
    from amctl.saving import new_findings

    return [one for one in new_findings(session, {file: base}, {file: text}) if one.level == "error"]


def _shown(errors: "Sequence[Finding]", text: bytes, draft: Path) -> str:
    from amctl.render.diagnostics import full
    from amctl.render.look import Look
    from amctl.terminal import width

    here = [one._replace(file=str(draft)) for one in errors]
    return full(here, {str(draft): text.decode("utf-8", "replace")}, Look(width(), colour=False, ascii=False))


def _changes(file: str, old: bytes, new: bytes) -> "tuple[Change, ...] | None":
    """What makes the new data of the old; None if one of them is no data, or the difference is in more than that."""
    from amctl.changes.apply import Inapplicable
    from amctl.changes.difference import differences
    from amctl.model.account import Account
    from amctl.model.settings import Settings
    from amctl.yaml.reader import read

    before, after = read(file, old), read(file, new)
    if before.problems or after.problems:
        return None
    with contextlib.suppress(Inapplicable, AmctlError):
        told, wanted = (_unquoted(one.data, one.places) for one in (before, after))
        return differences(told, wanted, Settings if file == SETTINGS else Account)
    return None


def _merged(session: Session, file: str, base: bytes, text: bytes, there: bytes | None) -> bytes:
    """The draft with what somebody else wrote meanwhile, if all of that can be told; raises ChangedOnDisk else."""
    from amctl.changes.apply import Inapplicable
    from amctl.model.account import Account
    from amctl.model.settings import Settings
    from amctl.yaml.editor import carried_out
    from amctl.yaml.marks import marked

    model = Settings if file == SETTINGS else Account
    changes = _changes(file, base, there or b"")
    if changes is not None:
        remarks = [
            [one.text for one in marked(content.decode("utf-8-sig")).comments] for content in (base, there or b"")
        ]
        with contextlib.suppress(Inapplicable, AmctlError):
            if remarks[0] == remarks[1]:  # else there is more to it than data
                merged = carried_out(file, text, changes, model)
                session.say(f"Somebody else changed {session.shown(file)} meanwhile: merged.")
                return merged
    message = f"{session.shown(file)} was changed by somebody else while you edited it"
    raise ChangedOnDisk(message, "compare the two, and edit again")


def _unquoted(value: Any, inside: Any) -> Any:
    """Data in which days and decimals that stand without quotes are what they look like, to be written so again."""
    if isinstance(value, dict):
        return {key: _one(inner, inside[key]) for key, inner in value.items()}
    return [_one(inner, inside[number]) for number, inner in enumerate(value)]


def _one(value: Any, place: Place) -> Any:
    if isinstance(value, dict | list):
        return _unquoted(value, place.inside)
    if not isinstance(value, str) or not place.plain:
        return value
    with contextlib.suppress(ValueError):
        return parse_day(value)
    return Decimal(value) if _DECIMAL.fullmatch(value) else value
