"""Values set by their paths: in one account, in the settings, or in all accounts that fit conditions."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from amctl.errors import FINDINGS, UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.changes.edits import Deed
    from amctl.model.reading import Record

MANY = 3  # accounts, from which on it is asked


def set_in_one(session: Session, account: str, assignments: Sequence[str]) -> None:
    """Sets values of an account, or of amctl.yaml; raises UsageError for what does not fit."""
    from amctl.saving import save
    from amctl.settings import SETTINGS

    record = settings_record(session) if account == SETTINGS else session.account(account).record
    deed = _deed(session, record, assignments)
    if not _blocks_may_go(session, [deed], assignments):
        session.say("Nothing was written.")
        return
    save(session, record, deed, journal=bool(deed.changes))


def settings_record(session: Session) -> "Record":
    """The settings, as an account would be written into: the editor takes any model."""
    from amctl.model.reading import Record
    from amctl.settings import SETTINGS

    settings = cast(Any, session.settings)
    return Record(SETTINGS.removesuffix(".yaml"), settings, session.settings_file.document)


def set_in_many(session: Session, conditions: Sequence[str], assignments: Sequence[str]) -> None:
    """Sets values of all accounts that fit, after showing them, and asking if they are many; raises UsageError."""
    from amctl.reports.planned import planned_values
    from amctl.reports.where import matching
    from amctl.saving import save_all
    from amctl.typed import agreed

    fitting = matching(session.facts(), conditions, today=session.today)
    _tell_left_out(session)
    deeds = []
    for one in fitting:
        opened = session.opened(one.file)
        assert opened is not None
        try:
            deeds.append((opened.record, _deed(session, opened.record, assignments)))
        except UsageError as error:
            raise UsageError(f"{one.account}: {error}", error.hint) from None
    deeds = [(record, deed) for record, deed in deeds if deed.changes]
    same = len(fitting) - len(deeds)
    also = f"; {_accounts(same)} {'is' if same == 1 else 'are'} so already" if same else ""
    if not deeds:
        save_all(session, [], f"Nothing to change{also or ': no account fits'}.", journal=False)
        return
    if session.options.format != "json" and not session.options.dry_run:
        session.show_page(planned_values(deeds, today=session.today))
    what = f"{', '.join(assignments)} in {_accounts(len(deeds))}"
    many = len(deeds) >= MANY
    asked = not many or agreed(session, f"Set {what}?", otherwise="--yes sets it, -n only shows it")
    if not asked or not (many or _blocks_may_go(session, [deed for _, deed in deeds], assignments)):
        session.say("Nothing was written.")
        return
    save_all(session, deeds, deeds[0][1].done if len(deeds) == 1 else f"Set {what}{also}.")


def _deed(session: Session, record: "Record", assignments: Sequence[str]) -> "Deed":
    from amctl.changes.values import set_value

    start = session.settings.fiscal_year_start
    return set_value(record, assignments, today=session.today, by=session.me, fiscal_start=start)


def _blocks_may_go(session: Session, deeds: "Iterable[Deed]", assignments: Sequence[str]) -> bool:
    """Whether whole parts of a file may be removed, with the comments in them: a word too short would do that."""
    from amctl.changes.apply import dotted
    from amctl.changes.edits import Remove
    from amctl.typed import agreed

    gone = {
        f"{dotted(change.path)} ({', '.join(change.was)})"
        for deed in deeds
        for change in deed.changes
        if isinstance(change, Remove) and isinstance(change.was, dict) and len(change.was) > 1
        if f"{dotted(change.path)}=" in assignments
    }
    question = f"Remove all of {' and '.join(sorted(gone))}?"
    return not gone or agreed(session, question, otherwise="--yes removes it, -n only shows it")


def _tell_left_out(session: Session) -> None:
    """Files that cannot be read may fit too, for all one knows."""
    lost = [session.shown(one.document.file) for one in session.loaded if one.record is None]
    if lost:
        session.say(f"amctl: left out, since they cannot be read: {', '.join(lost)}")
        session.exit_code = FINDINGS


def _accounts(count: int) -> str:
    return f"{count} account{'' if count == 1 else 's'}"
