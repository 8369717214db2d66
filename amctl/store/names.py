"""Which account a name means, as people write it: an id, a name, an alias, a beginning of one, a handle."""

from collections.abc import Callable, Iterable, Sequence

from amctl.changes.identity import SHOWN_LENGTH
from amctl.errors import NoSuchAccount
from amctl.items import Item
from amctl.model.reading import suggestion
from amctl.store.accounts import Loaded


def file_meant(name: str, loaded: Sequence[Loaded], items: Callable[[], Iterable[Item]]) -> str:
    """The file of the one account that a name means; raises NoSuchAccount if there is none, or several.

    An exact id beats all; then come whole ids, names and aliases, whatever the case, then beginnings of them, then
    the handle of something dated in the account, or its first five characters.
    """
    wanted = name.casefold()
    known = {one.document.file: _names(one) for one in loaded}
    found = {one.document.file for one in loaded if one.id == name}
    found = found or {file for file, names in known.items() if wanted in names}
    if not found and wanted:
        found = {file for file, names in known.items() if any(one.startswith(wanted) for one in names)}
    if not found and len(wanted) >= SHOWN_LENGTH:
        found = {item.file for item in items() if item.handle.startswith(wanted)}
    if len(found) == 1:
        return found.pop()
    if found:
        several = sorted((one.id, one.document.file) for one in loaded if one.document.file in found)
        if len({identity for identity, _ in several}) < len(several):
            files = ", ".join(file for _, file in several)
            raise NoSuchAccount(f"'{name}' is the id of several accounts: {files}", "rename one of the files")
        ids = ", ".join(identity for identity, _ in several)
        raise NoSuchAccount(f"'{name}' fits several accounts: {ids}", "write more of it")
    hint = suggestion(name, [one.id for one in loaded]) or "amctl list shows the accounts"
    if broken := [one.document.file for one in loaded if one.record is None]:
        hint += f"; names in files that cannot be read are not known: {', '.join(broken[:3])}: amctl validate"
    raise NoSuchAccount(f"no account '{name}' in this book", hint)


def _names(one: Loaded) -> list[str]:
    account = one.record.account if one.record else None
    return [name.casefold() for name in (one.id, *((account.name, *account.aliases) if account else ()))]
