"""An id that breaks the rules, or differs from another only in case.

Ids are small letters, digits and hyphens, a letter first, at most 63 in all, and no word that YAML readers take for
true, false or nothing (yes, no, on, off, y, n, true, false, null). An account's id is its file's name.

    contacts:
      Dr. Keller: {name: Miriam Keller}     # before
      keller: {name: Dr. Miriam Keller}     # after
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from amctl.document import TOP, Document, Path, Problem
from amctl.findings import Level
from amctl.model.fields import is_id
from amctl.rules.rule import Hit

CODE, NAME = "AM204", "bad-id"
LEVEL: Level = "error"


REMEDY = "small letters, digits and hyphens, a letter first; no yes, no, on, off, true, false, null"
_SECTIONS = (
    "contacts",
    "contracts",
    "goals",
    "milestones",
    "opportunities",
    "issues",
    "people",
    "tiers",
    "products",
    "steps",
)


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """Each id of the file, and the file's own."""
    name = document.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if name != "amctl" and not is_id(name) and not any(problem.rule == "unreadable-file" for problem in problems):
        yield Hit(TOP, f"'{name}' cannot be an account's id", f"rename the file: {REMEDY}")
    for section in _SECTIONS:
        yield from _section(document, (section,), document.data.get(section))
    contracts = document.data.get("contracts")
    for term, contract in contracts.items() if isinstance(contracts, dict) else ():
        lines = contract.get("lines") if isinstance(contract, dict) else None
        yield from _section(document, ("contracts", term, "lines"), lines)


def _section(document: Document, path: Path, entries: Any) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for key in entries if isinstance(entries, dict) else ():
        spot = document.spot((*path, key), key=True)
        twin = seen.setdefault(key.casefold(), key)
        if twin != key:
            yield Hit(spot, f"'{key}' and '{twin}' differ only in case", "rename one of them")
        elif not is_id(key):
            yield Hit(spot, f"'{key}' cannot be an id", REMEDY)
