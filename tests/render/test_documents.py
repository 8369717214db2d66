"""Markdown and HTML, each judged by a parser of its own."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from amctl.render.blocks import Piece, branches, pieces
from amctl.render.formats import rendered
from amctl.render.look import Look
from amctl.render.text import display
from amctl.reports.report import Cell, Column, Facts, Prose, Report, Table, Tree

TODAY = date(2026, 11, 23)
LOOK = Look(80, colour=False, ascii=False)
Saying = Callable[..., Report]
SPACES = re.compile(r"\s+")
VOID = {"meta", "br"}


def tokens(text: str) -> list[Token]:
    """Everything that a Markdown reader sees; one that takes HTML for HTML, so that it would show."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [one for token in reader.parse(text) for one in [token, *(token.children or ())]]


def structure(text: str) -> list[tuple[str, str]]:
    """What a reader makes of a document, but for its words."""
    return [
        (one.type, one.tag) for one in tokens(text) if one.type not in ("text", "text_special", "html_inline", "inline")
    ]


def words(text: str) -> str:
    parts = (
        " " if one.type == "html_inline" or one.type.endswith("close") else one.content
        for one in tokens(text)
        if one.type in ("text", "text_special", "html_inline", "fence") or one.type.endswith("close")
    )
    return SPACES.sub(" ", "".join(parts))


def test_markdown_makes_nothing_of_what_the_data_says(hostile: list[str], saying: Saying) -> None:
    benign = structure(rendered(saying("x"), "md", LOOK))
    assert {"table_open", "bullet_list_open", "heading_open", "paragraph_open", "strong_open"} <= {
        kind for kind, _ in benign
    }
    for text in hostile:
        page = rendered(saying(text), "md", LOOK)
        assert structure(page) == benign, text
        inline = [one.content for one in tokens(page) if one.type == "html_inline"]
        assert set(inline) <= {"<br>"}
        assert "<" not in page.replace("<br>", "")
        assert all(line.replace("\u200d", "").replace("\u3000", "").isprintable() for line in page.split("\n"))
        shown = SPACES.sub(" ", display(text, lines=True).strip())
        assert words(page).count(shown) >= 10, text


def test_markdown_leaves_addresses_alone(saying: Saying) -> None:
    page = rendered(saying("https://evil.example www.evil.example WWW.evil.example"), "md", LOOK)
    assert not re.search(r"https?://|www\.", page, re.IGNORECASE)


@given(st.lists(st.sampled_from(["`", "```", "````", "a", "\n", "\n  ", "~~~", "<b>", "\n\n"])).map("".join))
def test_no_text_ends_the_fence_around_it(text: str) -> None:
    layout = "\n".join(f"  {line}" for line in text.split("\n"))
    page = rendered(Report("x", "x", TODAY, (), (), (Prose(f"before\n{layout}\n\nafter"),)), "md", LOOK)
    kinds = [kind for kind, _ in structure(page)]
    heading, paragraph = ["heading_open", "heading_close"], ["paragraph_open", "paragraph_close"]
    fence = ["fence"] if layout.strip() else []
    assert kinds == [*heading, *paragraph, *fence, *paragraph]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("- a", "\\- a"),
        ("-", "\\-"),
        ("+ a", "\\+ a"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("---", "\\---"),
        ("-5 %", "-5 %"),
        ("2026-11-23", "2026-11-23"),
        ("1.5", "1.5"),
        ("R&D &amp; &#60;", "R&D &amp;amp; &\\#60;"),
        ("a_b*c", "a\\_b\\*c"),
        ("US$ 5", "US\\$ 5"),
    ],
)
def test_markdown_escapes_what_it_must(text: str, escaped: str, report: Report) -> None:
    page = rendered(report._replace(blocks=(Prose(text),)), "md", LOOK)
    assert page == f"# Due on 2026-11-23\n\n{escaped}\n"
    assert words(page) == f"Due on 2026-11-23 {text} "


class Inventory(HTMLParser):
    """The elements and attributes of a page, and its words; complains about elements that do not match."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.other: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.elements.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)

    handle_pi = handle_comment


def read(page: str) -> Inventory:
    inventory = Inventory()
    inventory.feed(page)
    inventory.close()
    assert inventory.open == []
    assert inventory.other == []
    return inventory


def as_xml_allows(text: str) -> str:
    """The text as it may stand in a page, once more and worked out differently."""
    forbidden = "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[\U0001fffe\U0001ffff]"
    return re.sub(forbidden, "\ufffd", text)


def test_html_makes_nothing_of_what_the_data_says(hostile: list[str], saying: Saying) -> None:
    benign = read(rendered(saying("x"), "html", LOOK))
    assert {tag for tag, _ in benign.elements} >= {"table", "ul", "dl", "p", "h1", "h2", "style", "title"}
    for text in hostile:
        page = rendered(saying(text), "html", LOOK)
        page.encode("utf-8")
        assert all(line.replace("\u200d", "").replace("\u3000", "").isprintable() for line in re.split("[\n\t]", page))
        found = read(page)
        assert found.elements == benign.elements, text
        assert found.words.count(as_xml_allows(text)) >= 10, text


def test_html_needs_nothing_from_elsewhere_and_has_no_links(report: Report) -> None:
    elements = read(rendered(report, "html", LOOK)).elements
    assert elements[2:4] == [
        ("meta", (("charset", "utf-8"),)),
        (
            "meta",
            (("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'")),
        ),
    ]
    assert not {tag for tag, _ in elements} & {"a", "img", "link", "script", "form", "iframe", "svg", "object"}
    assert {name for _, attributes in elements for name, _ in attributes} <= {
        "charset",
        "class",
        "content",
        "http-equiv",
        "lang",
        "name",
    }


def test_html_names_the_day_unless_the_title_does(report: Report) -> None:
    assert '<p class="day">2026-11-23</p>' in rendered(report._replace(title="Nordwind"), "html", LOOK)
    assert 'class="day"' not in rendered(report, "html", LOOK)


def test_a_long_chain_of_people_is_no_problem(report: Report) -> None:
    tree = Tree(Cell("last"))
    for _ in range(1500):
        tree = Tree(Cell("x"), (tree,))
    for name in ("md", "html"):
        assert rendered(report._replace(blocks=(tree,)), name, LOOK).count("last") == 1
    read(rendered(report._replace(blocks=(tree,)), "html", LOOK))


LEAF = Tree(Cell("x"))
TREES = st.recursive(
    st.just(LEAF), lambda inner: st.lists(inner, max_size=4).map(lambda them: Tree(Cell("x"), tuple(them)))
)


def nested(tree: Tree) -> list[object]:
    return [nested(child) for child in tree.children]


@given(TREES)
def test_trees_keep_their_shape(tree: Tree) -> None:
    def shape(tokens: list[str]) -> list[object]:
        stack: list[list[object]] = [[]]
        for token in tokens:
            if token == "open":
                stack[-1].append([])
                stack.append(stack[-1][-1])  # type: ignore[arg-type]
            else:
                stack.pop()
        return stack[0]

    report = Report("x", "x", TODAY, (), (), (tree,))
    html = [t for t, _ in read(rendered(report, "html", LOOK)).elements if t in ("li", "/li")]
    assert shape(["open" if t == "li" else "close" for t in html]) == [nested(tree)]
    md = [one.type for one in tokens(rendered(report, "md", LOOK)) if one.type.startswith("list_item")]
    assert shape([kind.removeprefix("list_item_") for kind in md]) == [nested(tree)]
    flags = list(branches(tree))
    assert flags[0][0] == ()
    assert all(last[-1] for last, _ in flags[-1:] if last)


def test_prose_is_taken_apart_into_paragraphs_and_lines_that_keep_their_layout() -> None:
    assert pieces("a\nb  \n\nc\n  d\n\n\n\te \nf\n \n") == [
        Piece("a b", False),
        Piece("c", False),
        Piece("  d\n\n\n\te", True),
        Piece("f", False),
    ]
    assert pieces(" \n\t\n") == []
    assert pieces("\x1c") == [Piece("\x1c", False)]


def test_a_row_that_does_not_fit_its_head_is_a_bug_and_no_answer(report: Report) -> None:
    table = next(block for block in report.blocks if isinstance(block, Table))
    odd = report._replace(blocks=(table._replace(rows=((Cell("x"),),)),))
    for name in ("table", "html"):
        with pytest.raises(ValueError, match="zip"):
            rendered(odd, name, LOOK)


@pytest.mark.parametrize(
    ("text", "mark", "markdown", "html"),
    [
        ("a price.", (2, 7), "a **price**.", "a <mark>price</mark>."),
        ("Festpreis", (4, 9), "Fest**preis**", "Fest<mark>preis</mark>"),
        ("a [x]* b", (2, 6), "a \\[x\\]\\* b", "a <mark>[x]*</mark> b"),
        ("http://x", (0, 4), "**http**\\://x", "<mark>http</mark>://x"),
        ("<b>&amp;", (3, 5), "&lt;b&gt;&amp;amp;", "&lt;b&gt;<mark>&amp;a</mark>mp;"),
        (" x ", (1, 2), "**x**", " <mark>x</mark> "),
    ],
)
def test_what_stands_out_is_marked_and_stays_text(
    text: str, mark: tuple[int, int], markdown: str, html: str, report: Report
) -> None:
    one = report._replace(blocks=(Table((Column("C"),), ((Cell(text, marks=(mark,)),),)),))
    assert f"| {markdown}" in rendered(one, "md", Look(80, colour=False, ascii=False))
    assert f"<td>{html}</td>" in rendered(one, "html", Look(80, colour=False, ascii=False))
    dim = report._replace(blocks=(Facts((("N", Cell(text, "dim", (mark,))),)),))
    assert f'<dd class="dim">{html}</dd>' in rendered(dim, "html", Look(80, colour=False, ascii=False))
