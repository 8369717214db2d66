"""The one clock. Everybody else is told what day it is."""

from datetime import UTC, date, datetime


def moment() -> datetime:
    """Now, in UTC: for the journal, never for an account."""
    return datetime.now(UTC)  # noqa: TID251  (the only one)


def day_in(zone: str | None) -> date:
    """What day it is in a zone, or where this machine stands."""
    from zoneinfo import ZoneInfo

    return moment().astimezone(ZoneInfo(zone) if zone else None).date()
