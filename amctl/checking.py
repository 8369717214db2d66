"""What doctor looks at: the machine, the user's config, the book and what is around it. Nothing is changed."""

import os
import platform
import shlex
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from amctl.errors import AmctlError, Unreadable
from amctl.reports.doctor import Book, Mailing, Reminding, Repository, State, Trouble
from amctl.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from amctl.mail.entries import Entry
    from amctl.model.settings import Mail, UserConfig

_LIBRARIES = ("typer", "rich", "PyYAML", "pydantic")
_OLD = 60  # seconds after which nobody is still writing a file


def state_of(session: Session) -> State:
    """Everything that is looked at, as it is."""
    from importlib.metadata import version

    from amctl.settings import config_path

    config, trouble = _config(session)
    book = _whatever_book(session)
    known, zone, today = None, "this machine's zone", session.today_without_book()
    me = os.environ.get("AMCTL_ME") or (config.me if config else None) or ""
    if isinstance(book, Book) and not book.settings:
        settings = session.settings
        known = me in settings.people if me else None
        person = settings.people[me].timezone if known else None
        zone = person or settings.timezone
        if not trouble:
            today = session.today
    return State(
        python=platform.python_version(),
        libraries=tuple((name, version(name)) for name in _LIBRARIES),
        encoding=getattr(sys.stdout, "encoding", None) or "ascii",
        today=today,
        zone=zone,
        config=_place(config_path(os.environ)),
        config_trouble=trouble,
        me=me,
        known=known,
        editor=_editor(config),
        book=book,
        mail=_mail(config),
    )


def _whatever_book(session: Session) -> Book | Trouble:
    try:
        return _book(session, session.root)
    except AmctlError as error:
        return _trouble(error)


def _trouble(error: AmctlError) -> Trouble:
    return Trouble(str(error), error.hint)


def _config(session: Session) -> "tuple[UserConfig | None, Trouble | None]":
    try:
        return session.config, None
    except AmctlError as error:
        return None, _trouble(error)


def _place(path: Path | None) -> str:
    if path is None:
        return "no place for one"
    return str(path) if os.path.exists(path) else f"{path} (there is none)"


def _editor(config: "UserConfig | None") -> tuple[str, bool]:
    from amctl.editor import chosen

    editor, _ = chosen(config.editor if config else None)
    try:
        words = shlex.split(editor)
    except ValueError:
        return editor, False
    return editor, bool(words) and shutil.which(words[0]) is not None


def _mail(config: "UserConfig | None") -> Mailing | None:
    """How mail leaves, and what keeps it from ever doing so; nothing is sent, and nobody asked for the password."""
    mail = config.mail if config else None
    if mail is None:
        return None
    return Mailing(mail.transport, mail.host or "", mail.security, mail.from_ or "", _never(mail))


def _never(mail: "Mail") -> Trouble | None:
    """Why no mail can leave, all of it at once."""
    from amctl.mail.bounds import bounds_of
    from amctl.mail.transport import sender_of, transport_for

    found = []
    for ask in (lambda: sender_of(mail), lambda: bounds_of(mail, (), ()), lambda: transport_for(mail, os.environ)):
        try:
            ask()
        except AmctlError as error:
            found.append(_trouble(error))
    if not found:
        found = [*_programs(mail), *_folder(mail)]
    said, remedies = (dict.fromkeys(words) for words in (zip(*found, strict=True) if found else ((), ())))
    return Trouble("; ".join(said), "; ".join(remedies)) if found else None


def _programs(mail: "Mail") -> "Iterator[Trouble]":
    """The programs that mail needs and that are not there."""
    asked = mail.transport == "smtp" and mail.user and not os.environ.get("AMCTL_MAIL_PASSWORD")
    for setting, words, needed in (
        ("command", mail.command, mail.transport == "sendmail"),
        ("password_command", mail.password_command, asked),
    ):
        if needed and not shutil.which(words[0]):
            what = f"mail: {setting}: there is no command {words[0]}, or it may not be run"
            yield Trouble(what, "correct it in your config")


def _folder(mail: "Mail") -> "Iterator[Trouble]":
    """That no file can be put into the folder for mails, if that is so."""
    from amctl.mail.folder import folder_of

    if mail.transport == "files" and mail.folder:
        folder = folder_of(mail.folder)
        there = next(one for one in (folder, *folder.parents) if os.path.lexists(one))
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            yield Trouble(f"mail: folder: {there} is no folder that you can write into", "name another")


def _book(session: Session, root: Path) -> Book:
    from amctl.locks import held_now
    from amctl.rules import conflict_markers
    from amctl.store.book import names
    from amctl.store.start import old_schemas
    from amctl.store.writing import LOCKS

    settings = _settings(session)
    findings = [] if settings else session.findings()
    journal, about = _journal(root)
    return Book(
        root=str(root),
        files=len(names(root)),
        settings=settings,
        errors=tuple(dict.fromkeys(one.file for one in findings if one.level == "error")),
        markers=tuple(dict.fromkeys(one.file for one in findings if one.code == conflict_markers.CODE)),
        git=_repository(root),
        held=tuple(held_now(root / LOCKS)),
        leftovers=_leftovers(root),
        schemas=old_schemas(root),
        journal=journal,
        journal_about=about,
        reminding=_reminding(root, session.today_without_book() if settings else session.today),
    )


def _reminding(root: Path, today: "date") -> Reminding:
    """What became of the reminders that were sent from here, and who else sends some."""
    from amctl.mail.ledger import ledger_path, read
    from amctl.mail.marker import from_here, marked, unkept

    try:
        known = read(ledger_path(root, os.environ))
    except AmctlError as error:
        return Reminding(trouble=_trouble(error))
    note = marked(root)
    other = note if note and note.ledger != known.id else None
    run = known.last_good_run(today)
    return Reminding(
        ever=any(one.letters == "daily" for one in known.runs),
        last=run.day if run else None,
        held=tuple((one.key.person, one.key.day) for one in known.unknown()),
        refused=tuple(map(_said, known.refused())),
        waiting=tuple(map(_said, known.waiting())),
        ahead=tuple((one.key.person, one.key.day) for one in known.ahead(today)),
        elsewhere=f"{other.user} on {other.host}" if other else "",
        moved=other is not None and from_here(other),
        unkept=unkept(root) if known.id and not other else "",
    )


def _said(entry: "Entry") -> tuple[str, str]:
    """Whom a mail is for, and what was said to it."""
    return entry.key.person, f"{entry.code or ''} {entry.reason}".strip()


def _settings(session: Session) -> Trouble | None:
    try:
        session.settings  # noqa: B018  (raises what is wrong with them)
    except AmctlError as error:
        return _trouble(error)
    return None


def _leftovers(root: Path) -> tuple[str, ...]:
    """Files that a writer left half-written when it died."""
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") or name == ".amctl"]
        for name in files:
            path = Path(folder, name)
            if name.startswith(".") and name.endswith(".tmp") and _age(path) > _OLD:
                found.append(path.relative_to(root).as_posix())
    return tuple(sorted(found))


def _age(path: Path) -> float:
    try:
        return time.clock_gettime(time.CLOCK_REALTIME) - path.lstat().st_mtime
    except OSError:
        return 0


def _repository(root: Path) -> Repository:
    from amctl.git import tree
    from amctl.store.writing import LOCKS

    found = tree(root, f"{LOCKS}/some.lock")
    above = (one / ".git" / "index.lock" for one in (root, *root.absolute().parents))
    stale = next((str(one) for one in above if _age(one) > _OLD), "")
    trouble, changed, unmerged = found.trouble, found.changed, found.unmerged
    folder = os.path.relpath(root)
    return Repository(found.missing, found.repository, trouble, changed, unmerged, found.ignored, stale, folder)


def _journal(root: Path) -> tuple[Trouble | None, str]:
    """What is wrong with the journal, else what it holds."""
    from amctl.store.journal import acts, journal_path

    path = journal_path(root, os.environ)
    if path is None:
        return Trouble("there is no place for it, so nothing can be undone", "set HOME or XDG_STATE_HOME"), ""
    there = next(one for one in (path, *path.parents) if os.path.exists(one))
    if not os.access(there, os.W_OK):
        return Trouble(f"{there} cannot be written, so nothing can be undone", "change its permissions"), ""
    try:
        count, size = len(acts(path)), path.stat().st_size if path.exists() else 0
    except (Unreadable, OSError) as error:
        return Trouble(str(error), "check the file"), ""
    return None, f"{path}: {count} change{'' if count == 1 else 's'}, {-(-size // 1000)} kB"
