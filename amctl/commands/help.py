"""amctl help"""

import os
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from amctl.contents import COMMANDS, ENTRIES, TOPICS
from amctl.errors import UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.reports.report import Report


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[TOPIC]", help=f"A command, or {', '.join(TOPICS)}.")
    ] = None,
) -> None:
    """Help on a command or a topic.

    Examples: amctl help due · amctl help contact add · amctl help dates
    """
    from amctl.model.reading import suggestion

    session: Session = ctx.obj
    words = " ".join(words or ()).split()  # "contact add" may come as one word
    topic = " ".join(words)
    door = ctx.parent
    assert door is not None
    if topic in TOPICS:
        if topic == "mail" and session.options.format is None and session.options.output is None:  # text, for any pager
            session.options = session.options._replace(format="table")
        session.show_page(_page(topic, session.today_without_book()))
    elif topic in ENTRIES or topic in COMMANDS:
        context, found = door, door.command
        for word in words:
            found = found.get_command(context, word)  # type: ignore[attr-defined]
            context = found.context_class(found, info_name=word, parent=context)
        session.put(found.get_help(context) + "\n")
    elif not topic:
        topics = "\n".join(f"  {name:<12} {about}" for name, about in TOPICS.items())
        session.put(f"{door.get_help()}\n\nTopics (amctl help TOPIC):\n{topics}\n")
    else:
        known = [*ENTRIES, *COMMANDS, *TOPICS]
        raise UsageError(f"no help on '{topic}'", suggestion(topic, known) or f"topics: {', '.join(TOPICS)}")


def _page(topic: str, today: date) -> "Report":
    from amctl.reports import manual, topics
    from amctl.settings import config_path, state_path
    from amctl.store.journal import journal_folder

    if topic == "files":
        state = state_path(os.environ)
        places = (
            config_path(os.environ),
            journal_folder(os.environ),
            state and state / "mail",
            state and state / "outbox",
        )
        own = [str(one) if one else "nowhere: there is no home" for one in places]
        return topics.files(today, own)
    pages = {"dates": manual.dates, "exit-codes": manual.exit_codes, "formats": manual.formats, "mail": topics.mail}
    return pages[topic](today)
