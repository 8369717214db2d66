"""Who of us knows whom at one account: a matrix, ours by theirs, and the gaps that matter most."""

from collections.abc import Collection, Sequence
from datetime import date

from amctl.facts import Facts, Person
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table
from amctl.reports.threads import QUIET, Thread, gaps, is_key, knowing, ours, people_there, threads, web

COLUMNS = (
    "account",
    "contact",
    "contact_name",
    "title",
    "key",
    "approves",
    "roles",
    "influence",
    "stance",
    "known_to",
    "last_touch",
    "gaps",
    "file",
    "line",
)


def coverage(facts: Facts, *, present: Collection[str], today: date) -> Report:
    """The contacts by weight, with who of us knows them and was in touch when; below, what is missing.

    `present`: those of us who are still here; the others know nobody any more, but what they did is shown.
    """
    people = people_there(facts)
    rows = tuple(_row(facts, one, present, today) for one in people)
    columns = _columns(facts, people, present)
    key = [one for one in people if is_key(one)]
    others = [one for one in people if not is_key(one)]
    blocks: list[Block] = [
        _matrix(group, columns, present, today, title)
        for group, title in ((key, "Key people"), (others, "Others"))
        if group
    ]
    if people:
        legend = (
            "A day: the last two-way contact, with a relationship on record (known_by). In brackets: without one. "
            "known: on record, but nobody has been in touch."
        )
        blocks += [Prose(legend), _ours(columns, people, present, today), _gaps(key, present, today)]
        blocks.append(Prose(_verdict(facts, present, today)))
    title = f"Coverage of {facts.name} on {today}"
    return Report("coverage", title, today, COLUMNS, rows, tuple(blocks), f"Nobody at {facts.name} is on record.")


def _columns(facts: Facts, people: Sequence[Person], present: Collection[str]) -> list[str]:
    """Those of us whom the matrix shows: owner and team at any rate, then by how many they know; who is gone last."""
    came_up = [one.who for person in people for one in threads(person)]
    found = ours(facts, [facts.owner, *facts.team, *came_up])
    return sorted(found, key=lambda who: who not in present)


def _row(facts: Facts, person: Person, present: Collection[str], today: date) -> Row:
    last = person.last_touch
    return {
        "account": facts.account,
        "name": facts.name,
        "contact": person.contact,
        "contact_name": person.name,
        "title": person.title or None,
        "email": person.email or None,
        "phone": person.phone or person.mobile or None,
        "key": is_key(person),
        "approves": person.approves,
        "roles": person.roles,
        "influence": person.influence or None,
        "stance": person.stance or None,
        "known_to": knowing(person, present, today),
        "last_touch": last,
        "days": (today - last).days if last else None,
        "gaps": gaps(person, present, today),
        "threads": [
            {"who": one.who or None, "known": one.known, "last_touch": one.last, "present": one.who in present}
            for one in threads(person)
        ],
        "file": facts.file,
        "line": person.line,
    }


def _matrix(
    people: Sequence[Person], columns: Sequence[str], present: Collection[str], today: date, title: str
) -> Table:
    heads = [Column(_head(who, present), keep=True, spare=number) for number, who in enumerate(columns)]
    rows = []
    for person in people:
        found = {one.who: one for one in threads(person)}
        who_of_us = (_cell(found.get(who), who in present, today) for who in columns)
        rows.append((Cell(person.name, "strong"), Cell(_part(person)), *who_of_us))
    part = Column("Part", spare=len(columns) + 1)  # the order and the titles say as much
    return Table((Column("Contact"), part, *heads), tuple(rows), title)


def _head(who: str, present: Collection[str]) -> str:
    return who if who in present else f"{who}\n(gone)" if who else "not named"


def _part(person: Person) -> str:
    """Why somebody weighs what they do, in few words."""
    approves = f"approves {' and '.join(person.approves)}" if person.approves else ""
    influence = f"{person.influence} influence" if person.influence else ""
    stance = "" if person.stance == "unknown" else person.stance
    return ", ".join(filter(None, (approves, *person.roles, stance, influence)))


def _cell(thread: Thread | None, here: bool, today: date) -> Cell:
    if thread is None:
        return Cell("-", "dim")
    if thread.last is None:
        return Cell("known", "warn" if here else "dim")
    fresh = (today - thread.last).days <= QUIET
    day = f"{thread.last}" if thread.known else f"({thread.last})"
    return Cell(day, "dim" if not here else "good" if fresh else "warn")


def _ours(columns: Sequence[str], people: Sequence[Person], present: Collection[str], today: date) -> Table:
    """Our side: whom each of us knows, and when each was last in touch with any of them."""
    heads = (
        Column("Ours"),
        Column("Knows", right=True, keep=True),
        Column("Key people", right=True, keep=True),
        Column("Last touch", keep=True),
    )
    rows = []
    for who in (one for one in columns if one in present):
        known = [person for person in people if who in knowing(person, present, today)]
        last = max((one.last for p in people for one in threads(p) if one.who == who and one.last), default=None)
        counts = (len(known), sum(map(is_key, known)))
        rows.append(
            (
                Cell(who, "strong"),
                *(Cell(str(count), "plain" if count else "warn") for count in counts),
                Cell(str(last)) if last else Cell("never", "warn"),
            )
        )
    return Table(heads, tuple(rows), "Our side")


def _gaps(key: Sequence[Person], present: Collection[str], today: date) -> Table:
    """What is missing with key people, in the order of their weight."""
    rows = []
    for person in key:
        found = gaps(person, present, today)
        if found:
            words = [_told(one, person, present, today) for one in found]
            bad = "unknown" in found or ("quiet" in found and person.approves)
            rows.append((Cell(person.name, "bad" if bad else "warn"), Cell(_part(person)), Cell("; ".join(words))))
    return Table((Column("Key person"), Column("Part"), Column("Missing")), tuple(rows), "Gaps")


def _told(gap: str, person: Person, present: Collection[str], today: date) -> str:
    last = person.last_touch
    if gap == "unknown":
        return "none of us knows them"
    if gap == "single":
        return f"only {knowing(person, present, today)[0]} knows them"
    return f"no touch since {last}, {(today - last).days} days" if last else "never in touch"


def _verdict(facts: Facts, present: Collection[str], today: date) -> str:
    """What the account hangs on, and whether anybody is known to approve the renewal."""
    found = web(facts, present, today)
    names = {one.contact: one.name for one in facts.people}
    sides = {"ours": ("our", found.ours), "theirs": ("their", [names[one] for one in found.theirs])}
    hangs = [f"on {some[0] if some else 'nobody'} on {side} side" for side, some in (sides[one] for one in found.hangs)]
    parts = [f"{facts.account} hangs {' and '.join(hangs) or 'on no single person'}."]
    if not found.key:
        parts.append(
            "Nobody is marked as a key person: say who approves, decides or champions "
            f"(amctl contact set {facts.account} CONTACT --approves renewal)."
        )
    elif not found.approvers:
        parts.append("Nobody is known to approve the renewal.")
    return " ".join(parts)
