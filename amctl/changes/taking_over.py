"""A handoff accepted: the account, and what its predecessor still has to do in it, go to the successor."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Literal

from amctl.changes.apply import drop, entry_at, put
from amctl.changes.contacts import over
from amctl.changes.edits import Append, Change, Deed
from amctl.changes.entries import written
from amctl.changes.handoffs import handoff_meant, handoff_path
from amctl.changes.identity import identity
from amctl.document import Path as Place
from amctl.model.account import Account
from amctl.model.reading import Record
from amctl.model.references import references
from amctl.model.work import FollowUp

Held = Literal["issue", "goal", "milestone", "opportunity", "follow-up", "team", "handoff"]
_OWNED: dict[str, Held] = {
    "issues": "issue",
    "goals": "goal",
    "milestones": "milestone",
    "opportunities": "opportunity",
}
_PLURAL: dict[str, str] = {"opportunity": "opportunities"}


def held(account: Account, place: Place) -> Held | None:
    """What one of us who is named at a place has to do with the account from now on; None for what is over."""
    match place:
        case (str(section), str(key), "owner") if section in _OWNED and not over(getattr(account, section)[key]):
            return _OWNED[section]
        case ("follow_ups", int(nth), "who", *_) if not account.follow_ups[nth].done:
            return "follow-up"
        case ("team", _):
            return "team"
        case ("handoffs", int(nth), "to") if account.handoffs[nth].open:
            return "handoff"
    return None


def accept_handoff(
    record: Record, planned: Sequence[FollowUp], *, forced: str | None, gone: Collection[str], today: date
) -> Deed:
    """The successor takes the account over: owner, and the predecessor's open work; what is over stays as it is.

    `planned` is what the successor plans by that; `forced` says why, if something required is missing; who of us is
    `gone` leaves the team as well. Raises UsageError if the account is not being handed over.
    """
    handoff = handoff_meant(record)
    path = handoff_path(record, handoff)
    account, to = record.account, handoff.to
    changes: list[Change] = [put(record, (*path, "accepted"), today)]
    if forced:
        changes.append(put(record, (*path, "forced"), forced))
    if account.owner != to:
        changes.append(put(record, ("owner",), to))
    changes += _team(record, {to, *gone})
    moved = list(_moved(record, handoff.from_, to))
    new = [one for one in planned if not _there(account, one)]
    appended = [Append(("follow_ups",), written(one)) for one in new]
    with_ = f", with {_counts([what for what, _ in moved])} of {handoff.from_}" if moved else ""
    done = f"{to} has taken over {account.name} from {handoff.from_}{with_}{'; forced' if forced else ''}."
    what = "; ".join(one.what for one in new)
    notes = [f"Planned at {account.name} until {max(one.due for one in new)}: {what}."] if new else []
    return Deed((*changes, *(one for _, one in moved), *appended), done, tuple(notes))


def _moved(record: Record, before: str, to: str) -> Iterator[tuple[Held, Change]]:
    """Each open thing that is the predecessor's, and how it gets to the successor."""
    account = record.account
    for kind, place, name in references(account):
        what = held(account, place) if kind == "person" and name == before else None
        if what == "follow-up":
            entry = account.follow_ups[int(place[1])]
            who = list(dict.fromkeys(to if one == before else one for one in entry.who))
            path = (*entry_at(record, ("follow_ups",), int(place[1])), "who")
            yield what, put(record, path, who if len(who) > 1 else who[0])
        elif what and what not in ("team", "handoff"):
            yield what, put(record, tuple(map(str, place)), to)


def _team(record: Record, leaving: Collection[str]) -> list[Change]:
    """Who owns the account needs no place in its team."""
    team = record.account.team
    out = [name for name in team if name in leaving]
    return [drop(record, ("team",))] if out and len(out) == len(team) else [drop(record, ("team", n)) for n in out]


def _there(account: Account, follow_up: FollowUp) -> bool:
    """Whether something is planned already: an account may come back to somebody who knows it."""
    return any(identity(one) == identity(follow_up) and not one.done for one in account.follow_ups)


def _counts(things: Sequence[str]) -> str:
    """How many of each: 2 follow-ups, 1 issue."""
    return ", ".join(f"{n} {what if n == 1 else _PLURAL.get(what, f'{what}s')}" for what, n in Counter(things).items())
