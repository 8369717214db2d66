"""The account of a handoff is with somebody else than the handoff says.

While it is open: the owner neither hands the account over nor takes it over, and the successor cannot accept it any
more. Either the handoff is over (`amctl handoff cancel`, and start one with who has the account now), or the owner was
changed by mistake, as when two clones of the book were merged: set it back. Who sold an account never had it, so from
sales it may go to a third one. Once it is accepted: whoever handed it over owns it still, as when somebody wrote
`accepted` by hand. What comes back by another handoff, or later than 90 days after, is left alone.

    owner: ruth                         # before
    handoffs:
      - {kind: account-to-account, from: anna, to: ben, opened: 2026-11-16}

    owner: anna                         # after
    handoffs:
      - {kind: account-to-account, from: anna, to: ben, opened: 2026-11-16}
"""

from collections.abc import Iterable, Iterator

from amctl.changes.handoffs import open_handoff
from amctl.changes.taking_over import elsewhere
from amctl.dates import Period, plus
from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM323", "handoff-elsewhere"
LEVEL: Level = "warning"

_FRESH = Period(90, "day")  # after acceptance; what changes hands later does so for other reasons


def check(case: Case) -> Iterable[Hit]:
    """Each open handoff whose account is with a third one; the last accepted one whose account did not go over."""
    if not case.ours:
        return
    account, id_ = case.record.account, case.record.id
    for nth, one in enumerate(account.handoffs):
        if one.open and elsewhere(account.owner, one):
            message = f"the account is with {account.owner}, so {one.from_} cannot hand it over to {one.to}"
            hint = f"{command('handoff', 'cancel', id_)}; or set it back: {command('set', id_, f'owner={one.from_}')}"
            yield Hit(case.spot("handoffs", nth, "to"), message, hint)
    if not open_handoff(case.record):
        yield from _not_gone_over(case)


def _not_gone_over(case: Case) -> Iterator[Hit]:
    account = case.record.account
    accepted = [(one.accepted, nth) for nth, one in enumerate(account.handoffs) if one.accepted]
    day, nth = max(accepted, default=(None, 0))
    if day is None or case.horizon.passed(plus(day, _FRESH)):
        return
    one = account.handoffs[nth]
    if account.owner == one.from_ != one.to:
        message = f"{one.to} accepted the account on {day}, and {account.owner} owns it still"
        yield Hit(case.spot("handoffs", nth, "accepted"), message, command("set", case.record.id, f"owner={one.to}"))
