"""amctl completion"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.shells import SCRIPTS
from amctl.terminal import write


def command(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> None:
    """The script that lets your shell complete accounts, contacts, handles and all the words that amctl knows.

    Its first lines say where to put it. Accounts are offered by the names of their files, so that nobody waits.

    Examples: eval "$(amctl completion bash)" · amctl completion fish > ~/.config/fish/completions/amctl.fish
    """
    if shell not in SCRIPTS:
        raise UsageError(f"no script for the shell '{shell}'", f"there are: {', '.join(SCRIPTS)}")
    write(SCRIPTS[shell])
