"""Whatever a file holds becomes a problem on its line: no exception, no crash, no time lost, nothing left behind."""

from time import perf_counter

import pytest

from amctl.yaml.reader import MAX_ALIASED, MAX_DEPTH, read

CONFLICT = "a: 1\n<<<<<<< HEAD\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> theirs\nc: 1\n"
LINE_END = "a line end to some programs only"


@pytest.mark.parametrize(
    ("content", "rule", "line", "message"),
    [
        (b"a: 1\nb: x\0y\n", "not-yaml", 2, "control character U+0000"),
        (b"a: 1\n\x0cb: 2\n", "not-yaml", 2, "control character U+000C"),
        ("a: 😀 é\nb: \x9b31m\n".encode(), "not-yaml", 2, "control character U+009B"),
        ("a: \ufffe\n".encode(), "not-yaml", 1, "control character U+FFFE"),
        (b"a: \x7f\n", "not-yaml", 1, "control character U+007F"),
        ("a: 1\n".encode("utf-16-le"), "not-yaml", 1, "control character U+0000"),
        ("a: 1\n".encode("utf-16"), "not-yaml", 1, "this is not UTF-8 text"),
        (b"a: 1\nname: M\xfcller\n", "not-yaml", 2, "this is not UTF-8 text"),
        (b"a: \xed\xa0\x80\n", "not-yaml", 1, "this is not UTF-8 text"),
        (b'a: 1\nb: "\\UFFFFFFFF"\n', "not-yaml", 2, "an escape that is no character"),
        ("a: 1\nb: x\u2028y\n".encode(), "beyond-dialect", 2, f"hidden character U+2028, {LINE_END}"),
        ("a: 1\nb: x\u2029y\n".encode(), "beyond-dialect", 2, f"hidden character U+2029, {LINE_END}"),
        ("a: x\x85y\n".encode(), "beyond-dialect", 1, f"hidden character U+0085, {LINE_END}"),
        (b"a: 1\rb: 2\r", "beyond-dialect", 1, f"hidden character U+000D, {LINE_END}"),
        (b"a: 1\r\nb: 'x\ry'\r\n", "beyond-dialect", 2, f"hidden character U+000D, {LINE_END}"),
        (b"a: 1\r\r\n", "beyond-dialect", 1, f"hidden character U+000D, {LINE_END}"),
        (b"a: 1\nb: !!set 1\n", "beyond-dialect", 2, "a tag (tag:yaml.org,2002:set)"),
        (b"a: !!bool id\n", "beyond-dialect", 1, "a tag (tag:yaml.org,2002:bool)"),
        (b"a: !!float x\n", "beyond-dialect", 1, "a tag (tag:yaml.org,2002:float)"),
        (b"a: ! x\n", "beyond-dialect", 1, "a tag (!)"),
        (b"a: [!x {}]\n", "beyond-dialect", 1, "a tag (!x)"),
        (b"a: !!seq []\n", "beyond-dialect", 1, "a tag (tag:yaml.org,2002:seq)"),
        (b"!!map {a: 1}\n", "beyond-dialect", 1, "a tag (tag:yaml.org,2002:map)"),
        (b"a: 1\n!!str b: 1\n", "beyond-dialect", 2, "a tag (tag:yaml.org,2002:str)"),
        (b"a: 1\nb: !%ED%A0%80 x\n", "beyond-dialect", 2, "a tag that is no text"),
        (b"%TAG ! x%C0%80\n---\na: 1\n", "beyond-dialect", 1, "a tag that is no text"),
        (b"# c\n%YAML 1.1\n---\na: no\n", "beyond-dialect", 2, "a directive (%YAML, %TAG)"),
        (b"%TAG ! tag:x\n---\na: !b 1\n", "beyond-dialect", 1, "a directive (%YAML, %TAG)"),
        (b"a: 1\n---\nb: 2\n", "beyond-dialect", 2, "a second document"),
        (b"a: 1\n---\n", "beyond-dialect", 2, "a second document"),
        (b"a: 1\n? [b]\n: 1\n", "beyond-dialect", 2, "a key that is no plain word"),
        (b"a: 1\nb: {{c: 1}: 1}\n", "beyond-dialect", 2, "a key that is no plain word"),
        (b"a: &x b\n*x : 1\n", "beyond-dialect", 2, "a key that is no plain word"),
        (b"a: 1\nb: {<<: 2}\n", "beyond-dialect", 2, "a merge key (<<)"),
        (b"a: &x [1]\nb: *x\n", "beyond-dialect", 2, "an alias (*x) to a list or mapping"),
        (b"a: &x [*x]\n", "beyond-dialect", 1, "an alias (*x) to a list or mapping"),
        (b"owner: a\nb: 1\nowner: c\n", "duplicate-key", 3, "duplicate key 'owner', first on line 1"),
        (b"a:\n  1: x\n  '1': y\n", "duplicate-key", 3, "duplicate key '1', first on line 2"),
        (b"", "wrong-type", 1, "the file is empty"),
        (b"\xef\xbb\xbf", "wrong-type", 1, "the file is empty"),
        (b"# only a comment\n\n", "wrong-type", 1, "the file is empty"),
        (b"---\n", "wrong-type", 2, "the file must hold 'name: value' lines"),
        (b"\n- 1\n", "wrong-type", 2, "the file must hold 'name: value' lines"),
        (b"hello\n", "wrong-type", 1, "the file must hold 'name: value' lines"),
        (b"# c\n{[]: 1}\n", "beyond-dialect", 2, "a key that is no plain word"),
        (CONFLICT.encode(), "conflict-markers", 2, "unresolved merge conflict, lines 2 to 8"),
        (CONFLICT.replace("\n", "\r\n").encode(), "conflict-markers", 2, "unresolved merge conflict, lines 2 to 8"),
        (b"a: 1\n>>>>>>> theirs", "conflict-markers", 2, "unresolved merge conflict, lines 2 to 2"),
    ],
)
def test_what_a_file_must_not_hold(content: bytes, rule: str, line: int, message: str) -> None:
    (problem,) = read("a.yaml", content).problems
    assert (problem.rule, problem.spot.line, problem.message) == (rule, line, message)
    assert problem.spot.column >= 1
    assert problem.help
    assert problem.fatal


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_place_of_a_strange_byte_is_counted_in_characters(mark: bytes) -> None:
    document = read("a.yaml", mark + "a: 1\né😀: x".encode() + b"\xff\n")
    assert document.problems[0].spot == (2, 6, 7)
    assert document.text == "a: 1\né😀: x\ufffd\n"


@pytest.mark.parametrize("text", ["a: <<<<<<< x\n", "a: |\n  <<<<<<< HEAD\n  >>>>>>> x\n", "a: =======\n"])
def test_marks_inside_a_text_are_no_conflict(text: str) -> None:
    assert read("a.yaml", text.encode()).problems == ()


def test_digits_without_end_and_days_that_do_not_exist_are_left_to_the_model() -> None:
    document = read("a.yaml", b"a: " + b"9" * 5000 + b"\nb: 2024-02-30\nc: 2024-01-05T25:00:00Z\n")
    assert document.data == {"a": "9" * 5000, "b": "2024-02-30", "c": "2024-01-05T25:00:00Z"}
    assert document.problems == ()


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b"[" * 30_000 + b"]" * 30_000,
        b"a: " + b"{a: " * 30_000,
        b"- " * 30_000,
        b"? " * 30_000,
        b"".join(b"%sa:\n" % (b" " * n) for n in range(500)),
        b"a: " + b"[[]," * 30_000,
        b"a0: &a0 {x: 1}\n" + b"".join(b"a%d: &a%d\n  <<: [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 25)),
        b"a: &a " + b"x" * 10_000 + b"\n" + b"".join(b"a%d: *a\n" % n for n in range(90_000)),
    ],
    ids=["open", "lists", "mappings", "entries", "keys", "indented", "mixed", "bomb", "texts"],
)
def test_no_file_takes_long(content: bytes) -> None:
    began = perf_counter()
    document = read("a.yaml", content)
    assert perf_counter() - began < 10
    assert document.problems[-1].rule == "beyond-dialect"


def test_nesting_is_bounded() -> None:
    def nested(depth: int) -> bytes:
        return b"a: " + b"[" * depth + b"]" * depth

    assert read("a.yaml", nested(MAX_DEPTH - 1)).problems == ()
    (problem,) = read("a.yaml", nested(MAX_DEPTH)).problems
    assert problem.message == "nested deeper than 50 levels"
    assert problem.spot.column == 3 + MAX_DEPTH


def test_aliases_may_repeat_words_and_only_so_many() -> None:
    repeats = MAX_ALIASED // 10_000
    text = "a: &a " + "x" * 10_000 + "\nb:\n" + "  - *a\n" * repeats
    assert read("a.yaml", text.encode()).problems == ()
    (problem,) = read("a.yaml", (text + "  - *a\n").encode()).problems
    assert (problem.message, problem.spot.line) == ("too many aliases", repeats + 3)


def test_the_rest_is_read_when_something_can_be_passed_over() -> None:
    text = b"a: !x 1\nb: &y [1]\nc: *y\nd: {<<: 1, e: 2}\na: 3\nf: 4\n"
    document = read("a.yaml", text)
    assert [problem.spot.line for problem in document.problems] == [1, 3, 4, 5]
    assert document.data == {"a": "1", "b": [1], "c": None, "d": {"<<": 1, "e": 2}, "f": 4}


def test_a_hundred_complaints_will_do() -> None:
    text = "".join(f"a{n}: !x 1\n" for n in range(150))
    document = read("a.yaml", text.encode())
    assert len(document.problems) == 100
    assert len(document.data) == 150


def test_what_was_complained_of_is_still_told_when_reading_ends() -> None:
    document = read("a.yaml", b"a: !x 1\nb: [\n")
    assert [problem.rule for problem in document.problems] == ["beyond-dialect", "not-yaml"]
    assert document.data == document.places == {}


@pytest.mark.parametrize(
    "first", [b"%YAML 1.1\n---\na: &x no\n", b"%TAG ! tag:x\n---\na: 1\n", b"a: &x no\nb: [", b"[" * 1000, b"\xff"]
)
def test_nothing_of_one_file_reaches_the_next(first: bytes) -> None:
    text = b"a: no\nb: 010\nc: 1:30\nd: yes\n"
    read("first.yaml", first)
    assert read("a.yaml", text).data == {"a": "no", "b": "010", "c": "1:30", "d": "yes"}
    read("first.yaml", first)
    assert read("a.yaml", b"a: *x\n").problems[0].message == "an alias without its anchor"
