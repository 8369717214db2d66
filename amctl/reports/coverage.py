"""Who of us knows whom at one account: a matrix, ours by theirs, and the gaps that matter most."""

from collections.abc import Collection, Sequence
from datetime import date

from amctl.facts import Facts, Person
from amctl.messages import Message, listed, on
from amctl.model.words import word
from amctl.reports.card import approval_told, influence_told
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table
from amctl.reports.threads import QUIET, Thread, gaps, is_key, knowing, ours, people_there, threads, web
from amctl.rules.rule import command

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
        for group, title in ((key, Message("Key people")), (others, Message("Others")))
        if group
    ]
    if people:
        legend = Message(
            "A day: the last two-way contact, with a relationship on record (known_by). In brackets: without one. "
            "known: on record, but nobody has been in touch."
        )
        blocks += [Prose(legend), _ours(columns, people, present, today), _gaps(key, present, today)]
        blocks.append(Prose(_verdict(facts, present, today)))
    title = Message("Coverage of {name} on {day}", name=facts.name, day=today)
    nothing = Message("Nobody at {name} is on record.", name=facts.name)
    return Report("coverage", title, today, COLUMNS, rows, tuple(blocks), nothing)


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
    part = Column(Message("Part"), spare=len(columns) + 1)  # the order and the titles say as much
    return Table((Column(Message("Contact")), part, *heads), tuple(rows), title)


def _head(who: str, present: Collection[str]) -> str:
    if not who:
        return Message("not named")
    return who if who in present else Message("{who}\n(gone)", who=who)


def _part(person: Person) -> str:
    """Why somebody weighs what they do, in few words."""
    stance = "" if person.stance == "unknown" else word(person.stance)
    approves, influence = approval_told(person.approves), influence_told(person.influence)
    return listed(filter(None, (approves, *map(word, person.roles), stance, influence)))


def _cell(thread: Thread | None, here: bool, today: date) -> Cell:
    if thread is None:
        return Cell("-", "dim")
    if thread.last is None:
        return Cell(Message("known"), "warn" if here else "dim")
    fresh = (today - thread.last).days <= QUIET
    day = on(thread.last)
    return Cell(
        day if thread.known else Message("({day})", day=day), "dim" if not here else "good" if fresh else "warn"
    )


def _ours(columns: Sequence[str], people: Sequence[Person], present: Collection[str], today: date) -> Table:
    """Our side: whom each of us knows, and when each was last in touch with any of them."""
    heads = (
        Column(Message("Ours")),
        Column(Message("Knows"), right=True, keep=True),
        Column(Message("Key people"), right=True, keep=True),
        Column(Message("Last touch"), keep=True),
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
                Cell(on(last)) if last else Cell(Message("never"), "warn"),
            )
        )
    return Table(heads, tuple(rows), Message("Our side"))


def _gaps(key: Sequence[Person], present: Collection[str], today: date) -> Table:
    """What is missing with key people, in the order of their weight."""
    rows = []
    for person in key:
        found = gaps(person, present, today)
        if found:
            words = [_told(one, person, present, today) for one in found]
            bad = "unknown" in found or ("quiet" in found and person.approves)
            rows.append((Cell(person.name, "bad" if bad else "warn"), Cell(_part(person)), Cell(listed(words, "; "))))
    heads = (Message("Key person"), Message("Part"), Message("Missing"))
    return Table(tuple(map(Column, heads)), tuple(rows), Message("Gaps"))


def _told(gap: str, person: Person, present: Collection[str], today: date) -> Message:
    last = person.last_touch
    if gap == "unknown":
        return Message("none of us knows them")
    if gap == "single":
        return Message("only {who} knows them", who=knowing(person, present, today)[0])
    if last is None:
        return Message("never in touch")
    return Message("no touch since {day}, {count} days", day=last, count=(today - last).days)


def _verdict(facts: Facts, present: Collection[str], today: date) -> str:
    """What the account hangs on, and whether anybody is known to approve the renewal."""
    found = web(facts, present, today)
    names = {one.contact: one.name for one in facts.people}
    sides = {"ours": _on_ours(found.ours), "theirs": _on_theirs([names[one] for one in found.theirs])}
    hangs = listed([sides[one] for one in found.hangs], Message(" and ")) or Message("on no single person")
    parts = [Message("{account} hangs {how}.", account=facts.account, how=hangs)]
    if not found.key:
        parts.append(
            Message(
                "Nobody is marked as a key person: say who approves, decides or champions ({command}).",
                command=command("contact", "set", facts.account, "CONTACT", "--approves", "renewal"),
            )
        )
    elif not found.approvers:
        parts.append(Message("Nobody is known to approve the renewal."))
    return listed(parts, " ")


def _on_ours(people: Sequence[str]) -> Message:
    return Message("on {name} on our side", name=people[0]) if people else Message("on nobody on our side")


def _on_theirs(people: Sequence[str]) -> Message:
    return Message("on {name} on their side", name=people[0]) if people else Message("on nobody on their side")
