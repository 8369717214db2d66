"""A person taken out of an account, as the law may ask for: the entry, every reference, and what is left in words."""

import re

from amctl.changes.apply import at, drop, entry_at, put
from amctl.changes.contacts import orphans
from amctl.changes.edits import Change, Deed, Path
from amctl.document import Path as Place
from amctl.model.people import Contact
from amctl.model.reading import Record
from amctl.model.references import references

_SHORTEST = 3  # letters of a name to look for


def forget_contact(record: Record, contact: str) -> Deed:
    """Takes a contact out of the account: the entry, and every place that names it.

    Their feedback loses its words and its contact; the score stays, so that sums do. Feedback without a score goes.
    What they promised us, raised or looked after stays, and is told in the notes.
    """
    one = record.account.contacts[contact]
    places = [
        place
        for to, place, name in references(record.account)
        if to == "contact" and name == contact and place[:2] != ("contacts", contact)
    ]
    changes: list[Change] = []
    fields = dict.fromkeys(place[:-1] if isinstance(place[-1], int) else place for place in places)
    # From the last to the first: what names the contact may be what makes an entry itself, and then it is another.
    for place in reversed(fields):
        changes += _feedback(record, place) if place[0] == "feedback" else [_without(record, place, contact)]
    changes.append(drop(record, ("contacts", contact)))
    where = f"the entry and {len(fields)} place{'' if len(fields) == 1 else 's'} that named it"
    done = f"Took {one.name} out of {record.account.name}: {where}."
    return Deed(tuple(changes), done, tuple(orphans(record, contact, None)))


def _without(record: Record, place: Place, contact: str) -> Change:
    """A field without the contact: gone if it named nobody else."""
    path = _path(record, place)
    there = at(record.document.data, place)
    rest = [name for name in there if name != contact] if isinstance(there, list) else []
    if rest and len(rest) == len(there) - 1:
        return drop(record, entry_at(record, path, there.index(contact)))
    return put(record, path, rest) if rest else drop(record, path)


def _feedback(record: Record, place: Place) -> list[Change]:
    entry = record.account.feedback[int(place[1])]
    path = _path(record, place[:2])
    if entry.score is None or entry.kind == "quote":
        return [drop(record, path)]
    words = [drop(record, (*path, "comment"))] if entry.comment else []
    return [*words, drop(record, (*path, "contact"))]


def _path(record: Record, place: Place) -> Path:
    path: Path = ()
    for step in place:
        path = entry_at(record, path, step) if isinstance(step, int) else (*path, step)
    return path


def mentions(text: str, contact: Contact) -> list[tuple[int, str]]:
    """The lines of a text that name a person: by the name or a word of it, the mail address or a number."""
    titles = re.compile(r"\w+\.$")
    words = [word.strip(",;()[]\"'") for word in contact.name.split() if not titles.match(word)]
    found = [word for word in words if len(word) >= _SHORTEST and not word[0].islower()]  # no "von", no "de"
    wanted = {*found, *(one for one in (contact.name, contact.email, contact.phone, contact.mobile) if one)}
    either = "|".join(re.escape(one) for one in sorted(wanted, key=lambda one: (-len(one), one)))
    named = re.compile(rf"(?<!\w)(?:{either})(?:['\u2019]?e?s)?(?!\w)", re.IGNORECASE)
    return [(n, line.strip()) for n, line in enumerate(text.split("\n"), 1) if named.search(line)]
