"""What a writing command would change, as a unified diff."""

from collections.abc import Iterable
from difflib import unified_diff

from amctl.render.look import Look
from amctl.render.text import display, replaced

_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_NO_END = "\n\\ No newline at end of file\n"


def as_new(file: str, text: str, *, brief: bool = False) -> str:
    """The diff of a file that is not there yet; of a generated one only how long it is."""
    if brief:
        return f"--- /dev/null\n+++ {file}\n@@ generated: {len(text.splitlines())} lines @@\n"
    return "".join(_lines(file, "", text))


def unified(file: str, before: str | None, after: str | None, look: Look) -> str:
    """What changes in a file; None: it is not there. In colour each line is made harmless, else only what it hides."""
    lines = _lines(file, before, after)
    if not look.colour:
        return "".join(replaced(line, lambda char: display(char), "\n\r\t\u200d") for line in lines)
    from amctl.render.paper import Paper

    paper = Paper(look)
    for line in lines:
        style = "bold" if line.startswith(("---", "+++")) else _STYLES.get(line[:1], "")
        paper.line((display(line.removesuffix("\n").removesuffix("\r")), style))
    return paper.written()


def _lines(file: str, before: str | None, after: str | None) -> Iterable[str]:
    old, new = (file if text else "/dev/null" for text in (before, after))
    for line in unified_diff(_split(before), _split(after), old, new):
        yield line if line.endswith("\n") else line + _NO_END


def _split(text: str | None) -> list[str]:
    """Lines, which end at line feeds only: what else ends one elsewhere is part of a text."""
    parts = (text or "").split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
