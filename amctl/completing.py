"""What may stand in the place of a half-typed word: it asks nobody, and reads no more than it needs.

What a parameter takes is said by its metavar, and the words of a closed set by the sentence of its help: what people
are told there, their shell offers. Nothing is offered that a shell could take for a command.
"""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from amctl.errors import AmctlError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.model.account import Account

Offers = Iterable[tuple[str, str]]  # words, and what they stand for
Source = Callable[[Any, str], Offers]  # from what was typed before, and the beginning of the word
_NAMED = 60  # accounts whose names are looked up; nobody reads more of them
_NAME = re.compile(rb"^name:[ \t]+[\"']?([^\r\n#]*?)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z0-9][\w.@+/-]*", re.ASCII)
_LISTED = re.compile(r"(?:[a-z][a-z-]*, )*[a-z][a-z-]*(?:,? or |, )[a-z][a-z-]*")


class Offer(NamedTuple):
    """A word that may stand at the cursor, and what it stands for."""

    value: str
    help: str = ""


def attend(params: Iterable[Any], path: str) -> None:
    """Makes the parameters of a command, which is called by this path, offer what they take."""
    for param in params:
        source = _source(param, path)
        if source is not None:
            param.shell_complete = _offering(source, listed=param.name in ("columns", "sort", "select", "ignore"))


def _offering(source: Source, *, listed: bool) -> Callable[[Any, str], list[Offer]]:
    def offers(ctx: Any, incomplete: str) -> list[Offer]:
        before, comma, word = incomplete.rpartition(",") if listed else ("", "", incomplete)
        return [Offer(f"{before}{comma}{value}", about) for value, about in _fitting(ctx, word, source)]

    return offers


def _source(param: Any, path: str) -> Source | None:
    """Where the words for a parameter come from; None if it takes anything."""
    metavar = next(iter(re.findall("[A-Z]+", param.metavar or "")), "")
    by_place = _BY_PLACE.get(f"{path} {param.name}".strip()) or _BY_NAME.get(param.name)
    if by_place:
        return by_place
    if metavar in _BY_METAVAR:
        return _BY_METAVAR[metavar]
    words = words_in(param.help or "") if metavar not in ("", "TEXT", "DAY", "SPAN") else ()
    return (lambda ctx, begun: ((word, "") for word in words)) if words else None


def words_in(sentence: str) -> tuple[str, ...]:
    """The words of a closed set that a help sentence lists: `low, medium or high.`, `How sure: likely, lost`."""
    clauses = re.split(r"[;.] ?", re.sub(r" \([^)]*\)", "", sentence))
    listed = (clause.rpartition(": ")[2] for clause in clauses)
    found = next((clause for clause in listed if _LISTED.fullmatch(clause)), "")
    return tuple(re.split(r",? or |, ", found)) if found else ()


def _fitting(ctx: Any, begun: str, source: Source) -> list[tuple[str, str]]:
    """What begins like this, without what a shell could take for anything but a word."""
    try:
        return [
            (word, _harmless(about))
            for word, about in source(ctx, begun)
            if word.casefold().startswith(begun.casefold()) and _WORD.fullmatch(word)
        ]
    except (AmctlError, KeyError, OSError):
        return []


def _harmless(text: str) -> str:
    return "".join(char if char.isalnum() or char in " .,;:!?+-/()@%&" else " " for char in text)[:80].strip()


def _session(ctx: Any) -> Session:
    session: Session = ctx.obj
    return session


def _accounts(ctx: Any, begun: str) -> Offers:
    """Accounts by the names of their files; for a few of them, the first line that looks like their name."""
    from amctl.settings import book_here
    from amctl.store.book import names

    session = _session(ctx)
    root = book_here(session.options.book, os.environ, Path.cwd()) or session.root
    files = [file for file in names(root) if _id(file).startswith(begun.casefold())]
    few = len(files) <= _NAMED
    return ((_id(file), _name(root / file) if few else "") for file in files)


def _files(ctx: Any, begun: str) -> Offers:
    return [*_accounts(ctx, begun), ("amctl.yaml", "the settings of the book")]


def _id(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yaml")


def _name(path: Path) -> str:
    from amctl.store.book import content

    there = content(path)
    found = _NAME.search(there) if isinstance(there, bytes) else None
    return found[1].decode("utf-8", "replace") if found else ""


def _account(ctx: Any) -> "Account":
    """The account that was typed before, read from its one file, if that is called so."""
    from amctl.store.accounts import load
    from amctl.store.book import content, names

    session, typed = (
        _session(ctx),
        ctx.params["account"] or next(iter(ctx.args), ""),
    )  # behind an option without its value
    for file in names(session.root):
        if _id(file) == typed:
            record = load((file, content(session.root / file))).record
            if record:
                return record.account
    return session.account(typed)[0].account


def _contacts(ctx: Any, begun: str) -> Offers:
    return ((name, one.name) for name, one in _account(ctx).contacts.items() if not one.left)


def _entries(field: str, words: str) -> Source:
    """The entries of an account's mapping, by their ids."""

    def entries(ctx: Any, begun: str) -> Offers:
        there = getattr(_account(ctx), field)
        return ((name, str(getattr(one, words, None) or "")) for name, one in there.items())

    return entries


def _steps(ctx: Any, begun: str) -> Offers:
    """The steps of the account's open handoff that nobody has ticked off."""
    from amctl.model.work import plan_name
    from amctl.plans.checklist import sized

    account = _account(ctx)
    for one in account.handoffs:
        plan = _session(ctx).plans.plan(plan_name(one.kind)) if one.open else None
        for name, step in sized(plan, account.tier) if plan else ():
            if name not in one.done:
                yield name, step.what


def _handles(ctx: Any, begun: str) -> Offers:
    from amctl.changes.identity import shown
    from amctl.items import CLOSED_BY_HANDLE

    items = _session(ctx).items()
    length = shown(item.handle for item in items)
    return ((one.handle[:length], f"{one.account}: {one.what}") for one in items if one.kind in CLOSED_BY_HANDLE)


def _people(ctx: Any, begun: str) -> Offers:
    session = _session(ctx)
    there = session.settings.present(session.today)
    return [(name, one.name) for name, one in session.settings.people.items() if name in there]


def _people_and_me(ctx: Any, begun: str) -> Offers:
    return [*_people(ctx, begun), ("me", "who you are, by your config")]


def _everybody(ctx: Any, begun: str) -> Offers:
    return ((name, one.name) for name, one in _session(ctx).settings.people.items())


def _tiers(ctx: Any, begun: str) -> Offers:
    return ((name, "") for name in _session(ctx).settings.tiers)


def _products(ctx: Any, begun: str) -> Offers:
    return ((name, one.name) for name, one in _session(ctx).settings.products.items())


def _templates(ctx: Any, begun: str) -> Offers:
    from amctl.store.templates import FOLDER

    return ((one.stem, "") for one in sorted((_session(ctx).root / FOLDER).glob("*.yaml")))


def _columns(ctx: Any, begun: str) -> Offers:
    from amctl.reports.accounts import COLUMNS

    return COLUMNS.items()


def _contact_columns(ctx: Any, begun: str) -> Offers:
    from amctl.reports.contacts import COLUMNS

    return ((name, "") for name in COLUMNS)


def _rules(ctx: Any, begun: str) -> Offers:
    from amctl.rules.catalogue import RULES

    return ((rule.CODE, rule.NAME) for rule in RULES)


def _explained(ctx: Any, begun: str) -> Offers:
    from amctl.model.account import Account

    fields = ((name, field.description or "") for name, field in Account.model_fields.items())
    return [*_rules(ctx, begun), ("account", ""), ("settings", ""), ("config", ""), *fields]


def _pages(ctx: Any, begun: str) -> Offers:
    from amctl.contents import COMMANDS, ENTRIES, TOPICS

    typed = ctx.params.get("words") or []
    if typed:
        return ((one.name, one.summary) for one in COMMANDS.values() if one.group and one.group == typed[0])
    return [*((name, one.summary) for name, one in ENTRIES.items()), *TOPICS.items()]


def _words(model: str, field: str) -> Source:
    """The words that a field of a model takes, where there are too many for a sentence of help."""

    def words(ctx: Any, begun: str) -> Offers:
        from importlib import import_module

        module, _, name = model.partition(":")
        found = getattr(import_module(f"amctl.model.{module}"), name).model_fields[field]
        return ((word, "") for word in _literals(found.annotation))

    return words


def _literals(kind: Any) -> list[str]:
    inside = get_args(kind)
    return [word for one in inside for word in ([one] if isinstance(one, str) else _literals(one))]


_BY_METAVAR: dict[str, Source] = {
    "ACCOUNT": _accounts,
    "CONTACT": _contacts,
    "HANDLE": _handles,
    "PERSON": _people,
    "STEP": _steps,
    "TIER": _tiers,
    "PRODUCT": _products,
    "GOAL": _entries("goals", "goal"),
    "ISSUE": _entries("issues", "what"),
    "MILESTONE": _entries("milestones", "what"),
    "OPPORTUNITY": _entries("opportunities", "what"),
    "CODES": _rules,
    "TOPIC": _pages,
}
_BY_NAME: dict[str, Source] = {
    "owner": _people_and_me,
    "by": _people_and_me,
    "who": _people_and_me,
    "product": _products,
    "contract": _entries("contracts", "number"),
}
_BY_PLACE: dict[str, Source] = {
    "contact add roles": _words("people:Contact", "roles"),
    "contact set roles": _words("people:Contact", "roles"),
    "contacts role": _words("people:Contact", "roles"),
    "contacts sort": _contact_columns,
    "contacts stance": _words("people:Contact", "stance"),
    "edit account": _files,
    "explain what": _explained,
    "handoff plan from_": _everybody,
    "handoff start from_": _everybody,
    "list columns": _columns,
    "list sort": _columns,
    "list status": _words("account:Account", "status"),
    "new from_": _everybody,
    "new template": _templates,
    "renewal notice by": lambda ctx, begun: (("customer", ""), ("us", "")),
    "validate files": _files,
}
