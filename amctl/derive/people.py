"""Rows about the people on their side, and who of us was last in touch with each of them."""

from collections.abc import Mapping
from datetime import date

from amctl.cadence import is_touch
from amctl.facts import Person
from amctl.rules.rule import Case


def people_of(case: Case) -> tuple[Person, ...]:
    """A row about each contact, those who have left among them, in the order of the file."""
    touches = _touches(case)
    document = case.record.document
    return tuple(
        Person(
            contact=name,
            name=one.name,
            title=one.title or "",
            department=one.department or "",
            email=one.email or "",
            phone=one.phone or "",
            mobile=one.mobile or "",
            roles=one.roles,
            stance=one.stance or "",
            influence=one.influence or "",
            approves=one.approves,
            assessed=one.assessed,
            known_by=one.known_by,
            tags=one.tags,
            left=one.left.date if one.left else None,
            replaced_by=(one.left.replaced_by if one.left else None) or "",
            touches=tuple(sorted(touches.get(name, {}).items())),
            line=document.line(("contacts", name)),
        )
        for name, one in case.record.account.contacts.items()
    )


def _touches(case: Case) -> Mapping[str, Mapping[str, date]]:
    """Of each contact: who of us was in touch, and when last."""
    found: dict[str, dict[str, date]] = {}
    for entry in case.record.account.interactions:
        if is_touch(entry) and entry.with_ and case.horizon.reached(entry.date):
            for contact in entry.with_:
                last = found.setdefault(contact, {})
                for person in entry.by or ("",):
                    last[person] = max(last.get(person, entry.date), entry.date)
    return found
