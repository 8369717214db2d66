"""The file is not YAML.

It could not be read any further from here, so its account is missing from every report. The commonest reasons: a
colon inside unquoted text, a tab in the indentation, a quotation mark that is never closed.

    summary: Price: still open          # before
    summary: "Price: still open"        # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit, told

CODE, NAME = "AM101", "not-yaml"
LEVEL: Level = "error"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """What was found of it while reading."""
    return told(NAME, problems)
