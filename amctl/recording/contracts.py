"""What is said of a contract on the command line: which one, and its lines."""

from typing import Annotated, Any

import typer

from amctl.errors import UsageError
from amctl.session import Session

WhichToDecide = Annotated[
    str | None, typer.Option("--contract", metavar="ID", help="Which contract, if several are to be decided.")
]
WhichRuns = Annotated[str | None, typer.Option("--contract", metavar="ID", help="Which contract, if several run.")]
Reason = Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in a word or two: budget, champion left.")]
Amount = Annotated[str | None, typer.Option(metavar="AMOUNT", help="In the contract's currency: 48000 or 48000.00.")]
Per = Annotated[str | None, typer.Option(metavar="WHAT", help="year, quarter, month, term or once.")]
Product = Annotated[str | None, typer.Option(metavar="ID", help="What is sold, a product of amctl.yaml.")]
Quantity = Annotated[str | None, typer.Option(metavar="NUMBER", help="How many.")]
Unit = Annotated[str | None, typer.Option(metavar="TEXT", help="Of what: seats, depots, documents.")]
Start = Annotated[str | None, typer.Option(metavar="DAY", help="First day, if not today.")]
End = Annotated[str | None, typer.Option(metavar="DAY", help="Last day, if not the term's.")]
Kind = Annotated[str | None, typer.Option(metavar="WORD", help="committed, usage or pilot.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Special terms of the line.")]


def line_fields(session: Session, given: dict[str, str | None]) -> dict[str, Any]:
    """The fields of a line among what was given, as the model wants them; raises UsageError for what does not fit."""
    from amctl.model.contracts import Line
    from amctl.recording.given import choice
    from amctl.typed import amount_meant, day_meant, words_of

    said: dict[str, Any] = {name: value for name, value in given.items() if value and name in Line.model_fields}
    for name, text in said.items():
        if name in ("amount", "quantity"):
            said[name] = amount_meant(text)
        elif name in ("start", "end"):
            said[name] = day_meant(session, text)
        elif name in ("per", "kind"):
            said[name] = choice(Line, name, text)
        elif name == "product":
            words_of([text], session.settings.products, "product")
    return said


def contract_fields(session: Session, given: dict[str, str | None]) -> dict[str, Any]:
    """The fields of a contract with at most one line among what was given; raises UsageError for what does not fit."""
    from amctl.dates import day_before, plus
    from amctl.model.contracts import Contract
    from amctl.recording.given import choice, said
    from amctl.typed import day_meant, span_meant

    start = day_meant(session, given["start"] or "today")
    term, ends, auto, signed = (given[one] for one in ("term", "end", "auto", "signed"))
    if term and ends:
        raise UsageError("an end and a term say the same", "leave one of them out")
    length = span_meant(term)
    end = day_meant(session, ends) if ends else None
    return said(
        signed=day_meant(session, signed, back=True) if signed else None,
        start=start,
        end=day_before(plus(start, length)) if length else end,
        renewal="auto" if auto else None,
        renews_for=span_meant(auto),
        notice=span_meant(given["notice"]),
        notice_to=choice(Contract, "notice_to", given["notice_to"]),
        number=given["number"],
        currency=_currency(session, given["currency"]),
        lines=_first_line(session, {name: value for name, value in given.items() if name not in ("start", "end")}),
    )


def _first_line(session: Session, given: dict[str, str | None]) -> dict[str, Any] | None:
    """The line by its id; None if nothing is said of one."""
    from amctl.changes.new_ids import new_id
    from amctl.model.contracts import Line

    fields = line_fields(session, given)
    if not fields and not given["line"]:
        return None
    if "amount" not in fields:
        raise UsageError("a line has a price", "--amount 6000, --amount 500 --per month")
    if "product" not in fields and not given["line"]:
        raise UsageError("what is sold?", "--product ID, or --line ID if it is no product of amctl.yaml")
    return {new_id(given["line"], str(fields.get("product")), (), "line"): Line(**fields)}


def _currency(session: Session, text: str | None) -> str | None:
    """A currency that the book can convert; raises UsageError."""
    from amctl.typed import words_of

    known = dict.fromkeys((session.settings.currency, *session.settings.rates))
    return words_of([text.upper()], known, "currency")[0] if text else None
