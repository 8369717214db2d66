"""AM419"""

import pytest

OLD = "contracts:\n  p-2025: {signed: 2025-10-01, start: 2025-12-01, end: 2026-11-30, lines: {seats: {amount: 1}}}\n"
NEW = "  p-2026: {signed: 2026-10-01, start: 2026-12-01, follows: p-2025, lines: {drivers: {amount: 1}}}\n"


def test_a_term_that_begins_where_the_other_ends_is_fine(codes):
    assert codes(OLD + NEW) == []


def test_a_gap_is_told_with_the_day_that_closes_it(told):
    assert told(OLD + NEW.replace("2026-12-01", "2026-12-02")) == [
        (
            6,
            39,
            "AM419",
            "warning",
            "2026-12-02",
            "p-2026 begins on 2026-12-02, but p-2025, which it follows, ended on 2026-11-30",
            "amctl set acme contracts.p-2026.start=2026-12-01",
        )
    ]


def test_what_begins_before_the_other_ends_is_told_unless_its_lines_are(told, codes):
    early = NEW.replace("2026-12-01", "2026-11-30")
    (found,) = told(OLD + early)
    assert found.message == "p-2026 begins on 2026-11-30, but p-2025, which it follows, runs until 2026-11-30"
    assert found.help == "amctl set acme contracts.p-2026.start=2026-12-01"
    assert codes(OLD + early.replace("drivers", "seats")) == []
    assert codes(OLD + early.replace("lines: {drivers: {amount: 1}}", "lines: {}")) == []


@pytest.mark.parametrize("day", ["2025-12-01", "2025-11-30"])
def test_what_does_not_begin_later_follows_nothing(told, day):
    for new in (NEW, NEW.replace("signed: 2026-10-01, ", "")):
        (found,) = told(OLD + new.replace("2026-12-01", day))
        assert found.message == f"p-2026 begins on {day}, but p-2025, which it follows, does not begin earlier"


def test_where_the_other_has_no_end_it_follows_nothing_at_all(told):
    (found,) = told(OLD.replace("end: 2026-11-30, ", "") + NEW.replace("2026-12-01", "2025-12-01"))
    assert found.help == "amctl set acme contracts.p-2026.follows="


@pytest.mark.parametrize("start", ["2027-06-01", "2026-11-30"])
def test_what_runs_on_ends_where_the_next_begins(codes, start):
    new = NEW.replace("2026-12-01", start)
    open_ended = OLD.replace("end: 2026-11-30, ", "")
    assert codes(open_ended + new) == []
    assert codes(OLD.replace("end:", "renewal: auto, end:") + new) == ["AM419"] * (start < "2026-12-01")


@pytest.mark.parametrize(
    ("why", "told_all_the_same"),
    [
        ("outcome: {result: lapsed, date: 2026-11-30}", False),
        ("outcome: {result: renewed, date: 2026-10-01}", True),
        ("notice_given: {date: 2026-08-01, by: customer}", False),
    ],
)
def test_a_gap_after_a_loss_is_explained(codes, why, told_all_the_same):
    text = OLD.replace("lines:", f"{why}, lines:") + NEW.replace("2026-12-01", "2027-03-01")
    assert codes(text) == ["AM419"] * told_all_the_same


@pytest.mark.parametrize("draft", ["signed: 2026-10-01, ", "signed: 2025-10-01, "])
def test_drafts_may_still_move(codes, draft):
    assert codes((OLD + NEW.replace("2026-12-01", "2027-01-01")).replace(draft, "")) == []


@pytest.mark.parametrize("other", ["p-2024", "p-2026"])
def test_one_that_is_not_there_or_is_itself_is_no_other(codes, other):
    assert codes(OLD + NEW.replace("p-2025", other)) == []


def test_accounts_that_are_over_are_left_alone(codes):
    text = OLD + NEW.replace("2026-12-01", "2027-01-01")
    assert codes(text, head="name: Acme\nstatus: ended\nowner: anna\n") == []
