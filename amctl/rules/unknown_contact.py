"""Somebody on the customer's side who is not among the account's contacts.

Their people are named by their ids, the keys under `contacts:`. Somebody who is gone stays there, with `left:`.

    with: [kellr]                       # before
    with: [keller]                      # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, reference_hits

CODE, NAME = "AM302", "unknown-contact"
LEVEL: Level = "error"
MENDS = "a name, or an id in capitals, that fits one contact only becomes the id"


def check(case: Case) -> Iterable[Hit]:
    """Each contact whom the account does not list."""
    names = {key: contact.name for key, contact in case.record.account.contacts.items()}
    return reference_hits(case, "contact", names, "contacts of this account")
