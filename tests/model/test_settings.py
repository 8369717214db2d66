"""What the settings answer: who covers whom, and how long before its day a thing is shown."""

from datetime import date

import pytest

from amctl.dates import Period
from amctl.model.settings import LEAD, Away, Lead, Person, Settings, Tier

WEEK, MONTH = Period(1, "week"), Period(1, "month")


def test_the_tiers_lead_time_beats_the_books_and_the_books_beats_the_usual_one() -> None:
    settings = Settings(
        amctl=1,
        lead=Lead(decision=MONTH, review=MONTH),
        tiers={"gold": Tier(lead=Lead(decision=WEEK)), "plain": Tier()},
    )
    assert settings.lead_of("gold", "decision") == WEEK
    assert settings.lead_of("gold", "review") == MONTH
    assert settings.lead_of("gold", "goal") == LEAD.goal
    for tier in ("plain", "unheard-of", None):
        assert settings.lead_of(tier, "decision") == MONTH


def test_only_some_things_have_a_lead_time() -> None:
    settings = Settings(amctl=1)
    assert settings.lead_of(None, "decision") == Period(120, "day")
    for kind in ("touch", "follow-up", "x"):
        assert settings.lead_of(None, kind) is None


@pytest.mark.parametrize(
    ("today", "covered"),
    [
        ("2026-12-20", {"ben"}),
        ("2026-12-21", {"ben", "anna"}),
        ("2027-01-04", {"ben", "anna", "mei"}),
        ("2027-01-05", {"ben", "mei"}),
    ],
)
def test_who_is_covered_on_a_day(today: str, covered: set[str]) -> None:
    christmas = Away(from_=date(2026, 12, 21), until=date(2027, 1, 4), cover="ben")
    january = Away(from_=date(2027, 1, 4), until=date(2027, 1, 31), cover="ben")
    nobody = Away(from_=date(2026, 12, 1), until=date(2027, 1, 31))
    people = {
        "anna": Person(name="Anna", away=(christmas,)),
        "ben": Person(name="Ben"),
        "mei": Person(name="Mei", away=(nobody, january)),
    }
    settings = Settings(amctl=1, people=people)
    assert settings.covered_by("ben", date.fromisoformat(today)) == covered
    assert settings.covered_by("anna", date.fromisoformat(today)) == {"anna"}


def test_zones_that_exist_are_taken() -> None:
    for zone in ("UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"):
        assert Settings(amctl=1, timezone=zone).timezone == zone
