"""amctl set"""

from typing import Annotated

import typer

from amctl.errors import UsageError


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="[ACCOUNT] PATH=VALUE...", help="What to set, and where."),
    ],
    where: Annotated[
        list[str] | None,
        typer.Option(metavar="CONDITION", help="In all accounts that fit: tier=standard; may be repeated."),
    ] = None,
) -> None:
    """Set any value of an account, or of all accounts that fit conditions.

    A path goes from key to key: contacts.keller.stance. An empty value removes, += and -= change lists: words apart by
    commas, or one sentence; a value with a comma of its own stands in double quotes. Days may be typed as ever; a
    judgement (rating.colour, stance, influence) is dated today. amctl explain account lists the keys; what is a list of
    entries has commands of its own. With --where, columns of amctl list are compared by = != < <= >
    >= or ~ (contains); several conditions must all hold, and from three accounts on you are asked.

    Examples: amctl set nwl tier=strategic tags+=vip · amctl set nwl rating.colour=red "rating.reason=no budget" ·
    amctl set nwl contacts.keller.phone= · amctl set --where owner=jonas --where "revenue<10000" owner=ben
    """
    from amctl.recording.setting import set_in_many, set_in_one

    if where is not None:
        if "=" not in words[0]:
            raise UsageError(f"{words[0]}: an account, or conditions: not both", "leave out one of the two")
        set_in_many(ctx.obj, where, words)
        return
    if "=" in words[0]:
        raise UsageError("in which account?", f"amctl set ACCOUNT {words[0]}, or --where CONDITION")
    if not words[1:]:
        raise UsageError(f"what is to be set in {words[0]}?", "PATH=VALUE, such as tier=strategic")
    if strange := next((word for word in words[1:] if "=" not in word), None):
        hint = "write PATH=VALUE; several accounts at a time: --where account~nord, --where name~GmbH"
        raise UsageError(f"'{strange}' sets nothing", hint)
    set_in_one(ctx.obj, words[0], words[1:])
