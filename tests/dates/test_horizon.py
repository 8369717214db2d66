"""What is worked out with a horizon stays true until `good_until`, by construction."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from amctl.dates import NEVER, Horizon, Period, first, plus

Question = Callable[[Horizon], object]

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 10, 1), date(2027, 1, 31))
PERIODS = st.builds(Period, st.integers(1, 40), st.just("day")) | st.builds(Period, st.integers(1, 3), st.just("month"))


def reached(day: date, then: date, horizon: Horizon) -> object:
    return horizon.reached(day) and horizon.reached(then)


def passed(day: date, then: date, horizon: Horizon) -> object:
    return horizon.passed(day) or horizon.reached(then)


def first_ahead(anchor: date, period: Period, horizon: Horizon) -> object:
    return horizon.first_ahead(partial(plus, anchor, period))


QUESTIONS = st.lists(
    st.builds(lambda day, then: partial(reached, day, then), DAYS, DAYS)
    | st.builds(lambda day, then: partial(passed, day, then), DAYS, DAYS)
    | st.builds(lambda anchor, period: partial(first_ahead, anchor, period), DAYS, PERIODS),
    min_size=1,
    max_size=4,
)


def answers(questions: list[Question], today: date) -> tuple[list[object], date]:
    horizon = Horizon(today)
    return [question(horizon) for question in questions], horizon.good_until


@given(QUESTIONS)
def test_nothing_changes_before_good_until(questions: list[Question]) -> None:
    told, good_until = answers(questions, TODAY)
    assert good_until > TODAY
    for n in range(min((good_until - TODAY).days, 120)):
        assert answers(questions, TODAY + timedelta(days=n))[0] == told


@given(DAYS)
def test_a_single_question_changes_exactly_at_good_until(day: date) -> None:
    for ask in (Horizon.reached, Horizon.passed):
        horizon = Horizon(TODAY)
        told = ask(horizon, day)
        assert (horizon.good_until == NEVER) == told
        if not told:
            assert ask(Horizon(horizon.good_until), day)


def test_a_day_is_reached_on_itself_and_passed_on_the_next() -> None:
    horizon = Horizon(TODAY)
    assert horizon.reached(TODAY)
    assert horizon.good_until == NEVER
    assert not horizon.passed(TODAY)
    assert horizon.good_until == TODAY + timedelta(days=1)
    assert not Horizon(TODAY).reached(NEVER)
    assert not Horizon(TODAY).passed(NEVER)


@given(st.integers(0, 300))
def test_first_equals_a_linear_search(threshold: int) -> None:
    asked = []

    def holds(n: int) -> bool:
        asked.append(n)
        return n >= threshold

    assert first(holds) == next(n for n in range(301) if n >= threshold)
    assert len(asked) <= 20
