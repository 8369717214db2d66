"""Rows about the people on their side, and who of us was last in touch with each of them."""

from amctl.facts import Person
from amctl.rules.rule import Case


def people_of(case: Case) -> tuple[Person, ...]:
    """A row about each contact, those who have left among them, in the order of the file."""
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
            touches=tuple(sorted(case.touches.get(name, {}).items())),
            line=spot.line,
            spot=spot,
            language=one.language or "",
        )
        for name, one in case.record.account.contacts.items()
        for spot in (case.spot("contacts", name, key=True),)
    )
