"""A report with everything in it, and what people with bad intentions would put into one."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from amctl.findings import Finding
from amctl.render.look import Look
from amctl.reports.report import Block, Cell, Checklist, Column, Facts, Prose, Report, Step, Table, Tree

TODAY = date(2026, 11, 23)


@pytest.fixture
def plain() -> Look:
    return Look(80, colour=False, ascii=False)


@pytest.fixture
def report() -> Report:
    """All kinds of blocks and tones, wide letters, and some that are no good."""
    columns = (
        Column("Day", keep=True),
        Column("Account"),
        Column("What"),
        Column("A year", right=True, keep=True),
        Column(""),
    )
    rows = (
        (
            Cell("2026-11-20", "bad"),
            Cell("nordwind-logistik", "strong"),
            Cell("Send the offer with the price sheet for all 14 depots [/x] :smile:\n  promise: to Dr. Keller"),
            Cell("54,000 EUR"),
            Cell("3 days late", "bad"),
        ),
        (
            Cell("2026-11-23", "warn"),
            Cell("東京物流株式会社", "strong"),
            Cell("契約更新について電話 | *call* <b>about</b> the renewal"),
            Cell("512.50 JPY"),
            Cell("today", "warn"),
        ),
        (
            Cell("2027-02-28", "plain"),
            Cell("café-🚀-👩\u200d🚀", "strong"),
            Cell("\x1b[2J\x1b]52;c;ZXZpbA==\x07 \u202eevil\u2066 \x00\ud83d =1+1", "dim"),
            Cell("-7 USD", "good"),
            Cell("in 97 days"),
        ),
    )
    people = Tree(
        Cell("People", "strong"),
        (
            Tree(
                Cell("Dr. Miriam Keller · COO · champion · economic buyer, executive sponsor", "good"),
                (
                    Tree(Cell("Ole Brandt · blocker", "bad"), (Tree(Cell("[Gül] Yildiz")),)),
                    Tree(Cell("李 小龍", "dim")),
                ),
            ),
            Tree(Cell("Jörg Schäfer\nskeptic", "warn")),
        ),
        "Reporting lines",
    )
    steps = (
        Step("Kickoff", True, "done 2023-04-12", "dim"),
        Step("Old tool switched off in all of the fourteen depots, the northern ones first", False, "due 2026-12-04"),
        Step("- [x] not a list", False, "", "bad"),
    )
    facts = (
        ("Account", Cell("nordwind-logistik", "strong")),
        ("Rating", Cell("yellow, the sponsor travels until December; purchasing wants a tender", "warn")),
        ("Contract folder", Cell("https://files.example/nordwind/contracts/2026/platform-and-analytics")),
        ("住所", Cell("東京都千代田区\n丸の内一丁目", "good")),
    )
    prose = (
        "Runs the dispatch of 14 depots on the platform.\nWants to *switch off* the old tool <soon>.\n\n"
        "- no list; see www.example.com or https://example.com\n\n"
        "    name: Acme\n\n    ```\n    tags: [a, b]\n\nThe end."
    )
    data = (
        {
            "account": "nordwind-logistik",
            "day": date(2026, 11, 20),
            "what": '=Send\tthe\noffer, "now"',
            "amount": Decimal("54000.00"),
            "late": 3,
            "done": False,
            "who": ("anna", "mei"),
            "more": {"ends": date(2027, 3, 31), "share": Decimal("0.50"), "to": None},
            "extra": [],
        },
        {
            "account": "東京物流",
            "day": None,
            "what": "\x1b[2J\x00\u202e\ud83d\U000e0001",
            "amount": Decimal("-1E+3"),
            "late": -4,
            "done": True,
            "who": (),
            "more": {},
            "extra": [{"a": 1}, {"a": [2, None]}],
        },
    )
    return Report(
        "due",
        "Due on 2026-11-23",
        TODAY,
        ("account", "day", "what", "amount", "late", "done", "who", "more"),
        data,
        (
            Table(columns, rows, "Overdue"),
            people,
            Checklist(steps, "Roadmap"),
            Facts(facts, "Facts"),
            Prose(prose, "Summary"),
            Table(columns, ()),
        ),
        "Nothing is due.",
        (Finding("accounts/acme.yaml", 14, 10, 13, "AM203", "error", "unknown stage 'wno'", "did you mean 'won'?"),),
    )


@pytest.fixture(scope="session")
def saying() -> Callable[..., Report]:
    """Makes a report that has the given texts wherever a text can stand."""

    def make(*texts: str) -> Report:
        blocks: list[Block] = []
        for text in texts:
            columns = (Column("Kept", keep=True), Column("Words"), Column("Right", right=True), Column(text))
            row = (Cell(text), Cell(text, "bad"), Cell(text, "dim"), Cell("x"))
            blocks += [
                Table(columns, (row,), text),
                Tree(Cell(text), (Tree(Cell(text, "good")),), text),
                Checklist((Step(text, True, text), Step(text, False, "", "warn")), text),
                Facts(((text, Cell(text, "strong")),), text),
                Prose(f"A {text}", f"A {text}"),
            ]
        rows = tuple({"account": text, "what": [text, text], "more": {text: text}} for text in texts)
        problems = tuple(Finding(text, 1, 1, 2, text, "error", text, text) for text in texts)
        keys = ("account", "what", "more")
        return Report("due", texts[0], TODAY, keys, rows, tuple(blocks), texts[0], problems)

    return make


@pytest.fixture(scope="session")
def hostile() -> list[str]:
    """More than two hundred texts that are no good for some terminal, spreadsheet, browser or document."""
    terminal = [
        "\x1b[2J\x1b[H",
        "\x1b[31mred",
        "\x1b]0;title\x07",
        "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
        "\x1b]52;c;ZXZpbA==\x07",
        "\x1bP+q544e\x1b\\",
        "\x1bc",
        "\x9b2J",
        "\x9d0;t\x9c",
        "\x90q\x9c",
        "\x00",
        "\x07\x08\x0b\x0c",
        "over\rwritten",
        "\x7f",
        "\x85",
        "a\u202eb",
        "\u2066x\u2069",
        "\u200b\u200c\u200e\u200f",
        "\ufeff",
        "\u00ad",
        "\u2028\u2029",
        "\ud83d",
        "\udce9",
        "\ue000",
        "\U000f0000",
        "\U000e0041",
        "\uffff\ufffe",
        "\U0001fffe",
        "\u0378",
        "a\tb",
        "a\nb",
        "\u0301",
        "🚀\ufe0f\u200d",
    ]
    rich = [
        "[/x]",
        "[/]",
        "[red]x",
        "[link=javascript:alert(1)]x[/link]",
        "[bold",
        "tags [a, b]",
        ":smile:",
        "10:30:45 :x:",
        "\\[",
    ]
    web = [
        "<script>alert(1)</script>",
        '" onload="alert(1)',
        "' onclick='x",
        "<img src=x onerror=alert(1)>",
        "</td></table>",
        "</style><b>",
        "<!-- x -->",
        "<![CDATA[x]]>",
        "&lt;b&gt;",
        "&#60;",
        "javascript:alert(1)",
    ]
    sheet = [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+49 30 1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "'=1",
        "''-1",
        '"x"',
        "a,b",
        ";",
        "a\r\nb",
    ]
    markdown = [
        "[x](http://evil.example)",
        "![x](http://evil.example/x.png)",
        "<http://evil.example>",
        "https://evil.example/x",
        "www.evil.example",
        "a@evil.example",
        "*x* **x** _x_ __x__",
        "`code` ``x``",
        "~~x~~",
        "# head",
        "- item",
        "+ item",
        "1. item",
        "1) item",
        "> quote",
        "---",
        "===",
        "a | b",
        "| --- |",
        "```",
        "~~~",
        "\\",
        "\\|",
        "    code",
        "[x]: http://evil.example",
        "$x$",
    ]
    bad = [*terminal, *rich, *web, *sheet, *markdown]
    around = [f"{before}{text}{after}" for (before, after), text in product([("Acme ", " GmbH"), ("日本", "x")], bad)]
    return [*bad, *around]
