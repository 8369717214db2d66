"""amctl migrate"""

import typer

from amctl.recording.migrating import migrate


def command(ctx: typer.Context) -> None:
    """Bring a book of an older format up to date.

    Shows what would change and asks; then all files are written, or none, and amctl undo takes all of it back.
    Comments stay where they are. A book that is up to date is left alone.

    Examples: amctl migrate --dry-run · amctl migrate
    """
    migrate(ctx.obj)
