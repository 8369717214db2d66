"""Follow-ups with their days, issues that need a word; goals, milestones, opportunities."""

from datetime import date

import pytest

CONTACTS = "contacts:\n  keller: {name: Miriam Keller}\n"
ALL = ("prospect", "onboarding", "active", "paused", "ended", "archived")


def _head(status: str) -> str:
    return f"name: Acme\nstatus: {status}\nowner: anna\n"


# Follow-ups


@pytest.mark.parametrize(
    ("entry", "kind", "what", "why"),
    [
        ("what: Send draft", "follow-up", "Send draft", "task planned for 2026-12-01"),
        ("what: Ask, kind: call", "follow-up", "Ask", "call planned for 2026-12-01"),
        ("what: Review, kind: review, at: '10:00'", "meeting", "Review, 10:00", "review planned for 2026-12-01"),
        ("what: Visit, kind: visit", "meeting", "Visit", "visit planned for 2026-12-01"),
        (
            "what: Meet, kind: meeting, promised_to: keller",
            "meeting",
            "Meet",
            "promised to Miriam Keller for 2026-12-01",
        ),
        ("what: Draft, promised_to: keller", "promise", "Draft", "promised to Miriam Keller for 2026-12-01"),
        ("what: Draft, promised_to: nobody", "promise", "Draft", "promised to nobody for 2026-12-01"),
        (
            "what: Order, waiting_on: keller",
            "follow-up",
            "Order (waiting on Miriam Keller)",
            "task planned for 2026-12-01",
        ),
        ("what: Order, waiting_on: nobody", "follow-up", "Order (waiting on nobody)", "task planned for 2026-12-01"),
        ("what: Mail, every: 1 month", "follow-up", "Mail", "every 1 month from 2026-12-01, last done never"),
        (
            "what: Order, snoozed_until: 2026-12-03",
            "follow-up",
            "Order",
            "task planned for 2026-12-01; snoozed until 2026-12-03",
        ),
    ],
)
def test_a_follow_up_says_what_it_is_and_why(derived, entry, kind, what, why):
    (item,) = derived(f"{CONTACTS}follow_ups:\n  - {{due: 2026-12-01, {entry}}}\n", "2026-11-23").items
    assert (item.kind, item.what, item.why, str(item.day)) == (kind, what, why, "2026-12-01")


def test_one_that_recurs_has_the_day_of_its_series(items):
    text = "follow_ups:\n  - {what: Status, due: 2026-01-31, every: 1 month, last_done: 2026-11-02}\n"
    (item,) = items("follow-up", text)
    assert (str(item.day), str(item.grace)) == ("2026-11-30", "2026-11-30")
    assert item.why == "every 1 month from 2026-01-31, last done 2026-11-02"
    assert (item.begins, item.every) == (date(2026, 1, 31), "1 month")


def test_one_that_is_snoozed_keeps_its_day(items):
    (item,) = items("follow-up", "follow_ups:\n  - {what: Order, due: 2026-11-20, snoozed_until: 2026-11-26}\n")
    assert (str(item.day), str(item.hidden)) == ("2026-11-20", "2026-11-26")


def test_one_that_is_done_is_gone(derived):
    entries = ["due: 2026-11-20, done: 2026-11-20", "due: 2026-01-01, every: 1 week, done: 2026-02-01"]
    text = "".join(f"  - {{what: A, {entry}}}\n" for entry in entries)
    assert derived(f"follow_ups:\n{text}", "2026-11-23").items == ()


def test_it_is_the_account_managers_unless_others_are_named(items):
    entries = "".join(f"  - {{what: A, due: 2026-12-01{who}}}\n" for who in ("", ", who: mei", ", who: [mei, ben]"))
    found = items("follow-up", f"follow_ups:\n{entries}")
    assert [item.who for item in found] == [("anna",), ("mei",), ("mei", "ben")]
    assert {item.owner for item in found} == {"anna"}


def test_items_point_at_their_entries(items):
    found = items("follow-up", "follow_ups:\n  - {what: A, due: 2026-12-01}\n\n  -\n    what: B\n    due: 2026-12-01\n")
    assert [(item.file, item.line) for item in found] == [("north/acme.yaml", 5), ("north/acme.yaml", 8)]


def test_handles_stay_when_the_list_is_put_in_another_order(items):
    entries = [f"  - {{what: {what}, due: 2026-12-01}}\n" for what in ("A", "B", "C")]
    one = {item.what: item.handle for item in items("follow-up", "follow_ups:\n" + "".join(entries))}
    other = {item.what: item.handle for item in items("follow-up", "follow_ups:\n" + "".join(reversed(entries)))}
    assert one == other
    assert len(set(one.values())) == 3


def test_a_handle_stays_whatever_happens_to_the_entry_but_its_words(items):
    (before,) = items("follow-up", "follow_ups:\n  - {what: A, due: 2026-12-01}\n")
    (after,) = items("follow-up", "summary: s\nfollow_ups:\n  - {what: A, due: 2027-12-01, who: mei, note: n}\n")
    (other,) = items("follow-up", "follow_ups:\n  - {what: B, due: 2026-12-01}\n")
    assert before.handle == after.handle != other.handle


def test_entries_alike_have_handles_of_their_own(items):
    found = items("follow-up", "follow_ups:\n" + "  - {what: A, due: 2026-12-01}\n" * 3)
    assert len({item.handle for item in found}) == 3


@pytest.mark.parametrize("status", ALL)
def test_what_was_promised_stands_until_an_account_is_archived(items, status):
    found = items("follow-up", "follow_ups:\n  - {what: A, due: 2026-12-01}\n", head=_head(status))
    assert len(found) == (status != "archived")


# Everything else that has a day, and the account manager or somebody of its own

OTHERS = {
    "issue": "issues:\n  late: {what: Export late, kind: escalation, severity: high, next_update: 2026-12-01@}\n",
    "goal": "goals:\n  fast: {goal: Dispatch in two hours, due: 2026-12-01@}\n",
    "milestone": "milestones:\n  kickoff: {what: Kickoff, due: 2026-12-01@}\n",
    "opportunity": "opportunities:\n  more: {what: Analytics, kind: cross-sell, close: 2026-12-01@}\n",
}
WORDS = {
    "issue": ("Update on: Export late", "high escalation, next update promised for 2026-12-01"),
    "goal": ("Goal: Dispatch in two hours", "goal for 2026-12-01; no reading yet"),
    "milestone": ("Milestone: Kickoff", "milestone of the roadmap, due 2026-12-01"),
    "opportunity": ("Cross-sell: Analytics", "identified opportunity, expected to close on 2026-12-01"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_it_says_what_it_is_and_why_and_where(items, kind):
    (item,) = items(kind, OTHERS[kind].replace("@", ""))
    assert (item.what, item.why) == WORDS[kind]
    assert (str(item.day), item.line, item.who, item.hidden) == ("2026-12-01", 5, ("anna",), None)


@pytest.mark.parametrize("kind", OTHERS)
def test_somebody_of_its_own_does_it(items, kind):
    (item,) = items(kind, OTHERS[kind].replace("@", ", owner: mei"))
    assert (item.who, item.owner) == (("mei",), "anna")


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("status", ALL)
def test_accounts_that_are_over_have_none_of_it(items, kind, status):
    found = items(kind, OTHERS[kind].replace("@", ""), head=_head(status))
    assert len(found) == (status not in ("ended", "archived"))


@pytest.mark.parametrize(
    ("kind", "over"),
    [
        ("issue", "resolved: 2026-11-01"),
        ("goal", "achieved: 2026-11-01"),
        ("goal", "dropped: 2026-11-01"),
        ("milestone", "done: 2026-11-01"),
        ("milestone", "dropped: 2026-11-01"),
        ("opportunity", "stage: won"),
        ("opportunity", "stage: lost"),
    ],
)
def test_what_is_over_is_gone(items, kind, over):
    assert items(kind, OTHERS[kind].replace("@", f", {over}")) == []


@pytest.mark.parametrize("kind", OTHERS)
def test_what_has_no_day_is_no_item(items, kind):
    day = next(word for word in ("next_update", "due", "close") if f"{word}: " in OTHERS[kind])
    assert items(kind, OTHERS[kind].replace(f", {day}: 2026-12-01@", "")) == []


def test_a_goal_tells_its_latest_reading(items):
    readings = ", readings: [{date: 2026-09-30, value: 3.1}, {date: 2026-06-30, value: 4.5}]"
    (item,) = items("goal", OTHERS["goal"].replace("@", readings))
    assert item.why == "goal for 2026-12-01; last reading 3.1 on 2026-09-30"


def test_a_milestone_tells_its_phase_and_an_opportunity_its_next_step(items):
    (item,) = items("milestone", OTHERS["milestone"].replace("@", ", phase: onboarding"))
    assert item.why == "milestone of onboarding, due 2026-12-01"
    (item,) = items("opportunity", OTHERS["opportunity"].replace("@", ", next: price for 14 depots"))
    assert item.what == "Cross-sell: Analytics; next: price for 14 depots"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("goal", "2026-11-24"), ("milestone", "2026-11-17"), ("opportunity", "2026-11-17"), ("issue", "2026-12-01")],
)
def test_it_is_shown_its_lead_time_before(items, kind, shown):
    (item,) = items(kind, OTHERS[kind].replace("@", ""))
    assert str(item.shown) == shown


# Decisions

AUTO = "signed: 2025-10-14, start: 2025-12-01, end: 2026-11-30, renewal: auto, renews_for: 12 months, notice: 90 days"


@pytest.mark.parametrize(
    ("contract", "today", "day", "what", "why"),
    [
        (
            AUTO,
            "2026-01-01",
            "2026-09-01",
            "Decide on p: renews by itself for 12 months, until 2027-11-30, at 0 EUR a year",
            "notice deadline 2026-09-01: end 2026-11-30 less 90 days",
        ),
        (
            AUTO,
            "2026-09-02",
            "2027-09-01",
            "Decide on p: runs until 2027-11-30 at 0 EUR a year; then it renews by itself once more",
            "notice deadline 2027-09-01: end 2027-11-30 less 90 days",
        ),
        (
            "signed: 2025-10-14, start: 2025-12-01, end: 2026-11-30",
            "2026-01-01",
            "2026-11-30",
            "Decide on p: lapses after 2026-11-30",
            "the term ends on 2026-11-30, no notice period",
        ),
        (
            f"{AUTO}, notice_given: {{date: 2026-08-20, by: customer}}",
            "2026-08-20",
            "2026-11-30",
            "p ends: notice given",
            "notice was given; last day 2026-11-30",
        ),
    ],
)
def test_a_decision_says_what_happens_otherwise_and_how_its_day_came_about(items, contract, today, day, what, why):
    item = items("decision", f"contracts:\n  p: {{{contract}}}\n", today)[0]
    assert (str(item.day), item.what, item.why, item.line) == (day, what, why, 5)


@pytest.mark.parametrize(
    ("contract", "today", "days"),
    [
        (AUTO, "2026-09-01", ["2026-09-01"]),
        (AUTO, "2026-09-02", ["2027-09-01", "2026-09-01"]),
        (AUTO, "2028-02-01", ["2028-09-01", "2027-09-01"]),
        (f"{AUTO}, outcome: {{result: renewed, date: 2026-09-02}}", "2026-09-02", ["2027-09-01"]),
        (f"{AUTO}, outcome: {{result: renewed, date: 2026-09-02}}", "2027-09-02", ["2028-09-01", "2027-09-01"]),
        (f"{AUTO}, notice_given: {{date: 2026-08-20, by: us}}", "2026-09-02", ["2026-11-30"]),
        (AUTO.replace("renews_for: 12 months, ", ""), "2026-09-02", ["2026-09-01"]),
    ],
)
def test_a_deadline_that_passed_without_a_word_stays_until_that_is_written_down(items, contract, today, days):
    found = items("decision", f"contracts:\n  p: {{{contract}}}\n", today)
    assert [str(item.day) for item in found] == days
    assert len({item.handle for item in found}) == len(found)
    if len(days) > 1:
        assert found[1].what == "p renewed by itself: write it down"
        assert found[1].when(date.fromisoformat(today)) == "overdue"
        assert found[1].why == f"the last day to decide, {days[1]}, passed without notice"


def test_the_next_decision_of_a_contract_that_renewed_by_itself_is_not_the_one_that_passed(derived):
    facts = derived(f"contracts:\n  p: {{{AUTO}}}\n", "2026-09-02").facts
    assert str(facts.next_decision) == "2027-09-01"


@pytest.mark.parametrize(
    "contract",
    [
        "start: 2025-12-01, end: 2026-11-30",
        "signed: 2025-10-14, start: 2025-12-01",
        "signed: 2025-10-14, start: 2025-12-01, end: 2026-11-30, outcome: {result: renewed, date: 2026-01-01}",
    ],
    ids=["unsigned", "open-ended", "renewed"],
)
def test_what_needs_no_decision_is_no_item(items, contract):
    assert items("decision", f"contracts:\n  p: {{{contract}}}\n", "2026-01-01") == []


@pytest.mark.parametrize(("tier", "shown"), [("", "2026-05-24"), ("tier: strategic\n", "2026-03-05")])
def test_a_decision_is_shown_its_lead_time_before_its_day_never_before_the_end(items, tier, shown):
    (item,) = items("decision", f"contracts:\n  p: {{{AUTO}}}\n", "2026-01-01", head=_head("active") + tier)
    assert str(item.shown) == shown
