"""Ids from names: Müller & Söhne GmbH is mueller-soehne-gmbh, Dr. Miriam Keller is keller."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

from amctl.letters import SPELT
from amctl.model.fields import YAML_WORDS

LONGEST = 40
_LETTERS = str.maketrans(SPELT)
_KEPT = ".'"  # which decide something; all other signs part words
# amctl.yaml is no account, and Windows has no files of the other names.
_NEVER = YAML_WORDS | {
    "amctl",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "sir", "herr", "frau", "hr", "fr", "dr", "prof", "mag", "ing"})
_BEHIND = frozenset({"jr", "sr", "ii", "iii", "iv", "mba", "phd", "ph-d", "md", "msc", "bsc", "ma", "ba", "cpa", "esq"})


def id_from(name: str, taken: Collection[str]) -> str:
    """An id for something of this name, other than those taken; raises ValueError if the name has no letters for one.

    >>> id_from("Müller & Söhne GmbH", {"mueller"})
    'mueller-soehne-gmbh'
    """
    return _first_free([slug(name)], name, taken)


def contact_id(name: str, taken: Collection[str]) -> str:
    """An id for a person: the family name; if that is taken, the first name before it; raises ValueError as above.

    >>> contact_id("Dr. Miriam Keller", {"keller"})
    'miriam-keller'
    """
    words = list(_words(name))
    names = [word for word in words if word not in _TITLES] or words
    family, full = names[-1:], names[:1] + names[-1:]
    return _first_free(["-".join(family), "-".join(full if len(names) > 1 else family)], name, taken)


def _words(name: str) -> Iterator[str]:
    """The words of a person's name in their order, given name first; without what stands in brackets or behind it."""
    before, _, after = re.sub(r"\(.*?\)|\[.*?\]", " ", name).partition(",")
    if after and slug(after) not in _BEHIND:
        before = f"{after} {before}"  # Keller, Miriam
    words = [word for word in map(slug, before.split()) if word]
    while len(words) > 1 and words[-1] in _BEHIND:
        words.pop()
    yield from words


def _first_free(wishes: list[str], name: str, taken: Collection[str]) -> str:
    """The first wish that is free, else the last one with a number."""
    if not wishes[-1]:
        raise ValueError(f"write an id for {name!r}: it has no letters from a to z")
    there = {one.casefold() for one in taken} | _NEVER
    wishes = [_beginning(wish if wish[0].isalpha() else f"n-{wish}", LONGEST) for wish in wishes]
    numbered = (_beginning(wishes[-1], LONGEST - len(f"-{n}")) + f"-{n}" for n in count(2))
    free = (wish for wish in wishes if wish not in there)
    return next(free, None) or next(one for one in numbered if one not in there)


def slug(text: str) -> str:
    """Small letters and digits, with a hyphen between words; letters of other scripts are left out."""
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).lower()).translate(_LETTERS)
    parted = "".join(char if unicodedata.category(char)[0] in "LMN" or char in _KEPT else " " for char in small)
    plain = unicodedata.normalize("NFKD", parted).encode("ascii", "ignore").decode()
    plain = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)|'", "", plain)  # s.a. is sa, o'brien is obrien
    return "-".join(re.findall("[a-z0-9]+", plain))


def _beginning(slug: str, longest: int) -> str:
    """As much of it as fits, in whole words if there are some."""
    if len(slug) <= longest:
        return slug
    cut = slug[: longest + 1].rpartition("-")[0]
    return cut or slug[:longest]
