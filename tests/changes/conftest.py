"""An account as text, and what it says after a deed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.changes.apply import applied
from amctl.changes.edits import Deed
from amctl.derive.account import derive
from amctl.document import Document
from amctl.model.account import Account
from amctl.model.reading import Record, understood
from amctl.model.settings import Settings
from amctl.yaml.reader import read

HEAD = "name: Acme\nstatus: active\nowner: anna\n"


@pytest.fixture
def account() -> Callable[..., Record]:
    """An account from the lines below three that are sound."""

    def make(text: str = "", *, head: str = HEAD) -> Record:
        document = read("acme.yaml", (head + text).encode())
        found, problems = understood(document, Account)
        assert found is not None, problems or document.problems
        assert not problems
        return Record("acme", found, document)

    return make


@pytest.fixture
def after() -> Callable[[Record, Deed], dict[str, Any]]:
    """The data with a deed in it, which the model must understand."""

    def carried_out(record: Record, deed: Deed) -> dict[str, Any]:
        data, model = record.document.data, type(record.account)
        for change in deed.changes:
            data = applied(data, change, model)
        found, problems = understood(Document("acme.yaml", "", data, {}, ()), model)
        assert found is not None, problems
        assert not problems
        return data

    return carried_out


@pytest.fixture
def harmless(after: Callable[[Record, Deed], dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The data with a deed in it, in which no rule finds an error that was not there before."""
    people = {name: {"name": name} for name in ("anna", "ben")}
    products = {name: {"name": name} for name in ("platform", "analytics", "services")}
    settings = Settings.model_validate({"amctl": 1, "people": people, "products": products})

    def errors(record: Record, today: date) -> set[tuple[str, str]]:
        return {(one.code, one.message) for one in derive(record, settings, today).findings if one.level == "error"}

    def carried_out(record: Record, deed: Deed, today: date = date(2026, 11, 23)) -> dict[str, Any]:
        data = after(record, deed)
        document = Document("acme.yaml", "", data, {}, ())
        found, _ = understood(document, Account)
        assert found is not None
        assert errors(Record("acme", found, document), today) <= errors(record, today)
        return data

    return carried_out
