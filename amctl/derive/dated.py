"""An item from its parts: who it falls to, from when it is shown, when it is overdue."""

from datetime import date

from amctl.changes.identity import handle
from amctl.dates import minus
from amctl.items import Item, Kind
from amctl.rules.rule import Case


def dated(
    case: Case,
    kind: Kind,
    day: date,
    what: str,
    *,
    path: tuple[str | int, ...],
    why: str,
    who: tuple[str, ...] = (),
    grace: date | None = None,
    hidden: date | None = None,
    name: str = "",
) -> Item:
    """The item; without `who` it is the account manager's, without `name` its handle comes from its path."""
    account = case.record.account
    lead = case.settings.lead_of(account.tier, kind)
    return Item(
        account=case.record.id,
        kind=kind,
        day=day,
        what=what,
        who=who or (account.owner,),
        owner=account.owner,
        shown=minus(day, lead) if lead else day,
        grace=grace or day,
        hidden=hidden,
        handle=name or handle(case.record.id, kind, (str(step) for step in path)),
        file=case.record.document.file,
        line=case.record.document.line(path),
        why=why,
    )
