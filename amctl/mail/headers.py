"""Any text, made fit for a header: nothing in it ends a line, opens an encoded word, or adds a recipient."""

import re
from unicodedata import category

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST, _NAME = 200, 60  # characters
_SPECIAL = re.compile(r'[()<>\[\]:;@\\,."=?]')
_NO_FILE_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def header(text: str) -> str:
    """One line of at most 200 characters without anything hidden, in which no encoded word can begin."""
    flat = "".join(" " if category(char) in _HIDDEN else char for char in text)
    return " ".join(flat.replace("=?", "= ?").split())[:_LONGEST].rstrip()


def display_name(text: str) -> str:
    """A name to stand before an address: of at most 60 characters, none of which means something in a header.

    >>> display_name("ACME, Inc. <x@evil.example>")
    'ACME Inc x evil example'
    """
    return " ".join(_SPECIAL.sub(" ", header(text)).split())[:_NAME].rstrip()


def file_name(text: str) -> str:
    """A name for an attached file or one of a folder: ASCII letters, digits, dots and hyphens, no dot in front."""
    return _NO_FILE_NAME.sub("-", text).strip("-.")[:_NAME] or "file"


def body(text: str) -> str:
    """A text of several lines, with a blank instead of each control character but tabs and line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(" " if category(char) in ("Cc", "Cs") and char not in "\n\t" else char for char in lines)
