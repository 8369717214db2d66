"""From a source to an account, or to what is wrong with it."""

from functools import lru_cache
from typing import NamedTuple

from amctl.document import Document, Problem
from amctl.model.account import Account
from amctl.model.reading import Record, understood
from amctl.store.book import Source
from amctl.yaml.reader import read


class Loaded(NamedTuple):
    """A file of the book: its account, unless it is broken, and what was wrong with it."""

    id: str
    document: Document
    record: Record | None
    problems: tuple[Problem, ...]


@lru_cache(maxsize=4)  # see `read`
def load(source: Source) -> Loaded:
    """The account in a source. Never raises: a broken file is a value."""
    name, content = source
    identity = name.rsplit("/", 1)[-1].removesuffix(".yaml")
    if isinstance(content, Problem):
        return Loaded(identity, Document(name, "", {}, {}, (content,)), None, (content,))
    document = read(name, content)
    if any(problem.fatal for problem in document.problems):
        return Loaded(identity, document, None, document.problems)
    account, problems = understood(document, Account)
    record = Record(identity, account, document) if account else None
    return Loaded(identity, document, record, problems)
