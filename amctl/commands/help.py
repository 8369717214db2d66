"""amctl help"""

from typing import Annotated

import typer

from amctl.contents import COMMANDS, ENTRIES, TOPICS
from amctl.errors import UsageError
from amctl.session import Session


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[TOPIC]", help=f"A command, or {', '.join(TOPICS)}.")
    ] = None,
) -> None:
    """Help on a command or a topic.

    Examples: amctl help due · amctl help contact add · amctl help dates
    """
    from amctl.dates import FIRST
    from amctl.model.reading import suggestion
    from amctl.reports.manual import dates, exit_codes, formats
    from amctl.terminal import write

    session: Session = ctx.obj
    topic = " ".join(words or ())
    door = ctx.parent
    assert door is not None
    pages = dict(zip(TOPICS, (dates, exit_codes, formats), strict=True))
    if topic in pages:
        session.show_page(pages[topic](FIRST))
    elif topic in ENTRIES or topic in COMMANDS:
        context, found = door, door.command
        for word in words or ():
            found = found.get_command(context, word)  # type: ignore[attr-defined]
            context = found.context_class(found, info_name=word, parent=context)
        write(found.get_help(context) + "\n")
    elif not topic:
        write(door.get_help() + f"\n\nTopics: {', '.join(TOPICS)}. See amctl help TOPIC.\n")
    else:
        known = [*ENTRIES, *COMMANDS, *TOPICS]
        raise UsageError(f"no help on '{topic}'", suggestion(topic, known) or f"topics: {', '.join(TOPICS)}")
