"""Letters: text at 72 columns and HTML, with the same words, harmless whatever stands in them."""

import re
from html.parser import HTMLParser
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from amctl.render import letter, letter_html
from amctl.render.text import HIDDEN, JOINER
from amctl.reports.report import Cell, Checklist, Column, Facts, Prose, Report, Step, Table, Tree

WORDS = re.compile(r"\w+")
LINK = "https://git.example/b/acme.yaml#L7"
ENTRIES = Table(
    (Column("Day", keep=True), Column("", keep=True), Column("What"), Column("Account"), Column("Kind", keep=True)),
    (
        (Cell("Fri, 20 Nov 2026", "bad"), Cell("3 days late", "bad"), Cell("Send it", "strong", link=LINK),
         Cell("Acme GmbH"), Cell("promise", "dim")),
        (Cell("Mon, 23 Nov 2026"), Cell(""), Cell("x" * 60 + " " + "y" * 60), Cell("Acme GmbH"), Cell("")),
    ),
    "Overdue",
)  # fmt: skip


class Page(HTMLParser):
    """What a mail program makes of a page: its words, its links, its elements."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.links, self.tags, self.attributes, self.open = "", [], set(), set(), 0
        self.feed(text)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.open += tag not in ("meta", "br")

    def handle_endtag(self, tag) -> None:
        self.open -= 1

    def handle_data(self, data) -> None:
        self.words += f" {data}"


def saying(*blocks, title="Title", today=None) -> Report:
    from datetime import date

    return Report("x", title, date(2026, 11, 23), (), (), blocks, "Nothing.")


def test_entries_are_read_one_by_one_with_their_links() -> None:
    assert (
        letter.render(saying(ENTRIES))
        == f"""\
Title
=====

Overdue
-------
Fri, 20 Nov 2026 · 3 days late
  Send it
  Acme GmbH · promise
  <{LINK}>

Mon, 23 Nov 2026
  {"x" * 60}
  {"y" * 60}
  Acme GmbH
"""
    )


def test_figures_stay_a_table() -> None:
    columns = (Column("Who"), Column("Accounts", right=True, keep=True))
    text = letter.render(saying(Table(columns, ((Cell("Anna"), Cell("12")), (Cell("Ben"), Cell("3"))), "By manager")))
    assert text.splitlines()[3:] == [
        "By manager",
        "----------",
        "Who   Accounts",
        "──────────────",
        "Anna        12",
        "Ben          3",
    ]


def test_every_other_block() -> None:
    text = letter.render(
        saying(
            Tree(Cell("Keller"), (Tree(Cell("Brandt")),), "People"),
            Checklist((Step("Kickoff", True, "done"), Step("Offer", False)), "Steps"),
            Facts((("Tier", Cell("strategic")),), "Facts"),
            Prose("one\n\n  two\n  lines", "Words"),
        )
    )
    assert (
        text.split("\n\n", 1)[1]
        == """\
People
------
- Keller
  - Brandt

Steps
-----
[x] Kickoff (done)
[ ] Offer

Facts
-----
Tier: strategic

Words
-----
one

  two
  lines
"""
    )


def test_nothing_is_said_if_there_is_nothing() -> None:
    assert letter.render(saying()) == "Title\n=====\n\nNothing.\n"
    assert letter.render(saying()._replace(nothing="")) == "Title\n=====\n"
    assert "Nothing." in Page(letter_html.render(saying())).words


def test_an_amount_is_not_parted_from_its_currency() -> None:
    text = letter.render(saying(Prose("x " * 33 + "217.980\N{NO-BREAK SPACE}€ im Jahr")))
    assert "217.980\N{NO-BREAK SPACE}€" in text


def test_only_links_to_the_web_are_links() -> None:
    hostile = Table((Column("What"),), tuple((Cell("x", link=link),) for link in (
        "javascript:alert(1)", "https://x.example/\"onload=1", "https://x.example/>", "data:text/html,x", LINK,
    )))  # fmt: skip
    assert Page(letter_html.render(saying(hostile))).links == [LINK]
    assert re.findall("<.*>", letter.render(saying(hostile))) == [f"<{LINK}>"]


def test_both_say_the_same_words(report: Report) -> None:
    told = [set(WORDS.findall(one)) for one in (letter.render(report), Page(letter_html.render(report)).words)]
    missing = set().union(
        *(WORDS.findall(word) for word in ("nordwind logistik", "Kickoff", "economic buyer", "Yildiz"))
    )
    for one in told:
        assert missing <= one


ANY = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "\x1b[2J",
        "a\r\nBcc: x@evil.example",
        "&amp;",
        "\u202eevil",
    ]
)


@given(ANY)
def test_whatever_stands_in_it_is_text(text: str) -> None:
    report = saying(
        Table((Column(text, keep=True), Column("What")), ((Cell(text), Cell(text, "bad", link=text)),), text),
        Table((Column(text), Column("A", right=True)), ((Cell(text), Cell(text)),)),
        Prose(text, text, "warn"),
        Facts(((text, Cell(text)),)),
        Checklist((Step(text, True, text),)),
        Tree(Cell(text), (Tree(Cell(text)),)),
        title=text,
    )
    page = Page(letter_html.render(report))
    assert page.open == 0
    assert page.tags <= {"html", "head", "meta", "title", "body", "table", "tr", "td", "th", "div", "span", "a", "br"}
    assert not any(name.startswith("on") or name == "src" for name in page.attributes)
    plain = letter.render(report)
    assert not [char for char in plain if category(char) in HIDDEN and char not in f"\n{JOINER}"]
