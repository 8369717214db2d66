"""What is said of a contract on the command line: which one, and its lines."""

from typing import Annotated, Any

import typer

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
