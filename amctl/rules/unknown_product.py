"""A product that is not in amctl.yaml.

What we sell is named by its id, a key under `products:` in the book's settings.

    product: platfrom                   # before
    product: platform                   # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, reference_hits

CODE, NAME = "AM303", "unknown-product"
LEVEL: Level = "error"
MENDS = "a name that fits one product only, or a slip of the pen, becomes the id"


def check(case: Case) -> Iterable[Hit]:
    """Each product that the settings do not know."""
    names = {key: product.name for key, product in case.settings.products.items()}
    return reference_hits(case, "product", names, "products in amctl.yaml", slips=True)
