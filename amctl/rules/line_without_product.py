"""A committed line without a product.

The book says what we sell, so that one can tell who has which product, and what else they could use. A line without
a product is missing there, although it counts as revenue. Usage, pilots and what is over may do without.

    lines: {platform: {amount: 48000}}                      # before
    lines: {platform: {product: platform, amount: 48000}}   # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command
from amctl.terms import line_span

CODE, NAME = "AM408", "line-without-product"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each committed line without a product that is not over, if the book has products."""
    products = case.settings.products
    for name in case.standings if products else ():
        contract = case.record.account.contracts[name]
        for key, line in contract.lines.items():
            if line.product or line.kind != "committed" or case.horizon.passed(line_span(line, contract)[1]):
                continue
            path = f"contracts.{name}.lines.{key}.product={key if key in products else 'ID'}"
            spot = case.spot("contracts", name, "lines", key, key=True)
            yield Hit(spot, f"{key} names no product", command("set", case.record.id, path))
