"""A tier, a product or a rate that no account uses.

What is not used is mostly left from before, or misspelt where it was meant to be used; and a rate that nobody needs is
one that somebody keeps renewing. People are left alone, and so is a book that has fewer than five accounts or a file
that cannot be read: nobody knows yet what it will use. A rate of the book's own currency counts as used.

    products:                           # before
      platform: {name: Platform}
      plattform: {name: Platform}

    products:                           # after
      platform: {name: Platform}
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.settings import Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM313", "unused-settings"
LEVEL: Level = "warning"

_ENOUGH = 5  # accounts from which on a book shows what it uses


def check(settings: Settings, document: Document, book: Sequence[Facts]) -> Iterable[Hit]:
    """Each of them that nobody names."""
    if len(book) < _ENOUGH:
        return
    currencies = {name for facts in book for name in facts.currencies} | {settings.currency}
    for section, what, known, used in (
        ("tiers", "tier", settings.tiers, {facts.tier for facts in book}),
        ("products", "product", settings.products, {name for facts in book for name in facts.products}),
        ("rates", "rate", settings.rates, currencies),
    ):
        for name in known:
            if name not in used:
                spot = document.spot((section, name), key=True)
                yield Hit(spot, f"no account uses the {what} {name}", "take it out, or use it")
