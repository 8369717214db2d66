"""What a writing command would change, as a unified diff."""

from difflib import unified_diff


def as_new(file: str, text: str, *, brief: bool = False) -> str:
    """The diff of a file that is not there yet; of a generated one only how long it is."""
    if brief:
        return f"--- /dev/null\n+++ {file}\n@@ generated: {len(text.splitlines())} lines @@\n"
    lines = unified_diff([], text.splitlines(keepends=True), "/dev/null", file)
    return "".join(lines)
