"""A link that leads nowhere from a mail, a document or a browser.

Links are whole web addresses: http:// or https:// and a host; under `links` also mailto: and an address. What names a
file of somebody's own disk, or a program, opens for nobody else, and a bare host is taken for a file.

    website: www.nordwind.example           # before
    website: https://www.nordwind.example   # after
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from amctl.document import Document, Path, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM209", "bad-link"
LEVEL: Level = "warning"

_WEB = re.compile(r"https?://[^\s/?#@:]+(:[0-9]{1,5})?([/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_BARE = re.compile(r"(//)?[\w-]+(\.[\w-]+)+([/?#:]\S*)?")


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """Each address that is none."""
    for path, text in _links(document.data):
        if isinstance(text, str) and not _WEB.fullmatch(text) and not ("links" in path and _MAIL.fullmatch(text)):
            bare = _BARE.fullmatch(text)
            remedy = f"write https://{text.removeprefix('//')}" if bare else "write it from https:// on"
            yield Hit(document.spot(path), f"{path[-1]} is no web address", remedy)


def _links(data: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    for name in ("website", "base_url"):
        yield (name,), data.get(name)
    yield ("advocacy", "case_study"), _mapping(data.get("advocacy")).get("case_study")
    yield from _named((), data)
    for contact, entry in _mapping(data.get("contacts")).items():
        yield from _named(("contacts", contact), _mapping(entry))


def _named(path: Path, entry: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    return (((*path, "links", name), text) for name, text in _mapping(entry.get("links")).items())


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
