"""Something that was settled before it came up, or happened on a day that has not come.

What is opened, told, done, signed, achieved or decided, judged, measured or counted was so on a day that is over, or
today. Mostly the year is wrong. A term that is signed in the future counts as revenue already; a rating of a day to
come would be fresh for years.

    kickoff: {what: Kickoff, due: 2026-10-30, done: 2062-10-29}  # before
    kickoff: {what: Kickoff, due: 2026-10-30, done: 2026-10-29}  # after
"""

from collections.abc import Iterable, Iterator
from datetime import date

from amctl.document import Path
from amctl.findings import Level
from amctl.model.account import Account
from amctl.model.work import Handoff
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM611", "done-before-opened"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each day of something over that is still to come; what of an issue or handoff was so before it began."""
    if not case.ours:
        return
    for path, day in _over(case):
        if day and not case.horizon.reached(day):
            yield Hit(case.spot(*path), f"{_named(path)} on {day}, which is still to come", _mended(case, path))
    account = case.record.account
    for name, issue in account.issues.items():
        if issue.opened and issue.resolved and issue.resolved < issue.opened:
            path = ("issues", name, "resolved")
            message = f"{name} was resolved on {issue.resolved}, before it was opened on {issue.opened}"
            yield Hit(case.spot(*path), message, _mended(case, path))
    for nth, handoff in enumerate(account.handoffs):
        for path, day in (*_outcomes(nth, handoff), *_on_the_way(nth, handoff)):
            if day and day < handoff.opened:
                message = f"{_named(path)} on {day}, before it was opened on {handoff.opened}"
                yield Hit(case.spot(*path), message, _mended(case, path))


def _named(path: Path) -> str:
    """What was so on a day that stands at a place."""
    if path[0] == "handoffs" and path[2] == "done":
        return str(path[3])  # the step's own name
    what = str(next(step for step in reversed(path) if isinstance(step, str) and step != "date"))
    return what.replace("_", " ").removesuffix("s")


def _over(case: Case) -> Iterator[tuple[Path, date | None]]:
    """The days on which something is said to have been over, and where they stand."""
    account = case.record.account
    for name, contract in account.contracts.items():
        yield ("contracts", name, "signed"), contract.signed
        if contract.notice_given:
            yield ("contracts", name, "notice_given", "date"), contract.notice_given.date
        if contract.outcome:
            yield ("contracts", name, "outcome", "date"), contract.outcome.date
    for name, goal in account.goals.items():
        yield ("goals", name, "achieved"), goal.achieved
    for name, step in account.milestones.items():
        yield ("milestones", name, "done"), step.done
    for name, chance in account.opportunities.items():
        yield ("opportunities", name, "closed"), chance.closed
    for name, issue in account.issues.items():
        yield ("issues", name, "opened"), issue.opened
        yield ("issues", name, "resolved"), issue.resolved
        for nth, update in enumerate(issue.updates):
            yield ("issues", name, "updates", nth, "date"), update.date
    for nth, entry in enumerate(account.follow_ups):
        yield ("follow_ups", nth, "done"), entry.done
    for nth, handoff in enumerate(account.handoffs):
        yield ("handoffs", nth, "opened"), handoff.opened
        yield from _outcomes(nth, handoff)
        yield from _on_the_way(nth, handoff)
    yield from _found(account)


def _found(account: Account) -> Iterator[tuple[Path, date | None]]:
    """The days on which something was judged, measured or counted, and where they stand."""
    if account.rating:
        yield ("rating", "date"), account.rating.date
    if account.deal:
        yield ("deal", "signed"), account.deal.signed
    for name, contact in account.contacts.items():
        yield ("contacts", name, "assessed"), contact.assessed
    for name, contract in account.contracts.items():
        if contract.forecast:
            yield ("contracts", name, "forecast", "date"), contract.forecast.date
    for name, goal in account.goals.items():
        for nth, reading in enumerate(goal.readings):
            yield ("goals", name, "readings", nth, "date"), reading.date
    for nth, count in enumerate(account.usage):
        yield ("usage", nth, "date"), count.date
    for nth, said in enumerate(account.feedback):
        yield ("feedback", nth, "date"), said.date


def _on_the_way(nth: int, handoff: Handoff) -> Iterator[tuple[Path, date]]:
    """The days on which something of a handoff was done or said, and where they stand."""
    for step, tick in handoff.done.items():
        yield ("handoffs", nth, "done", step, "date"), tick.date
    for place, note in enumerate(handoff.notes):
        yield ("handoffs", nth, "notes", place, "date"), note.date


def _outcomes(nth: int, handoff: Handoff) -> Iterator[tuple[Path, date | None]]:
    """What became of a handoff: the day, and where it stands."""
    yield ("handoffs", nth, "accepted"), handoff.accepted
    if handoff.rejected:
        yield ("handoffs", nth, "rejected", "date"), handoff.rejected.date
    if handoff.cancelled:
        yield ("handoffs", nth, "cancelled", "date"), handoff.cancelled.date


def _mended(case: Case, path: Path) -> str:
    """The command that corrects a day; what stands in a list is corrected in the file."""
    if any(isinstance(step, int) for step in path):
        return command("edit", case.record.id)
    return command("set", case.record.id, f"{'.'.join(map(str, path))}=DAY")
