"""amctl contacts"""

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from amctl.errors import FINDINGS, OK, UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.reports.report import Report


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="Who have all of these, anywhere in a word.")
    ] = None,
    account: Annotated[
        list[str] | None, typer.Option(metavar="ACCOUNT", help="Of this account; may be repeated.")
    ] = None,
    role: Annotated[list[str] | None, typer.Option(metavar="ROLE", help="With this role; may be repeated.")] = None,
    stance: Annotated[
        list[str] | None, typer.Option(metavar="STANCE", help="With this stance; may be repeated.")
    ] = None,
    gone: Annotated[bool, typer.Option("--all", help="Those who have left, too.")] = False,
    sort: Annotated[
        str, typer.Option(metavar="COLUMN", help="By this column; with a minus before it, downwards.")
    ] = "",
    mutt: Annotated[bool, typer.Option("--mutt", help="As mail programs ask: mutt, neomutt, aerc.")] = False,
) -> None:
    """The people on their side, across accounts: how they stand to us, how to reach them, when we last spoke.

    Words are looked for in name, title, department, mail address, roles, tags and what the account is called; müller,
    mueller and muller are alike. Who has no stance is unknown. They come by account, as the files have them.

    For mail programs: set query_command="amctl -C ~/accounts contacts --mutt -- %s" in mutt, address-book-cmd=amctl
    -C /home/anna/accounts contacts --mutt -- %s in aerc. Only people with a mail address; exit code 1 if none fits.

    Examples: amctl contacts keller · amctl contacts --stance blocker --role legal · amctl contacts --sort=-last_touch
    """
    from amctl.model.people import Role, Stance
    from amctl.reports.contacts import Asked, contacts
    from amctl.typed import words_of

    session: Session = ctx.obj
    asked = Asked(
        words=tuple(one for word in words or () for one in word.split()),
        accounts=tuple(session.account(name).record.id for name in account or ()),
        roles=words_of(role, get_args(Role), "role"),
        stances=words_of(stance, get_args(Stance), "stance"),
        gone=gone,
    )
    report = contacts(session.facts(), asked, today=session.today, sort=sort)
    if mutt:
        _answer(session, report)
    else:
        session.show(report)


def _answer(session: Session, report: "Report") -> None:
    """For a mail program: what could not be read is told in its first line, since others would spoil its screen."""
    from amctl.exchange.address_book import query_answer

    if session.options.format:
        raise UsageError("--mutt is a format of its own", "leave out --format")
    people = (
        (str(row["email"]), str(row["name"]), ", ".join(str(row[one]) for one in ("title", "account_name") if row[one]))
        for row in report.rows
    )
    text, found = query_answer(people, sum(one.record is None for one in session.loaded))
    session.put(text)
    session.exit_code = OK if found else FINDINGS
