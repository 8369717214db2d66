"""Which of several things a word means: by its id, by a name, or by the beginning of one."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from amctl.errors import UsageError
from amctl.letters import folded
from amctl.model.reading import suggestion

_SURE = 3  # characters of an id that are no slip


class Unknown(UsageError):
    """A word that means nothing there is; `near` says what may have been meant, if anything is near."""

    def __init__(self, message: str, near: str, known: Iterable[str]) -> None:
        super().__init__(message, near or f"there are: {', '.join(known) or 'none'}")
        self.near = near


def meant(word: str, names: Mapping[str, Iterable[str]], what: str) -> str:
    """The id that a word means; `names` has the names and mail addresses by id, `what` says what they are.

    An exact id goes before a whole name or mail address, these before the beginning of an id, and that before the
    beginning of any word of a name, whatever the case, and with accents or without (Müller, Mueller, Muller); a letter
    or two must fit one only, id or name. Raises Unknown, or UsageError if it fits several.

    >>> meant("kel", {"keller": ("Dr. Miriam Keller",), "kaya": ("Ada Kaya",)}, "contact")
    'keller'
    """
    said = folded(" ".join(word.split()))
    known = {one: [folded(" ".join(name.split())) for name in several] for one, several in names.items()}
    for fits in _WAYS if said.bare else ():
        found = [
            one
            for one, several in known.items()
            if any(fits(said[form], one, [name[form] for name in several]) for form in (0, 1))
        ]
        if len(found) > 1:
            raise UsageError(f"'{word}' fits several: {', '.join(found)}", f"name the {what} by more of the id")
        if found:
            return found[0]
    parts = (part for several in names.values() for name in several for part in name.casefold().split())
    near = suggestion(word, [*known, *parts])
    raise Unknown(f"no {what} '{word}'", near, known)


def _tails(name: str) -> Iterator[str]:
    """A name from each of its words on."""
    words = name.split()
    return (" ".join(words[n:]) for n in range(len(words)))


# From what was said, an id and its names: whether it is meant; the surest way first.
_WAYS: tuple[Callable[[str, str, list[str]], bool], ...] = (
    lambda said, one, names: one == said,
    lambda said, one, names: said in names,
    lambda said, one, names: one.startswith(said) and len(said) >= _SURE,
    lambda said, one, names: any(t.startswith(said) for t in (one, *(t for name in names for t in _tails(name)))),
)
