"""TSV, CSV and JSON."""

import csv
import json
import re
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.render.formats import rendered
from amctl.render.json import written
from amctl.render.look import Look
from amctl.render.text import display
from amctl.render.values import flat
from amctl.reports.report import Report, Value

LOOK = Look(80, colour=False, ascii=False)
FORMULA = re.compile("'*[=+\\-@\t\n\uff1d\uff0b\uff0d\uff20]")
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9)


def of(*values: Value) -> Report:
    keys = tuple(f"k{number}" for number in range(len(values)))
    return Report("due", "Due", date(2026, 11, 23), keys, (dict(zip(keys, values, strict=True)),), ())


def unguarded(text: str) -> str:
    """What an import does: the exact inverse of the guard."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (True, "true"),
        (False, "false"),
        (-7, "-7"),
        (Decimal("54000.00"), "54000.00"),
        (Decimal("1E+5"), "100000"),
        (Decimal("0.0000001"), "0.0000001"),
        (date(2026, 1, 2), "2026-01-02"),
        (["a", 1, None, date(2026, 1, 2)], "a,1,,2026-01-02"),
        ((), ""),
        ({"a": [1, Decimal("2.50")], "b": None, "c": {}}, '{"a":[1,2.5],"b":null,"c":{}}'),
        ([{"a": "x\u202e"}, "y"], '{"a":"x\\u202e"},y'),
    ],
)
def test_one_text_for_a_value(value: Value, text: str) -> None:
    assert flat(value) == text


def test_tsv_has_a_row_a_line_whatever_is_in_it(hostile: list[str]) -> None:
    for text in hostile:
        line = rendered(of("acme", text, [text, text], {text: text}), "tsv", LOOK)
        assert line.count("\n") == 1
        assert line.endswith("\n")
        fields = line[:-1].split("\t")
        assert len(fields) == 4
        assert fields[1] == display(text.replace("\n", "\\n").replace("\t", "\\t"))
        assert all(field.replace("\u200d", "").replace("\u3000", "").isprintable() for field in fields)


def test_tsv_and_csv_have_the_columns_of_the_report_in_its_order() -> None:
    report = of("a", "b", "c")._replace(columns=("k2", "k0"))
    assert rendered(report, "tsv", LOOK) == "c\ta\n"
    assert rendered(report, "csv", LOOK) == "k2,k0\nc,a\n"


def test_csv_gives_the_text_back(hostile: list[str]) -> None:
    for text in hostile:
        page = rendered(of(text, [text], 1), "csv", LOOK)
        head, fields = csv.reader(StringIO(page, newline=""), strict=True)
        assert head == ["k0", "k1", "k2"]
        shown = "\t".join(display(part, lines=True) for part in text.split("\t"))
        assert [unguarded(field) for field in fields] == [shown, shown, "1"]
        assert not re.match("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]", fields[0])


@given(st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" \t\n='-+@,;\"")))
def test_csv_gives_every_harmless_text_back_exactly(text: str) -> None:
    _, fields = csv.reader(StringIO(rendered(of(text, "x"), "csv", LOOK), newline=""), strict=True)
    assert unguarded(fields[0]) == text


def test_csv_guards_texts_and_leaves_numbers_and_days_alone() -> None:
    page = rendered(of(-1, Decimal("-2.50"), date(2026, 1, 2), None, True, "-1", ["=x"], "'=1", "don't"), "csv", LOOK)
    assert page.splitlines()[1] == "-1,-2.50,2026-01-02,,true,'-1,'=x,''=1,don't"


def test_json_gives_the_data_back_exactly(hostile: list[str]) -> None:
    for text in hostile:
        page = rendered(of(text, [text], {text: text}), "json", LOOK)
        page.encode("utf-8")
        assert all(line.replace("\u200d", "").replace("\u3000", "").isprintable() for line in page.split("\n"))
        assert json.loads(page)["data"] == [{"k0": text, "k1": [text], "k2": {text: text}}]


def test_json_has_all_keys_of_a_row_and_what_could_not_be_read(report: Report) -> None:
    page = json.loads(rendered(report, "json", LOOK))
    assert list(page) == ["amctl", "report", "today", "data", "problems"]
    assert (page["amctl"], page["report"], page["today"]) == (1, "due", "2026-11-23")
    assert [list(row) for row in page["data"]] == [list(row) for row in report.rows]
    assert page["problems"] == [
        {
            "file": "accounts/acme.yaml",
            "line": 14,
            "column": 10,
            "code": "AM203",
            "message": "unknown stage 'wno'",
            "help": "did you mean 'won'?",
        }
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("54000.00", "54000"),
        ("54000", "54000"),
        ("1E+3", "1000"),
        ("512.50", "512.5"),
        ("-0.000001", "-0.000001"),
        ("0.00", "0"),
        ("123456789012345678901234.10", "123456789012345678901234.1"),
    ],
)
def test_json_has_exact_amounts(number: str, text: str) -> None:
    assert written(Decimal(number)) == text


@given(AMOUNTS)
def test_json_amounts_survive_programs_that_know_floats_only(amount: Decimal) -> None:
    text = written(amount)
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == amount
    if sum(map(str.isdigit, text)) <= 15:
        assert Decimal(repr(json.loads(text))) == amount


WORDS = st.text(st.characters(exclude_categories=("C", "Z")))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner)
)


@given(JSON)
def test_json_is_laid_out_as_by_the_standard_library(value: Value) -> None:
    assert written(value) == json.dumps(value, ensure_ascii=False, indent=2)
    assert written(value, None) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
