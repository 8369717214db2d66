"""Milestones: steps of the success roadmap, reached or moved."""

from datetime import date

from amctl.changes.apply import put
from amctl.changes.days import ahead, behind, counted
from amctl.changes.edits import Change, Deed
from amctl.changes.entries import written
from amctl.changes.meant import Unknown, meant
from amctl.changes.new_ids import new_id
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.plans import Milestone
from amctl.model.reading import Record


def add_milestone(record: Record, milestone: Milestone, *, id: str | None, today: date) -> Deed:  # noqa: A002
    """A step is added; its id comes from its first words unless one is given. Raises UsageError."""
    if milestone.due:
        ahead(milestone.due, today)
    name = new_id(id, milestone.what, record.account.milestones, "milestone")
    due = f", due {spoken(milestone.due, today)}" if milestone.due else ""
    done = f"Added milestone {name} at {record.account.name}: {milestone.what}{due}."
    later = f"Nobody will be reminded of it: it has no day (amctl milestone move {record.id} {name} DAY)."
    told = ("AM604",)  # who adds it without an owner knows whose it is
    return Deed((put(record, ("milestones", name), written(milestone)),), done, () if milestone.due else (later,), told)


def milestone_done(record: Record, word: str, *, on: date, today: date) -> Deed:
    """A step is reached; raises UsageError."""
    name, milestone = milestone_meant(record, word)
    behind(on, today)
    when = ""
    if milestone.due:
        late = (on - milestone.due).days
        when = f", {counted(abs(late))} {'late' if late > 0 else 'early'}" if late else ", on its day"
    day = "" if on == today else f" on {spoken(on, today)}"
    done = f"Reached milestone {name} at {record.account.name}{day}{when}: {milestone.what}."
    notes = (f"By this one knows it: {milestone.criterion}",) if milestone.criterion else ()
    return Deed((put(record, ("milestones", name, "done"), on),), done, notes)


def move_milestone(record: Record, word: str, due: date, *, reason: str | None, today: date) -> Deed:
    """A step gets another day; its note keeps the day it had, and the reason. Raises UsageError."""
    name, milestone = milestone_meant(record, word)
    ahead(due, today)
    was = milestone.due
    if was == due:
        raise UsageError(f"{name} is due {spoken(due, today)} already", "name another day")
    changes: list[Change] = [put(record, ("milestones", name, "due"), due)]
    if reason or was:
        moved = f"moved from {was} to {due}" if was else f"due {due}"
        moved += f" ({reason})" if reason else ""
        note = f"{milestone.note.rstrip()}; {moved}" if milestone.note else moved
        changes.append(put(record, ("milestones", name, "note"), note))
    since = ""
    if was:
        days = (due - was).days
        since = f" from {was}, {counted(abs(days))} {'later' if days > 0 else 'earlier'}"
    why = f": {reason}" if reason else ""
    done = f"Moved milestone {name} at {record.account.name}{since}, to {spoken(due, today)}{why}."
    return Deed(tuple(changes), done)


def milestone_meant(record: Record, word: str) -> tuple[str, Milestone]:
    """The open milestone that a word means, by its id or the beginning of it or of a word; raises UsageError."""
    steps = record.account.milestones
    ahead_ = {name: (one.what,) for name, one in steps.items() if not one.done and not one.dropped}
    try:
        name = word if word in steps else meant(word, ahead_, "open milestone")
    except Unknown:
        name = meant(word, {name: (one.what,) for name, one in steps.items()}, "milestone")
    step = steps[name]
    for day, verb in ((step.done, "done"), (step.dropped, "dropped")):
        if day:
            again = f"if it is not: amctl set {record.id} milestones.{name}.{verb}="
            raise UsageError(f"{name} is {verb} since {day}: {step.what}", again)
    return name, step
