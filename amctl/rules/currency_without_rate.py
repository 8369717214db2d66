"""A contract in a currency for which the book has no rate.

Sums are told in the book's currency. Without a rate the revenue of the account is unknown, and sums leave it out.
A rate is what one unit is worth in the book's currency; here the book's is EUR and has rates: {USD: 0.92}.

    currency: CHF                       # before
    currency: USD                       # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM414", "currency-without-rate"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each term with committed lines that is not over, and whose currency cannot be converted."""
    book, rates = case.settings.currency, case.settings.rates
    for name in case.standings:
        contract = case.record.account.contracts[name]
        currency = contract.currency
        if not currency or currency == book or currency in rates:
            continue
        if any(line.kind == "committed" for line in contract.lines.values()):
            hint = command("set", "amctl.yaml", f"rates.{currency}=RATE")
            message = f"{currency} has no rate: what {name} is worth in {book} is unknown"
            yield Hit(case.spot("contracts", name, "currency"), message, hint)
