"""AM312, beside AM310"""

import pytest


def _people(cover: str = "ben", ben: str = "", until: str = "2027-01-04") -> str:
    return (
        "amctl: 1\npeople:\n"
        f"  anna: {{name: Anna, away: [{{from: 2026-12-21, until: {until}, cover: {cover}}}]}}\n"
        f"  ben: {{name: Ben Ott{ben}}}\n  mei: {{name: Mei}}\n"
    )


def test_a_cover_who_is_away_on_a_day_of_it_is_told(told_of_settings):
    assert told_of_settings(_people(ben=", away: [{from: 2027-01-04, until: 2027-01-08}]")) == [
        (
            3,
            74,
            "AM312",
            "warning",
            "ben",
            "Ben Ott is away as well, from 2027-01-04 until 2027-01-08",
            "there all the time: mei",
        )
    ]


@pytest.mark.parametrize(
    ("away", "speaks"),
    [
        ("{from: 2027-01-05, until: 2027-01-08}", False),
        ("{from: 2026-12-01, until: 2026-12-20}", False),
        ("{from: 2026-12-01, until: 2026-12-21}", True),
        ("{from: 2026-12-24, until: 2026-12-24}", True),
        ("{from: 2026-01-01, until: 2026-01-02}, {from: 2026-12-01, until: 2027-12-21}", True),
    ],
)
def test_the_days_of_both_are_compared(told_of_settings, away, speaks):
    assert len(told_of_settings(_people(ben=f", away: [{away}]"))) == speaks


@pytest.mark.parametrize(("day", "speaks"), [("2027-01-04", False), ("2027-01-03", True), ("2026-01-01", True)])
def test_a_cover_who_has_left_by_then_is_told(told_of_settings, day, speaks):
    found = told_of_settings(_people(ben=f", left: {{date: {day}}}"))
    assert [one.message for one in found] == [f"Ben Ott left on {day}, and cannot cover until 2027-01-04"] * speaks


def test_nobody_covers_for_themselves(told_of_settings):
    (found,) = told_of_settings(_people("anna"))
    assert (found.message, found.help) == ("Anna covers for themselves", "there all the time: ben, mei")


def test_where_nobody_else_is_there_that_is_said(told_of_settings):
    text = _people(ben=", left: {date: 2026-01-01}").replace("name: Mei", "name: Mei, left: {date: 2026-01-01}")
    (found,) = told_of_settings(text)
    assert found.help == "nobody else is there all the time"


def test_an_absence_that_ends_before_it_begins_is_told(told_of_settings):
    (found,) = told_of_settings(_people("anna", until="2026-12-20"))
    assert found[4:] == (
        "2026-12-20",
        "the absence ends on 2026-12-20, before it begins",
        "write the last day of it",
    )


def test_one_day_nobody_or_somebody_there_is_fine(told_of_settings):
    assert told_of_settings(_people(until="2026-12-21")) == []
    assert told_of_settings(_people().replace(", cover: ben", "")) == []


def test_a_cover_whom_nobody_knows_is_told_by_another_rule(told_of_settings):
    assert [one.code for one in told_of_settings(_people("bne"))] == ["AM310"]
