"""How often to be in touch, and what counts as being in touch: a contact that went both ways."""

from datetime import date
from typing import NamedTuple

from amctl.dates import Horizon, Period, first, plus
from amctl.model.account import Account, Touch
from amctl.model.history import Interaction
from amctl.model.people import Contact
from amctl.model.settings import Settings
from amctl.model.work import FollowUp

ONBOARDING = Touch(ideal=Period(1, "week"), maximum=Period(2, "week"))  # weekly, until the customer stands
MEETINGS = frozenset({"meeting", "visit", "review"})


class Due(NamedTuple):
    """When the next touch is due: its day, and the day after which it is overdue."""

    last: date | None
    since: date
    touch: Touch
    day: date
    grace: date


def is_touch(interaction: Interaction) -> bool:
    """Whether both sides took part: a voicemail, a no-show, an unanswered mail or a note is no touch."""
    if interaction.kind in MEETINGS or interaction.kind == "call":
        return interaction.reached is not False
    return interaction.kind in ("email", "message") and interaction.direction == "in"


def last_touch(account: Account, horizon: Horizon, with_any: frozenset[str] | None = None) -> date | None:
    """The day of the last touch, with any of the contacts named if some are."""
    days = [
        entry.date
        for entry in account.interactions
        if is_touch(entry) and (with_any is None or with_any.intersection(entry.with_)) and horizon.reached(entry.date)
    ]
    return max(days, default=None)


def touches(account: Account, horizon: Horizon) -> dict[str, dict[str, date]]:
    """Of each contact: who of us was in touch, and when last; "" where nobody of us is named."""
    found: dict[str, dict[str, date]] = {}
    for entry in account.interactions:
        if is_touch(entry) and entry.with_ and horizon.reached(entry.date):
            for contact in entry.with_:
                last = found.setdefault(contact, {})
                for person in entry.by or ("",):
                    last[person] = max(last.get(person, entry.date), entry.date)
    return found


def wanted(account: Account, settings: Settings) -> Touch | None:
    """How often we want to be in touch: the account's own rhythm, weekly while onboarding, else its tier's."""
    if account.status not in ("prospect", "onboarding", "active"):
        return None
    if account.touch or account.status == "onboarding":
        return account.touch or ONBOARDING
    tier = settings.tiers.get(account.tier or "")
    return tier.touch if tier else None


def begun(account: Account) -> date | None:
    """From when an account that was never touched counts: its start with us, the last handoff, or the first term.

    A handoff that is not accepted yet begins nothing where anything else did: what was owed stays owed.
    """
    accepted = [one.accepted for one in account.handoffs if one.accepted]
    if account.since or accepted:
        return max([*accepted, *([account.since] if account.since else [])])
    opened = [one.opened for one in account.handoffs if one.open]
    return max(opened, default=None) or _started(account)


def _started(account: Account) -> date | None:
    """Since when they are a customer, whoever looks after them: as the file says, else from the first signed term."""
    signed = [contract.start for contract in account.contracts.values() if contract.signed]
    return account.since or min(signed, default=None)


def reversed_order(touch: Touch) -> bool:
    """Whether a touch would be overdue before it is due: the maximum is shorter than the ideal in every month."""
    return touch.maximum is not None and all(
        plus(day, touch.maximum) < plus(day, touch.ideal) for day in (date(2001, 2, 1), date(2001, 7, 1))
    )


def assessment_due(account: Account, contact: Contact, every: Period) -> tuple[date, date] | None:
    """Until when a judgement of a contact is good, and since when that counts; None if nobody can tell."""
    since = contact.assessed or begun(account)
    return (plus(since, every), since) if since else None


def next_day(entry: FollowUp) -> date:
    """The day of a follow-up; of a recurring one the first day of its series after it was last done."""
    last, every = entry.last_done, entry.every
    if every is None or last is None:
        return entry.due
    return plus(entry.due, every, first(lambda n: plus(entry.due, every, n) > last))


def meeting_planned(account: Account, horizon: Horizon, kinds: frozenset[str] = MEETINGS) -> bool:
    """Whether a meeting is planned for today or later."""
    days = {next_day(entry) for entry in account.follow_ups if entry.kind in kinds and not entry.done}
    return not all(horizon.passed(day) for day in sorted(days))


def touch_due(account: Account, settings: Settings, horizon: Horizon) -> Due | None:
    """When the next touch is due; None without a rhythm, without a day to count from, or while a meeting is planned."""
    touch = wanted(account, settings)
    last = last_touch(account, horizon)
    since = last or begun(account)
    if touch is None or since is None or meeting_planned(account, horizon):
        return None
    grace = plus(since, touch.maximum or touch.ideal)
    return Due(last, since, touch, min(plus(since, touch.ideal), grace), grace)


def review_due(account: Account, settings: Settings, horizon: Horizon) -> tuple[date, Period, date] | None:
    """When the next business review is due, how often they are held, and since when that counts.

    A handoff forgives nothing: what was owed to the customer stays owed.
    """
    tier = settings.tiers.get(account.tier or "")
    if not tier or not tier.review or account.status != "active":
        return None
    held = [e.date for e in account.interactions if e.kind == "review" and is_touch(e) and horizon.reached(e.date)]
    since = max(held, default=None) or _started(account) or begun(account)
    if since is None or meeting_planned(account, horizon, frozenset({"review"})):
        return None
    return plus(since, tier.review), tier.review, since
