"""Bringing a book of an older format up to date: all files or none, shown before anybody agrees."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from amctl.changes.apply import Inapplicable
from amctl.changes.edits import Change, Entry, Rename
from amctl.errors import CannotEdit
from amctl.session import Session
from amctl.settings import SETTINGS

if TYPE_CHECKING:
    from amctl.document import Problem
    from amctl.reports.written import Said
    from amctl.store.journal import Writing


def migrate(session: Session) -> None:
    """Shows what would change, asks, and writes it.

    Raises CannotEdit with the reasons if a file cannot be migrated, SettingsError for a book of a newer format.
    """
    from amctl.changes.formats import waiting
    from amctl.model.settings import FORMAT
    from amctl.saving import carry_out
    from amctl.typed import agreed

    version = session.settings_file.document.data.get("amctl")
    migrations = waiting(version) if type(version) is int and version >= 0 else []
    if not migrations:
        session.settings  # noqa: B018  (tells what is wrong with them)
        session.say(f"The book has format {FORMAT} already: nothing to do.")
        return
    for migration in migrations:
        session.say(migration.manual)
    said, writings = _planned(session, migrations[0].before)
    done = f"Migrated {len(said)} file{'s' * (len(said) > 1)} to format {FORMAT}."
    if not session.options.dry_run and not session.options.yes and session.options.format != "json":
        _show(session, writings)
    if not agreed(
        session,
        f"Write {len(said)} file{'' if len(said) == 1 else 's'}?",
        otherwise="--yes writes them, -n only shows it",
    ):
        session.say("Nothing was written.")
        return
    version = migrations[0].before
    files = [one.file for one in writings]
    carry_out(session, files, lambda: _planned(session, version)[1], said, done, undoes="")
    if not session.options.dry_run:
        session.say("Then: amctl init renews the schemas for editors, amctl validate looks for what else is wrong")


def _planned(session: Session, version: int) -> "tuple[list[Said], list[Writing]]":
    """What is said and written of each file that changes, as it is now; raises CannotEdit with all the reasons."""
    from amctl.model.account import Account
    from amctl.model.settings import Settings
    from amctl.reports.written import Said
    from amctl.store.journal import Writing
    from amctl.store.writing import content_of

    said, writings = [], []
    lost = {one.document.file: one for one in session.loaded if any(map(_is_unreadable, one.document.problems))}
    reasons = [f"{session.shown(file)}: {one.document.problems[0].message}" for file, one in lost.items()]
    kinds: list[tuple[str, Any]] = [(one.document.file, Account) for one in session.loaded]
    for file, model in [*(one for one in kinds if one[0] not in lost), (SETTINGS, Settings)]:
        content = content_of(session.root, file) or b""
        try:
            changes, after = _migrated(file, content, version, model)
        except (Inapplicable, CannotEdit) as error:
            reasons.append(f"{session.shown(file)}: {error}")
            continue
        if changes:
            note = f"{session.shown(file)}: {', '.join(_counted(changes))}"
            identity = file.rsplit("/", 1)[-1].removesuffix(".yaml")
            said.append(Said(identity, file, note, changes, (note,)))
            writings.append(Writing(file, content, after))
    if reasons:
        raise CannotEdit(f"not migrated, nothing was written: {reasons[0]}", "\n".join([*reasons[1:], "mend it first"]))
    return said, writings


def _is_unreadable(problem: "Problem") -> bool:
    """Whether there is no file that could be read."""
    return problem.rule == "unreadable-file"


def _migrated(file: str, content: bytes, version: int, model: Any) -> tuple[tuple[Change, ...], bytes]:
    from amctl.changes.formats import migrated
    from amctl.yaml.editor import carried_out
    from amctl.yaml.reader import read

    document = read(file, content)
    for problem in document.problems:
        raise CannotEdit(f"line {problem.spot.line}: {problem.message}", problem.help)
    changes, _ = migrated(document.data, version, model)
    return changes, carried_out(file, content, changes, model)


def _counted(changes: Iterable[Change]) -> list[str]:
    """What changes, alike ones counted: note is summary (12 times)."""
    words: Counter[str] = Counter()
    for change in changes:
        key = next(step for step in reversed(change.path) if not isinstance(step, Entry))
        words[
            f"{key} is {change.name}" if isinstance(change, Rename) else f"{key} is {getattr(change, 'value', '')}"
        ] += 1
    return [word + (f" ({count} times)" if count > 1 else "") for word, count in words.items()]


def _show(session: Session, writings: "Iterable[Writing]") -> None:
    from amctl.render.diff import unified

    for one in writings:
        before, after = ((text or b"").decode("utf-8-sig", "replace") for text in (one.before, one.after))
        session.put(unified(session.shown(one.file), before, after, session.look()))
