"""Our reader's values are those of ruamel.yaml under the same resolver."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amctl.yaml.reader import read

SNIPPETS = [
    "{}",
    "a: {}\nb: []\n",
    "a: no\nb: NO\nc: yes\nd: on\ne: off\n",
    "a: 012\nb: 08\nc: 1:30\nd: 1e3\ne: 0o14\nf: 1_000\ng: +49301\nh: 1.10\ni: 00\nj: -0\n",
    "a: 0\nb: -5\nc: 123456789012345678\nd: 1234567890123456789\n",
    "a: 2026-08-06\nb: 2026-02-30\nc: 2026-8-6\nd: 2026-11-23 10:00\ne: 2026-11-23T10:00:00Z\n",
    "a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nULL\ng: ''\nh: \"\"\n",
    "a: true\nb: True\nc: TRUE\nd: false\ne: tRUE\nf: 'true'\n",
    "1: a\n2026: b\n01067: c\n",
    "a: https://x.example/y#z\nb: x#y\nc: x # y\nd: a:b\n",
    "a: {x: https://z.example}\nb: [x:y, 'p: q', {r: s}]\n",
    "a: [1, 'two', \"three\", ~, true, four five]\nb: {c: {d: {e: [f]}}}\n",
    "a: [x: 1, y]\nb: {p: , q: 2}\nc: []\n",
    "a: [\n  1,   # one\n  2,\n]\nb: {\n  c: 1,\n}\n",
    'a: \'it\'\'s\'\nb: "tab\\t nl\\n \\u00e9 \\x41 \\\\ \\""\nc: "a \\\n  b"\n',
    "a: \"one\n  two\n\n  three\"\nb: 'one\n  two'\nc: one\n  two\n  three\n",
    "a: |\n  one\n   two\n\n  three\n\nb: |-\n  x\nc: |+\n  y\n\nd: |2\n   z\n",
    "a: >\n  one\n  two\n\n  three\n    four\n  five\nb: >-\n  x\n  y\nc: >+\n  z\n\n",
    "a: |\nb: >-\nc: ''\n",
    "a: &x text\nb: *x\nc: [*x, *x]\n",
    "a: &x 5\nb: *x\nc: &y\nd: *y\n",
    "&k a: 1\nb: *k\n",
    "? a\n: 1\n? b\n",
    "# top\n\na: 1   # one\n# between\nb:\n  # inside\n  - x\n  # last\n",
    "---\na: 1\n",
    "--- # comment\na: 1\n...\n",
    "a:\n- 1\n- - 2\n  - 3\n-\n  b: 4\n- c: 5\n  d: 6\n",
    "a: x y  z   \nb:    spaced\n",
    "ключ: значение\n名前: 値\n😀: ok\n",
    "a: '\u00a0'\nb: \u200bx\nc: \ufeffx\n",
]


@pytest.mark.parametrize("text", SNIPPETS)
@pytest.mark.parametrize("typ", ["safe", "rt"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_snippets(judged: Callable[..., Any], text: str, typ: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    document = read("a.yaml", text.encode())
    assert document.problems == ()
    assert document.text == text
    assert repr(document.data) == repr(judged(text, typ))


def test_the_example_book(judged: Callable[..., Any], example: Path) -> None:
    for path in sorted(example.glob("*.yaml")):
        document = read(path.name, path.read_bytes())
        assert document.problems == ()
        assert repr(document.data) == repr(judged(document.text))


def test_a_byte_order_mark_is_no_text() -> None:
    assert read("a.yaml", b"\xef\xbb\xbfa: 1\n").data == {"a": 1}


def test_tabs_may_separate_but_not_indent() -> None:
    assert read("a.yaml", b"a:\tx\nb: 1\t# c\nc: [\n\t1]\n").data == {"a": "x", "b": 1, "c": [1]}


def test_keys_are_text_whatever_they_look_like() -> None:
    text = b"1: a\ntrue: b\n~: c\n2026-01-01: d\n'': e\nno: f\n"
    assert list(read("a.yaml", text).data) == ["1", "true", "~", "2026-01-01", "", "no"]
