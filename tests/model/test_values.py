"""Values as Python has them: days, amounts and periods are typed once, exactly, and nothing else passes for one."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from amctl.dates import Period
from amctl.model.contracts import Contract, Line
from amctl.model.settings import Away, Touch
from amctl.model.work import FollowUp

DAY = date(2026, 11, 23)


def test_values_may_be_given_typed_or_as_a_file_has_them() -> None:
    typed = FollowUp(what="x", due=DAY, every=Period(2, "week"))
    assert typed == FollowUp.model_validate({"what": "x", "due": "2026-11-23", "every": "2 weeks"})
    assert Line(amount=Decimal("1.50")) == Line.model_validate({"amount": "1.50"})
    assert Line.model_validate({"amount": 2}).amount == Decimal(2)


def test_amounts_keep_their_digits() -> None:
    assert str(Line.model_validate({"amount": "48000.10"}).amount) == "48000.10"


def test_python_names_may_be_used_in_python() -> None:
    assert Away(from_=DAY, until=DAY) == Away.model_validate({"from": "2026-11-23", "until": "2026-11-23"})


def test_periods_are_written_as_they_are_read() -> None:
    touch = Touch(ideal=Period(1, "month"), maximum=Period(90, "day"))
    assert touch.model_dump() == {"ideal": "1 month", "maximum": "90 days"}


@pytest.mark.parametrize("value", [datetime(2026, 11, 23, 10, 0), 20261123, 1.5, True, ["2026-11-23"], "23.11.2026"])  # noqa: DTZ001
def test_no_days(value: Any) -> None:
    with pytest.raises(ValidationError, match="write the day as YYYY-MM-DD"):
        FollowUp.model_validate({"what": "x", "due": value})


@pytest.mark.parametrize("value", [True, 1.5, [1], {"a": 1}, "1,000", "NaN"])
def test_no_amounts(value: Any) -> None:
    with pytest.raises(ValidationError, match="write an amount in digits"):
        Line.model_validate({"amount": value})


@pytest.mark.parametrize("value", [True, 90, ["90 days"], "90d"])
def test_no_periods(value: Any) -> None:
    with pytest.raises(ValidationError, match="write a period as a number and a unit"):
        Contract.model_validate({"start": DAY, "notice": value})
