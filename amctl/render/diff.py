"""What a writing command would change, as a unified diff."""

from difflib import unified_diff


def as_new(file: str, text: str) -> str:
    """The diff of a file that is not there yet."""
    lines = unified_diff([], text.splitlines(keepends=True), "/dev/null", file)
    return "".join(lines)
