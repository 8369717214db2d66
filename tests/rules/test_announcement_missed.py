"""AM411"""

import pytest

TERM = (
    "contracts:\n  p:\n    signed: 2026-01-28\n    start: 2026-04-01\n    end: 2027-03-31\n    renewal: auto\n"
    "    renews_for: 12 months\n    notice: 90 days\n"
)
UPLIFT = "    uplift: {percent: 3, announce: 6 months}\n"  # by 2026-09-30


def test_a_day_of_announcement_that_went_by_is_told_at_the_increase(told):
    assert told(TERM + UPLIFT) == [
        (
            12,
            5,
            "AM411",
            "warning",
            "uplift",
            "p: nothing says that the increase of 3 % was announced by 2026-09-30",
            "amctl set acme contracts.p.uplift.announced=DAY; if it was not, the price stays for another term",
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-09-30", False), ("2026-10-01", True), ("2027-03-31", True)])
def test_it_speaks_from_the_day_after_while_the_term_runs(codes, today, speaks):
    assert codes(TERM + UPLIFT, today=today) == ["AM411"] * speaks


@pytest.mark.parametrize(("today", "speaks"), [("2027-04-01", False), ("2027-09-30", False), ("2027-10-01", True)])
def test_the_next_term_has_a_day_of_its_own(codes, today, speaks):
    announced = UPLIFT.replace("}", ", announced: 2026-09-01}")
    for uplift in (UPLIFT, announced):
        assert codes(TERM + uplift, today=today) == ["AM411"] * speaks


@pytest.mark.parametrize(("today", "speaks"), [("2027-03-31", True), ("2027-04-01", False)])
@pytest.mark.parametrize("how", ["manual", "auto, for nobody knows how long"])
def test_of_a_term_that_is_over_nothing_is_to_be_announced(codes, today, speaks, how):
    text = TERM.replace("auto", how.split(",", maxsplit=1)[0]).replace("    renews_for: 12 months\n", "")
    assert codes(text + UPLIFT, today=today) == ["AM411"] * speaks


def test_what_was_announced_is_fine(codes):
    assert codes(TERM + UPLIFT.replace("}", ", announced: 2026-10-20}")) == []


@pytest.mark.parametrize(
    "text", [TERM, TERM + "    uplift: {percent: 3}\n"], ids=["no increase", "nothing to announce"]
)
def test_where_nothing_is_to_be_announced_nothing_is_missed(codes, text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "more",
    [
        "    notice_given: {date: 2026-08-01, by: customer}\n",
        "    outcome: {result: lapsed, date: 2026-08-01}\n",
        "  q: {signed: 2026-08-01, start: 2027-04-01, follows: p}\n",
    ],
    ids=["notice", "lost", "followed"],
)
def test_what_is_decided_gets_no_other_price(codes, more):
    assert codes(TERM + UPLIFT + more) == []


def test_what_is_not_signed_has_no_price_to_raise(codes):
    assert codes(TERM.replace("    signed: 2026-01-28\n", "") + UPLIFT) == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(TERM + UPLIFT, head="name: Acme\nstatus: ended\nowner: anna\n") == []
