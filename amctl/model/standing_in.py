"""Who stands in for whom on a day: for somebody who is away, and for somebody who has left."""

from collections.abc import Iterator
from datetime import date

from amctl.model.settings import Person, Settings


def stand_ins(settings: Settings, day: date) -> dict[str, str]:
    """For each of us, who is to be told on a day: the person, if there, else the nearest who is.

    Nearest is the cover of somebody away, the successor of somebody gone, then the lead; whoever of them is not there
    has a cover and a lead in turn. If nobody in reach is there, it is the nearest who has not left, first of all the
    person, and can be told on coming back. Somebody gone with nobody in reach is missing.
    """
    left = settings.present(day)
    found = {}
    for person in settings.people:
        reach = [one for one in _reach(settings, person, day) if one in left]
        there = [one for one in reach if not any(away.has(day) for away in settings.people[one].away)]
        if reach:
            found[person] = (there or reach)[0]
    return found


def covered_by(settings: Settings, person: str, day: date) -> frozenset[str]:
    """The person, and everybody for whom the person stands in on a day."""
    return frozenset({person, *(one for one, told in stand_ins(settings, day).items() if told == person)})


def _reach(settings: Settings, person: str, day: date) -> Iterator[str]:
    """The person, and who might be told instead, the nearest first; nobody twice, so that circles end."""
    waiting, seen = [person], set()
    while waiting:
        one = waiting.pop()
        if one in settings.people and one not in seen:
            seen.add(one)
            yield one
            waiting += reversed(_instead(settings.people[one], day))


def _instead(person: Person, day: date) -> list[str]:
    """Whom a person has named, the nearest first: successor or covers, and the lead."""
    if person.left and person.left.date < day:
        named = [person.left.successor]
    else:
        named = [away.cover for away in person.away if away.has(day)]
    return [one for one in (*named, person.lead) if one]
