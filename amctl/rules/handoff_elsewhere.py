"""The account of an open handoff has come to somebody who neither hands it over nor takes it over.

The successor cannot accept it any more. Either the handoff is over (`amctl handoff cancel`, and start one with who has
the account now), or the owner was changed by mistake, as when two clones of the book were merged: set it back. Who sold
an account never had it, so from sales it may go to a third one.

    owner: ruth                         # before
    handoffs:
      - {kind: account-to-account, from: anna, to: ben, opened: 2026-11-16}

    owner: anna                         # after
    handoffs:
      - {kind: account-to-account, from: anna, to: ben, opened: 2026-11-16}
"""

from collections.abc import Iterable

from amctl.changes.taking_over import elsewhere
from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM323", "handoff-elsewhere"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each open handoff whose account is with a third one."""
    account, id_ = case.record.account, case.record.id
    for nth, one in enumerate(account.handoffs if case.ours else ()):
        if one.open and elsewhere(account.owner, one):
            message = f"the account is with {account.owner}, so {one.from_} cannot hand it over to {one.to}"
            hint = f"{command('handoff', 'cancel', id_)}; or set it back: {command('set', id_, f'owner={one.from_}')}"
            yield Hit(case.spot("handoffs", nth, "to"), message, hint)
