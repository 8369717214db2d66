"""What is said of a contact on the command line: the options, and what they mean."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from amctl.errors import UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.model.reading import Record

_Text = str | None
_Texts = list[str] | None
ContactWord = Annotated[str, typer.Argument(metavar="CONTACT", help="Their id, name or mail address, or a beginning.")]
Title = Annotated[_Text, typer.Option(metavar="TEXT", help="What they are over there: COO.")]
Department = Annotated[_Text, typer.Option(metavar="TEXT", help="The part of the company.")]
Email = Annotated[_Text, typer.Option(metavar="ADDRESS", help="Mail address.")]
Phone = Annotated[_Text, typer.Option(metavar="NUMBER", help="Telephone number.")]
Mobile = Annotated[_Text, typer.Option(metavar="NUMBER", help="Mobile number.")]
Language = Annotated[_Text, typer.Option(metavar="CODE", help="Language to write in: de, en.")]
Channel = Annotated[_Text, typer.Option(metavar="WORD", help="email, phone, video, chat or in-person.")]
Roles = Annotated[_Texts, typer.Option("--role", metavar="ROLE", help="Part in decisions; may be repeated.")]
Stance = Annotated[
    _Text, typer.Option(metavar="WORD", help="champion, supporter, neutral, skeptic, blocker or unknown.")
]
Influence = Annotated[_Text, typer.Option(metavar="WORD", help="high, medium or low.")]
Approves = Annotated[_Texts, typer.Option(metavar="WHAT", help="renewal, expansion; may be repeated.")]
Assessed = Annotated[_Text, typer.Option(metavar="DAY", help="When that was judged, if not today.")]
KnownBy = Annotated[_Texts, typer.Option(metavar="PERSON", help="Who of us knows them; may be repeated.")]
ReportsTo = Annotated[_Text, typer.Option(metavar="CONTACT", help="Their superior.")]
Influences = Annotated[_Texts, typer.Option(metavar="CONTACT", help="Who listens to them; may be repeated.")]
WorksWith = Annotated[_Texts, typer.Option(metavar="CONTACT", help="Whom they work with; may be repeated.")]
ConflictsWith = Annotated[_Texts, typer.Option(metavar="CONTACT", help="Whom they are at odds with; may be repeated.")]
Notes = Annotated[_Text, typer.Option(metavar="TEXT", help="Anything worth knowing before a call.")]
Tags = Annotated[_Texts, typer.Option("--tag", metavar="WORD", help="Free word to filter by; may be repeated.")]
_ONE = {"roles": "role", "approves": "approval"}  # what one of them is called


def contact_fields(session: Session, record: "Record", given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a contact among what was given, as the model wants them; None or () for what is to go.

    Raises UsageError for what does not fit.
    """
    from amctl.model.people import Contact

    fields = [name for name in Contact.model_fields if given.get(name) not in (None, [], ())]
    return {name: _meant(session, record, name, given[name]) for name in fields}


def _meant(session: Session, record: "Record", field: str, value: Any) -> Any:
    from amctl.model.people import Contact
    from amctl.typed import contact_meant, day_meant, person_meant, words_of

    if isinstance(value, list | tuple):
        words = tuple(dict.fromkeys(part.strip() for word in value for part in word.split(",") if part.strip()))
        if field == "known_by":
            return tuple(person_meant(session, word) for word in words)
        if field in ("influences", "works_with", "conflicts_with"):
            return tuple(contact_meant(record, word) for word in words)
        if field == "roles":
            _no_stances(words)
        return words_of(words, _allowed(Contact.model_fields[field].annotation) or words, _ONE.get(field, field))
    text = value.strip()
    if not text:
        return None
    if field == "assessed":
        return day_meant(session, text, back=True)
    if field == "reports_to":
        return contact_meant(record, text)
    return words_of([text], _allowed(Contact.model_fields[field].annotation) or [text], field)[0]


def _no_stances(words: tuple[str, ...]) -> None:
    """Raises UsageError for a stance: somebody may take it for a role."""
    from amctl.model.people import Contact

    stances = set(_allowed(Contact.model_fields["stance"].annotation))
    if stance := next((word for word in words if word in stances), None):
        raise UsageError(f"no role '{stance}'", f"{stance} is a stance: --stance {stance}")


def _allowed(kind: Any) -> tuple[str, ...]:
    """The words that a field allows; none for one that takes any."""
    inside = get_args(kind)
    if inside and isinstance(inside[0], str):
        return inside
    return next((words for one in inside if (words := _allowed(one))), ())
