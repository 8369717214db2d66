"""Which of several things a word means: by its id, by a name, or by the beginning of one."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from amctl.errors import UsageError
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
    beginning of any word of a name, whatever the case; a letter or two must fit one only, id or name. Raises Unknown,
    or UsageError if it fits several.

    >>> meant("kel", {"keller": ("Dr. Miriam Keller",), "kaya": ("Ada Kaya",)}, "contact")
    'keller'
    """
    said = " ".join(word.casefold().split())
    known = {one: [" ".join(name.casefold().split()) for name in several] for one, several in names.items()}
    ways: tuple[Callable[[str], bool], ...] = (
        lambda one: one == said,
        lambda one: said in known[one],
        lambda one: one.startswith(said) and len(said) >= _SURE,
        lambda one: any(start.startswith(said) for start in (one, *(t for name in known[one] for t in _tails(name)))),
    )
    for fits in ways if said else ():
        found = [one for one in known if fits(one)]
        if len(found) > 1:
            raise UsageError(f"'{word}' fits several: {', '.join(found)}", f"name the {what} by more of the id")
        if found:
            return found[0]
    near = suggestion(
        word, [*known, *(part for several in known.values() for name in several for part in name.split())]
    )
    raise Unknown(f"no {what} '{word}'", near, known)


def _tails(name: str) -> Iterator[str]:
    """A name from each of its words on."""
    words = name.split()
    return (" ".join(words[n:]) for n in range(len(words)))
