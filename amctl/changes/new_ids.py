"""What a new entry is called: by the id that was given, or by its first words."""

from collections.abc import Collection

from amctl.changes.naming import id_from
from amctl.errors import UsageError
from amctl.model.fields import is_id

LONGEST = 25  # characters of the words that an id is made of: it is typed again


def new_id(given: str | None, words: str, taken: Collection[str], what: str) -> str:
    """The id of something new; raises UsageError for one that is taken or is none."""
    if given is None:
        try:
            return id_from(_first(words), taken)
        except ValueError as error:
            raise UsageError(str(error), "--id ID") from None
    if given in taken:
        raise UsageError(f"there is {_article(what)} {what} {given} already", "choose another --id")
    if not is_id(given):
        hint = "small letters, digits and hyphens, a letter first, and no word of YAML's own such as no"
        raise UsageError(f"'{given}' is no id", hint)
    return given


def _first(words: str) -> str:
    """As many whole words as fit; at least one, however long."""
    kept, *rest = words.split() or [""]
    for word in rest:
        if len(kept) + 1 + len(word) > LONGEST:
            break
        kept += f" {word}"
    return kept


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
