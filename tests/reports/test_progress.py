"""How far a goal is, and whether that is far enough."""

from datetime import date

import pytest

from amctl.reports.progress import progress, state

FIRST, MIDDLE, DUE = date(2026, 1, 1), date(2026, 4, 11), date(2026, 7, 20)  # 100 days apart
TODAY = date(2026, 4, 20)


@pytest.mark.parametrize(
    ("ends", "readings", "made"),
    [
        ({"baseline": "6", "target": "2"}, ["3"], 75),
        ({"baseline": "2", "target": "6"}, ["3"], 25),
        ({"baseline": "0", "target": "3"}, ["1"], 33),
        ({"baseline": "0", "target": "1000"}, ["999.9"], 99),
        ({"baseline": "6", "target": "2"}, ["6.01"], -1),
        ({"baseline": "6", "target": "2"}, ["8"], -50),
        ({"baseline": "6", "target": "2"}, ["0"], 150),
        ({"target": "2"}, ["6", "4"], 50),
        ({"target": "2"}, ["6"], None),
        ({"baseline": "6", "target": "2"}, [], None),
        ({"baseline": "6"}, ["3"], None),
        ({"baseline": "2", "target": "2"}, ["3"], None),
        ({}, [], None),
        ({"baseline": "-999999999999999", "target": "999999999999999"}, ["999999999999998.999999"], 99),
    ],
)
def test_progress_is_the_share_of_the_way_whichever_way_it_goes(goal, ends, readings, made):
    one = goal(*zip((FIRST, MIDDLE), readings, strict=False), **ends)
    assert progress(one) == made


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("5", "on-track"),  # half of the way in half of the time
        ("5.01", "on-track"),
        ("4.99", "behind"),
        ("2.5", "behind"),
        ("2.49", "at-risk"),
        ("-1", "at-risk"),
        ("9.99", "on-track"),
        ("10", "reached"),
        ("11", "reached"),
    ],
)
def test_the_way_made_is_held_against_the_time_gone_by_the_last_reading(goal, last, told):
    for baseline in ({}, {"baseline": "0"}):
        one = goal((FIRST, "0"), (MIDDLE, last), target="10", due=DUE, **baseline)
        assert state(one, TODAY) == told
        assert state(one, DUE) == told
        assert state(one, date(2026, 7, 21)) == ("reached" if told == "reached" else "at-risk")


def test_what_was_made_before_the_first_reading_counts_neither_way(goal):
    one = goal((FIRST, "6"), (MIDDLE, "7.9"), baseline="0", target="10", due=DUE)
    assert (progress(one), state(one, TODAY)) == (79, "behind")
    assert state(one._replace(value=8), TODAY) == "on-track"


def test_a_target_below_is_reached_from_above(goal):
    one = goal((FIRST, "6"), (MIDDLE, "4"), baseline="6", target="2", due=DUE)
    assert state(one, TODAY) == "on-track"
    assert state(one._replace(value=5), TODAY) == "behind"
    assert state(one._replace(value=1), TODAY) == "reached"


def test_who_was_there_and_is_no_longer_is_at_risk(goal):
    assert state(goal((FIRST, "10"), (MIDDLE, "9"), baseline="0", target="10", due=DUE), TODAY) == "at-risk"
    assert state(goal((FIRST, "12"), (MIDDLE, "9"), baseline="0", target="10", due=DUE), TODAY) == "at-risk"


def test_nothing_is_said_without_a_start_an_end_and_a_way(goal):
    two = ((FIRST, "0"), (MIDDLE, "1"))
    assert state(goal(target="10", due=DUE), TODAY) == ""
    assert state(goal((FIRST, "1"), baseline="0", target="10", due=DUE), TODAY) == ""
    assert state(goal(*two, target="10"), TODAY) == ""
    assert state(goal(*two, due=DUE), TODAY) == ""
    assert state(goal(*two, baseline="10", target="10", due=DUE), TODAY) == ""
    assert state(goal((MIDDLE, "0"), (TODAY, "1"), target="10", due=MIDDLE), date(2026, 4, 11)) == ""


def test_the_target_itself_is_reached_whatever_the_start(goal):
    assert state(goal((FIRST, "10"), target="10"), TODAY) == "reached"
    assert state(goal((FIRST, "10"), baseline="10", target="10", due=FIRST), TODAY) == "reached"


def test_a_day_that_is_over_is_a_risk_without_any_figures_too(goal):
    assert state(goal(due=date(2026, 4, 19)), TODAY) == "at-risk"
    assert state(goal(due=TODAY), TODAY) == ""


def test_what_somebody_wrote_counts_before_all_figures(goal):
    one = goal((FIRST, "0"), (MIDDLE, "0"), target="10", due=DUE)
    assert state(one._replace(achieved=MIDDLE, dropped=MIDDLE), TODAY) == "achieved"
    assert state(one._replace(dropped=MIDDLE), TODAY) == "dropped"
