"""AM409"""

import pytest

TERM = "contracts:\n  p-2026: {start: 2026-11-01, end: 2027-10-31}\n"


def test_a_term_that_should_have_begun_is_told_until_it_is_signed(told, codes):
    assert told(TERM) == [
        (
            5,
            3,
            "AM409",
            "warning",
            "p-2026",
            "p-2026 was to begin on 2026-11-01, and is not signed: it brings no revenue",
            "amctl renewal sign acme --contract p-2026; "
            "if nothing comes of it: amctl renewal outcome acme lapsed --contract p-2026",
        )
    ]
    assert codes(TERM.replace("{start", "{signed: 2026-11-02, start")) == []


@pytest.mark.parametrize(("today", "speaks"), [("2026-10-31", False), ("2026-11-01", True), ("2028-01-01", True)])
def test_it_speaks_from_the_first_day_on(codes, today, speaks):
    assert codes(TERM, today=today) == ["AM409"] * speaks


def test_what_came_to_nothing_is_on_record(codes):
    assert codes(TERM.replace("31}", "31, outcome: {result: lapsed, date: 2026-11-10}}")) == []


@pytest.mark.parametrize(("status", "speaks"), [("prospect", True), ("paused", True), ("ended", False)])
def test_accounts_that_are_over_are_left_alone(codes, status, speaks):
    assert codes(TERM, head=f"name: Acme\nstatus: {status}\nowner: anna\n") == ["AM409"] * speaks
