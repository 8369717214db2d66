"""Open work falls to one of us who has left.

An issue, a follow-up, a goal, a milestone, an opportunity or a handoff that is theirs is nobody's: it shows up in the
list of somebody who does not read it. A place in the account's team counts as well. That the account's owner has left
is the affair of AM306; accounts that have ended are left alone.

    issues:                             # before
      late: {what: Late export, owner: jonas}

    issues:                             # after
      late: {what: Late export, owner: ben}
"""

from collections.abc import Iterable
from shlex import quote

from amctl.changes.contacts import over
from amctl.document import Path
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.rules.relations import gone
from amctl.rules.rule import Case, Hit, reference_spot

CODE, NAME = "AM314", "left-person"
LEVEL: Level = "warning"

_OWNED = {"issues": "issue", "goals": "goal", "milestones": "milestone", "opportunities": "opportunity"}


def check(case: Case) -> Iterable[Hit]:
    """Each thing that is still open, and whose it is now."""
    leaving = {name: one.left for name, one in case.settings.people.items() if one.left}
    if not leaving or case.record.account.status not in OURS:
        return
    for to, path, name in case.named:
        day = gone(case, name) if name in leaving and to == "person" else None
        if day and (told := _open(case, path, name, leaving[name].successor or "PERSON")):
            who = case.settings.people[name].name
            yield Hit(reference_spot(case.record.document, path), f"{who}, who left on {day}, {told[0]}", told[1])


def _open(case: Case, path: Path, name: str, heir: str) -> tuple[str, str] | None:
    """What somebody has to do with the account, if it is open, and how it gets another hand."""
    account, id_ = case.record.account, case.record.id
    match path:
        case (str(section), str(key), "owner") if section in _OWNED and not over(getattr(account, section)[key]):
            return f"owns {_OWNED[section]} {key}", f"amctl set {id_} {section}.{key}.owner={heir}"
        case ("team", _):
            return "is still in the team", f"amctl set {id_} team.{name}= team.{heir}={quote(account.team[name])}"
        case ("follow_ups", int(nth), "who", *_) if not account.follow_ups[nth].done:
            return f"has a follow-up: {account.follow_ups[nth].what}", f"write who: {heir}; amctl edit {id_}"
        case ("handoffs", int(nth), "to") if account.handoffs[nth].open:
            return "is to take the account over", f"write to: {heir}; amctl edit {id_}"
    return None
