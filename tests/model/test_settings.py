"""What the settings answer: how long before its day a thing is shown, and which zones there are."""

from amctl.dates import Period
from amctl.model.settings import LEAD, Lead, Settings, Tier

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


def test_zones_that_exist_are_taken() -> None:
    for zone in ("UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"):
        assert Settings(amctl=1, timezone=zone).timezone == zone
