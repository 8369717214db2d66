"""The common mistakes are named in words that help, on the line where people look for them."""

import pytest

from amctl.yaml.reader import read

COLON = ("a colon where none can be", "put text that contains ': ' in quotes, or check the indentation")
TAB = ("a tab in the indentation", "indent with spaces")
NEIGHBOURS = ("the indentation does not fit the lines above", "line it up with its neighbours, in spaces")
QUOTE = ("a quotation mark is never closed", "close it on the same line")
STRANGE = ("this character cannot begin a value", "put the text in quotes; indent with spaces, not tabs")
NO_COLON = ("a line without a colon", "write 'name: value', or indent it under the text above")
MISSING = ("a value is missing, or a bracket is never closed", "put text that begins with , ] } in quotes")
BEHIND = ("the value has ended before this", "put the whole text in quotes; between single ones, ' is written ''")
LIST = ("the indentation does not fit the list above", "begin each entry with '- ', all in one column")
ENDED = ("the text goes on where the document has ended", "check the indentation of this line")
ESCAPE = ("an unknown escape in double quotes", "write \\\\ for a backslash, or use single quotes")
BLOCK = ("something stands behind | or > that cannot be there", "begin the text on the next line, indented")
TAG = ("a tag that cannot be read", "put text that begins with ! in quotes")


def bracket(line: int) -> tuple[str, str]:
    message = f"the bracket opened on line {line} is never closed, or a comma is missing"
    return message, "close the bracket or put text with , ] } in quotes"


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("name: x\nsummary: Price: still open\n", 2, 15, COLON),
        ("a: 1\n  b: 2\n", 2, 4, COLON),
        ("just text\na: 1\n", 2, 2, COLON),
        ("a:\n\tb: 1\n", 2, 1, STRANGE),
        ("\ta: 1\n", 1, 1, STRANGE),
        ("a: @x\n", 1, 4, STRANGE),
        ("a: `x`\n", 1, 4, STRANGE),
        ("a: %x\n", 1, 4, STRANGE),
        ("a: 1\n\tb: 1\n", 2, 1, TAB),
        ("a:\n  b: 1\n\tc: 2\n", 3, 1, TAB),
        ("a: |\n  b\n\tc\n", 3, 1, TAB),
        ('name: x\nsummary: "abc\nowner: y\nstatus: z\n', 2, 10, QUOTE),
        ("name: x\nsummary: 'abc\nowner: y\n", 2, 10, QUOTE),
        ("summary: 'Anna's'\n", 1, 16, BEHIND),
        ('a: 1\nname: "Acme" GmbH\nb: 2\n', 2, 14, BEHIND),
        ('- "a" b\n', 1, 7, BEHIND),
        ("a: 1\nb\nc: 2\n", 2, 1, NO_COLON),
        ("a: 1\nb c\n", 2, 1, NO_COLON),
        ("a: [1, 2\nb: 3\n", 2, 2, bracket(1)),
        ("a: [1, 2\n", 1, 4, bracket(1)),
        ("a: 1\nb: {c: 1\n\n# end\n\n", 2, 4, bracket(2)),
        ("a: 1\nb: [c,", 2, 7, MISSING),
        ("{", 1, 2, MISSING),
        ("a: [b,   \n\n", 1, 7, MISSING),
        ("a: 1\nb: {c: 1,\n  d: 2\ne: 3\n", 4, 2, bracket(2)),
        ("a: {b: x} y}\n", 1, 11, BEHIND),
        ('a: ["x" "y"]\n', 1, 9, bracket(1)),
        ("a: ]\n", 1, 4, MISSING),
        ("a: , b\n", 1, 4, MISSING),
        ("a: [1,,2]\n", 1, 7, MISSING),
        ("a: 1\n- b\n", 2, 1, NEIGHBOURS),
        ("a:\n  - b\n - c\n", 3, 2, NEIGHBOURS),
        ("- a\nb: 1\n", 2, 1, LIST),
        ("a: - b\n", 1, 4, ("a list entry where none can be", "begin the list on its own line, indented")),
        ("a: *x\n", 1, 4, ("an alias without its anchor", "put text that begins with * in quotes")),
        ("a: *\n", 1, 5, ("an alias without a name", "put text that begins with * in quotes")),
        ("a: & b\n", 1, 5, ("an anchor without a name", "put text that begins with & in quotes")),
        ("a: !<x\n", 1, 7, TAG),
        ("a: !x!y z\n", 1, 4, TAG),
        ("%x y\n---\na: 1\n", 1, 3, ("a directive that cannot be read", "put text that begins with % in quotes")),
        ("%YAML 1.3\n---\na: 1\n", 1, 1, ("a directive (%YAML)", "delete the line")),
        ('a: "\\q"\n', 1, 4, ESCAPE),
        ('a: "\\ud83d"\n', 1, 4, ("an escape that is no character", "write the character itself")),
        ('a: "\\xZZ"\n', 1, 4, ("an escape that is no number", "write the character itself")),
        ("a: 1\n...\nb: 2\n", 3, 1, ENDED),
        ("a: |x\n  b\n", 1, 5, BLOCK),
    ],
)  # fmt: skip
def test_what_is_wrong_and_what_to_do(text: str, line: int, column: int, words: tuple[str, str]) -> None:
    document = read("a.yaml", text.encode())
    (problem,) = document.problems
    assert document.data == {}
    assert (problem.rule, problem.message, problem.help) == ("not-yaml", *words)
    assert (problem.spot.line, problem.spot.column) == (line, column)


def test_what_is_not_known_is_told_in_libyamls_words() -> None:
    (problem,) = read("a.yaml", b"%YAML 1.1\n%YAML 1.1\n---\na: 1\n").problems
    assert problem.message == "this is not YAML: found duplicate %YAML directive"
    assert problem.help == "put the text in quotes, or check the indentation"


@pytest.mark.parametrize(
    ("text", "column", "word"),
    [
        ("a: {what: Report, signed by Ruth, due: 2026-01-01}", 19, "signed by Ruth"),
        ("a: {why: Price, fixed}", 17, "fixed"),
        ("a: {amount: 1.000,00}", 19, "00"),
        ("a: {why: Price, 'quoted' }", 17, "quoted"),
        ("a: {alone}", 5, "alone"),
        ("a: [{b: c, d\n}]", 12, "d"),
    ],
)
def test_half_a_sentence_behind_a_comma_is_never_lost(text: str, column: int, word: str) -> None:
    (problem,) = read("a.yaml", text.encode()).problems
    assert (problem.rule, problem.spot[:2], problem.fatal) == ("beyond-dialect", (1, column), True)
    assert problem.message == f"'{word}' has no value"
    assert problem.help == "a comma ends a value inside { }: put text with commas in quotes"


@pytest.mark.parametrize(
    "text", ["a: {b: , c: }", "a: {b: ~}", "a:\n  b:\n  c:\n", "a: {b: {}, c: []}", "a: {b: 'x, y'}"]
)
def test_an_empty_value_behind_its_colon_is_none(text: str) -> None:
    assert read("a.yaml", text.encode()).problems == ()


def test_a_byte_order_mark_inside_is_named() -> None:
    (problem,) = read("a.yaml", "name: x\n  \ufeffstatus: active\n".encode()).problems
    assert (problem.spot[:2], problem.message) == ((2, 3), "hidden character U+FEFF, a byte order mark inside the text")


@pytest.mark.timeout(10)
def test_what_is_far_too_large_for_an_account_is_refused_in_time() -> None:
    (problem,) = read("a.yaml", b"follow_ups: [" + b"1," * 60_000 + b"]").problems
    assert problem.message == "more than 50,000 values"
    (problem,) = read("a.yaml", b"# " + b"!" * 200_000 + b"\na: !%ED%A0%80 x\n").problems
    assert problem.rule == "beyond-dialect"
