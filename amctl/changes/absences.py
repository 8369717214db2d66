"""Absences of ours: planned, covered, and taken back."""

from datetime import date

from amctl.changes.apply import drop, entry_at, put
from amctl.changes.edits import Append, Deed
from amctl.changes.entries import written
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.reading import Record
from amctl.model.settings import Away, Person, Settings
from amctl.model.standing_in import stand_ins


def next_absence(person: Person, today: date) -> Away | None:
    """The absence of a person that runs or comes next; None if none is ahead."""
    ahead = [away for away in person.away if away.from_ <= away.until and away.until >= today]
    return min(ahead, key=lambda away: away.from_, default=None)


def plan_absence(settings: Settings, person: str, away: Away, *, today: date) -> Deed:
    """Somebody will not be there; a note says who is told of their work if nobody covers.

    Raises UsageError for days that are over, in the wrong order, after the person's last or of another absence, and
    for somebody who would cover for themselves.
    """
    one = settings.people[person]
    if away.until < away.from_:
        raise UsageError(f"{away.until} lies before {away.from_}", "--until is the last day of it")
    if away.until < today:
        raise UsageError(f"{spoken(away.until, today)} is over", "an absence is planned while it lies ahead, or runs")
    if one.left and one.left.date < away.until:
        raise UsageError(f"{one.name} leaves on {one.left.date}", f"--until {one.left.date}")
    if away.cover == person:
        raise UsageError(f"{one.name} cannot cover for themselves", "--cover names somebody else")
    for other in one.away:
        if other.from_ <= away.until and away.from_ <= other.until:
            days = f"from {other.from_} until {other.until}"
            raise UsageError(f"{one.name} is away already {days}", _taken_back(one, other, person, today))
    covers = f"{settings.people[away.cover].name} covers" if away.cover else "nobody covers"
    days = f"from {spoken(away.from_, today)} until {spoken(away.until, today)}"
    notes = () if away.cover else (_asked(settings, person, away),)
    return Deed((Append(("people", person, "away"), written(away)),), f"{one.name} is away {days}; {covers}.", notes)


def cover_absence(record: Record, settings: Settings, person: str, away: Away, cover: str, *, today: date) -> Deed:
    """Somebody else covers an absence that is planned already; raises UsageError for the person itself."""
    one = settings.people[person]
    if cover == person:
        raise UsageError(f"{one.name} cannot cover for themselves", "--cover names somebody else")
    path = entry_at(record, ("people", person, "away"), one.away.index(away))
    days = f"from {spoken(away.from_, today)} until {spoken(away.until, today)}"
    done = f"{one.name} is away {days}; {settings.people[cover].name} covers."
    return Deed((put(record, (*path, "cover"), cover),), done)


def cancel_absence(record: Record, settings: Settings, person: str, away: Away, *, today: date) -> Deed:
    """An absence is not to be after all."""
    one, path = settings.people[person], ("people", person, "away")
    alone = len(one.away) == 1
    gone = drop(record, path if alone else entry_at(record, path, one.away.index(away)))
    days = f"from {spoken(away.from_, today)} until {spoken(away.until, today)}"
    return Deed((gone,), f"{one.name} is there after all {days}.")


def _taken_back(one: Person, other: Away, person: str, today: date) -> str:
    """How an absence that is in the way can go."""
    if other == next_absence(one, today):
        return f"amctl away {person} --cancel takes that back"
    return "amctl edit amctl.yaml changes that"


def _asked(settings: Settings, person: str, away: Away) -> str:
    """Who is told of the work of somebody whom nobody covers, on the first day of it."""
    one = settings.people[person]
    absent = one.model_copy(update={"away": (*one.away, away)})
    people = {**settings.people, person: absent}
    told = stand_ins(settings.model_copy(update={"people": people}), away.from_).get(person, person)
    if told == person:
        return "Nobody is told of what falls due meanwhile: --cover names somebody."
    return f"{people[told].name} is told of what falls due meanwhile; --cover names somebody else."
