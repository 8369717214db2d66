"""AM401"""

import pytest


def test_a_contract_that_ends_before_it_starts_is_told_at_its_end(told):
    assert told("contracts:\n  a: {start: 2026-12-01, end: 2026-11-30}\n") == [
        (
            5,
            31,
            "AM401",
            "error",
            "2026-11-30",
            "a ends on 2026-11-30, before it starts on 2026-12-01",
            "the end is the last day of the term",
        )
    ]


def test_a_line_that_ends_before_its_term_starts_is_told(told):
    text = "contracts:\n  a:\n    start: 2026-12-01\n    lines: {b: {amount: 1, end: 2026-11-30}}\n"
    assert told(text) == [
        (
            7,
            33,
            "AM401",
            "error",
            "2026-11-30",
            "b ends on 2026-11-30, before it starts on 2026-12-01",
            "the end is the last day",
        )
    ]


@pytest.mark.parametrize(("end", "expected"), [("2026-12-31", ["AM401"]), ("2027-01-01", [])])
def test_a_line_is_measured_by_its_own_start(codes, end, expected):
    line = f"lines: {{b: {{amount: 1, start: 2027-01-01, end: {end}}}}}"
    assert codes(f"contracts:\n  a: {{start: 2026-12-01, {line}}}\n") == expected


def test_a_term_of_a_day_is_fine(codes):
    assert codes("contracts:\n  a: {start: 2026-12-01, end: 2026-12-01}\n") == []


def test_a_term_without_an_end_is_fine(codes):
    assert codes("contracts:\n  a: {start: 2026-12-01, lines: {b: {amount: 1}}}\n") == []
