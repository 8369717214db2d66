"""What comes in: committed lines of signed terms that run on the day, a year, in the book's currency."""

import pytest

TERM = "signed: 2025-10-14, start: 2025-12-01, end: 2026-11-30"
LINE = "lines: {platform: {amount: 48000}}"
ENDED = "name: Acme\nstatus: ended\nowner: anna\n"


@pytest.fixture
def revenue(derived):
    """The revenue of a day as text; `?` if a rate is missing."""

    def of(contracts: str, today: str, **how: str) -> str:
        amount = derived(f"contracts:\n{contracts}", today, **how).facts.revenue
        return "?" if amount is None else str(amount)

    return of


@pytest.mark.parametrize(
    ("today", "expected"), [("2025-11-30", "0"), ("2025-12-01", "48000"), ("2026-11-30", "48000"), ("2026-12-01", "0")]
)
def test_a_term_counts_from_its_first_day_to_its_last(revenue, today, expected):
    assert revenue(f"  p: {{{TERM}, {LINE}}}\n", today) == expected


def test_what_is_not_signed_never_counts(revenue):
    assert revenue(f"  p: {{{TERM.replace('signed: 2025-10-14, ', '')}, {LINE}}}\n", "2026-06-01") == "0"


@pytest.mark.parametrize("how", ["kind: usage", "kind: pilot", "per: once"])
def test_usage_pilots_and_one_off_amounts_never_count(revenue, how):
    assert (
        revenue(f"  p: {{{TERM}, lines: {{a: {{amount: 900, {how}}}, b: {{amount: 100}}}}}}\n", "2026-06-01") == "100"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("amount: 48000.00, per: year", "48000.00"),
        ("amount: 3000, per: quarter", "12000"),
        ("amount: 500, per: month", "6000"),
        ("amount: 30000, per: term", "30000.00"),
        ("amount: 30000, per: term, start: 2026-03-01", "40000.00"),
        ("amount: 30000, per: term, start: 2026-05-30, end: 2026-06-28", "365000.00"),
        ("amount: -1000, per: year", "-1000"),
    ],
)
def test_every_amount_is_counted_for_a_year(revenue, line, expected):
    assert revenue(f"  p: {{{TERM}, lines: {{a: {{{line}}}}}}}\n", "2026-06-01") == expected


def test_two_years_for_one_price_are_half_of_it_a_year(revenue):
    text = "  p: {signed: 2025-01-01, start: 2025-01-01, end: 2026-12-31, lines: {a: {amount: 30000, per: term}}}\n"
    assert revenue(text, "2026-06-01") == "15000.00"


def test_a_price_for_a_term_without_an_end_counts_nothing(revenue):
    assert (
        revenue("  p: {signed: 2025-01-01, start: 2025-01-01, lines: {a: {amount: 9, per: term}}}\n", "2026-06-01")
        == "0"
    )


@pytest.mark.parametrize(("today", "expected"), [("2026-02-28", "100"), ("2026-03-01", "106"), ("2026-11-30", "106")])
def test_a_line_added_later_counts_from_its_start(revenue, today, expected):
    text = f"  p: {{{TERM}, lines: {{a: {{amount: 100}}, b: {{amount: 6, start: 2026-03-01}}}}}}\n"
    assert revenue(text, today) == expected


@pytest.mark.parametrize(("today", "expected"), [("2026-05-31", "106"), ("2026-06-01", "100")])
def test_a_line_that_ends_early_counts_to_its_end(revenue, today, expected):
    text = f"  p: {{{TERM}, lines: {{a: {{amount: 100}}, b: {{amount: 6, end: 2026-05-31}}}}}}\n"
    assert revenue(text, today) == expected


def test_a_term_that_renewed_by_itself_goes_on_with_the_lines_that_ended_with_it(revenue):
    lines = "lines: {a: {amount: 100}, b: {amount: 6, end: 2026-11-30}, c: {amount: 9, end: 2026-10-31}}"
    text = f"  p: {{{TERM}, renewal: auto, renews_for: 1 year, {lines}}}\n"
    assert [revenue(text, day) for day in ("2026-10-31", "2026-12-01", "2036-12-01")] == ["115", "106", "106"]


def test_a_term_without_an_end_goes_on(revenue):
    assert revenue(f"  p: {{signed: 2020-01-01, start: 2020-01-01, {LINE}}}\n", "2036-01-01") == "48000"


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-30", "48000"), ("2026-12-01", "52000"), ("2028-01-01", "52000")]
)
def test_a_term_stops_where_the_next_begins(revenue, today, expected):
    text = (
        f"  p: {{{TERM}, renewal: auto, renews_for: 1 year, {LINE}}}\n"
        "  q: {signed: 2026-10-01, start: 2026-12-01, follows: p, lines: {platform: {amount: 52000}}}\n"
    )
    assert revenue(text, today) == expected


def test_terms_beside_each_other_are_added_up(revenue):
    assert (
        revenue(f"  p: {{{TERM}, {LINE}}}\n  q: {{{TERM}, lines: {{support: {{amount: 6000.5}}}}}}\n", "2026-06-01")
        == "54000.5"
    )


@pytest.mark.parametrize(("today", "expected"), [("2026-06-30", "48000"), ("2026-07-01", "0")])
def test_notice_ends_it(revenue, today, expected):
    notice = "renewal: auto, renews_for: 1 year, notice_given: {date: 2026-03-01, by: customer, effective: 2026-06-30}"
    assert revenue(f"  p: {{{TERM}, {notice}, {LINE}}}\n", today) == expected


def test_notice_on_a_term_that_has_renewed_ends_that_term(revenue):
    notice = "renewal: auto, renews_for: 1 year, notice: 90 days, notice_given: {date: 2027-08-01, by: customer}"
    text = f"  p: {{{TERM}, {notice}, {LINE}}}\n"
    assert [revenue(text, day) for day in ("2027-08-01", "2027-11-30", "2027-12-01")] == ["48000", "48000", "0"]


def test_a_term_that_lapsed_ends_with_its_end(revenue):
    text = (
        f"  p: {{{TERM}, renewal: auto, renews_for: 1 year, outcome: {{result: lapsed, date: 2026-10-01}}, {LINE}}}\n"
    )
    assert [revenue(text, day) for day in ("2026-11-30", "2026-12-01")] == ["48000", "0"]


def test_other_currencies_are_converted_by_the_books_rates(revenue):
    text = f"  p: {{{TERM}, {LINE}}}\n  q: {{{TERM}, currency: USD, lines: {{a: {{amount: 99.99}}}}}}\n"
    assert revenue(text, "2026-06-01") == "48091.99"


def test_without_a_rate_nobody_can_say(revenue):
    text = f"  p: {{{TERM}, {LINE}}}\n  q: {{{TERM}, currency: CHF, lines: {{a: {{amount: 1}}}}}}\n"
    assert revenue(text, "2026-06-01") == "?"
    assert revenue(text, "2027-06-01") == "0"


@pytest.mark.parametrize("how", ["kind: usage", "kind: pilot", "per: once", "start: 2026-07-01"])
def test_a_rate_that_nothing_needs_may_be_missing(revenue, how):
    text = f"  p: {{{TERM}, {LINE}}}\n  q: {{{TERM}, currency: CHF, lines: {{a: {{amount: 1, {how}}}}}}}\n"
    assert revenue(text, "2026-06-01") == "48000"


@pytest.mark.parametrize("status", ["ended", "archived"])
def test_an_account_that_has_ended_brings_nothing_whatever_its_contracts_say(revenue, status):
    head = f"name: Acme\nstatus: {status}\nowner: anna\nended: {{date: 2026-06-30}}\n"
    text = f"  p: {{{TERM}, renewal: auto, renews_for: 1 year, {LINE}}}\n"
    assert [revenue(text, day, head=head) for day in ("2026-06-30", "2026-07-01")] == ["48000", "0"]


def test_an_account_whose_end_was_taken_back_brings_what_its_contracts_say(revenue):
    head = "name: Acme\nstatus: active\nowner: anna\nended: {date: 2026-06-30}\n"
    assert revenue(f"  p: {{{TERM}, {LINE}}}\n", "2026-07-01", head=head) == "48000"


# The amount beside a decision


def test_what_is_to_be_decided_is_what_runs_on_the_last_day(term):
    lines = "lines: {a: {amount: 100}, b: {amount: 6, start: 2026-03-01}, c: {amount: 9, end: 2026-10-31}}"
    assert str(term(f"  p: {{{TERM}, {lines}}}\n", "2026-01-01").amount) == "106"


def test_a_line_added_after_the_first_renewal_counts(term):
    lines = "lines: {a: {amount: 100}, b: {amount: 6, start: 2027-03-01}}"
    text = f"  p: {{{TERM}, renewal: auto, renews_for: 1 year, {lines}}}\n"
    assert [str(term(text, day).amount) for day in ("2026-06-01", "2026-12-01")] == ["100", "106"]


@pytest.mark.parametrize(("end", "amount"), [("2027-11-30", "106"), ("2027-11-29", "100")])
def test_a_line_counts_if_it_runs_on_the_last_day_itself(term, end, amount):
    lines = f"lines: {{a: {{amount: 100}}, b: {{amount: 6, end: {end}}}}}"
    assert str(term(f"  p: {{{TERM}, renewal: auto, renews_for: 1 year, {lines}}}\n", "2026-12-01").amount) == amount


def test_of_what_has_no_end_it_is_what_runs_today(term):
    lines = "lines: {a: {amount: 100}, b: {amount: 6, start: 2026-03-01}, c: {amount: 9, end: 2026-05-31}}"
    text = f"  p: {{signed: 2025-12-01, start: 2026-01-01, {lines}}}\n"
    days = ("2025-12-24", "2026-02-28", "2026-03-01", "2026-06-01")
    assert [str(term(text, day).amount) for day in days] == ["109", "109", "115", "106"]


def test_nothing_is_nothing(derived):
    assert str(derived("", "2026-06-01").facts.revenue) == "0"


def test_an_account_that_has_ended_brings_nothing_from_its_last_day_or_at_once_if_none_is_known(derived):
    contracts = f"contracts:\n  p: {{{TERM.replace(', end: 2026-11-30', '')}, {LINE}}}\n"
    gone = contracts + "ended: {date: 2026-10-31}\n"
    assert derived(gone, "2026-10-31", head=ENDED).facts.revenue == 48000
    assert derived(gone, "2026-11-01", head=ENDED).facts.revenue == 0
    assert derived(contracts, "2026-06-01", head=ENDED).facts.revenue == 0
