"""AM408"""

from datetime import date

import pytest

from amctl.dates import Horizon
from amctl.model.account import Account
from amctl.model.reading import Record
from amctl.rules.line_without_product import check
from amctl.rules.rule import Case
from amctl.yaml.reader import read

HEAD = "name: Acme\nstatus: active\nowner: anna\n"
TERM = "contracts:\n  p:\n    signed: 2026-01-28\n    start: 2026-04-01\n    end: 2027-03-31\n    lines:\n"


def test_a_committed_line_without_a_product_is_told_with_the_one_that_it_is_called_like(told):
    assert told(TERM + "      platform: {amount: 48000}\n      addon: {amount: 500}\n") == [
        (
            10,
            7,
            "AM408",
            "warning",
            "platform",
            "platform names no product",
            "amctl set acme contracts.p.lines.platform.product=platform",
        ),
        (
            11,
            7,
            "AM408",
            "warning",
            "addon",
            "addon names no product",
            "amctl set acme contracts.p.lines.addon.product=ID",
        ),
    ]


@pytest.mark.parametrize("more", ["product: platform", "kind: usage", "kind: pilot", "end: 2026-10-31"])
def test_what_has_one_or_needs_none_is_fine(codes, more):
    assert codes(TERM + f"      addon: {{amount: 500, {more}}}\n") == []


@pytest.mark.parametrize(("today", "speaks"), [("2026-10-31", True), ("2026-11-01", False)])
def test_a_line_is_asked_about_until_its_last_day(codes, today, speaks):
    assert codes(TERM + "      addon: {amount: 500, end: 2026-10-31}\n", today=today) == ["AM408"] * speaks


def test_a_draft_is_asked_about_and_what_is_over_is_not(codes):
    line = "      addon: {amount: 500}\n"
    assert codes(TERM.replace("    signed: 2026-01-28\n", "") + line) == ["AM408"]
    assert codes(TERM + line + "    outcome: {result: lapsed, date: 2027-03-01}\n", today="2027-04-01") == []


def test_a_book_without_products_has_none_to_name(make_settings):
    document = read("acme.yaml", (HEAD + TERM + "      addon: {amount: 500}\n").encode())
    record = Record("acme", Account.model_validate(document.data), document)
    ours = make_settings()
    for settings, speaks in ((ours, True), (ours.model_copy(update={"products": {}}), False)):
        assert bool(list(check(Case(record, settings, Horizon(date(2026, 11, 23)))))) is speaks


def test_accounts_that_are_over_are_left_alone(codes):
    text = TERM + "      addon: {amount: 500}\n"
    assert codes(text, head="name: Acme\nstatus: archived\nowner: anna\n") == []
