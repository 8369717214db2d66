"""What validate --fix writes: the mends of the rules, each tried on the file as it is, and kept only if it helps."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from amctl.errors import AmctlError, UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.document import Document
    from amctl.findings import Finding
    from amctl.rules.runner import Found
    from amctl.store.journal import Writing


class Mended(NamedTuple):
    """What was mended; what was not, with the reason why; all that is found then, and the book as it is then."""

    done: "list[Finding]"
    refused: "dict[Finding, str]"
    left: "list[Finding]"
    after: Session


class _State(NamedTuple):
    """A file with some content: what is found in it, and whether it can be used at all."""

    content: bytes
    document: "Document"
    model: Any
    found: "list[Found]"
    usable: bool


class _File(NamedTuple):
    """What becomes of one file."""

    file: str
    before: _State
    after: _State
    done: "list[Finding]"
    refused: "dict[Finding, str]"
    careful: bool  # each mend was judged by the whole book


class _Worse(Exception):
    """What a mend would bring, or that it would not help."""


def mend(
    session: Session, findings: "Iterable[Finding]", meant: "Callable[[Finding], bool]", *, dry_run: bool = False
) -> Mended:
    """Mends those of the findings that can be, and what comes to light by that, if it is meant; all of it in one act.

    In a dry run it shows the diff instead. What cannot be mended is left and told. Raises UsageError if there is no
    file to write into, Locked, ChangedOnDisk or OutputError: then nothing was written.
    """
    from amctl.saving import diff_of, put_down
    from amctl.store.journal import Writing
    from amctl.store.writing import held

    if session.instead:
        raise UsageError("what - brings stands in no file that could be mended", "save it, and name the file")
    files = sorted({one.file for one in findings if one.fixable})

    def planned() -> "tuple[list[_File], list[Writing]]":
        plans = _harmless(session, [one for file in files if (one := _mended(session, file, meant))], meant)
        changed = [one for one in plans if one.done]
        return plans, [Writing(one.file, one.before.content, one.after.content) for one in changed]

    if dry_run or not files:
        plans, writings = planned()
        if session.options.format != "json":
            session.put("".join(diff_of(session, one) for one in writings))
    else:
        with held(session.root, files):
            plans, writings = planned()
            put_down(session, writings, _sentence(plans))
    _tell(session, plans, dry_run=dry_run)
    refused = {finding: reason for one in plans for finding, reason in one.refused.items()}
    after = session.as_if({one.file: one.after.content for one in plans if one.done})
    left = [one._replace(fixable=one.fixable and one not in refused) for one in after.findings() if meant(one)]
    return Mended(sorted(finding for one in plans for finding in one.done), refused, left, after)


def _mended(session: Session, file: str, meant: "Callable[[Finding], bool]", *, careful: bool = False) -> _File | None:
    """A file with all that is meant mended, one by one, each on what the one before has left; None if it is gone."""
    from amctl.store.writing import content_of

    content = content_of(session.root, file)
    if content is None:
        return None
    first = state = _state(session, file, content)
    done: list[Finding] = []
    refused: dict[Any, str] = {}
    while waiting := [one for one in state.found if one.mend and meant(one.finding) and _key(one) not in refused]:
        try:
            state = _better(session, state, waiting[0], careful=careful)
            done.append(waiting[0].finding)
        except (AmctlError, _Worse) as error:
            refused[_key(waiting[0])] = str(error)
    reasons = {one.finding: refused[_key(one)] for one in state.found if _key(one) in refused}
    return _File(file, first, state, done, reasons, careful)


def _key(found: "Found") -> Any:
    return found.finding.code, found.mend


def _better(session: Session, state: _State, found: "Found", *, careful: bool) -> _State:
    """The file with one finding mended. Raises CannotEdit, or _Worse if that would not help."""
    from amctl.changes.apply import Inapplicable
    from amctl.changes.mending import change_of
    from amctl.disk import MAX_BYTES
    from amctl.yaml.editor import carried_out

    assert found.mend
    try:
        change = change_of(found.mend, state.document, state.model)
        content = carried_out(state.document.file, state.content, [change], state.model)
    except Inapplicable as error:
        raise _Worse(str(error)) from None
    if len(content) > MAX_BYTES:
        raise _Worse(f"the file would grow beyond {MAX_BYTES // 1000} kB, which no command reads")
    after = _state(session, state.document.file, content)
    before, then = _known(state, state.usable), _known(after, state.usable)
    for code, message in then - before:
        raise _Worse(f"that would bring {code} {message}")
    if not before - then:
        raise _Worse("that would not help: it would still be found")
    file = state.document.file
    new = _new(session, {file: state}, {file: after}) if careful else ()
    for one in new:
        raise _Worse(_brought(session, one))
    return after


def _known(state: _State, usable: bool) -> Counter[tuple[str, str]]:
    """What is found, wherever it stands. Of a file that was unusable, only what is wrong with it as a file.

    What the rules say of the account comes to light when it can be read; no mend has brought it.
    """
    from amctl.rules.catalogue import DOCUMENT_RULES

    codes = {rule.CODE for rule in DOCUMENT_RULES}
    findings = [one.finding for one in state.found]
    return Counter((one.code, one.message) for one in findings if usable or one.code in codes)


def _state(session: Session, file: str, content: bytes) -> _State:
    from amctl.dates import Horizon
    from amctl.model.account import Account
    from amctl.model.settings import Settings
    from amctl.rules.rule import Case
    from amctl.rules.runner import found_in_account, found_in_document, found_in_settings
    from amctl.settings import SETTINGS, read_settings
    from amctl.store.accounts import load

    settings = session.settings_file.settings
    if file == SETTINGS:
        document, mine, problems = read_settings(session.root, content)
        found = [*found_in_document(document, problems, mine.rules if mine else {})]
        found += found_in_settings(mine, document, ()) if mine else ()
        return _State(content, document, Settings, found, mine is not None)
    one = load((file, content))
    found = [*found_in_document(one.document, one.problems, settings.rules if settings else {})]
    if one.record and settings:
        found += found_in_account(Case(one.record, settings, Horizon(session.today), session.plans.plan))
    return _State(content, one.document, Account, found, one.record is not None)


def _harmless(session: Session, plans: list[_File], meant: "Callable[[Finding], bool]") -> list[_File]:
    """The plans, but nothing in a file by which the book as a whole would get a finding that it did not have."""
    while changed := {one.file: one for one in plans if one.done}:
        before = {file: one.before for file, one in changed.items()}
        new = _new(session, before, {file: one.after for file, one in changed.items()})
        if not new:
            break
        blamed = {one.file for one in new} & changed.keys() or changed.keys()
        reason = _brought(session, new[0])
        plans = [_again(session, one, meant, reason) if one.file in blamed else one for one in plans]
    return plans


def _again(session: Session, plan: _File, meant: "Callable[[Finding], bool]", reason: str) -> _File:
    """Another plan for a file: with more care, or, if that was of no avail, without any mend."""
    if not plan.careful:
        return _mended(session, plan.file, meant, careful=True) or plan._replace(done=[])
    return plan._replace(after=plan.before, done=[], refused={**dict.fromkeys(plan.done, reason), **plan.refused})


def _new(session: Session, before: "dict[str, _State]", after: "dict[str, _State]") -> "list[Finding]":
    """What is found in the book with other content in some files; not what comes to light in them, see `_known`."""
    from amctl.saving import new_findings
    from amctl.settings import SETTINGS

    if SETTINGS in before and not before[SETTINGS].usable:  # without settings the rules said nothing of any account
        return []
    contents = ({file: one.content for file, one in several.items()} for several in (before, after))
    return [one for one in new_findings(session, *contents) if one.file not in before or before[one.file].usable]


def _brought(session: Session, finding: "Finding") -> str:
    return f"that would bring {_place(session, finding)}"


def _sentence(plans: Sequence[_File]) -> str:
    count, files = sum(len(one.done) for one in plans), sum(bool(one.done) for one in plans)
    return f"Mended {count} finding{'s' * (count != 1)} in {files} file{'s' * (files != 1)}."


def _tell(session: Session, plans: Sequence[_File], *, dry_run: bool) -> None:
    """Each mended finding in a line, then each that was not, with the reason; and how to take it back."""
    done = sorted(finding for one in plans for finding in one.done)
    for one in done:
        session.say(f"mended: {_place(session, one)}")
    for finding, reason in sorted(pair for plan in plans for pair in plan.refused.items()):
        session.say(f"not mended: {_place(session, finding)}: {reason}")
    if not done:
        session.say("Nothing was mended.")
    elif dry_run:
        session.say(f"Not written (--dry-run): {_sentence(plans)}")
    else:
        session.say(f"{_sentence(plans)} amctl undo takes all of it back.")


def _place(session: Session, finding: "Finding") -> str:
    return f"{session.shown(finding.file)}:{finding.line}: {finding.code} {finding.message}"
