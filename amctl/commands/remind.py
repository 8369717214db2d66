"""amctl remind"""

from typing import Annotated

import typer

from amctl.asked import Kinds, Lang
from amctl.session import Session

_Names = Annotated[list[str] | None, typer.Option(metavar="ID", help="Of what is held for a person, or all: send it.")]


def command(
    ctx: typer.Context,
    send: Annotated[bool, typer.Option("--send", help="Send them: each mail once, whatever happens.")] = False,
    owner: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only to this person; may be repeated.")] = None,
    within: Annotated[str, typer.Option(metavar="SPAN", help="How far the week ahead reaches: 7d, 2w.")] = "7d",
    kind: Kinds = None,
    weekly: Annotated[bool, typer.Option("--weekly", help="To leads: the week of their team instead.")] = False,
    lang: Lang = None,
    ics: Annotated[bool, typer.Option("--ics", help="With a file for the calendar.")] = False,
    to: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="For a trial: all to this address of yours.")
    ] = None,
    test: Annotated[bool, typer.Option("--test", help="Send one mail to you, and say what happens.")] = False,
    resend: _Names = None,
    drop: Annotated[list[str] | None, typer.Option(metavar="ID", help="The same: give it up.")] = None,
    take_over: Annotated[bool, typer.Option("--take-over", help="Send from this machine from now on.")] = False,
    print_crontab: Annotated[bool, typer.Option("--print-crontab", help="Print lines for cron.")] = False,
    print_systemd: Annotated[bool, typer.Option("--print-systemd", help="Print units for systemd.")] = False,
) -> None:
    """Reminders by mail: to each of us what is overdue, for today, this week and ahead; one mail a working day.

    Without --send they are only shown. Who is away gets none: their work is told to the cover; that of somebody who
    has left, to the successor or the lead. What falls on a weekend is told on the Friday before. Customers never get
    any. How mail leaves is said in your config (amctl help mail): by a mail server, a sendmail command, or, unless you
    say otherwise, into a folder.

    No mail goes twice. Where a crash or a lost connection leaves open whether one went, it is held, and every run says
    so until --resend or --drop decides.

    Examples: amctl remind · amctl remind --owner me · amctl remind --test · amctl remind --send ·
    amctl remind --send --weekly · amctl remind --send --owner me --to me@home.example · amctl remind --print-crontab
    """
    from amctl.reminding.asking import asked_for, decided, fitting, printed
    from amctl.reminding.sending import Course
    from amctl.reminding.testing import tested

    session: Session = ctx.obj
    given = {name.replace("_", "-"): value for name, value in ctx.params.items()}
    fitting({**given, "within": within != "7d"})
    if print_crontab or print_systemd:
        printed(session, systemd=print_systemd, ics=ics, within=within)
    elif test:
        tested(session, lang)
    else:
        course = Course(asked_for(session, owner, within, kind, lang, weekly=weekly), ics, to, take_over)
        decided(session, course, resend=resend or (), drop=drop or (), send=send)
