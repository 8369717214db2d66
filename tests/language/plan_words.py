"""The words of the plan files that ship, for the catalogues: what a plan is called, and what each step is."""

from collections.abc import Collection, Iterator
from typing import BinaryIO

from amctl.yaml.reader import read


def extract(
    file: BinaryIO, keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, None, str, Collection[str]]]:
    """Each text with its line, as Babel wants it."""
    document = read("plan.yaml", file.read())
    yield document.line(("name",)), None, document.data["name"], ()
    for name, step in document.data["steps"].items():
        yield document.line(("steps", name)), None, step["what"], ()
