"""Accounts accepted: one, or all that are ready; what is missing is told with what mends it."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from amctl.errors import FINDINGS, BreaksRule, UsageError
from amctl.recording.handoffs import MOST, as_successor, gone_by, names_of, plan_trouble
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.changes.edits import Deed
    from amctl.changes.handoffs import Answered
    from amctl.model.reading import Record
    from amctl.model.work import Handoff
    from amctl.plans.answers import Answer
    from amctl.rules.rule import Case


class Taking(NamedTuple):
    """An account that is being handed over, the required steps that are not there yet, and what forbids it."""

    record: "Record"
    handoff: "Handoff"
    lacking: "Sequence[Answer]"
    trouble: str = ""  # of the plan files: what they ask for is not known
    against: UsageError | None = None
    undone: tuple[str, ...] = ()  # other steps that are not there: nobody asks for them any more

    def ready(self, forced: str | None) -> bool:
        """Whether it can be accepted, or is so because it is forced."""
        return self.against is None and (bool(forced) or not (self.lacking or self.trouble))


def accept_one(session: Session, account: str, to: str | None, forced: str | None) -> None:
    """Accepts an account; raises UsageError for somebody else's, BreaksRule while something required is missing."""
    from amctl.changes.handoffs import handoff_meant
    from amctl.saving import save

    record, _ = session.account(account)
    handoff = handoff_meant(record)
    as_successor(session, handoff, record.account.name, "accept")
    if to and _person(session, to) != handoff.to:
        raise UsageError(f"{record.account.name} goes to {handoff.to}", "--to somebody else is another handoff")
    taking = _taking(session, record, handoff)
    if taking.against:
        raise taking.against
    if not taking.ready(forced):
        raise BreaksRule(_not_ready(taking), "\n".join([_force(record.id), *_mends(taking)]))
    save(session, record, _accepted(session, taking, forced))


def accept_all(session: Session, to: str | None, forced: str | None) -> None:
    """Accepts all that goes to the user and is ready, or all of it if that is forced; the rest is told.

    Raises UsageError if there is none, BreaksRule if none of it is ready.
    """
    from amctl.saving import save_all

    session.tell(session.troubles())  # what cannot be read may be going to the user as well
    takings = list(_mine(session, to))
    ready = [one for one in takings if one.ready(forced)]
    told = _told([one for one in takings if one not in ready])
    if not ready:
        raise BreaksRule("nothing is ready to be accepted", "\n".join([_force("--all"), *told]))
    ids = {one.record.id for one in ready}
    deeds = [(one.record, _accepted(session, one, forced, ids)) for one in ready]
    many = f"{len(ready)} account{'' if len(ready) == 1 else 's'}"
    planned = sum(change.path == ("follow_ups",) for _, deed in deeds for change in deed.changes)
    first = f" {planned} follow-ups are planned for the first ninety days." if planned else ""
    save_all(session, deeds, f"Accepted {many}: {names_of([one.record for one in ready])}.{first}")
    for line in told:
        session.say(line)
    if told:
        session.exit_code = FINDINGS


def _told(rest: "Sequence[Taking]") -> list[str]:
    """What is not ready, and what it lacks; of many, the first ones."""
    lines = [line for one in rest[:MOST] for line in (f"{_not_ready(one)}:", *_mends(one))]
    more = len(rest) - MOST
    return [*lines, f"and {more} more: amctl handoff list"] if more > 0 else lines


def _mine(session: Session, to: str | None) -> Iterator[Taking]:
    """Every account that is being handed over to the user."""
    from amctl.changes.handoffs import open_handoff

    person = _person(session, to) if to else session.me
    there = [opened.record for facts in session.facts() if (opened := session.opened(facts.file))]
    found = [(record, one) for record in there if (one := open_handoff(record)) and one.to == person]
    if person and not found:
        raise UsageError(f"nothing is being handed over to {person}", "amctl handoff list shows what is open")
    if not found:
        raise UsageError("you have not said who you are", "write me: ID into your config, or set AMCTL_ME")
    for record, handoff in found:
        as_successor(session, handoff, record.account.name, "accept")
        yield _taking(session, record, handoff)


def _person(session: Session, word: str) -> str:
    from amctl.typed import person_meant

    return person_meant(session, word)


def case_of(session: Session, record: "Record") -> "Case":
    """An account on the day, as checklists look at it."""
    from amctl.dates import Horizon
    from amctl.rules.rule import Case

    return Case(record, session.settings, Horizon(session.today), session.plans.plan)


def file_answers(session: Session, record: "Record") -> "dict[str, Answered]":
    """What the account's file says to the steps of its open handoff that it answers; raises UsageError if none is."""
    from amctl.changes.handoffs import Answered, handoff_meant
    from amctl.plans.checklist import from_the_file

    found = from_the_file(case_of(session, record), handoff_meant(record)).items()
    return {name: Answered() if one.state in ("ok", "n/a") else Answered(one.told, one.mend) for name, one in found}


def _taking(session: Session, record: "Record", handoff: "Handoff") -> Taking:
    from amctl.changes.taking_over import acceptable
    from amctl.plans.checklist import checklist, lacking

    try:
        acceptable(record, handoff, session.today)
    except UsageError as error:
        return Taking(record, handoff, (), against=error)
    answers = checklist(case_of(session, record), handoff)
    undone = tuple(one.step for one in answers if not one.settled and not one.required)
    return Taking(record, handoff, lacking(answers), plan_trouble(session, handoff.kind), undone=undone)


def _accepted(session: Session, taking: Taking, forced: str | None, together: Collection[str] = ()) -> "Deed":
    """What accepting an account does; of several `together` it is told briefly."""
    from amctl.changes.taking_over import accept_handoff
    from amctl.language import Language
    from amctl.plans.takeover import takeover

    record, handoff = taking.record, taking.handoff
    say = Language(session.settings.language).say
    planned = list(takeover(case_of(session, record), handoff, session.today, say))
    why = forced if taking.lacking or taking.trouble else None
    deed = accept_handoff(record, planned, forced=why, gone=gone_by(session), today=session.today)
    brief = () if together else (*deed.notes, *_left(taking))
    return deed._replace(notes=(*brief, *_below(session, record.id, handoff, together)))


def _left(taking: Taking) -> Iterator[str]:
    """Steps that are not there, the required ones if it was forced, and the others: the last word on them."""
    if taking.lacking:
        count = len(taking.lacking)
        steps = "1 required step was" if count == 1 else f"{count} required steps were"
        yield f"{steps} not there: {', '.join(one.step for one in taking.lacking)}."
    if taking.undone:
        count = len(taking.undone)
        steps = "1 step that is not required was" if count == 1 else f"{count} steps that are not required were"
        yield f"{steps} not done: {', '.join(taking.undone)}."


def _below(session: Session, account: str, handoff: "Handoff", together: Collection[str]) -> Iterator[str]:
    """Accounts that belong to one, and stay with whoever had it; those that are accepted together with it do not."""
    for facts in session.facts():
        if (
            facts.account not in together
            and facts.parent == account
            and facts.owner == handoff.from_
            and not facts.over
        ):
            start = f"amctl handoff start {facts.account} --to {handoff.to}"
            yield f"{facts.name}, which belongs to it, stays with {facts.owner}: {start}"


def _not_ready(taking: Taking) -> str:
    if taking.against:
        return str(taking.against)
    if taking.trouble:
        return f"{taking.record.account.name} is not ready to be accepted: what is required is not known"
    count = len(taking.lacking)
    what = "1 required step is" if count == 1 else f"{count} required steps are"
    return f"{taking.record.account.name} is not ready to be accepted: {what} not there yet"


def _mends(taking: Taking) -> Iterator[str]:
    if taking.against:
        yield f"  {taking.against.hint}"
    if taking.trouble:
        yield f"  {taking.trouble}"
    for one in taking.lacking:
        yield f"  {one.step} ({one.evidence}): {one.mend}"


def _force(what: str) -> str:
    return f'do what is named below, or all the same: amctl handoff accept {what} --force --reason "…"'
