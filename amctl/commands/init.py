"""amctl init"""

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.session import Session


def command(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where the book shall be; here, or -C.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be written.")] = False,
) -> None:
    """Start a book: settings, a commented sample account, schemas for editors, and what git should know.

    May be run again: it adds what is missing, renews the schemas, and never overwrites a file of yours.

    Examples: amctl init · amctl init accounts --dry-run
    """
    from amctl.disk import create, make_folder, replace
    from amctl.render.diff import as_new
    from amctl.settings import SETTINGS, config_path
    from amctl.store.start import plan
    from amctl.terminal import write

    session: Session = ctx.obj
    root = Path(folder or session.options.book or ".")
    for above in root.absolute().parents:
        if os.path.exists(above / SETTINGS):
            raise UsageError(f"{root} lies inside the book {above}", "name a folder outside of it")
    if os.path.lexists(root / SETTINGS) and (os.path.islink(root / SETTINGS) or not os.path.isfile(root / SETTINGS)):
        raise UsageError(f"{root / SETTINGS} is no regular file", "move it away first")
    start = plan(root, session.today_without_book())
    if dry_run:
        everything = (*start.creations, *start.renewals)
        write("".join(as_new(one.file, one.text, brief=one.file.endswith(".json")) for one in everything))
        return
    for creation in (*start.creations, *start.renewals):
        path = root / creation.file
        make_folder(path.parent)
        put = create if creation in start.creations else replace
        put(path, creation.text.encode())
        session.say(f"{'wrote' if creation in start.creations else 'renewed'} {path}")
    for name in start.kept:
        session.say(f"kept {root / name}")
    at = "" if root == Path() else f" -C {root}"
    if any(creation.file == SETTINGS for creation in start.creations):
        mine = f"{root / SETTINGS} and {root / 'sample-customer.yaml'}"
        session.say(f"Next: put yourself in the place of 'you' in {mine}, and me: you into {config_path(os.environ)}")
    session.say(f"Then: amctl{at} due, amctl{at} validate, amctl explain follow_ups")
    if not any(os.path.exists(one / ".git") for one in (root.absolute(), *root.absolute().parents)):
        session.say(f"Keep it in git: {shlex.join(['git', '-C', str(root), 'init'])}")
