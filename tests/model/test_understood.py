"""Every error of a file is told at its place, by its rule, in words that help; and the rest is used where it can be."""

# ruff: noqa: E501  (tables: one case a line)

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from amctl.document import Problem
from amctl.model.account import Account
from amctl.model.reading import suggestion, understood
from amctl.model.settings import Settings
from amctl.yaml.reader import read

Understand = Callable[[str], tuple[Any, tuple[Problem, ...]]]

ISO = "write the day as YYYY-MM-DD"
AMOUNT = "write an amount in digits with a point, without separators or currency: 48000.00"
PERIOD = "write a period as a number and a unit: 90 days, 2 weeks, 12 months, 1 year"
MAPPING = "a mapping of names to values"
ENTRIES = "write each entry on its own line, behind '- '"
ROLES = (
    "economic-buyer, decision-maker, executive-sponsor, technical-buyer, influencer, coach, end-user, daily-contact, "
    "procurement, legal, billing"
)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, int, str, str]]:
    return [(one.rule, one.spot.line, one.spot.column, one.message, one.help) for one in problems]


def test_the_example_book_is_understood(example: Path) -> None:
    for path in sorted(example.glob("*.yaml")):
        model = Settings if path.name == "amctl.yaml" else Account
        found, problems = understood(read(path.name, path.read_bytes()), model)
        assert found is not None
        assert problems == ()


@pytest.mark.parametrize(
    ("text", "rule", "column", "message", "help_"),
    [
        # days
        ("since: 2026-02-30", "bad-date", 8, "'2026-02-30' does not fit since", "there is no day 2026-02-30"),
        ("since: 1.2.2026", "bad-date", 8, "'1.2.2026' does not fit since", "write 2026-02-01"),
        ("since: 20260101", "bad-date", 8, "'20260101' does not fit since", ISO),
        ("since: 2026-11-23 10:00", "bad-date", 8, "'2026-11-23 10:00' does not fit since", ISO),
        ("since: 2026-11-23T10:00:00Z", "bad-date", 8, "'2026-11-23T10:00:00Z' does not fit since", ISO),
        ("since: 1026-01-01", "bad-date", 8, "'1026-01-01' does not fit since", "a day lies between 1970-01-01 and 2200-12-31"),
        ("since: true", "bad-date", 8, "true does not fit since", ISO),
        ("since: [2026-01-01]", "bad-date", 8, "a list does not fit since", ISO),
        ("ended: {date: soon}", "bad-date", 15, "'soon' does not fit date", ISO),
        ("contracts: {c: {start: x}}", "bad-date", 24, "'x' does not fit start", ISO),
        ("usage: [{date: x, product: p, active: 1}]", "bad-date", 16, "'x' does not fit date", ISO),
        # amounts
        ("opportunities: {o: {what: x, amount: '1,000'}}", "wrong-type", 38, "'1,000' does not fit amount", AMOUNT),
        ("opportunities: {o: {what: x, amount: 1e3}}", "wrong-type", 38, "'1e3' does not fit amount", AMOUNT),
        ("opportunities: {o: {what: x, amount: 5 EUR}}", "wrong-type", 38, "'5 EUR' does not fit amount", AMOUNT),
        ("opportunities: {o: {what: x, amount: true}}", "wrong-type", 38, "true does not fit amount", "write an amount in digits: 48000.00"),
        ("usage: [{date: 2026-01-01, product: p, active: ten}]", "wrong-type", 48, "'ten' does not fit active", AMOUNT),
        # periods
        ("touch: {ideal: 10 Tage}", "wrong-type", 16, "'10 Tage' does not fit ideal", PERIOD),
        ("touch: {ideal: 10}", "wrong-type", 16, "'10' does not fit ideal", PERIOD),
        ("touch: {ideal: 200 years}", "wrong-type", 16, "'200 years' does not fit ideal", "a period is at most 100 years long"),
        # one of several words
        ("rating: {colour: yelow}", "wrong-type", 18, "unknown colour 'yelow'", "did you mean 'yellow'? allowed: green, yellow, red"),
        ("rating: {colour: 7}", "wrong-type", 18, "unknown colour '7'", "allowed: green, yellow, red"),
        ("rating: {colour: true}", "wrong-type", 18, "unknown colour true", "allowed: green, yellow, red"),
        ("contacts: {k: {name: K, roles: [coach, economic-byer]}}", "wrong-type", 40, "unknown roles 'economic-byer'", f"did you mean 'economic-buyer'? allowed: {ROLES}"),
        # texts, numbers, yes and no
        ("language: true", "wrong-type", 11, "language must be a text, not true", "write a text"),
        ("language: [de]", "wrong-type", 11, "language must be a text, not a list", "write a text"),
        ("summary: {a: b}", "wrong-type", 10, "summary must be a text, not a mapping", "write a text"),
        ("team: {ben: }", "wrong-type", 13, "ben must be a text, not nothing", "write a text"),
        ("links: {'[key]': [1]}", "wrong-type", 18, "[key] must be a text, not a list", "write a text"),
        ("tags: [a, [b]]", "wrong-type", 11, "an entry of tags must be a text, not a list", "write a text"),
        ("tags: [a, ~]", "wrong-type", 11, "an entry of tags must be a text, not nothing", "write a text"),
        ("goals: {g: {goal: ''}}", "wrong-type", 19, "goal must be a text that is not empty, not ''", "write a text that is not empty"),
        ("advocacy: {reference: 'yes'}", "wrong-type", 23, "reference must be true or false, not 'yes'", "write true or false"),
        ("advocacy: {reference: 1}", "wrong-type", 23, "reference must be true or false, not '1'", "write true or false"),
        ("opportunities: {o: {what: x, probability: true}}", "wrong-type", 43, "probability must be a whole number, not true", "write a whole number"),
        ("opportunities: {o: {what: x, probability: 40.5}}", "wrong-type", 43, "probability must be a whole number, not '40.5'", "write a whole number"),
        ("opportunities: {o: {what: x, probability: 101}}", "wrong-type", 43, "'101' does not fit probability", "input should be less than or equal to 100"),
        ("follow_ups: [{what: x, due: 2026-01-01, at: 25:00}]", "wrong-type", 45, "'25:00' does not fit at", "write it like 10:00"),
        ("contracts: {c: {start: 2026-01-01, currency: euro}}", "wrong-type", 46, "'euro' does not fit currency", "write it like EUR"),
        # lists and mappings
        ("tags: logistics", "wrong-type", 7, "tags must be a list, not 'logistics'", ENTRIES),
        ("tags: {a: b}", "wrong-type", 7, "tags must be a list, not a mapping", ENTRIES),
        ("follow_ups: {what: x}", "wrong-type", 13, "follow_ups must be a list, not a mapping", ENTRIES),
        ("follow_ups: [{what: x, due: 2026-01-01, with: {a: b}}]", "wrong-type", 47, "with must be a list, not a mapping", ENTRIES),
        ("contacts: [keller]", "wrong-type", 11, f"contacts must be {MAPPING}, not a list", f"write {MAPPING}"),
        ("contacts: {keller: Dr. Keller}", "wrong-type", 20, f"keller must be {MAPPING}, not 'Dr. Keller'", f"write {MAPPING}"),
        ("contacts: {keller: }", "wrong-type", 20, f"keller must be {MAPPING}, not nothing", f"write {MAPPING}"),
        ("follow_ups: [call]", "wrong-type", 14, f"an entry of follow_ups must be {MAPPING}, not 'call'", f"write {MAPPING}"),
        ("team: [ben]", "wrong-type", 7, f"team must be {MAPPING}, not a list", f"write {MAPPING}"),
        # what is missing: at the key of the nearest thing around it
        ("follow_ups: [{due: 2026-01-01}]", "wrong-type", 14, "'what' is missing", "write what: …"),
        ("contacts: {keller: {title: COO}}", "wrong-type", 12, "'name' is missing", "write name: …"),
        ("ended: {reason: budget}", "wrong-type", 1, "'date' is missing", "write date: …"),
        ("handoffs: [{kind: sales-to-account, to: b, opened: 2026-01-01}]", "wrong-type", 12, "'from' is missing", "write from: …"),
    ],
)  # fmt: skip
def test_what_cannot_be_used(account: Understand, text: str, rule: str, column: int, message: str, help_: str) -> None:
    found, problems = account(f"{text}\n")
    assert found is None
    assert problems[0].fatal
    assert told(problems)[0] == (rule, 4, column, message, help_)


@pytest.mark.parametrize(
    ("text", "column", "message", "help_"),
    [
        ("statu: x", 1, "unknown key 'statu'", "did you mean 'status'?"),
        ("'owner ': x", 1, "unknown key 'owner '", "did you mean 'owner'?"),
        ("followups:", 1, "unknown key 'followups'", "did you mean 'follow_ups'?"),
        ("rating: {color: x, colour: red}", 10, "unknown key 'color'", "did you mean 'colour'?"),
        ("touch: {ideal: 1 day, zz: 1}", 23, "unknown key 'zz'", "known here: ideal, maximum"),
        ("contacts: {k: {name: K, left: {date: 2026-01-01, to: x}}}", 50, "unknown key 'to'", "known here: date, replaced_by"),
        ("touch: {ideal: 1 day, zz: }", 23, "unknown key 'zz'", "known here: ideal, maximum"),
        ("follow_ups: [{what: x, due: 2026-01-01, with_: k}]", 41, "unknown key 'with_'", "did you mean 'with'?"),
        (f"touch: {{ideal: 1 day, {'z' * 70}: 1}}", 23, f"unknown key '{'z' * 59}…'", "known here: ideal, maximum"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_told_and_the_rest_is_used(
    account: Understand, text: str, column: int, message: str, help_: str
) -> None:
    found, problems = account(f"{text}\ntags: [kept]\n")
    assert found is not None
    assert (found.name, found.tags) == ("Acme", ("kept",))
    assert told(problems) == [("unknown-key", 4, column, message, help_)]
    assert not problems[0].fatal


def test_the_neighbours_of_unknown_keys_are_kept(account: Understand) -> None:
    text = (
        "follow_ups:\n  - {what: a, due: 2026-01-01, x: 1}\n  - {what: b, due: 2026-01-02, y: 2, z: 3}\nw: {due: 1}\n"
    )
    found, problems = account(text)
    assert [one.what for one in found.follow_ups] == ["a", "b"]
    assert [(one.spot.line, one.spot.column) for one in problems] == [(5, 32), (6, 32), (6, 38), (7, 1)]


def test_one_fatal_error_among_others_makes_the_file_useless_and_all_are_told(account: Understand) -> None:
    found, problems = account("statu: x\nsince: never\ntags: x\n")
    assert found is None
    assert {(one.spot.line, one.rule, one.fatal) for one in problems} == {
        (4, "unknown-key", False),
        (5, "bad-date", True),
        (6, "wrong-type", True),
    }


def test_what_an_account_cannot_do_without() -> None:
    found, problems = understood(read("a.yaml", b"# c\nstatus:\ntier: x\n"), Account)
    assert found is None
    assert [(one[1], one[2], one[3]) for one in told(problems)] == [
        (2, 1, "'name' is missing"),
        (2, 8, "'status' is missing"),
        (2, 1, "'owner' is missing"),
    ]


@pytest.mark.parametrize("empty", ["", " ~", " null"])
def test_an_empty_section_counts_as_absent(account: Understand, empty: str) -> None:
    found, problems = account("".join(f"{key}:{empty}\n" for key in ("contacts", "tags", "since", "ended", "parent")))
    assert problems == ()
    assert found == Account(name="Acme", status="active", owner="anna")


def test_what_is_the_users_own_is_left_alone_everywhere(account: Understand, settings: Understand) -> None:
    own = "custom: {name: [1, {}], x: ~}, x-color: [2026-02-30], x-: "
    found, problems = account(
        f"contacts: {{k: {{name: K, {own}}}}}\nfollow_ups: [{{what: a, due: 2026-01-01, {own}}}]\n"
        "custom:\n  status: [anything]\nx-crm: {id: 5}\n"
    )
    assert problems == ()
    assert found.contacts["k"].name == "K"
    assert settings(f"people: {{anna: {{name: Anna, {own}}}}}\ncustom: 1\n")[1] == ()


def test_a_name_may_be_custom_where_names_are_free(account: Understand) -> None:
    found, problems = account("links: {custom: a, x-ray: b}\ncontacts: {custom: {name: Custom}}\n")
    assert problems == ()
    assert found.links == {"custom": "a", "x-ray": "b"}
    assert found.contacts["custom"].name == "Custom"


def test_numbers_pass_for_text_without_loss(account: Understand) -> None:
    found, problems = account(
        "aliases: [1860, 01067, 1.10, +49301, -0, 1e3]\naddress: {postcode: 20457}\nlanguage: NO\n"
    )
    assert problems == ()
    assert found.aliases == ("1860", "01067", "1.10", "+49301", "-0", "1e3")
    assert found.address.postcode == "20457"
    assert found.language == "NO"


def test_one_word_or_a_list(account: Understand) -> None:
    found, _ = account("contacts: {k: {name: K, known_by: anna, influences: [a, b]}}\n")
    assert found.contacts["k"].known_by == ("anna",)
    assert found.contacts["k"].influences == ("a", "b")


def test_values_have_their_types(account: Understand) -> None:
    found, _ = account("contracts: {c: {start: 2026-01-01, notice: 90 days, lines: {l: {amount: 1.50}}}}\n")
    contract = found.contracts["c"]
    assert contract.start == date(2026, 1, 1)
    assert str(contract.notice) == "90 days"
    assert contract.lines["l"].amount == Decimal("1.50")


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "help_"),
    [
        ("timezone: ../../etc/passwd", 2, 11, "'../../etc/passwd' does not fit timezone", "no such time zone: ../../etc/passwd; write one like Europe/Berlin"),
        ("timezone: Bogus/Zone", 2, 11, "'Bogus/Zone' does not fit timezone", "no such time zone: Bogus/Zone; write one like Europe/Berlin"),
        ("timezone: /etc/localtime", 2, 11, "'/etc/localtime' does not fit timezone", None),
        ("timezone: Europe", 2, 11, "'Europe' does not fit timezone", None),
        ("timezone: ''", 2, 11, "'' does not fit timezone", None),
        ("timezone: \"a\\0b\"", 2, 11, "'a\0b' does not fit timezone", None),
        ("timezone: [UTC]", 2, 11, "a list does not fit timezone", None),
        ("people: {anna: {name: A, timezone: Nowhere}}", 2, 36, "'Nowhere' does not fit timezone", None),
        ("people: {anna: {name: A, away: [{from_: 2026-01-01, until: 2026-01-02}]}}", 2, 33, "'from' is missing", "write from: …"),
        ("currency: Euro", 2, 11, "'Euro' does not fit currency", "write it like EUR"),
        ("rates: {USD: '0,92'}", 2, 14, "'0,92' does not fit USD", AMOUNT),
        ("rules: {AM512: ignor}", 2, 16, "unknown AM512 'ignor'", "did you mean 'ignore'? allowed: error, warning, ignore"),
        ("fiscal_year_start: 13", 2, 20, "'13' does not fit fiscal_year_start", "input should be less than or equal to 12"),
        ("fiscal_year_start: true", 2, 20, "fiscal_year_start must be a whole number, not true", "write a whole number"),
        ("fiscal_year_start: Feb", 2, 20, "fiscal_year_start must be a whole number, not 'Feb'", "write a whole number"),
        ("tiers: {gold: {lead: {decision: soon}}}", 2, 33, "'soon' does not fit decision", PERIOD),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_used(
    settings: Understand, text: str, line: int, column: int, message: str, help_: str | None
) -> None:
    found, problems = settings(f"{text}\n")
    assert found is None
    assert told(problems)[0] == ("wrong-type", line, column, message, problems[0].help if help_ is None else help_)


@pytest.mark.parametrize("version", ["true", "'1'", "1.0", "[1]"])
def test_the_version_of_the_format_is_a_whole_number(version: str) -> None:
    found, problems = understood(read("amctl.yaml", f"amctl: {version}\n".encode()), Settings)
    assert found is None
    assert problems[0].message.startswith("amctl must be a whole number, not ")


def test_a_suggestion_is_made_only_where_a_word_is_near() -> None:
    assert suggestion("anan", ["anna", "ben"]) == "did you mean 'anna'?"
    assert suggestion("xyz", ["anna", "ben"]) == ""
    assert suggestion("ANNA", ["anna", "Ben"]) == "did you mean 'anna'?"


@pytest.mark.timeout(10)
def test_of_a_thousand_complaints_a_hundred_are_told_and_the_rest_counted() -> None:
    text = "name: A\nstatus: active\nowner: anna\n" + "".join(f"key{n}: 1\n" for n in range(20_000))
    found, problems = understood(read("a.yaml", text.encode()), Account)
    assert found is None
    assert len(problems) == 101
    assert problems[-1].message == "19900 more of these"
    few, told_ = understood(read("a.yaml", text[: text.index("key9")].encode()), Account)
    assert few is not None
    assert told_
    assert not any(one.fatal for one in told_)
