"""Handoffs as somebody looks at them: those that are open, one that was accepted, or one that is only thought of."""

from typing import TYPE_CHECKING, cast

from amctl.errors import UsageError
from amctl.recording.accepting import case_of
from amctl.session import Opened, Session

if TYPE_CHECKING:
    from amctl.model.work import Handoff, HandoffKind
    from amctl.reports.handoffs import Open
    from amctl.reports.report import Report
    from amctl.reports.whose import Scope

_DOCUMENTS = ("md", "html")


def shown_handoff(
    session: Session, account: str, to: str | None, kind: str | None, lang: str | None = None
) -> "Report":
    """The checklist of the open handoff of an account, the first ninety days of one that was accepted, or the checklist
    of one thought of; as md or html the successor's document.

    That is in the successor's language, unless another is asked for. Raises UsageError for an account that is over, if
    another handoff is thought of while one is open, and for a language that is not spoken.
    """
    from amctl.language import if_asked, in_language, language_of

    document = session.format in _DOCUMENTS
    handoff, report = told_handoff(session, session.account(account), to, kind, document=document)
    if document:
        return in_language(report, language_of(session.settings, handoff.to, lang))
    return if_asked(report, lang)


def told_handoff(
    session: Session, opened: Opened, to: str | None, kind: str | None, *, document: bool
) -> "tuple[Handoff, Report]":
    """A handoff with its checklist, or with the whole document; the words are not yet in a language."""
    from amctl.plans.checklist import checklist
    from amctl.plans.takeover import first_days
    from amctl.reports.checklist import handoff_checklist
    from amctl.reports.first_days import how_it_goes
    from amctl.reports.handover import on_the_way

    (record, derived), today = opened, session.today
    handoff, begun = _looked_at(session, opened, to, kind)
    case, names = case_of(session, record), {name: one.name for name, one in session.settings.people.items()}
    if handoff.accepted:
        report = how_it_goes(derived.facts, handoff, first_days(case, handoff), names=names, today=today)
    else:
        answers = checklist(case, handoff, begun=begun)
        report = handoff_checklist(derived.facts, handoff, answers, begun=begun, names=names, today=today)
    if document:
        return handoff, _document(session, opened, handoff, report)
    noted = on_the_way(handoff, ticks=bool(handoff.accepted))  # while it is open, each tick tells its own
    return handoff, report._replace(blocks=(*report.blocks[:-1], *noted, *report.blocks[-1:]))


def opened_handoffs(session: Session, scope: "Scope") -> "list[Open]":
    """The open handoffs of the accounts asked for, from or to those asked for."""
    from amctl.changes.handoffs import open_handoff
    from amctl.plans.checklist import checklist
    from amctl.reports.handoffs import Open
    from amctl.reports.whose import falls_to

    found = []
    for facts in filter(scope.has, session.facts()):
        opened = session.opened(facts.file)
        handoff = open_handoff(opened.record) if opened else None
        if opened and handoff and falls_to({handoff.from_, handoff.to}, scope.people, scope.present):
            found.append(Open(facts, handoff, checklist(case_of(session, opened.record), handoff)))
    return found


def _looked_at(session: Session, opened: Opened, to: str | None, kind: str | None) -> "tuple[Handoff, bool]":
    """The handoff that is open, or whose first days run, or that is thought of; and whether it is in the file."""
    from amctl.changes.handoffs import open_handoff
    from amctl.model.account import OURS
    from amctl.model.work import Handoff
    from amctl.plans.takeover import begins
    from amctl.recording.given import choice
    from amctl.recording.handoffs import Wanted, handoff_wanted, kind_of

    record = opened.record
    account = record.account
    if there := open_handoff(record):
        if to or kind:
            known = f"{account.name} is being handed over already, from {there.from_} to {there.to} ({there.kind})"
            raise UsageError(known, "leave out --to and --kind to see how that stands")
        return there, True
    if account.status not in OURS:
        raise UsageError(f"{account.name} is {account.status}: nobody has to look after it", "nothing to hand over")
    if not (to or kind) and (taken := begins(case_of(session, record))):
        return taken, True
    if to:
        return handoff_wanted(session, record, Wanted(to, kind=kind)), False
    meant = choice(Handoff, "kind", kind) or kind_of(session, record, account.owner)
    return Handoff(kind=cast("HandoffKind", meant), from_=account.owner, to="", opened=session.today), False


def _document(session: Session, opened: Opened, handoff: "Handoff", report: "Report") -> "Report":
    from amctl.dates import Period, minus
    from amctl.reports.card import card
    from amctl.reports.coverage import coverage
    from amctl.reports.handover import handover
    from amctl.reports.timeline import Wanted, timeline

    (record, derived), today, settings = opened, session.today, session.settings
    items = [item for item in derived.items if item.kind != "handoff"]  # the checklist has these
    wanted = Wanted(minus(today, Period(1, "year")), today)
    return handover(
        report,
        record.account,
        handoff,
        card=card(record.account, derived.facts, items, (), today=today, currency=settings.currency),
        coverage=coverage(derived.facts, present=settings.present(today), today=today),
        year=timeline(record, derived.facts, wanted, today=today, currency=settings.currency),
    )
