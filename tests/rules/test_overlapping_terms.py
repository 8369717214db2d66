"""AM402"""

import pytest

LINES = "lines: {platform: {amount: 100}}"


def _terms(first: str, second: str) -> str:
    return f"contracts:\n  p-2025: {{signed: 2025-01-01, {first}}}\n  p-2026: {{signed: 2026-10-01, {second}}}\n"


def test_a_line_that_begins_before_the_same_line_ends_is_told_at_the_later_one(told):
    text = _terms(f"start: 2025-12-01, end: 2026-11-30, {LINES}", f"start: 2026-11-30, end: 2027-11-30, {LINES}")
    assert [one for one in told(text) if one.code == "AM402"] == [
        (
            6,
            76,
            "AM402",
            "error",
            "platform",
            "platform begins on 2026-11-30, but the same line of p-2025 runs until 2026-11-30",
            "begin later, or end p-2025 by 2026-11-29",
        )
    ]


def test_a_line_that_runs_on_is_told_with_the_way_to_stop_it(told):
    text = _terms(
        f"start: 2025-12-01, end: 2026-11-30, renewal: auto, renews_for: 1 year, {LINES}",
        f"start: 2026-12-01, end: 2027-11-30, {LINES}",
    )
    (found,) = [one for one in told(text) if one.code == "AM402"]
    assert found.message == "platform begins on 2026-12-01, but the same line of p-2025 has no end"
    assert found.help == "begin later, or end p-2025 by 2026-11-30, or write follows: p-2025"


@pytest.mark.parametrize("ours", ["renewal: auto, renews_for: 1 year, end: 2026-11-30", "renewal: auto"])
def test_a_term_that_follows_takes_over(codes, ours):
    text = _terms(f"start: 2025-12-01, {ours}, {LINES}", f"start: 2026-12-01, follows: p-2025, {LINES}")
    assert "AM402" not in codes(text)


def test_even_a_term_that_follows_must_wait_for_the_end(codes):
    text = _terms(
        f"start: 2025-12-01, end: 2026-11-30, renewal: auto, renews_for: 1 year, {LINES}",
        f"start: 2026-11-01, follows: p-2025, {LINES}",
    )
    assert "AM402" in codes(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"start: 2025-12-01, end: 2026-11-30, {LINES}", f"start: 2026-12-01, {LINES}"),
        (f"start: 2025-12-01, {LINES}", "start: 2026-06-01, lines: {addon: {amount: 100}}"),
        ("start: 2025-12-01, lines: {platform: {amount: 1, end: 2026-05-31}}", f"start: 2026-06-01, {LINES}"),
        (f"start: 2025-12-01, {LINES}", "start: 2026-06-01, lines: {platform: {amount: 1, end: 2026-05-31}}"),
        (
            "start: 2025-12-01, lines: {platform: {amount: 1, start: 2027-01-01}}",
            "start: 2026-06-01, lines: {platform: {amount: 1, end: 2026-12-31}}",
        ),
        (
            f"start: 2025-12-01, notice_given: {{date: 2026-05-01, by: customer, effective: 2026-05-31}}, {LINES}",
            f"start: 2026-06-01, {LINES}",
        ),
    ],
    ids=["day after", "other line", "line ended", "line that never runs", "line still to come", "notice"],
)
def test_lines_that_never_run_on_the_same_day_are_fine(codes, first, second):
    assert "AM402" not in codes(_terms(first, second))


def test_a_line_of_a_day_overlaps_that_day(codes):
    day = "lines: {platform: {amount: 1, start: 2026-06-01, end: 2026-06-01}}"
    assert "AM402" in codes(_terms(f"start: 2025-12-01, end: 2026-11-30, {LINES}", f"start: 2026-05-01, {day}"))
    assert "AM402" in codes(_terms(f"start: 2025-12-01, {day}", f"start: 2026-05-01, {LINES}"))


def test_what_is_not_signed_overlaps_nothing(codes):
    text = f"contracts:\n  a: {{signed: 2025-01-01, start: 2025-01-01, {LINES}}}\n  b: {{start: 2026-01-01, {LINES}}}\n"
    assert codes(text) == []


def test_each_line_is_told_once_against_the_one_that_runs_longest(told):
    text = "contracts:\n" + "".join(
        f"  p{n}: {{signed: 2020-01-01, start: {start}, end: {end}, {LINES}}}\n"
        for n, (start, end) in enumerate(
            [("2026-01-01", "2026-12-31"), ("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31")]
        )
    )
    assert [(one.line, one.message.split()[9]) for one in told(text) if one.code == "AM402"] == [(6, "p0"), (7, "p0")]
