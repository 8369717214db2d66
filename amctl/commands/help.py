"""amctl help"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.session import Session

TOPICS = ("dates", "exit-codes", "formats")


def command(
    ctx: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="[TOPIC]", help="A command, dates, exit-codes or formats.")] = "",
) -> None:
    """Help on a command or a topic.

    Examples: amctl help due · amctl help exit-codes
    """
    from amctl.dates import FIRST
    from amctl.model.reading import suggestion
    from amctl.reports.manual import dates, exit_codes, formats
    from amctl.terminal import write

    session: Session = ctx.obj
    door = ctx.parent
    assert door is not None
    names = door.command.list_commands(door)  # type: ignore[attr-defined]  # the group of all commands
    pages = dict(zip(TOPICS, (dates, exit_codes, formats), strict=True))
    if topic in pages:
        session.show_page(pages[topic](FIRST))
    elif topic in names:
        found = door.command.get_command(door, topic)  # type: ignore[attr-defined]
        write(found.get_help(found.context_class(found, info_name=topic, parent=door)) + "\n")
    elif not topic:
        write(door.get_help() + f"\n\nTopics: {', '.join(TOPICS)}. See amctl help TOPIC.\n")
    else:
        known = [*names, *TOPICS]
        raise UsageError(f"no help on '{topic}'", suggestion(topic, known) or f"there is: {', '.join(known)}")
