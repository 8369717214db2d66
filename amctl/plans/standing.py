"""How they stand with us: goals, rating, issues, the roadmap, open work, where more is written down."""

from collections.abc import Iterator
from datetime import date

from amctl.cadence import next_day
from amctl.changes.contacts import over
from amctl.messages import Message, counted, listed
from amctl.model.plans import Goal, Reading
from amctl.model.words import word
from amctl.plans.answers import Found, Matter, fresh, latest, missing, overdue, past, together
from amctl.rules.rule import command

_ASKED = frozenset({"request", "defect"})


def goals(matter: Matter) -> Found:
    """A reading of each goal that is open, and none that was to be reached by now."""
    there = dict(matter.case.open_goals())
    if not there:
        add = command("goal", "add", matter.id, "TEXT", "--due", "DAY")
        over_since = latest(day for one in matter.account.goals.values() for day in (one.achieved, one.dropped))
        return missing(Message("no open goal is on record"), add, over_since)
    days = {name: one.due for name, one in there.items() if one.due}
    since = overdue(matter, days.values())
    unread = [name for name, one in there.items() if not one.readings]
    if unread:
        mend = command("goal", "reading", matter.id, unread[0], "NUMBER")
        return missing(Message("nobody has measured {goals}", goals=", ".join(unread)), mend, since)
    if since:
        first = min(days, key=lambda name: days[name])
        mend = command("set", matter.id, f"goals.{first}.due=DAY")
        return past(days[first], Message("{goal} was to be reached", goal=first), mend, since)
    found = {name: _reading(matter, one) for name, one in there.items()}
    oldest = min(found, key=lambda name: (matter.case.horizon.reached(found[name].date), found[name].date))
    metric, value = there[oldest].metric, found[oldest].value
    told: str = Message("{goal}: {value}", goal=oldest, value=value)
    if metric:
        told = Message("{goal}: {value} {unit}", goal=oldest, value=value, unit=metric.unit)
    return fresh(matter, told, found[oldest].date, command("goal", "reading", matter.id, oldest, "NUMBER"))


def _reading(matter: Matter, goal: Goal) -> Reading:
    """The last reading whose day has come, else the last; of several on one day, the lower one in the file."""
    return max(reversed(goal.readings), key=lambda one: (matter.case.horizon.reached(one.date), one.date))


def rating(matter: Matter) -> Found:
    """Somebody's judgement, when it was made, and why it is not green."""
    one = matter.account.rating
    if one is None:
        return missing(Message("nobody has rated them"), command("set", matter.id, "rating.colour=COLOUR"))
    if not one.date:
        mend = command("set", matter.id, f"rating.colour={one.colour}")
        return missing(Message("{colour}, and nobody knows since when", colour=word(one.colour)), mend)
    if one.colour != "green" and not one.reason:
        mend = command("set", matter.id, "rating.reason=TEXT")
        return missing(Message("{colour}, and nobody says why", colour=word(one.colour)), mend, one.date)
    told = listed(filter(None, (word(one.colour), one.reason)), ": ")
    return fresh(matter, told, one.date, command("set", matter.id, f"rating.colour={one.colour}"))


def issues(matter: Matter) -> Found:
    """Of each problem that is open: when they hear from us next."""
    return _issues(matter, asked=False)


def requests(matter: Matter) -> Found:
    """Of each request and defect that is open: when they hear from us next."""
    return _issues(matter, asked=True)


def _issues(matter: Matter, *, asked: bool) -> Found:
    there = {name: one for name, one in matter.case.open_issues() if (one.kind in _ASKED) is asked}
    if not there:
        return Found("n/a", Message("no request is open") if asked else Message("no issue is open"))
    days = {name: one.next_update for name, one in there.items() if one.next_update}
    since = overdue(matter, days.values())
    silent = [name for name, one in there.items() if not one.next_update]
    if silent:
        mend = command("issue", "update", matter.id, silent[0], "TEXT", "--next-update", "DAY")
        heard = latest(day for name in silent for day in (there[name].opened, *(u.date for u in there[name].updates)))
        return missing(
            Message("nobody says when they hear of {issues}", issues=", ".join(silent)), mend, latest((heard, since))
        )
    first = min(days, key=lambda name: days[name])
    if since:
        mend = command("issue", "update", matter.id, first, "TEXT", "--next-update", "DAY")
        return past(days[first], Message("they were to hear of {issue}", issue=first), mend, since)
    return Found(
        "ok", together([Message("{issue}: next word on {day}", issue=name, day=day) for name, day in days.items()])
    )


def roadmap(matter: Matter) -> Found:
    """Of each milestone that is open: its day, which is still to come."""
    there = {name: one for name, one in matter.account.milestones.items() if not over(one)}
    if not there:
        return Found("n/a", Message("no milestone is open"))
    move = ("milestone", "move", matter.id)
    days = {name: one.due for name, one in there.items() if one.due}
    since = overdue(matter, days.values())
    undated = [name for name, one in there.items() if not one.due]
    if undated:
        told = Message("{milestones} has no day", milestones=", ".join(undated))
        return missing(told, command(*move, undated[0], "DAY"), since)
    first = min(days, key=lambda name: days[name])
    if since:
        mend = command(*move, first, "DAY")
        return past(days[first], Message("{milestone} was to be reached", milestone=first), mend, since)
    return Found(
        "ok", together([Message("{milestone}: by {day}", milestone=name, day=day) for name, day in days.items()])
    )


def work(matter: Matter) -> Found:
    """What is open of the predecessor's goes over on acceptance; nothing of it may be overdue."""
    whose = matter.handoff.from_
    there = list(_open_work(matter, whose))
    if not there:
        return Found("n/a", Message("nothing open is {person}'s", person=whose))
    late = [one for one in there if matter.case.horizon.passed(one[0])]
    if late:
        day, what, mend = min(late)
        told = Message("overdue: {what}", what=what)
        if len(late) > 1:
            more = counted("{count} more", "{count} more", len(late) - 1)
            told = Message("{one}, and {other}", one=told, other=more)
        return past(day, told, mend, overdue(matter, (one[0] for one in late)))
    told = counted(
        "{count} thing of {person} goes over, nothing is overdue",
        "{count} things of {person} go over, nothing is overdue",
        len(there),
        person=whose,
    )
    return Found("ok", told)


def _open_work(matter: Matter, whose: str) -> Iterator[tuple[date, str, str]]:
    """What is open and somebody's: by when, what, and the command that settles it."""
    account, owner = matter.account, matter.account.owner
    for entry, handle in zip(account.follow_ups, matter.case.handles, strict=True):
        if not entry.done and whose in (entry.who or (owner,)):
            day = max(next_day(entry), entry.snoozed_until or next_day(entry))
            yield day, entry.what, command("done", handle)
    for name, issue in matter.case.open_issues():
        if issue.next_update and whose == (issue.owner or owner):
            mend = command("issue", "update", matter.id, name, "TEXT", "--next-update", "DAY")
            yield issue.next_update, issue.what, mend
    for name, step in account.milestones.items():
        if step.due and not over(step) and whose == (step.owner or owner):
            yield step.due, step.what, command("milestone", "done", matter.id, name)


def links(matter: Matter) -> Found:
    """Where contracts, notes and decks lie."""
    if not matter.account.links:
        mend = command("set", matter.id, "links.NAME=https://…")
        return missing(Message("no link to contracts, notes or decks is on record"), mend)
    return Found("ok", ", ".join(matter.account.links))
