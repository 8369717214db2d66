"""Files as they stand, without what they mean: only those are read that may have what somebody looks for."""

from collections.abc import Callable, Iterable, Iterator

from amctl.document import Document, Problem
from amctl.store.book import Source
from amctl.yaml.reader import read


def documents(sources: Iterable[Source], may_have: Callable[[str, str], bool]) -> Iterator[Document]:
    """The documents of files whose id and text may have it, and of all that cannot be read at all."""
    for name, content in sources:
        identity = name.rsplit("/", 1)[-1].removesuffix(".yaml")
        if isinstance(content, Problem):
            yield Document(name, "", {}, {}, (content,))
        elif may_have(identity, content.decode("utf-8", "replace")):
            yield read(name, content)
