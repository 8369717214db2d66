"""Somebody's accounts passed on: looked at first, then handed over in one act."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from amctl.errors import FINDINGS, UsageError
from amctl.recording.handoffs import Wanted, absence, gone_by, handoff_wanted, names_of, successor_meant, why_asked
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.changes.edits import Deed
    from amctl.facts import Facts
    from amctl.model.reading import Record
    from amctl.model.work import Handoff
    from amctl.reports.report import Report
    from amctl.reports.succession import Plan


# Told once of all of them, which an account's own command would not be.
_WHY = 'Why they go over is not on record, and will be asked for at each: --reason "…" says it for all.'


class Passing(NamedTuple):
    """What was typed: from whom, to whom, which accounts, and whether to begin."""

    from_: str
    to: str | None
    accounts: tuple[str, ...]
    all: bool
    start: bool
    due: str | None
    reason: str | None


def pass_on(session: Session, typed: Passing) -> None:
    """Shows what would pass on; with `start`, opens the handoffs once that is agreed. Raises UsageError."""
    plan = _plan(session, typed)
    if not typed.start:
        if typed.due or typed.reason:
            raise UsageError("--due and --reason go into handoffs that begin", "add --start, or leave them out")
        session.show(_shown(session, plan))
        return
    if plan.heir is None:
        raise UsageError("who takes over?", f"--to PERSON; amctl handoff plan --from {plan.leaver} says who could")
    if not plan.accounts and not typed.all:
        raise UsageError("which accounts?", "name them, or --all")
    _start(session, plan, typed)


def _plan(session: Session, typed: Passing) -> "Plan":
    from amctl.reports.succession import Plan
    from amctl.typed import person_meant

    leaver = person_meant(session, typed.from_, date.min)  # who has left leaves accounts all the same
    heir = successor_meant(session, typed.to) if typed.to else None
    if heir == leaver:
        raise UsageError(f"{leaver} would hand over to {leaver}", "--to somebody else")
    if typed.accounts and typed.all:
        raise UsageError("some accounts, or --all: not both", "leave out one of the two")
    named = []
    for word in typed.accounts:
        record, _ = session.account(word)
        if record.account.owner != leaver:
            owner = record.account.owner
            raise UsageError(f"{record.account.name} is looked after by {owner}", f"--from {owner}, or leave it out")
        named.append(record.id)
    return Plan(leaver, heir, tuple(dict.fromkeys(named)))


def _shown(session: Session, plan: "Plan") -> "Report":
    from amctl.changes.handoffs import open_handoff
    from amctl.reports.succession import Going, succession

    book = session.facts()
    going = {}
    for facts in book:
        opened = session.opened(facts.file)
        if opened and (there := open_handoff(opened.record)):
            going[facts.account] = Going(there.to, there.opened)
    return succession(book, session.items(), plan, going, settings=session.settings, today=session.today)


def _start(session: Session, plan: "Plan", typed: Passing) -> None:
    from amctl.saving import save_all
    from amctl.typed import agreed

    deeds, skipped = _deeds(session, plan, typed), list(_skipped(session, plan))
    if not deeds:
        why = "what is left is going elsewhere." if skipped else "each of them is being handed over already."
        save_all(session, [], f"Nothing to start: {why}", journal=False)
        _tell(session, plan, skipped)
        return
    if session.options.format != "json" and not session.options.dry_run:
        session.show(_shown(session, plan))
    many = f"{len(deeds)} handoff{'' if len(deeds) == 1 else 's'} from {plan.leaver} to {plan.heir}"
    if not agreed(session, f"Start {many}?", otherwise="--yes starts them, -n only shows them"):
        session.say("Nothing was written.")
        return
    save_all(session, deeds, f"Started {many}: {names_of([record for record, _ in deeds])}.")
    _tell(session, plan, skipped)


def _skipped(session: Session, plan: "Plan") -> "Iterator[tuple[Facts, Handoff]]":
    """Each account that would have to pass on, and the handoff that takes it elsewhere."""
    from amctl.changes.handoffs import open_handoff

    for facts in session.facts():
        opened = session.opened(facts.file)
        there = open_handoff(opened.record) if opened and not facts.over else None
        if there and there.to != plan.heir:
            theirs = plan.leaver in (facts.owner, there.to)
            if facts.account in plan.accounts if plan.accounts else theirs:
                yield facts, there


def _tell(session: Session, plan: "Plan", skipped: "list[tuple[Facts, Handoff]]") -> None:
    """Says what is left out, and why; what goes to somebody who passes on their accounts, or has left, is a finding."""
    for facts, there in skipped:
        going = f"{there.from_} is handing it over to {there.to} since {there.opened}"
        first = f"amctl handoff cancel {facts.account}"
        session.say(f"{facts.name} is left out: {going}; if {plan.heir} is to have it, first: {first}")
        if there.to == plan.leaver or there.to in gone_by(session):
            session.exit_code = FINDINGS


def _deeds(session: Session, plan: "Plan", typed: Passing) -> "list[tuple[Record, Deed]]":
    """A handoff for each account that is not being handed over yet."""
    from amctl.changes.handoffs import open_handoff, start_handoff
    from amctl.reports.succession import to_move

    assert plan.heir is not None
    away = absence(session, plan.heir)
    deeds = []
    for facts in to_move(session.facts(), plan):
        opened = session.opened(facts.file)
        assert opened is not None
        if open_handoff(opened.record) is None:
            wanted = Wanted(plan.heir, plan.leaver, due=typed.due, reason=typed.reason)
            handoff = handoff_wanted(session, opened.record, wanted)
            deed = start_handoff(opened.record, handoff, gone=gone_by(session), today=session.today)
            asked = _WHY if why_asked(session, opened.record, handoff) else ""
            deeds.append((opened.record, deed._replace(notes=tuple(filter(None, (away, asked))))))
    return deeds
