"""By when a price increase must be announced."""

import pytest

TERM = "signed: 2025-10-14, start: 2025-12-01, end: 2026-11-30"
AUTO = f"{TERM}, renewal: auto, renews_for: 12 months, notice: 90 days"


@pytest.fixture
def announcements(items):
    """Their days."""

    def of(contract: str, today: str, **how: str) -> list[str]:
        return [str(item.day) for item in items("announcement", f"contracts:\n  p: {{{contract}}}\n", today, **how)]

    return of


def test_an_increase_is_announced_before_the_end_of_the_term(items):
    text = (
        f"contracts:\n  p:\n    {AUTO}\n".replace(", ", "\n    ") + "    uplift: {percent: 2.5, announce: 4 months}\n"
    )
    (item,) = items("announcement", text, "2026-01-01")
    assert (str(item.day), str(item.shown), item.line) == ("2026-07-30", "2026-06-30", 12)
    assert item.what == "Announce 2.5 % price increase on p"
    assert item.why == "must be announced 4 months before the term ends"


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2026-01-01", "2026-10-01"),
        ("2026-11-30", "2026-10-01"),
        ("2026-12-01", "2027-10-01"),
        ("2029-12-01", "2030-10-01"),
    ],
)
def test_of_a_contract_that_renews_by_itself_the_term_that_runs_counts(announcements, today, day):
    assert announcements(f"{AUTO}, uplift: {{percent: 3, announce: 60 days}}", today) == [day]


@pytest.mark.parametrize(
    ("today", "days"), [("2026-11-30", []), ("2026-12-01", ["2027-10-01"]), ("2027-11-30", ["2027-10-01"])]
)
def test_what_was_announced_is_announced_for_one_renewal(announcements, today, days):
    assert announcements(f"{AUTO}, uplift: {{percent: 3, announce: 60 days, announced: 2026-08-01}}", today) == days


@pytest.mark.parametrize(("announced", "days"), [("2026-11-30", ["2027-10-01"]), ("2026-12-01", [])])
def test_an_announcement_counts_for_the_term_in_which_it_was_made(announcements, announced, days):
    text = f"{AUTO}, uplift: {{percent: 3, announce: 60 days, announced: {announced}}}"
    assert announcements(text, "2027-01-01") == days


@pytest.mark.parametrize("more", ["", ", renews_for: 12 months", ", renewal: auto"])
def test_of_a_contract_without_further_terms_the_first_end_counts_for_ever(announcements, more):
    assert announcements(f"{TERM}{more}, uplift: {{percent: 3, announce: 60 days}}", "2028-01-01") == ["2026-10-01"]


def test_what_was_announced_of_a_manual_contract_is_announced_for_ever(announcements):
    assert (
        announcements(f"{TERM}, uplift: {{percent: 3, announce: 60 days, announced: 2026-08-01}}", "2028-01-01") == []
    )


def test_when_the_renewal_is_agreed_the_increase_is_still_to_be_announced(announcements):
    text = f"{AUTO}, outcome: {{result: renewed, date: 2026-03-01}}, uplift: {{percent: 3, announce: 60 days}}"
    assert announcements(text, "2026-04-01") == ["2026-10-01"]


@pytest.mark.parametrize(
    "contract",
    [
        f"{AUTO}",
        f"{AUTO}, uplift: {{percent: 3}}",
        "start: 2025-12-01, end: 2026-11-30, uplift: {percent: 3, announce: 60 days}",
        "signed: 2025-12-01, start: 2025-12-01, uplift: {percent: 3, announce: 60 days}",
        f"{AUTO}, notice_given: {{date: 2026-01-01, by: us}}, uplift: {{percent: 3, announce: 60 days}}",
        f"{AUTO}, outcome: {{result: lapsed, date: 2026-01-01}}, uplift: {{percent: 3, announce: 60 days}}",
    ],
    ids=["no increase", "no deadline", "unsigned", "no end", "notice", "lapsed"],
)
def test_there_is_nothing_to_announce(announcements, contract):
    assert announcements(contract, "2026-01-01") == []


@pytest.mark.parametrize("status", ["ended", "archived"])
def test_nothing_is_announced_to_accounts_that_are_over(announcements, status):
    head = f"name: Acme\nstatus: {status}\nowner: anna\n"
    assert announcements(f"{AUTO}, uplift: {{percent: 3, announce: 60 days}}", "2026-01-01", head=head) == []
