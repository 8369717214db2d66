"""The user's editor: never named by a book, never through a shell."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from amctl.disk import MAX_BYTES
from amctl.errors import UsageError

_NAMES = ("AMCTL_EDITOR", "GIT_EDITOR", "VISUAL", "EDITOR")


def edited_text(configured: str | None, text: str) -> str:
    """What a person makes of a text in the editor; raises UsageError if there is none, or it fails."""
    folder = Path(tempfile.mkdtemp(prefix="amctl-"))
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    open_in_editor(configured, path)  # if it fails, what was written stays
    with open(path, "rb") as file:
        content = file.read(MAX_BYTES)
    shutil.rmtree(folder, ignore_errors=True)
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def open_in_editor(configured: str | None, path: Path) -> None:
    """Opens a file in the user's editor and waits; raises UsageError if there is none, or it fails."""
    words = _command(configured)
    try:
        done = subprocess.run([*words, str(path)], check=False)  # noqa: S603  (the user's own choice, no shell)
    except OSError as error:
        raise UsageError(f"the editor '{words[0]}' cannot be started: {error.strerror}", "set EDITOR") from None
    if done.returncode:
        raise UsageError(f"the editor '{words[0]}' ended with code {done.returncode}", f"what was written is in {path}")


def chosen(configured: str | None) -> tuple[str, str]:
    """The editor and what chose it: AMCTL_EDITOR, the config's, GIT_EDITOR, VISUAL, EDITOR, or what mostly is there."""
    first, *others = ((os.environ.get(name), name) for name in _NAMES)
    given = (first, (configured, "editor:"), *others)
    return next(((one, source) for one, source in given if one and one.strip()), ("vi", ""))


def _command(configured: str | None) -> list[str]:
    editor, _ = chosen(configured)
    try:
        return shlex.split(editor)
    except ValueError as error:
        raise UsageError(f"the editor '{editor}' cannot be read as a command: {error}", "set EDITOR") from None
