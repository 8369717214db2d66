"""Two accounts that are likely the same customer.

They share a name or an alias, whatever the case and the legal form (GmbH, AG, Ltd, Inc, SA, AS), or a mail domain. One
customer in two files is called twice, renewed once and forgotten in between. Companies of a group are no twins: say
that one is the other's `parent`, that both have the same one, or that they are `related`. Accounts that have ended are
not compared.

    # acme-gmbh.yaml
    name: ACME GmbH                     # before

    # acme-inc.yaml
    name: Acme, Inc.
    domains: [acme.example]

    # acme-inc.yaml
    name: Acme, Inc.                    # after
    domains: [acme.example]
    parent: acme-gmbh
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from amctl.changes.naming import slug
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.rules.rule import Hit

CODE, NAME = "AM207", "twin-accounts"
LEVEL: Level = "warning"

# The legal forms behind a name, as a slug has them: S.p.A. is spa, Sp. z o.o. is sp-z-oo.
_FORMS = re.compile(
    r"(-("
    r"ab|ag|aps|as|asa|bv|co|company|corp|corporation|doo|eg|ek|ev|gbr|gmbh|inc|incorporated|kft|kg|kgaa|lda|limited|llc|llp|lp|ltd|mbh|"
    r"nv|oe|og|ohg|oo|oy|oyj|pbc|plc|pte|pty|sa|sarl|sas|se|sl|sp|spa|spol|srl|sro|ug|z"
    r"))+$"
)


def check(book: Sequence[Facts], unreadable: Collection[str]) -> Iterable[tuple[Facts, Hit]]:
    """Every account that looks like one before it."""
    first: dict[str, Facts] = {}
    for facts in book:
        told: set[str] = set()
        for mark, what in _marks(facts) if facts.status in OURS else ():
            other = first.setdefault(mark, facts)
            if other is not facts and other.account not in told and not akin(facts, other):
                told.add(other.account)
                message = f"likely the same customer as {other.account}: {what}"
                remedy = f"keep one of them, or write parent: {other.account} (or related, with how)"
                yield facts, Hit(facts.spot, message, remedy)


def akin(one: Facts, other: Facts) -> bool:
    """Whether two accounts are known to belong together: one names the other, or both have the same parent."""
    same = one.parent != "" and one.parent == other.parent
    return same or other.account in _named(one) or one.account in _named(other)


def _named(facts: Facts) -> set[str]:
    return {name for name, _ in facts.named}


def _marks(facts: Facts) -> Iterator[tuple[str, str]]:
    """What makes an account known, in a form that can be compared, and in words."""
    for name in (facts.name, *facts.aliases):
        yield f"name {_core(name)}", f"both are called {name}"
    for domain in facts.domains:
        yield f"domain {domain.casefold()}", f"both write from {domain}"


@cache
def _core(name: str) -> str:
    """A company's name without its legal form."""
    return _FORMS.sub("", slug(name)) or name.casefold()
