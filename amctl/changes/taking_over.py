"""A handoff accepted: the account, and what its predecessor still has to do in it, go to the successor."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from amctl.changes.apply import drop, entry_at, put
from amctl.changes.contacts import over
from amctl.changes.edits import Append, Change, Deed
from amctl.changes.entries import written
from amctl.changes.handoffs import handoff_meant, handoff_path, looked_after, since_opened
from amctl.changes.identity import identity
from amctl.document import Path as Place
from amctl.errors import UsageError
from amctl.model.account import Account
from amctl.model.reading import Record
from amctl.model.references import references
from amctl.model.work import TAKEOVER, FollowUp, Handoff

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


def elsewhere(owner: str, handoff: Handoff) -> bool:
    """Whether an account is with somebody who neither hands it over nor takes it over; who sold it never had it."""
    return handoff.kind != "sales-to-account" and owner not in (handoff.from_, handoff.to)


def acceptable(record: Record, handoff: Handoff, today: date) -> None:
    """Raises UsageError for an account that is over, or has come to a third one, and on a day before the opening."""
    account, owner = record.account, record.account.owner
    looked_after(account, f"amctl handoff cancel {record.id}")
    since_opened(record, handoff, today)
    if elsewhere(owner, handoff):
        message = (
            f"{account.name} has come to {owner} meanwhile, so {handoff.from_} cannot hand it over to {handoff.to}"
        )
        anew = f"amctl handoff cancel {record.id}, then amctl handoff start {record.id} --to {handoff.to}"
        raise UsageError(message, f"start anew: {anew}; or set it back: amctl set {record.id} owner={handoff.from_}")


def accept_handoff(
    record: Record, planned: Sequence[FollowUp], *, forced: str | None, gone: Collection[str], today: date
) -> Deed:
    """The successor takes the account over: owner, and the open work of the owner and of whoever hands over.

    What is over stays as it is; what a predecessor planned of the first weeks goes, and is planned anew.

    `planned` is what the successor plans by that; `forced` says why, if something required is missing; who of us is
    `gone` leaves the team as well. Raises UsageError if the account is not being handed over, and as `acceptable` does.
    """
    handoff = handoff_meant(record)
    acceptable(record, handoff, today)
    path = handoff_path(record, handoff)
    account, to = record.account, handoff.to
    changes: list[Change] = [put(record, (*path, "accepted"), today)]
    if forced:
        changes.append(put(record, (*path, "forced"), forced))
    if account.owner != to:
        changes.append(put(record, ("owner",), to))
    changes += _team(record, {to, *gone})
    stale = _begun(account) if planned else []
    moved = list(_moved(record, {account.owner, handoff.from_} - {to}, to, stale))
    new = [one for one in planned if not _there(account, one, stale)]
    dropped = [drop(record, entry_at(record, ("follow_ups",), nth)) for nth in reversed(stale)]
    appended = [Append(("follow_ups",), written(one)) for one in new]
    whose = " and ".join(dict.fromkeys(one.whose for one in moved))
    with_ = f", with {_counts([one.what for one in moved])} of {whose}" if moved else ""
    done = f"{to} has taken over {account.name} from {handoff.from_}{with_}{'; forced' if forced else ''}."
    notes = (*_anew(account, stale), *_planned(account, new))
    return Deed((*changes, *(one.change for one in moved), *dropped, *appended), done, notes)


def _begun(account: Account) -> list[int]:
    """The places of the follow-ups that are still open of the first weeks of an earlier successor."""
    return [nth for nth, one in enumerate(account.follow_ups) if one.playbook == TAKEOVER and not one.done]


def _anew(account: Account, stale: Sequence[int]) -> Iterator[str]:
    """A sentence about what was planned for the first weeks of an earlier successor, if anything was."""
    if stale:
        what = "; ".join(account.follow_ups[nth].what for nth in stale)
        yield f"Dropped at {account.name}, of the first ninety days of {account.owner}: {what}."


def _planned(account: Account, new: Sequence[FollowUp]) -> Iterator[str]:
    """A sentence about what is planned, if anything is."""
    if new:
        what = "; ".join(one.what for one in new)
        yield f"Planned at {account.name} until {max(one.due for one in new)}: {what}."


class _Move(NamedTuple):
    """Something open that goes to the successor: what it is, whose it was, and how it goes."""

    what: Held
    whose: str
    change: Change


def _moved(record: Record, before: Collection[str], to: str, stale: Collection[int]) -> Iterator[_Move]:
    """Each open thing of those who had the account, and how it gets to the successor; once, if several have it."""
    account, seen = record.account, set[Place]()
    for kind, place, name in references(account):
        what = held(account, place) if kind == "person" and name in before else None
        if what == "follow-up":
            nth = int(place[1])
            if nth in stale or place[:2] in seen:
                continue
            seen.add(place[:2])
            who = list(dict.fromkeys(to if one in before else one for one in account.follow_ups[nth].who))
            path = (*entry_at(record, ("follow_ups",), nth), "who")
            yield _Move(what, name, put(record, path, who if len(who) > 1 else who[0]))
        elif what and what not in ("team", "handoff"):
            yield _Move(what, name, put(record, tuple(map(str, place)), to))


def _team(record: Record, leaving: Collection[str]) -> list[Change]:
    """Who owns the account needs no place in its team."""
    team = record.account.team
    out = [name for name in team if name in leaving]
    return [drop(record, ("team",))] if out and len(out) == len(team) else [drop(record, ("team", n)) for n in out]


def _there(account: Account, follow_up: FollowUp, stale: Collection[int]) -> bool:
    """Whether something is planned already, and stays."""
    there = (one for nth, one in enumerate(account.follow_ups) if nth not in stale)
    return any(identity(one) == identity(follow_up) and not one.done for one in there)


def _counts(things: Sequence[str]) -> str:
    """How many of each: 2 follow-ups, 1 issue."""
    return ", ".join(f"{n} {what if n == 1 else _PLURAL.get(what, f'{what}s')}" for what, n in Counter(things).items())
