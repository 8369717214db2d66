"""AM418"""

import pytest

TERM = "contracts:\n  p:\n    signed: 2025-10-01\n    start: 2025-12-01\n    end: 2026-11-30\n"
AUTO = "    renewal: auto\n    renews_for: 12 months\n"


def _line(days: str) -> str:
    return f"    lines: {{addon: {{amount: 1, {days}}}}}\n"


def test_a_line_that_begins_before_its_term_is_told(told, codes):
    assert told(TERM + _line("start: 2025-11-30")) == [
        (
            9,
            39,
            "AM418",
            "warning",
            "2025-11-30",
            "addon begins on 2025-11-30, before p does on 2025-12-01",
            "amctl set acme contracts.p.lines.addon.start=",
        )
    ]
    assert codes(TERM + _line("start: 2025-12-01")) == []


def test_a_line_that_ends_after_its_term_is_told(told, codes):
    (found,) = told(TERM + _line("end: 2026-12-01"))
    assert found[4:] == (
        "2026-12-01",
        "addon ends on 2026-12-01, after p does on 2026-11-30",
        "amctl set acme contracts.p.lines.addon.end=",
    )
    assert codes(TERM + _line("end: 2026-11-30")) == []


def test_a_line_that_begins_when_its_term_is_over_is_told(told, codes):
    (found,) = told(TERM + _line("start: 2026-12-01, end: 2027-11-30"))
    assert found[4:] == (
        "2026-12-01",
        "addon begins on 2026-12-01, after the last day of p, 2026-11-30: it never counts",
        "it belongs to the term that runs then: amctl edit acme",
    )
    assert codes(TERM + _line("start: 2026-11-30")) == []


@pytest.mark.parametrize("days", ["start: 2027-03-01", "end: 2027-06-30"])
def test_a_term_that_renews_by_itself_has_room_for_more(codes, days):
    assert codes(TERM + AUTO + _line(days)) == []
    assert codes(TERM + AUTO + "    outcome: {result: lapsed, date: 2026-10-01}\n" + _line(days)) == ["AM418"]
    assert codes(TERM.replace("    end: 2026-11-30\n", "") + _line(days)) == []


def test_a_term_that_is_followed_ends_where_the_next_one_begins(codes):
    after = "  q: {signed: 2026-10-01, start: 2028-12-01, follows: p}\n"
    assert codes(TERM + AUTO + _line("end: 2028-11-30") + after) == []
    assert codes(TERM + AUTO + _line("end: 2028-12-01") + after) == ["AM418"]


def test_a_line_is_not_wrong_because_notice_came(codes):
    notice = "    notice_given: {date: 2026-03-01, by: us, effective: 2026-06-30}\n"
    assert codes(TERM + notice + _line("end: 2026-11-30")) == []
    assert codes(TERM + notice + _line("end: 2026-12-01")) == ["AM418"]
    assert codes(TERM + notice + _line("start: 2026-07-01")) == ["AM418"]
    assert codes(TERM.replace("    end: 2026-11-30\n", "") + notice + _line("end: 2026-11-30")) == []


def test_a_draft_is_looked_at_as_well(codes):
    assert codes(TERM.replace("    signed: 2025-10-01\n", "") + _line("end: 2026-12-01")) == ["AM418"]


def test_accounts_that_are_over_are_left_alone(codes):
    text = TERM + _line("end: 2026-12-01")
    assert codes(text, head="name: Acme\nstatus: ended\nowner: anna\n") == []
