"""What is said of an opportunity on the command line."""

from typing import Annotated, Any

import typer

from amctl.errors import UsageError
from amctl.session import Session

Opportunity = Annotated[str, typer.Argument(metavar="OPPORTUNITY", help="Its id or a word of it, or a beginning.")]
Probability = Annotated[str | None, typer.Option(metavar="PERCENT", help="How likely: 40.")]
Close = Annotated[str | None, typer.Option(metavar="DAY", help="When it is expected to be decided.")]
Next = Annotated[str | None, typer.Option(metavar="TEXT", help="The next step.")]


def progress(session: Session, given: dict[str, Any]) -> dict[str, Any]:
    """How far an opportunity is, of what was given, as the model wants it; raises UsageError for what does not fit."""
    from amctl.model.plans import Opportunity as Model
    from amctl.recording.given import choice, said
    from amctl.typed import day_meant

    likely, close = given.get("probability"), given.get("close")
    return said(
        stage=choice(Model, "stage", given.get("stage")),
        probability=_per_cent(likely) if likely else None,
        close=day_meant(session, close) if close else None,
        next=given.get("next"),
    )


def _per_cent(text: str) -> int:
    digits = text.strip().removesuffix("%").strip()
    if not (digits.isascii() and digits.isdigit() and int(digits) <= 100):
        raise UsageError(f"'{text}' is no probability", "write it in per cent, from 0 to 100: 40")
    return int(digits)
