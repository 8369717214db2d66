"""amctl new"""

from typing import Annotated

import typer


def command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The customer's name as they write it.")],
    id: Annotated[  # noqa: A002  (the option's name)
        str | None, typer.Option(metavar="ID", help="Its id, and its file's name; else made from the name.")
    ] = None,
    owner: Annotated[str | None, typer.Option(metavar="PERSON", help="Who looks after it, if not you.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="prospect, onboarding (the usual), active or paused.")
    ] = None,
    tier: Annotated[str | None, typer.Option(metavar="TIER", help="A tier of amctl.yaml.")] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="PERSON", help="Who sold it, and hands it over.")
    ] = None,
    template: Annotated[
        str | None, typer.Option(metavar="NAME", help="Begin with templates/NAME.yaml of the book.")
    ] = None,
) -> None:
    """Start an account: a new file with what is known of it.

    With --from, the handoff from sales is open from today. A template is an account file with placeholders: {name},
    {id}, {owner}, {today}, {in_a_week}, {year_end} (a year from today, less a day).

    Examples: amctl new "Acme GmbH" --tier standard --from priya · amctl new "Acme GmbH" --template retail --id acme
    """
    from amctl.recording.beginning import Wanted, begin

    begin(ctx.obj, Wanted(name.strip(), id, owner, status, tier, from_, template))
