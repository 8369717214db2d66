"""What a contract means on a day: by when who must decide, and what happens if nobody does."""

from datetime import date, timedelta

import pytest

from amctl.terms import deadline, earliest_end, last_day, line_span, rolled_end, successors

LINE = "lines: {platform: {amount: 48000}}"
AUTO = (
    "signed: 2025-10-14, start: 2025-12-01, end: 2026-11-30, renewal: auto, renews_for: 12 months, notice: 90 days, "
    + LINE
)
MANUAL = f"signed: 2025-10-14, start: 2025-12-01, end: 2026-11-30, {LINE}"
OPEN_ENDED = f"signed: 2025-10-14, start: 2025-12-01, {LINE}"


def _p(text: str, *others: str) -> str:
    return "".join(f"  {one}\n" for one in (f"p: {{{text}}}", *others))


def _row(term, text: str, today: str):
    """State, decision, deadline, end, until, and what happens otherwise, as texts."""
    row = term(text, today)
    days = [str(day) if day else "" for day in (row.decision, row.deadline, row.end, row.until)]
    return (row.state, *days, row.otherwise)


# Deadlines


@pytest.mark.parametrize(
    ("end", "notice", "expected"),
    [
        ("2025-12-31", "60 days", "2025-11-01"),
        ("2025-12-31", "90 days", "2025-10-02"),
        ("2025-12-31", "3 months", "2025-09-30"),
        ("2025-12-31", "1 quarter", "2025-09-30"),
        ("2025-08-31", "3 months", "2025-05-31"),
        ("2025-05-31", "3 months", "2025-02-28"),
        ("2028-05-31", "3 months", "2028-02-29"),
        ("2025-06-30", "3 months", "2025-03-30"),
        ("2025-03-30", "1 month", "2025-02-28"),
        ("2028-02-29", "1 year", "2027-02-28"),
        ("2025-03-31", "4 weeks", "2025-03-03"),
    ],
)
def test_the_deadline_is_the_end_less_the_notice_period(contracts, end, notice, expected):
    ours = contracts(f"  p: {{start: 2020-01-01, end: {end}, notice: {notice}}}\n")
    assert str(deadline(ours["p"])) == expected


def test_without_a_notice_period_the_deadline_is_the_end(contracts):
    assert str(deadline(contracts("  p: {start: 2020-01-01, end: 2025-12-31}\n")["p"])) == "2025-12-31"


@pytest.mark.parametrize(
    ("end", "renews_for", "expected"),
    [
        ("2025-12-31", "1 year", ["2025-12-31", "2026-12-31", "2027-12-31"]),
        ("2028-02-29", "1 year", ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("2027-02-28", "12 months", ["2027-02-28", "2028-02-29", "2029-02-28"]),
        ("2026-11-30", "3 months", ["2026-11-30", "2027-02-28", "2027-05-31", "2027-08-31"]),
        ("2026-01-30", "1 month", ["2026-01-30", "2026-02-27", "2026-03-30", "2026-04-29"]),
        ("2026-01-15", "4 weeks", ["2026-01-15", "2026-02-12", "2026-03-12"]),
    ],
)
def test_terms_are_counted_from_the_first_end_and_never_chained(contracts, end, renews_for, expected):
    ours = contracts(f"  p: {{start: 2020-01-01, end: {end}, renewal: auto, renews_for: {renews_for}}}\n")
    assert [str(rolled_end(ours["p"], times)) for times in range(len(expected))] == expected


def test_the_deadline_of_each_further_term_is_counted_from_its_own_end(term):
    contract = _p(
        "signed: 2023-01-01, start: 2023-01-01, end: 2023-12-31, renewal: auto, renews_for: 1 year, notice: 60 days"
    )
    for year in range(2023, 2030):
        row = term(contract, f"{year}-11-01")
        assert (row.state, row.deadline, row.end) == ("open", date(year, 11, 1), date(year, 12, 31))
        row = term(contract, f"{year}-11-02")
        assert (row.state, row.deadline, row.until) == ("secured", date(year + 1, 11, 1), date(year + 1, 12, 31))


# States


def test_an_automatic_contract_is_open_up_to_its_deadline_then_secured_then_open_again(term):
    before = ("open", "2026-09-01", "2026-09-01", "2026-11-30", "")
    words = "renews by itself for 12 months, until 2027-11-30, at 48,000 EUR a year"
    assert _row(term, _p(AUTO), "2025-01-01") == (*before, words)
    assert _row(term, _p(AUTO), "2026-09-01") == (*before, words)
    after = ("2027-09-01", "2027-09-01", "2027-11-30")
    secured = ("secured", *after, "2027-11-30", "runs until 2027-11-30 at 48,000 EUR a year")
    assert _row(term, _p(AUTO), "2026-09-02") == secured
    assert _row(term, _p(AUTO), "2026-11-30") == secured
    again = ("open", *after, "", "renews by itself for 12 months, until 2028-11-30, at 48,000 EUR a year")
    assert _row(term, _p(AUTO), "2026-12-01") == again
    assert _row(term, _p(AUTO), "2027-09-01") == again


def test_without_a_notice_period_an_automatic_contract_is_decided_at_its_end(term):
    text = _p(AUTO.replace("notice: 90 days, ", ""))
    words = "renews by itself for 12 months, until 2027-11-30, at 48,000 EUR a year"
    assert _row(term, text, "2026-11-30") == ("open", "2026-11-30", "", "2026-11-30", "", words)
    words = words.replace("2027", "2028")
    assert _row(term, text, "2026-12-01") == ("open", "2027-11-30", "", "2027-11-30", "", words)


def test_an_automatic_contract_that_does_not_say_for_how_long_runs_on(term):
    text = _p(AUTO.replace("renews_for: 12 months, ", ""))
    words = "renews by itself at 48,000 EUR a year"
    assert _row(term, text, "2026-09-01") == ("open", "2026-09-01", "2026-09-01", "2026-11-30", "", words)
    assert _row(term, text, "2026-09-02") == ("secured", "", "", "", "", "runs on at 48,000 EUR a year")
    assert _row(term, text, "2036-09-02")[0] == "secured"
    text = text.replace("notice: 90 days, ", "")
    assert _row(term, text, "2026-11-30") == ("open", "2026-11-30", "", "2026-11-30", "", words)
    assert _row(term, text, "2026-12-01")[0] == "secured"


def test_a_manual_contract_is_open_until_somebody_decides(term):
    words = "lapses after 2026-11-30"
    for today in ("2026-11-30", "2026-12-01", "2036-12-01"):
        assert _row(term, _p(MANUAL), today) == ("open", "2026-11-30", "", "2026-11-30", "", words)
    text = _p(f"{MANUAL}, notice: 3 months")
    assert _row(term, text, "2026-12-01") == ("open", "2026-08-30", "2026-08-30", "2026-11-30", "", words)


@pytest.mark.parametrize("result", ["renewed", "renewed-less", "renewed-more"])
def test_a_manual_contract_that_was_renewed_is_over_after_its_end(term, result):
    text = _p(f"{MANUAL}, outcome: {{result: {result}, date: 2026-10-02}}")
    assert _row(term, text, "2026-11-30") == ("renewed", "", "", "2026-11-30", "", "renewed; ends on 2026-11-30")
    assert term(text, "2026-12-01") is None


@pytest.mark.parametrize("contract", [AUTO, MANUAL, OPEN_ENDED])
@pytest.mark.parametrize("result", ["lapsed", "terminated"])
def test_a_contract_that_was_not_renewed_is_shown_until_its_last_day(term, contract, result):
    text = _p(f"{contract}, outcome: {{result: {result}, date: 2026-10-02}}")
    last = "2026-10-02" if contract == OPEN_ENDED else "2026-11-30"
    assert _row(term, text, last) == ("ending", "", "", last, "", f"ends on {last}: {result}")
    assert term(text, "2026-12-01") is None


def test_a_term_that_had_rolled_ends_with_the_one_that_ran_when_it_was_terminated(term, contracts):
    text = _p(f"{AUTO}, outcome: {{result: terminated, date: 2028-02-15}}")
    assert last_day(contracts(text)["p"], None) == date(2028, 11, 30)
    assert term(text, "2028-11-30").state == "ending"


def test_what_lapsed_is_often_written_down_some_days_late(contracts):
    for day, last in (("2026-11-30", 2026), ("2026-12-05", 2026), ("2027-11-01", 2027), ("2027-12-05", 2027)):
        text = _p(f"{AUTO}, outcome: {{result: lapsed, date: {day}}}")
        assert last_day(contracts(text)["p"], None) == date(last, 11, 30)


def test_the_first_of_two_followers_counts_whatever_their_order(contracts):
    late = f"late: {{signed: 2026-01-01, start: 2028-12-01, follows: p, {LINE}}}"
    soon = f"soon: {{signed: 2026-01-01, start: 2026-12-01, follows: p, {LINE}}}"
    for two in (f"{late}\n  {soon}", f"{soon}\n  {late}"):
        found = contracts(_p(AUTO, two))
        assert successors(found)["p"] is found["soon"]


@pytest.mark.parametrize(
    ("to", "ends"),
    [
        ("term-end", "2026-11-15"),
        ("any-day", "2026-11-15"),
        ("month-end", "2026-11-30"),
        ("quarter-end", "2026-12-31"),
        ("year-end", "2026-12-31"),
    ],
)
def test_notice_on_a_contract_without_an_end_ends_it_after_the_period(contracts, to, ends):
    text = _p(f"{OPEN_ENDED}, notice: 3 months, notice_to: {to}, notice_given: {{date: 2026-08-15, by: us}}")
    assert last_day(contracts(text)["p"], None) == date.fromisoformat(ends)


def test_a_renewal_agreed_before_the_deadline_secures_the_next_term_at_once(where):
    text = _p(f"{AUTO}, outcome: {{result: renewed, date: 2026-06-01}}")
    for today in ("2026-06-01", "2026-09-01", "2026-09-02", "2026-11-30"):
        at = where(text, today)
        assert (at.state, at.until, at.rolls, at.recorded) == ("secured", date(2027, 11, 30), 1, True)
    at = where(text, "2026-12-01")
    assert (at.state, at.end, at.recorded) == ("open", date(2027, 11, 30), True)


def test_a_renewal_on_record_stands_for_one_term_only(where):
    text = _p(f"{AUTO}, outcome: {{result: renewed, date: 2026-06-01}}")
    assert where(text, "2027-09-01").recorded
    assert not where(text, "2027-09-02").recorded
    assert not where(_p(AUTO), "2026-09-02").recorded
    assert where(_p(AUTO), "2026-09-01").recorded


def test_notice_is_shown_until_it_has_taken_effect_and_that_is_on_record(term):
    text = _p(f"{AUTO}, notice_given: {{date: 2026-08-20, by: customer}}")
    shown = ("notice", "2026-11-30", "", "2026-11-30", "", "ends on 2026-11-30: notice given")
    assert _row(term, text, "2026-08-20") == shown
    assert _row(term, text, "2027-08-20") == shown
    recorded = text.replace("by: customer}", "by: customer}, outcome: {result: terminated, date: 2026-08-20}")
    assert _row(term, recorded, "2026-11-30") == shown
    assert term(recorded, "2026-12-01") is None


def test_notice_is_over_as_well_once_another_term_has_followed(term):
    following = f"q: {{signed: 2026-10-01, start: 2026-12-01, follows: p, {LINE}}}"
    text = _p(f"{AUTO}, notice_given: {{date: 2026-08-20, by: us}}", following)
    assert term(text, "2026-11-30").state == "notice"
    assert term(text, "2026-12-01") is None


@pytest.mark.parametrize(
    ("contract", "notice", "expected"),
    [
        (AUTO, "date: 2026-08-20", "2026-11-30"),
        (AUTO, "date: 2026-09-01", "2026-11-30"),
        (AUTO, "date: 2026-09-02", "2027-11-30"),
        (AUTO, "date: 2027-08-20", "2027-11-30"),
        (AUTO, "date: 2031-08-20", "2031-11-30"),
        (AUTO, "date: 2026-08-20, effective: 2026-10-31", "2026-10-31"),
        (AUTO.replace("renews_for: 12 months, ", ""), "date: 2026-09-01", "2026-11-30"),
        (AUTO.replace("renews_for: 12 months, ", ""), "date: 2026-09-02", "2026-12-01"),
        (MANUAL, "date: 2027-01-01", "2026-11-30"),
        (OPEN_ENDED, "date: 2026-08-20", "2026-08-20"),
        (OPEN_ENDED, "date: 2026-08-20, effective: 2026-10-31", "2026-10-31"),
    ],
)
def test_notice_ends_the_first_term_whose_deadline_it_kept(where, contracts, contract, notice, expected):
    """Not always the first term of all, whose end may be years ago; nor one that was secured already."""
    text = _p(f"{contract}, notice_given: {{{notice}, by: customer}}")
    at = where(text, "2032-01-01")
    assert (at.state, str(at.end or "")) == ("notice", expected)
    assert last_day(contracts(text)["p"], None) == date.fromisoformat(expected)


def test_notice_without_a_day_or_a_period_counts_at_once(term):
    row = term(_p(f"{OPEN_ENDED}, notice_given: {{date: 2026-08-20, by: us}}"), "2026-11-23")
    assert (row.decision, row.otherwise) == (date(2026, 8, 20), "ends on 2026-08-20: notice given")


def test_what_is_not_signed_is_nothing_yet(term):
    text = _p(AUTO.replace("signed: 2025-10-14, ", ""))
    for today in ("2025-01-01", "2036-01-01"):
        assert _row(term, text, today) == ("unsigned", "", "", "2026-11-30", "", "not revenue until it is signed")


def test_an_offer_that_was_turned_down_is_over(term):
    text = _p(f"start: 2025-12-01, outcome: {{result: lapsed, date: 2025-11-01}}, {LINE}")
    assert term(text, "2025-11-01") is None


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", "runs on; can end by agreement"),
        (", notice: 3 months", "runs on; can end 3 months after notice"),
        (", notice: 3 months, notice_to: any-day", "runs on; can end 3 months after notice"),
        (", notice: 1 month, notice_to: month-end", "runs on; can end 1 month after notice, to month end"),
        (", notice: 6 weeks, notice_to: quarter-end", "runs on; can end 6 weeks after notice, to quarter end"),
        (", notice: 1 year, notice_to: year-end", "runs on; can end 1 year after notice, to year end"),
        (", renewal: auto, renews_for: 1 year", "runs on; can end by agreement"),
        (", outcome: {result: renewed, date: 2026-01-01}", "runs on; can end by agreement"),
    ],
)
def test_what_has_no_end_has_nothing_to_decide(term, more, words):
    assert _row(term, _p(OPEN_ENDED + more), "2026-11-23") == ("open-ended", "", "", "", "", words)


# What follows


@pytest.mark.parametrize(
    ("contract", "start", "last"),
    [
        (MANUAL, "2026-12-01", "2026-11-30"),
        (MANUAL, "2027-02-01", "2026-11-30"),
        (MANUAL, "2026-10-01", "2026-11-30"),
        (AUTO, "2026-12-01", "2026-11-30"),
        (AUTO, "2027-12-01", "2027-11-30"),
        (AUTO, "2026-10-01", "2026-11-30"),
        (OPEN_ENDED, "2026-10-01", "2026-09-30"),
    ],
    ids=["next day", "gap", "overlap", "auto next day", "auto rolled", "auto overlap", "open-ended"],
)
def test_a_term_that_another_follows_ends_where_that_begins_but_not_before_its_own_end(term, contract, start, last):
    text = _p(contract, f"q: {{signed: 2026-08-01, start: {start}, follows: p, {LINE}}}")
    words = f"renewed; ends on {last}"
    assert _row(term, text, last) == ("renewed", "", "", last, "", words)
    after = date.fromisoformat(last) + timedelta(days=1)
    assert term(text, str(after)) is None


def test_a_chain_of_terms_shows_the_one_that_runs_and_the_one_to_come(derived):
    text = "contracts:\n" + "".join(
        f"  p-{year}: {{signed: {year}-01-01, start: {year}-01-01, end: {year}-12-31{follows}, {LINE}}}\n"
        for year, follows in [(2024, ""), (2025, ", follows: p-2024"), (2026, ", follows: p-2025")]
    )
    states = [(row.contract, row.state) for row in derived(text, "2025-06-01").facts.terms]
    assert states == [("p-2025", "renewed"), ("p-2026", "open")]


def test_an_unsigned_term_follows_nothing(term):
    assert term(_p(MANUAL, "q: {start: 2026-12-01, follows: p}"), "2026-11-23").state == "open"


@pytest.mark.parametrize(
    "others",
    [
        ("q: {signed: 2024-10-01, start: 2024-12-01, follows: p}",),
        ("q: {signed: 2026-01-01, start: 2025-12-01, follows: p}",),
    ],
)
def test_a_term_that_does_not_begin_later_follows_nothing(term, others):
    assert term(_p(MANUAL, *others), "2026-11-23").state == "open"


def test_a_term_does_not_follow_itself(contracts):
    ours = contracts(_p(f"{MANUAL}, follows: p"))
    assert successors(ours) == {}


@pytest.mark.parametrize(
    ("notice_day", "notice", "to", "end"),
    [
        ("2026-11-23", "3 months", "any-day", "2027-02-23"),
        ("2026-11-30", "3 months", "term-end", "2027-02-28"),
        ("2026-11-23", "3 months", "month-end", "2027-02-28"),
        ("2026-11-23", "3 months", "quarter-end", "2027-03-31"),
        ("2026-11-23", "3 months", "year-end", "2027-12-31"),
        ("2026-09-30", "3 months", "quarter-end", "2026-12-31"),
        ("2026-10-01", "3 months", "quarter-end", "2027-03-31"),
        ("2027-11-30", "3 months", "month-end", "2028-02-29"),
        ("2026-11-19", "6 weeks", "year-end", "2026-12-31"),
        ("2026-11-20", "6 weeks", "year-end", "2027-12-31"),
    ],
)
def test_what_has_no_end_ends_the_notice_period_after_notice_on_the_next_day_agreed(
    contracts, notice_day, notice, to, end
):
    ours = contracts(_p(f"{OPEN_ENDED}, notice: {notice}, notice_to: {to}"))["p"]
    assert str(earliest_end(ours, date.fromisoformat(notice_day))) == end


# Prices and lead times


@pytest.mark.parametrize(
    ("uplift", "today", "words"),
    [
        ("percent: 3", "2026-01-01", "renews by itself for 12 months, until 2027-11-30, at 49,440 EUR a year"),
        ("percent: 3", "2026-09-02", "runs until 2027-11-30 at 49,440 EUR a year"),
        ("percent: 0.0007", "2026-01-01", "renews by itself for 12 months, until 2027-11-30, at 48,000.34 EUR a year"),
        (
            "percent: 3, announce: 60 days",
            "2026-01-01",
            "renews by itself for 12 months, until 2027-11-30, at 48,000 EUR a year",
        ),
        (
            "percent: 3, announce: 60 days, announced: 2026-08-01",
            "2026-08-01",
            "renews by itself for 12 months, until 2027-11-30, at 49,440 EUR a year",
        ),
        (
            "percent: 3, announce: 60 days, announced: 2026-08-01",
            "2026-10-01",
            "runs until 2027-11-30 at 49,440 EUR a year",
        ),
        (
            "percent: 3, announce: 60 days, announced: 2026-08-01",
            "2026-12-01",
            "renews by itself for 12 months, until 2028-11-30, at 48,000 EUR a year",
        ),
        (
            "percent: 3, announce: 60 days, announced: 2026-12-01",
            "2027-08-01",
            "renews by itself for 12 months, until 2028-11-30, at 49,440 EUR a year",
        ),
        (
            "percent: 3, announce: 60 days, announced: 2026-12-01",
            "2027-09-02",
            "runs until 2028-11-30 at 49,440 EUR a year",
        ),
        (
            "percent: 3, announce: 60 days, announced: 2026-11-30",
            "2027-09-02",
            "runs until 2028-11-30 at 48,000 EUR a year",
        ),
    ],
)
def test_the_price_rises_if_nobody_needs_to_announce_it_or_somebody_has(term, uplift, today, words):
    assert term(_p(f"{AUTO}, uplift: {{{uplift}}}"), today).otherwise == words


@pytest.mark.parametrize("contract", [MANUAL, OPEN_ENDED])
def test_no_price_is_told_of_what_does_not_renew_by_itself(term, contract):
    assert "EUR" not in term(_p(f"{contract}, uplift: {{percent: 3}}"), "2026-01-01").otherwise


def test_a_row_carries_what_the_contract_says(term):
    more = "currency: USD, forecast: {call: likely, amount: 52000.00, date: 2026-08-31}"
    row = term(_p(f"{AUTO}, {more}"), "2026-08-31")
    assert (row.contract, row.renewal, row.line) == ("p", "auto", 5)
    assert (str(row.amount), row.currency, str(row.book_amount)) == ("48000", "USD", "44160.00")
    assert (row.forecast, str(row.forecast_amount), str(row.forecast_day)) == ("likely", "52000.00", "2026-08-31")


def test_a_row_without_a_forecast_or_a_rate_says_so(term):
    row = term(_p(f"{AUTO}, currency: CHF"), "2026-08-31")
    assert (row.book_amount, row.forecast, row.forecast_amount, row.forecast_day) == (None, "", None, None)


@pytest.mark.parametrize(
    ("tier", "lead"), [("", "2026-05-24"), ("tier: plain\n", "2026-05-24"), ("tier: strategic\n", "2026-03-05")]
)
def test_the_lead_time_counts_back_from_the_decision_by_the_tier_or_the_book(term, tier, lead):
    row = term(_p(AUTO), "2026-01-01", head=f"name: Acme\nstatus: active\nowner: anna\n{tier}")
    assert str(row.lead) == lead


def test_what_has_nothing_to_decide_has_no_lead(term):
    assert term(_p(OPEN_ENDED), "2026-01-01").lead is None


@pytest.mark.parametrize("status", ["ended", "archived"])
def test_accounts_that_are_over_have_no_terms_any_more(derived, status):
    head = f"name: Acme\nstatus: {status}\nowner: anna\n"
    assert derived(f"contracts:\n{_p(AUTO)}", "2026-01-01", head=head).facts.terms == ()


# Days of lines


def test_a_line_runs_with_its_term_unless_it_has_days_of_its_own(contracts):
    days = {"a": "", "b": ", start: 2026-03-01", "c": ", end: 2026-11-30", "d": ", end: 2026-05-31"}
    lines = ", ".join(f"{name}: {{amount: 1{more}}}" for name, more in days.items())
    ours = contracts(_p(AUTO.replace(LINE, f"lines: {{{lines}}}")))["p"]
    spans = {name: tuple(map(str, line_span(line, ours))) for name, line in ours.lines.items()}
    assert spans == {
        "a": ("2025-12-01", "9999-12-31"),
        "b": ("2026-03-01", "9999-12-31"),
        "c": ("2025-12-01", "9999-12-31"),
        "d": ("2025-12-01", "2026-05-31"),
    }


@pytest.mark.parametrize(
    ("more", "last"),
    [
        (f"{AUTO}", "9999-12-31"),
        (f"{OPEN_ENDED}", "9999-12-31"),
        (f"{MANUAL}", "2026-11-30"),
        (f"{MANUAL}, outcome: {{result: lapsed, date: 2027-01-01}}", "2026-11-30"),
        (f"{AUTO}, outcome: {{result: terminated, date: 2026-10-01}}", "2026-11-30"),
        (f"{OPEN_ENDED}, outcome: {{result: terminated, date: 2026-10-01}}", "2026-10-01"),
        (f"{MANUAL}, outcome: {{result: renewed, date: 2026-10-01}}", "2026-11-30"),
        (f"{AUTO}, outcome: {{result: renewed, date: 2026-10-01}}", "9999-12-31"),
    ],
)
def test_the_last_day_of_a_term_that_nothing_follows(contracts, more, last):
    assert str(last_day(contracts(_p(more))["p"], None)) == last
