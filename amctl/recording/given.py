"""What was given on the command line, as a model wants it: nothing for what was not said."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from amctl.errors import UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from pydantic import BaseModel

Id = Annotated[str | None, typer.Option(metavar="ID", help="What it is called; else its first words.")]
Owner = Annotated[str | None, typer.Option(metavar="PERSON", help="Who of us sees to it; me is you.")]
TheirOwner = Annotated[str | None, typer.Option(metavar="CONTACT", help="Who of them does.")]
By = Annotated[str | None, typer.Option("--due", "-d", metavar="DAY", help="By when: eoq, +2m, 2026-12-31.")]


def said(**values: Any) -> dict[str, Any]:
    """What was said, of all that could have been."""
    return {name: value for name, value in values.items() if value not in (None, ())}


def choice(model: "type[BaseModel]", field: str, word: str | None) -> str | None:
    """A word of those that a field allows; raises UsageError with a suggestion for another."""
    from amctl.typed import words_of

    words_of([word] if word else [], get_args(model.model_fields[field].annotation), field)
    return word


def someone(session: Session, word: str | None, on: date | None = None) -> str | None:
    """Who of us is meant, if anybody is, and was there on a day, else today; raises UsageError."""
    from amctl.typed import person_meant

    return person_meant(session, word, on) if word else None


def number_meant(text: str) -> Decimal:
    """A measure or a score; raises UsageError."""
    from amctl.money import parse_number

    try:
        return parse_number(text)
    except ValueError:
        raise UsageError(f"'{text}' is no number", "write it in digits with a point: 3.5") from None


def count_meant(text: str) -> Decimal:
    """How many; raises UsageError."""
    from amctl.money import parse_amount, parse_number

    try:
        parse_number(text)
    except ValueError:
        raise UsageError(f"'{text}' is no count", "write it in digits: 97, and 97 120 for 97 of 120") from None
    try:
        return parse_amount(text)
    except ValueError as error:
        raise UsageError(f"'{text}': {error}", "write it in digits: 97") from None
