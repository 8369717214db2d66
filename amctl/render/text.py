"""Text from outside: harmless wherever it is shown, and nothing of it hidden."""

import re
from collections.abc import Callable
from unicodedata import category

# Controls, formats (bidi overrides, zero width), surrogates, private use, unassigned, line and paragraph separators.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_WEB = re.compile(r"https?://[!#-;=?-~]+", re.ASCII)  # no blanks, quotes or angle brackets
JOINER = "\u200d"  # holds emoji together, and hides nothing


def display(text: str, *, lines: bool = False) -> str:
    r"""Text from outside, with visible escapes for what a terminal would obey or not show.

    Line breaks stay if `lines`; a tab becomes a space, since its width depends on where it stands.

    >>> print(display("a\x1b[2Jb\u202ec"))
    a\x1b[2Jb\u202ec
    """
    return replaced(text, _escape, JOINER + "\n" if lines else JOINER)


def replaced(text: str, instead: Callable[[str], str], keep: str = JOINER) -> str:
    """The text with something else instead of each hidden character, those to keep excepted."""
    if text.isprintable():  # the quick way for nearly all there is: then nothing is hidden
        return text
    return "".join(instead(char) if category(char) in HIDDEN and char not in keep else char for char in text)


def _escape(char: str) -> str:
    if char == "\t":
        return " "
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def web_address(text: str) -> str:
    """The text if it is the address of a page on the web; else nothing, for a link might run something."""
    return text if _WEB.fullmatch(text) else ""
