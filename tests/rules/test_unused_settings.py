"""AM313"""

import pytest

SETTINGS = """\
amctl: 1
currency: EUR
people: {anna: {name: Anna}, ben: {name: Ben}}
tiers:
  light: {review: 1 year}
  heavy: {review: 1 year}
products:
  platform: {name: Platform}
  analytics: {name: Analytics}
rates: {EUR: 1, USD: 0.92, CHF: 1.06}
"""
USED = "tier: light\ncontracts:\n  a: {start: 2020-01-01, end: 2020-12-31, currency: USD, lines: {p: {product: platform, amount: 1}}}\n"  # noqa: E501
FIVE = (USED, "", "", "", "")


def test_what_no_account_uses_is_told(told_of_settings):
    found = told_of_settings(SETTINGS, FIVE)
    assert [(one.at, one.message) for one in found] == [
        ("heavy", "no account uses the tier heavy"),
        ("analytics", "no account uses the product analytics"),
        ("CHF", "no account uses the rate CHF"),
    ]
    assert found[0] == (6, 3, "AM313", "warning", "heavy", "no account uses the tier heavy", "take it out, or use it")


@pytest.mark.parametrize(
    "more",
    [
        "opportunities: {o: {what: O, product: analytics}}\n",
        "usage: [{date: 2026-01-01, product: analytics, active: 1}]\n",
    ],
)
def test_a_product_is_used_wherever_it_is_named(told_of_settings, more):
    found = told_of_settings(SETTINGS, (USED, more, "", "", ""))
    assert [one.at for one in found] == ["heavy", "CHF"]


def test_a_small_book_shows_nothing(told_of_settings):
    assert told_of_settings(SETTINGS, ("", "", "", "")) == []
    assert told_of_settings(SETTINGS) == []


def test_a_file_that_cannot_be_read_may_use_it_all(told_of_settings):
    assert told_of_settings(SETTINGS, FIVE, ("broken",)) == []
