"""Who is told of what: the people whose work it is, or whoever stands in for them; nothing is lost on the way."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from amctl.dates import day_off
from amctl.items import Item
from amctl.model.settings import Person

NOBODY = ""


def working_until(day: date) -> date:
    """The last day before the next working day: what is due on a weekend is told on the Friday before."""
    while day_off(day + timedelta(days=1)):
        day += timedelta(days=1)
    return day


def missed_days(last: date, today: date) -> tuple[date, date] | None:
    """The first and the last working day between the last run of reminders and today; None if there was none."""
    between = (last + timedelta(days=n) for n in range(1, (today - last).days))
    working = [day for day in between if not day_off(day)]
    return (working[0], working[-1]) if working else None


def reached(
    stand_ins: Mapping[str, str], people: Mapping[str, Person], addressed: Collection[str], sender: str | None
) -> dict[str, str]:
    """For each of us, who is told: the stand-in if mail reaches it, else its lead and so on, else the sender.

    `addressed` are those whom mail can reach. Whoever is missing falls to nobody.
    """
    found: dict[str, str] = {}
    for person, stand_in in stand_ins.items():
        one: str | None = stand_in
        seen = set[str]()
        while one and one not in addressed and one not in seen:
            seen.add(one)
            lead = people[one].lead if one in people else None
            one = stand_ins.get(lead) if lead else None
        one = one if one in addressed else sender
        if one and one in addressed:
            found[person] = one
    return found


def concerned(item: Item, told: Mapping[str, str]) -> frozenset[str]:
    """Who is told of an item: who does it and whose account it is, or those who are told instead; nobody at the worst.

    What falls to nobody who is known is everybody's loss, and so somebody must be told: see NOBODY.
    """
    return frozenset(told[one] for one in (item.owner, *item.who) if one in told) or frozenset({NOBODY})


def shared_out(
    items: Iterable[Item], told: Mapping[str, str], *, today: date, until: date, kinds: Collection[str] = ()
) -> dict[str, list[Item]]:
    """What each person is told on a day; under NOBODY what falls to nobody who can be told."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if item.visible(today, max(until, working_until(today))) and (not kinds or item.kind in kinds):
            for person in concerned(item, told):
                found.setdefault(person, []).append(item)
    return found
