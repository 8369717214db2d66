import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from amctl.findings import Finding
from amctl.render.diagnostics import concise, full, github
from amctl.render.excerpt import excerpt
from amctl.render.look import Look
from amctl.render.text import display

LOOK = Look(80, colour=False, ascii=False)
SGR = re.compile(r"\x1b\[[0-9;]*m")
ANY = st.text(st.characters(exclude_categories=(), exclude_characters="\n"))


def finding(line: int = 1, column: int = 1, end: int = 2, **other: str) -> Finding:
    told = {
        "file": "accounts/acme.yaml",
        "code": "AM203",
        "level": "error",
        "message": "unknown stage 'wno'",
        "help": "",
    }
    return Finding(line=line, column=column, end=end, **{**told, **other})  # type: ignore[arg-type]


def carets(line: str, column: int, end: int, width: int = 80) -> tuple[str, str]:
    """The source line, and what stands above the carets, of the page that people see."""
    page = full([finding(1, column, end)], {"accounts/acme.yaml": line}, Look(width, colour=False, ascii=False))
    _, source, marks, *_ = page.split("\n")
    assert source.startswith("    1 |")
    assert marks.startswith("      | ")
    source, marks = source[8:], marks[8:]
    at, behind = len(marks) - len(marks.lstrip()), len(marks)
    cells = "".join((char + "\0")[: cell_len(char)] for char in source)  # one letter per cell
    return source, cells[at:behind].replace("\0", "")


def test_concise() -> None:
    findings = [
        finding(14, 10, 13),
        finding(2, 1, 1, level="warning", file="b c.yaml", message="a\nb \x1b[2J", help="x"),
    ]
    assert concise(findings) == (
        "accounts/acme.yaml:14:10: AM203 unknown stage 'wno'\nb c.yaml:2:1: AM203 a\\x0ab \\x1b[2J\n"
    )
    assert concise([]) == ""


@pytest.fixture
def findings() -> tuple[list[Finding], dict[str, str]]:
    acme = (
        "name: Acme\nstage: wno\n"
        'note: "日本語テキスト\tfoo\x1b[2J bar"\r\n'
        + f"long: {'lorem ipsum dolor ' * 30}BAD{' and its end' * 30}\n"
        + f"wide: {'日本' * 80} x\n"
    )
    told = [
        finding(2, 8, 11, help="did you mean 'won'? allowed: prospect, won, lost"),
        finding(3, 15, 18, level="warning", code="AM504", message="a word in the middle"),
        finding(3, 18, 19, level="warning", code="AM504", message="an escape", help="delete it"),
        finding(
            4, 547, 550, message="far to the right", help="say it again, in fewer words, so that there is room " * 2
        ),
        finding(4, 7, 900, message="nearly all of the line"),
        finding(5, 100, 101, message="wide on either side"),
        finding(5, 167, 168, message="the end of a line"),
        finding(1, 11, 11, message="something is missing here", level="warning"),
        finding(99, 1, 2, message="no such line"),
        finding(1, 1, 2, message="no text", file="other.yaml", help="look at the file"),
    ]
    return told, {"accounts/acme.yaml": acme}


@pytest.mark.parametrize("width", [40, 80, 200])
def test_full(width: int, findings: tuple[list[Finding], dict[str, str]], snapshot: SnapshotAssertion) -> None:
    text = full(*findings, Look(width, colour=False, ascii=False))
    assert text == snapshot
    place = re.compile(r"\S+:\d+:\d+: AM")  # these lines stay whole, to be copied and clicked on
    assert all(cell_len(line) <= width for line in text.splitlines() if not place.match(line))


def test_full_in_colour_and_in_ascii(
    findings: tuple[list[Finding], dict[str, str]], snapshot: SnapshotAssertion
) -> None:
    text = full(*findings, LOOK._replace(colour=True))
    assert SGR.sub("", text) == full(*findings, LOOK)
    assert "\x1b[1;31mAM203\x1b[0m" in text
    assert "\x1b[33mAM504\x1b[0m" in text
    assert text.replace("\x1b", "ESC") == snapshot
    assert "…" not in full(*findings, LOOK._replace(ascii=True))
    assert "| ...ipsum" in full(*findings, LOOK._replace(ascii=True)) or "| ..." in full(
        *findings, LOOK._replace(ascii=True)
    )


def test_full_of_nothing_is_nothing() -> None:
    assert full([], {}, LOOK) == ""


@pytest.mark.parametrize(
    ("line", "column", "end", "marked"),
    [
        ("  stage: wno", 10, 13, "wno"),
        ("stage: wno", 1, 6, "stage"),
        ('n: "日本" x', 5, 7, "日本"),
        ('n: "日本" x', 9, 10, "x"),
        ("\t\tstage: x", 3, 8, "stage"),
        ("a\tb: x", 3, 4, "b"),
        ("a\x1b: x", 2, 3, "\\x1b"),
        ("a\x1b: x", 5, 6, "x"),
        ("\u202e: x", 4, 5, "x"),
        ("e\u0301e\u0301: x", 7, 8, "x"),
        ("stage: x", 8, 99, "x"),
        ("\ud83d x", 3, 4, "x"),
    ],
)
def test_carets_stand_below_what_is_meant(line: str, column: int, end: int, marked: str) -> None:
    assert carets(line, column, end) == (display(line), marked)


@pytest.mark.parametrize(("column", "end"), [(5, 5), (5, 9), (9, 99), (5, 2)])
def test_a_caret_for_something_behind_the_end(column: int, end: int) -> None:
    assert excerpt("name", column, end, 40, "…") == ("name", "    ^")


@pytest.mark.parametrize(("column", "end"), [(0, 0), (1, 1), (-3, 1), (2, 1)])
def test_there_is_always_a_caret(column: int, end: int) -> None:
    assert excerpt("name", column, end, 40, "…")[1].strip() == "^"
    assert excerpt("", column, end, 40, "…") == ("", "^")


@given(ANY, st.integers(1, 60), st.integers(0, 9), st.integers(12, 60), st.sampled_from(["…", "..."]))
def test_an_excerpt_fits_and_is_harmless(line: str, column: int, length: int, room: int, dots: str) -> None:
    shown, marks = excerpt(line, column, column + length, room, dots)
    assert cell_len(shown) <= room
    assert len(marks) <= max(room, cell_len(shown) + 1)
    assert re.fullmatch(" *\\^+", marks)
    assert display(shown) == shown


@given(st.integers(1, 400), st.integers(1, 400), st.integers(12, 200))
def test_a_window_shows_the_word_that_is_meant(before: int, after: int, room: int) -> None:
    line = f"{'日' * (before // 3)}{'x' * before} WORD {'日x' * after}"
    column = line.index("WORD") + 1
    shown, marks = excerpt(line, column, column + 4, room, "…")
    assert cell_len(shown) <= room
    assert "WORD" in shown
    assert len(marks) - 4 == cell_len(shown[: shown.index("WORD")])
    assert marks.endswith("^^^^")


def test_endless_lines_cost_no_time_and_lines_of_nothing_do_no_harm() -> None:
    line = "x" * 3_000_000 + "HERE" + "y" * 3_000_000
    shown, marks = excerpt(line, 3_000_001, 3_000_005, 60, "…")
    assert len(shown) == 60
    assert shown[marks.index("^") :].startswith("HERE")
    shown, marks = excerpt("\u0301" * 5000, 3000, 3001, 60, "…")
    assert cell_len(shown) <= 60
    assert marks.endswith("^")


def test_line_numbers_may_be_long() -> None:
    text = full([finding(1_234_567, 3, 4)], {"accounts/acme.yaml": "\n" * 1_234_566 + "a: b\n"}, LOOK)
    assert "\n1234567 | a: b\n        |   ^\n" in text


def test_hostile_texts_reach_the_terminal_as_letters_only(hostile: list[str]) -> None:
    for text in hostile:
        bad = finding(1, 1, 9, file=text, code="AM1", message=text, help=text)
        for page in (
            full([bad], {text: text}, LOOK),
            SGR.sub("", full([bad], {text: text}, LOOK._replace(colour=True))),
            concise([bad]),
            github([bad]),
        ):
            assert all(line.replace("\u200d", "").replace("\u3000", "").isprintable() for line in page.split("\n"))
        assert concise([bad]).count("\n") == github([bad]).count("\n") == 1


def unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github() -> None:
    findings = [
        finding(14, 10, 13, help="did you mean 'won'?"),
        finding(2, 1, 5, level="warning", code="AM504", file="a,b:c%.yaml", message="100 %: a, b\r\nc"),
    ]
    assert github(findings) == (
        "::error file=accounts/acme.yaml,line=14,col=10,endColumn=13,title=AM203"
        "::unknown stage 'wno' (did you mean 'won'?)\n"
        "::warning file=a%2Cb%3Ac%25.yaml,line=2,col=1,endColumn=5,title=AM504::100 %25: a, b%0D%0Ac\n"
    )
    assert github([]) == ""


@given(st.text(st.sampled_from("ab:,%\n\r0ADC235 =")), st.text(st.sampled_from("ab:,%\n\r0ADC235 =")))
def test_github_reads_the_texts_back(file: str, message: str) -> None:
    line = github([finding(file=file, message=message)])
    found = re.fullmatch(r"::error file=([^:,]*),line=1,col=1,endColumn=2,title=AM203::([^\r\n]*)\n", line)
    assert found
    assert (unescaped(found[1]), unescaped(found[2])) == (file, message)


def test_a_secret_is_told_without_its_line() -> None:
    page = full([finding(code="AM211", message="a secret")], {"accounts/acme.yaml": "password: blue42horse"}, LOOK)
    assert "AM211 a secret" in page
    assert "blue42horse" not in page
