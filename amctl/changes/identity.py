"""What makes a list entry itself, and the handle by which a person names it on the command line."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from amctl.model.fields import Entry

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread
HANDLE_LENGTH, SHOWN_LENGTH = 10, 5


def identity(entry: Entry) -> tuple[str, ...]:
    """The texts of the fields that make the entry itself, as its model declares them."""
    values = (getattr(entry, field) for field in type(entry).identity)
    return tuple(",".join(v) if isinstance(v, tuple) else str(v) if v is not None else "" for v in values)


def handle(account: str, kind: str, parts: Iterable[str], nth: int = 0) -> str:
    """Ten base-32 characters from what an entry is: the same in every clone, whatever the order of the list."""
    words = [account, kind, *parts, str(nth)]
    number = int.from_bytes(sha256("\0".join(words).encode("utf-8", "surrogatepass")).digest()[:7], "big")
    return "".join(_DIGITS[number >> shift & 31] for shift in range(45, -5, -5))


def handles(account: str, kind: str, entries: Iterable[Entry]) -> list[str]:
    """The handle of each entry of a list; entries alike are told apart by their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for entry in entries:
        parts = identity(entry)
        made.append(handle(account, kind, parts, seen[parts]))
        seen[parts] += 1
    return made


def shown(all_handles: Iterable[str]) -> int:
    """How many characters tell all these handles apart: five, or more in a large book."""
    known = set(all_handles)
    length = SHOWN_LENGTH
    while length < HANDLE_LENGTH and len({one[:length] for one in known}) < len(known):
        length += 1
    return length
