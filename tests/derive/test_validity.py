"""What follows from an account holds until the day it says, whatever the account and whatever the day."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amctl.dates import NEVER
from amctl.derive.account import derive
from amctl.document import Document
from amctl.items import Kind
from amctl.model.account import Account, Status
from amctl.model.reading import Record, understood
from amctl.model.settings import Settings
from amctl.rules.catalogue import ACCOUNT_RULES
from amctl.store.plan_files import shipped
from amctl.yaml.reader import read

# Days that are close to each other, so that things meet, and ends of months, where arithmetic errs.
ENDS = [
    date(2024, 2, 29),
    date(2025, 12, 31),
    date(2026, 1, 31),
    date(2026, 2, 28),
    date(2026, 11, 30),
    date(2027, 3, 31),
]
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 30)) | st.sampled_from(ENDS)
TODAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31)) | DAYS
PERIODS = st.sampled_from(
    ["1 day", "10 days", "90 days", "2 weeks", "1 month", "3 months", "1 quarter", "12 months", "2 years"]
)
PEOPLE = st.sampled_from(["anna", "ben", "jonas", "nobody"])
CONTACTS = st.sampled_from(["k", "l", "m"])
AMOUNTS = st.sampled_from([0, 100, "99.99", 48000])


def _entry(needed: dict[str, Any], **more: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=more)


def _some(entry: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    return st.lists(entry, max_size=most)


def _named(entry: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(CONTACTS, entry, max_size=2)


LINES = _named(
    _entry(
        {"amount": AMOUNTS},
        per=st.sampled_from(["year", "quarter", "month", "term", "once"]),
        kind=st.sampled_from(["committed", "committed", "usage", "pilot"]),
        start=DAYS,
        end=DAYS,
    )
)
CONTRACTS = st.dictionaries(
    CONTACTS,
    _entry(
        {"start": DAYS, "renewal": st.sampled_from(["auto", "manual"])},
        signed=DAYS,
        end=DAYS,
        renews_for=PERIODS,
        notice=PERIODS,
        follows=CONTACTS,
        currency=st.sampled_from(["EUR", "USD", "CHF"]),
        lines=LINES,
        uplift=_entry({"percent": AMOUNTS}, announce=PERIODS, announced=DAYS),
        forecast=_entry({"call": st.just("likely"), "date": DAYS}),
        notice_given=_entry({"date": DAYS, "by": st.sampled_from(["us", "customer"])}, effective=DAYS),
        outcome=_entry({"result": st.sampled_from(["renewed", "renewed-less", "lapsed"]), "date": DAYS}),
    ),
    max_size=3,
)
TOUCHES = _entry({"ideal": PERIODS}, maximum=PERIODS)
FOLLOW_UPS = _entry(
    {"what": st.sampled_from("ABC"), "due": DAYS},
    kind=st.sampled_from(["task", "call", "meeting", "visit", "review"]),
    every=PERIODS,
    last_done=DAYS,
    snoozed_until=DAYS,
    done=DAYS,
    who=PEOPLE,
    promised_to=CONTACTS,
    waiting_on=CONTACTS,
)
INTERACTIONS = _entry(
    {"date": DAYS, "kind": st.sampled_from(["call", "meeting", "email", "review", "note"]), "summary": st.just("s")},
    reached=st.booleans(),
    direction=st.sampled_from(["in", "out"]),
    **{"with": _some(CONTACTS)},
)
HANDOFFS = _entry(
    {
        "kind": st.sampled_from(["sales-to-account", "account-to-account", "departed"]),
        "from": PEOPLE,
        "to": PEOPLE,
        "opened": DAYS,
    },
    due=DAYS,
    accepted=DAYS,
    rejected=_entry({"date": DAYS, "reason": st.just("no")}),
    notes=_some(_entry({"date": DAYS, "note": st.just("soon")})),
)
GOALS = _entry(
    {"goal": st.just("Fast")},
    due=DAYS,
    achieved=DAYS,
    metric=st.just({"unit": "hours"}),
    readings=_some(_entry({"date": DAYS, "value": AMOUNTS})),
)
ACCOUNTS = _entry(
    {
        "name": st.just("Acme"),
        "status": st.sampled_from([*get_args(Status), "active", "active", "active"]),
        "owner": PEOPLE,
        "tier": st.sampled_from(["strategic", "standard", "nothing"]),
        "contracts": CONTRACTS,
    },
    since=DAYS,
    primary=CONTACTS,
    touch=TOUCHES,
    ended=_entry({"date": DAYS}),
    follow_ups=_some(FOLLOW_UPS, 3),
    interactions=_some(INTERACTIONS, 3),
    handoffs=_some(HANDOFFS),
    issues=_named(_entry({"what": st.just("Late")}, opened=DAYS, next_update=DAYS, resolved=DAYS)),
    goals=_named(GOALS),
    milestones=_named(_entry({"what": st.just("Kickoff")}, due=DAYS, done=DAYS)),
    opportunities=_named(
        _entry({"what": st.just("More")}, close=DAYS, closed=DAYS, stage=st.sampled_from(["proposed", "won"]))
    ),
    contacts=_named(
        _entry(
            {"name": st.just("Keller")},
            stance=st.just("champion"),
            assessed=DAYS,
            approves=st.just(["renewal"]),
            left=_entry({"date": DAYS}),
            reports_to=CONTACTS,
        )
    ),
)
TIERS = _entry(
    {},
    touch=TOUCHES,
    review=PERIODS,
    assess=PERIODS,
    lead=_entry({}, decision=PERIODS, review=PERIODS, goal=PERIODS),
)
BOOKS = _entry(
    {
        "amctl": st.just(1),
        "people": st.fixed_dictionaries(
            {"anna": st.just({"name": "Anna"}), "ben": _entry({"name": st.just("Ben")}, left=_entry({"date": DAYS}))}
        ),
        "tiers": st.fixed_dictionaries({"strategic": TIERS, "standard": TIERS}),
    },
    rates=st.just({"USD": "0.92"}),
    lead=_entry({}, decision=PERIODS, announcement=PERIODS),
    rules=st.dictionaries(
        st.sampled_from([rule.CODE for rule in ACCOUNT_RULES]),
        st.sampled_from(["error", "warning", "ignore"]),
        max_size=2,
    ),
)


def _record(data: dict[str, Any]) -> Record:
    return Record("acme", Account.model_validate(data), Document("acme.yaml", "", data, {}, ()))


@settings(max_examples=400)
@given(data=ACCOUNTS, book=BOOKS, today=TODAYS, between=st.lists(st.floats(0, 1), max_size=3))
def test_nothing_changes_before_the_day_it_holds_until(data, book, today, between):
    record, ours = _record(data), Settings.model_validate(book)
    found = derive(record, ours, today, shipped)
    assert found.good_until > today
    days = (min(found.good_until, date(2200, 1, 1)) - today).days - 1  # the last one on which it holds
    for ahead in {1, days, *(round(part * days) for part in between)}:
        if ahead <= days:
            assert derive(record, ours, today + timedelta(days=ahead), shipped) == found


@settings(max_examples=100)
@given(data=ACCOUNTS, book=BOOKS, today=TODAYS)
def test_every_item_has_a_handle_of_its_own_and_days_that_fit(data, book, today):
    found = derive(_record(data), Settings.model_validate(book), today, shipped)
    handles = [item.handle for item in found.items]
    assert len(set(handles)) == len(handles)
    for item in found.items:
        assert item.shown <= item.day <= item.grace
        assert item.who
        late = item.late(today)
        assert late > 0 if item.when(today) == "overdue" else late <= 0 or item.hidden


@settings(max_examples=100)
@given(data=ACCOUNTS, book=BOOKS, today=TODAYS, order=st.randoms(use_true_random=False))
def test_the_order_of_entries_means_nothing(data, book, today, order):
    """Entries that are alike are told apart by their order, and by nothing else: so these have words of their own."""
    data = {**data, "follow_ups": [{**one, "what": f"{n}"} for n, one in enumerate(data.get("follow_ups", []))]}
    data["handoffs"] = data.get("handoffs", [])[:1]
    other = {key: order.sample(value, len(value)) if isinstance(value, list) else value for key, value in data.items()}
    ours = Settings.model_validate(book)
    here, there = (derive(_record(one), ours, today) for one in (data, other))
    assert set(here.items) == set(there.items)
    assert here.facts == there.facts
    assert set(here.findings) == set(there.findings)
    assert here.good_until == there.good_until


def test_accounts_as_they_are_change_on_no_day_but_those_they_name(example):
    """The example book, day by day."""
    ours, _ = understood(read("amctl.yaml", (example / "amctl.yaml").read_bytes()), Settings)
    assert ours
    for path in sorted(example.glob("*-*.yaml")):
        document = read(path.name, path.read_bytes())
        account, _ = understood(document, Account)
        assert account
        record, changes = Record(path.stem, account, document), 0
        before = derive(record, ours, date(2026, 9, 1), shipped)
        for ahead in range(1, 300):
            today = date(2026, 9, 1) + timedelta(days=ahead)
            now = derive(record, ours, today, shipped)
            assert now == before or today == before.good_until
            changes += now[:3] != before[:3]
            before = now
        assert changes > 0 or before.good_until == NEVER


@pytest.fixture
def everything() -> str:
    """An account with something of every kind in it."""
    return """\
tier: strategic
since: 2026-01-01
contacts: {k: {name: Keller, stance: champion}}
contracts: {p: {signed: 2026-01-01, start: 2026-01-01, end: 2026-12-31, uplift: {percent: 3, announce: 60 days}}}
follow_ups:
  - {what: A, due: 2026-12-01, promised_to: k}
  - {what: B, due: 2026-11-01, kind: meeting}
  - {what: C, due: 2026-12-01}
issues: {late: {what: Late, next_update: 2026-12-01}}
goals: {fast: {goal: Fast, due: 2026-12-01}}
milestones: {kickoff: {what: Kickoff, due: 2026-12-01}}
opportunities: {more: {what: More, close: 2026-12-01}}
handoffs: [{kind: account-to-account, from: ben, to: anna, opened: 2026-03-01}]
"""


def test_every_kind_of_item_comes_about(derived, everything):
    assert sorted(item.kind for item in derived(everything, "2026-11-23").items) == sorted(get_args(Kind))


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        ("paused", set(get_args(Kind)) - {"touch", "review", "assessment"}),
        ("ended", {"promise", "meeting", "follow-up"}),
        ("archived", set()),
    ],
)
def test_accounts_that_rest_have_what_was_agreed_and_no_more(derived, everything, status, kinds):
    head = f"name: Acme\nstatus: {status}\nowner: anna\n"
    assert {item.kind for item in derived(everything, "2026-11-23", head=head).items} == kinds


def test_what_is_told_of_an_account_says_nothing_of_today(derived, everything):
    """Findings are kept until something changes; words like `3 days ago` would be wrong by then."""
    told = [derived(everything, day).findings for day in ("2026-11-23", "2026-11-24", "2026-11-25")]
    assert told[0] == told[1] == told[2] != ()
