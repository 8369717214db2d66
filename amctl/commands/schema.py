"""amctl schema"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.terminal import write


def command(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help="account, settings, playbook or config.")] = "account",
) -> None:
    """The JSON Schema (2020-12) of account files, for editors and other programs.

    A book has it as .amctl/account.schema.json; the first line of each account file leads editors there.

    Examples: amctl schema · amctl schema settings
    """
    import json

    from amctl.model.schema import SCHEMAS, json_schema

    for name, model, _ in SCHEMAS:
        if name == kind:
            write(json.dumps(json_schema(model), indent=2, ensure_ascii=False) + "\n")
            return
    raise UsageError(f"no schema '{kind}'", f"there are: {', '.join(name for name, _, _ in SCHEMAS)}")
