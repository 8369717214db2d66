"""AM303"""

import pytest

from amctl.changes.mending import Mend


def test_a_product_that_nobody_sells_is_told(told):
    text = "contracts:\n  a:\n    start: 2026-01-01\n    lines: {b: {product: platfrom, amount: 1}}\n"
    assert told(text) == [
        (7, 26, "AM303", "error", "platfrom", "unknown product 'platfrom'", "did you mean 'platform'?")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "opportunities:\n  o: {what: O, product: xx}\n",
        "usage:\n  - {date: 2026-01-01, product: xx, active: 1}\n",
    ],
)
def test_wherever_a_product_is_named(told, text):
    (found,) = told(text)
    assert found[2:7] == ("AM303", "error", "xx", "unknown product 'xx'", "add it to products in amctl.yaml")


def test_products_of_the_book_are_fine(codes):
    assert codes("usage: [{date: 2026-01-01, product: platform, active: 1}]\n") == []


def test_a_slip_or_a_name_is_mended(mends):
    usage = "usage:\n  - {date: 2026-11-01, product: PRODUCT, active: 1}\n"
    assert mends(usage.replace("PRODUCT", "platfrom"))[0] == Mend(("usage", 0, "product"), "platform")
    more = "  suite-x: {name: Suite}\n"
    assert mends(usage.replace("PRODUCT", "Suite"), settings=more)[0] == Mend(("usage", 0, "product"), "suite-x")
