"""Files that went through a shredder: never an exception, always data or a problem at a place of the file."""

import pytest
from hypothesis import example as the_case
from hypothesis import given, settings
from hypothesis import strategies as st

from amctl.document import Document, Problem
from amctl.model.account import Account
from amctl.model.reading import understood
from amctl.model.settings import Settings
from amctl.yaml.reader import read

SPLICES = st.sampled_from(
    [b"", b"\0", b"\t", b"\r", b"\n", b": ", b"- ", b"[", b"}", b"'", b'"', b"&a ", b"*a", b"!%ED"]
)
EDITS = st.lists(
    st.tuples(st.integers(0, 2**16), st.integers(0, 8), SPLICES | st.binary(max_size=3)), min_size=1, max_size=4
)


@pytest.fixture(scope="session")
def files(request: pytest.FixtureRequest) -> list[tuple[str, bytes]]:
    folder = request.config.rootpath / "accounts.example"
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.yaml"))]


@settings(max_examples=200)
@given(st.integers(0, 99), EDITS)
def test_mutants_of_the_example_book(
    files: list[tuple[str, bytes]], which: int, edits: list[tuple[int, int, bytes]]
) -> None:
    name, content = files[which % len(files)]
    for start, cut, put in edits:
        start %= len(content) + 1
        content = content[:start] + put + content[start + cut :]
    judge(read(name, content))


@settings(max_examples=200)
@given(st.binary(max_size=200) | st.text(":-?[]{}&*!|>'\"%@`#, \t\r\nax0~<=\ufeff", max_size=60).map(str.encode))
@the_case(b"---")
@the_case(b"a: !%F7%BF%BF%BF x\n")
def test_random_bytes(content: bytes) -> None:
    judge(read("a.yaml", content))


def judge(document: Document) -> None:
    assert document.data or document.problems or document.text.strip().endswith(("{}", "}"))
    tell(document, document.problems)
    if not document.problems:
        model = Settings if document.file == "amctl.yaml" else Account
        understanding, problems = understood(document, model)
        assert understanding is not None or problems
        tell(document, problems)


def tell(document: Document, problems: tuple[Problem, ...]) -> None:
    lines = document.text.split("\n")
    for problem in problems:
        assert 1 <= problem.spot.line <= len(lines)
        assert 1 <= problem.spot.column <= len(lines[problem.spot.line - 1]) + 1
        assert problem.spot.column <= problem.spot.end
        assert problem.message
        assert problem.help
