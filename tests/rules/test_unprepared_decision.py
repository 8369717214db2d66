"""AM404, beside AM403 and AM405, which speak when it falls silent"""

import pytest

CONTACTS = "contacts:\n  keller: {name: Miriam Keller, approves: [renewal]}\n  brandt: {name: Ole Brandt}\n"
TERM = (
    "contracts:\n  p-2026:\n    signed: 2026-01-01\n    start: 2026-04-01\n    end: 2027-03-31\n"
    "    renewal: auto\n    renews_for: 1 year\n    notice: 90 days\n"
)  # deadline 2026-12-31, less 120 days of lead: 2026-09-02
FORECAST = "    forecast: {call: likely, date: 2026-11-01}\n"
JUDGE = "amctl renewal forecast acme CALL --contract p-2026"
TOUCH = "interactions:\n  - {date: 2026-11-01, kind: call, with: keller, summary: s}\n"


def _forecast(day: str) -> str:
    return FORECAST.replace("2026-11-01", day)


def test_a_decision_without_a_forecast_or_a_touch_is_told_at_the_contract(told):
    near = "the decision on p-2026 is due by 2026-12-31"
    assert told(CONTACTS + TERM) == [
        (
            8,
            3,
            "AM404",
            "warning",
            "p-2026",
            f"{near}, and there is no forecast",
            JUDGE,
        ),
        (
            8,
            3,
            "AM404",
            "warning",
            "p-2026",
            f"{near}; nobody has been in touch with Miriam Keller",
            "talk to them, and log it: amctl call acme keller TEXT",
        ),
    ]


def test_a_stale_forecast_is_told_at_its_day(told):
    assert told(CONTACTS + TERM + _forecast("2026-06-01") + TOUCH) == [
        (
            15,
            36,
            "AM404",
            "warning",
            "2026-06-01",
            "the decision on p-2026 is due by 2026-12-31; the forecast is of 2026-06-01",
            JUDGE,
        )
    ]


def test_a_touch_long_ago_is_told_with_its_day(told):
    (found,) = told(CONTACTS + TERM + FORECAST + TOUCH.replace("2026-11-01", "2026-08-01"))
    assert found.message == (
        "the decision on p-2026 is due by 2026-12-31; the last touch with Miriam Keller was on 2026-08-01"
    )


def test_nobody_who_approves_is_told_instead(told):
    (found,) = told(TERM + FORECAST)
    assert found == (
        5,
        3,
        "AM404",
        "warning",
        "p-2026",
        "the decision on p-2026 is due by 2026-12-31, and nobody is known to approve it",
        "amctl contact add acme NAME, then amctl set acme contacts.CONTACT.approves+=renewal",
    )
    (found,) = told("contacts:\n  k: {name: K}\n" + TERM + FORECAST)
    assert found[6] == "amctl set acme contacts.CONTACT.approves+=renewal"


def test_a_decision_that_is_prepared_is_fine(codes):
    assert codes(CONTACTS + TERM + FORECAST + TOUCH) == []


@pytest.mark.parametrize(("today", "speaks"), [("2026-09-01", False), ("2026-09-02", True)])
def test_it_speaks_from_the_lead_time_before_the_deadline(codes, today, speaks):
    assert ("AM404" in codes(CONTACTS + TERM, today=today)) is speaks


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-12-31", {"AM404"}), ("2027-01-01", {"AM405"}), ("2027-12-01", {"AM404", "AM405"})]
)
def test_it_speaks_on_the_deadline_itself_and_not_of_a_term_that_is_secured(codes, today, expected):
    assert set(codes(CONTACTS + TERM, today=today)) == expected


@pytest.mark.parametrize(("today", "expected"), [("2027-03-31", {"AM404"}), ("2027-04-01", {"AM403"})])
def test_of_a_manual_contract_it_speaks_until_the_end_itself(codes, today, expected):
    manual = TERM.replace("auto", "manual").replace("    renews_for: 1 year\n", "")
    assert set(codes(CONTACTS + manual, today=today)) == expected


@pytest.mark.parametrize(("day", "stale"), [("2026-08-25", False), ("2026-08-24", True)])
def test_a_forecast_stays_fresh_for_ninety_days(codes, day, stale):
    assert codes(CONTACTS + TERM + _forecast(day) + TOUCH) == ["AM404"] * stale


@pytest.mark.parametrize(("day", "stale"), [("2026-08-25", False), ("2026-08-24", True)])
def test_a_touch_stays_fresh_for_ninety_days(codes, day, stale):
    assert codes(CONTACTS + TERM + FORECAST + TOUCH.replace("2026-11-01", day)) == ["AM404"] * stale


@pytest.mark.parametrize("how", ["kind: note", "kind: call, reached: false", "kind: email, direction: out"])
def test_what_is_no_touch_prepares_nothing(codes, how):
    assert codes(CONTACTS + TERM + FORECAST + TOUCH.replace("kind: call", how)) == ["AM404"]


def test_a_touch_with_somebody_else_prepares_nothing(codes):
    assert codes(CONTACTS + TERM + FORECAST + TOUCH.replace("keller", "brandt")) == ["AM404"]


def test_an_approver_who_left_counts_no_more(told):
    gone = CONTACTS.replace("approves: [renewal]", "approves: [renewal], left: {date: 2026-10-31}")
    (found,) = told(gone + TERM + FORECAST + TOUCH)
    assert "nobody is known to approve it" in found.message


def test_several_approvers_are_named_in_order(told):
    more = CONTACTS.replace("Ole Brandt", "Ole Brandt, approves: [renewal, expansion]")
    (found,) = told(more + TERM + FORECAST)
    assert found.message.endswith("nobody has been in touch with Miriam Keller, Ole Brandt")


@pytest.mark.parametrize("how", [{"settings": "lead: {decision: 30 days}\n"}, {"tier": "near"}])
def test_the_book_or_the_tier_sets_the_lead_time(codes, how):
    tier = f"tier: {how.pop('tier')}\n" if "tier" in how else ""
    assert codes(tier + CONTACTS + TERM, today="2026-12-01", **how) == ["AM404", "AM404"]
    assert codes(tier + CONTACTS + TERM, today="2026-11-30", **how) == []


def test_what_is_decided_needs_no_preparation(codes):
    assert codes(CONTACTS + TERM + "    outcome: {result: renewed, date: 2026-10-01}\n") == []


def test_what_has_no_end_needs_no_preparation(codes):
    assert codes("contracts:\n  a: {signed: 2020-01-01, start: 2020-01-01}\n") == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(CONTACTS + TERM, head="name: Acme\nstatus: ended\nowner: anna\n") == []
