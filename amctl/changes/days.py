"""Days that a deed speaks of: promised ones lie ahead, and what came late or early says by how much."""

from datetime import date

from amctl.day_words import spoken
from amctl.errors import UsageError


def ahead(day: date, today: date) -> date:
    """A day that is promised or planned; raises UsageError if it is over."""
    if day < today:
        raise UsageError(f"{spoken(day, today)} is over", "name a day to come")
    return day


def behind(day: date, today: date) -> date:
    """A day on which something happened; raises UsageError if it has not come yet."""
    if day > today:
        raise UsageError(f"{spoken(day, today)} has not come yet", "what happened lies behind")
    return day


def counted(days: int) -> str:
    """A number of days in words: 1 day, 12 days."""
    return f"{days} day{'' if days == 1 else 's'}"
