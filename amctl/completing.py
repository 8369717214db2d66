"""What the shell offers for a half-typed word: accounts, contacts, handles. It never fails, and never asks."""

from collections.abc import Iterable
from typing import Any

from amctl.answer import Options
from amctl.errors import AmctlError
from amctl.session import Session

Offer = tuple[str, str]  # a word, and what it stands for


def accounts(ctx: Any, args: list[str], incomplete: str) -> list[Offer]:
    """Accounts whose id begins like this, with their names."""
    return _offered(ctx, incomplete, lambda session: ((one.account, one.name) for one in session.facts()))


def contacts(ctx: Any, args: list[str], incomplete: str) -> list[Offer]:
    """The contacts of the account that was typed before."""

    def people(session: Session) -> Iterable[Offer]:
        record, _ = session.account(ctx.params["account"])
        return ((name, one.name) for name, one in record.account.contacts.items() if not one.left)

    return _offered(ctx, incomplete, people)


def handles(ctx: Any, args: list[str], incomplete: str) -> list[Offer]:
    """Handles of what is open and can be done, with what it is."""
    from amctl.changes.interactions import SHOWN
    from amctl.items import CLOSED_BY_HANDLE

    def open_ones(session: Session) -> Iterable[Offer]:
        items = (item for item in session.items() if item.kind in CLOSED_BY_HANDLE)
        return ((item.handle[:SHOWN], f"{item.account}: {item.what}") for item in items)

    return _offered(ctx, incomplete, open_ones)


def _offered(ctx: Any, incomplete: str, found: Any) -> list[Offer]:
    options = Options(book=ctx.find_root().params.get("book"), today=ctx.find_root().params.get("today"), quiet=True)
    try:
        return [
            (word, _words(what)) for word, what in found(Session(options)) if word.startswith(incomplete.casefold())
        ]
    except (AmctlError, KeyError):
        return []


def _words(text: str) -> str:
    """Text from a file without what a shell could take for a command: some evaluate what they are offered."""
    return "".join(char if char.isalnum() or char in " .,;:!?+-/()@%&" else " " for char in text)[:80]
