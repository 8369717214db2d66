"""Open work falls to one of us who has left.

An issue, a follow-up, a goal, a milestone, an opportunity or a handoff that is theirs shows up with the successor, or
with the lead, who may not know of it; give it to somebody. A place in the account's team counts as well. That the
account's owner has left is the affair of AM306; what goes over with an open handoff, and accounts that have ended, are
left alone.

    issues:                             # before
      late: {what: Late export, owner: jonas}

    issues:                             # after
      late: {what: Late export, owner: ben}
"""

from collections.abc import Iterable
from shlex import quote

from amctl.changes.handoffs import open_handoff
from amctl.changes.taking_over import held
from amctl.document import Path
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.rules.relations import gone
from amctl.rules.rule import Case, Hit, command, reference_spot

CODE, NAME = "AM314", "left-person"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each thing that is still open, and whose it is now."""
    leaving = {name: one.left for name, one in case.settings.people.items() if one.left}
    if not leaving or case.record.account.status not in OURS:
        return
    going = open_handoff(case.record)
    for to, path, name in case.named:
        day = gone(case, name) if name in leaving and to == "person" else None
        if day is None or (going and going.from_ == name) or not (what := held(case.record.account, path)):
            continue
        message, remedy = _told(case, path, name, what, leaving[name].successor)
        who = case.settings.people[name].name
        yield Hit(reference_spot(case.record.document, path), f"{who}, who left on {day}, {message}", remedy)


def _told(case: Case, path: Path, name: str, what: str, successor: str | None) -> tuple[str, str]:
    """What somebody has to do with the account, and how it gets another hand."""
    account, id_, heir = case.record.account, case.record.id, successor or "PERSON"
    if what == "team":
        told, remedy = "is still in the team", f"amctl set {id_} team.{name}= team.{heir}={quote(account.team[name])}"
    elif what == "follow-up":
        told = f"has a follow-up: {account.follow_ups[int(path[1])].what}"
        remedy = f"write who: {heir}; amctl edit {id_}"
    elif what == "handoff":
        told = "is to take the account over"
        remedy = f"{command('handoff', 'cancel', id_)}, then: {command('handoff', 'start', id_, '--to', heir)}"
    else:
        told = f"owns {what} {path[1]}"
        remedy = f"amctl set {id_} {path[0]}.{path[1]}.owner={heir}"
    return told, f"with the account: {command('handoff', 'plan', '--from', name)}" if name == account.owner else remedy
