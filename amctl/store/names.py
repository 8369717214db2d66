"""Which account a name means, as people write it: an id, a name, an alias, a beginning of one, a handle."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from amctl.changes.identity import SHOWN_LENGTH
from amctl.errors import NoSuchAccount
from amctl.items import Item
from amctl.letters import Folded, folded
from amctl.model.reading import suggestion
from amctl.store.accounts import Loaded


def file_meant(name: str, loaded: Sequence[Loaded], items: Callable[[], Iterable[Item]]) -> str:
    """The file of the one account that a name means; raises NoSuchAccount if there is none, or several.

    An exact id beats all; then come whole ids, names and aliases, whatever the case and with accents or without, then
    beginnings of them, then the handle of something dated in the account, or its first five characters.
    """
    found = {one.document.file for one in loaded if one.id == name}
    if not found:
        wanted = folded(name)
        known = {one.document.file: _names(one) for one in loaded}
        found = _fitting(known, lambda one: one.bare == wanted.bare or one.spelt == wanted.spelt)
        if not found and name:
            begin = (wanted.bare, wanted.spelt)
            found = _fitting(known, lambda one: one.bare.startswith(begin[0]) or one.spelt.startswith(begin[1]))
        if not found and len(name) >= SHOWN_LENGTH:
            found = {item.file for item in items() if item.handle.startswith(wanted.bare)}
    if len(found) == 1:
        return found.pop()
    if found:
        several = sorted((one.id, one.document.file) for one in loaded if one.document.file in found)
        if len({identity for identity, _ in several}) < len(several):
            files = ", ".join(file for _, file in several)
            raise NoSuchAccount(f"'{name}' is the id of several accounts: {files}", "rename one of the files")
        ids = ", ".join(identity for identity, _ in several)
        raise NoSuchAccount(f"'{name}' fits several accounts: {ids}", "write more of it")
    hint = _near(name, loaded) or "amctl list shows the accounts"
    if broken := [one.document.file for one in loaded if one.record is None]:
        hint += f"; names in files that cannot be read are not known: {', '.join(broken[:3])}: amctl validate"
    raise NoSuchAccount(f"no account '{name}' in this book", hint)


def _near(name: str, loaded: Sequence[Loaded]) -> str:
    """The account that may have been meant, by its id, or by a word of it or of its name."""
    words: dict[str, str] = {}
    for one in loaded:
        called = " ".join([one.id.replace("-", " "), one.record.account.name if one.record else ""])
        for word in (one.id, *called.casefold().split()):
            words.setdefault(word, one.id)
    found = re.search("'(.*)'", suggestion(name, words))
    return f"did you mean '{words[found[1]]}'?" if found else ""


def _names(one: Loaded) -> list[Folded]:
    account = one.record.account if one.record else None
    return [folded(name) for name in (one.id, *((account.name, *account.aliases) if account else ()))]


def _fitting(known: Mapping[str, Iterable[Folded]], fits: Callable[[Folded], bool]) -> set[str]:
    return {file for file, names in known.items() if any(map(fits, names))}
