"""Somebody over there who has left still has a part to play.

They are the one to write first, an open promise is made to them or waits for them, an open goal, milestone or
opportunity is theirs, somebody who is still there reports to them, or nobody else approves what they approved. What
they once raised is history, and stays. Accounts that have ended are left alone.

    primary: brandt                     # before
    contacts:
      brandt: {name: Brandt, left: {date: 2026-10-31, replaced_by: petersen}}
      petersen: {name: Ute Petersen}

    primary: petersen                   # after
    contacts:
      brandt: {name: Brandt, left: {date: 2026-10-31, replaced_by: petersen}}
      petersen: {name: Ute Petersen}
"""

from collections.abc import Iterable, Iterator

from amctl.changes.contacts import hanging
from amctl.document import Path
from amctl.findings import Level
from amctl.model.account import OURS, Account
from amctl.rules.rule import Case, Hit, reference_spot

CODE, NAME = "AM315", "left-contact"
LEVEL: Level = "warning"

_THEIRS = {"goals": "goal", "milestones": "milestone", "opportunities": "opportunity"}


def check(case: Case) -> Iterable[Hit]:
    """What hangs on each contact who has left."""
    account = case.record.account
    left = {
        name: one.left for name, one in account.contacts.items() if one.left and case.horizon.reached(one.left.date)
    }
    if not left or account.status not in OURS:
        return
    for to, path, name in case.named:
        if to == "contact" and name in left and path[-1] != "raised_by":
            heir = left[name].replaced_by or "CONTACT"
            if told := hanging(case.record, path, name, heir):
                spot = reference_spot(case.record.document, path)
                yield Hit(spot, f"{_who(case, name)} {_words(account, path)}", told[1])
    for name, gone in left.items():
        yield from _approvals(case, name, gone.replaced_by or "CONTACT")


def _who(case: Case, name: str) -> str:
    contact = case.record.account.contacts[name]
    return f"{contact.name}, who left on {contact.left.date if contact.left else ''},"


def _words(account: Account, path: Path) -> str:
    match path:
        case ("contacts", str(other), _):
            return f"still has {account.contacts[other].name} reporting to them"
        case ("follow_ups", int(nth), *_):
            return f"stands in an open follow-up: {account.follow_ups[nth].what}"
        case (str(section), str(name), _):
            return f"has {_THEIRS[section]} {name}"
        case _:
            return "is still the one to write first"


def _approvals(case: Case, name: str, heir: str) -> Iterator[Hit]:
    contacts, others = case.record.account.contacts, {what for one in case.present.values() for what in one.approves}
    if lost := [what for what in contacts[name].approves if what not in others]:
        message = f"{_who(case, name)} approved {' and '.join(lost)}, and nobody does now"
        kept = contacts[heir].approves if heir in contacts else ()
        remedy = f"amctl contact set {case.record.id} {heir} --approves {','.join((*kept, *lost))}"
        yield Hit(case.spot("contacts", name, "approves", key=True), message, remedy)
