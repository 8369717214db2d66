"""The manual: rules explained, days as they are typed, formats, exit codes."""

import inspect

import pytest

import amctl.errors
from amctl.day_words import GRAMMAR
from amctl.errors import EXIT_CODES, AmctlError, UsageError
from amctl.reports.manual import dates, exit_codes, formats, rules_explained
from amctl.reports.report import Cell, Prose, Table
from amctl.rules.catalogue import RULES


@pytest.mark.parametrize("code", ["AM203", "am203", "bad-date"])
def test_a_rule_is_explained_by_its_own_words(today, code):
    report = rules_explained(code, today)
    (row,) = report.rows
    assert (row["code"], row["name"], row["level"]) == ("AM203", "bad-date", "error")
    assert row["summary"] == "Something that is no day."
    assert row["manual"].startswith("Days are written as YYYY-MM-DD")
    (block,) = report.blocks
    assert block.title == "AM203 bad-date (error)"
    assert block.text.startswith("Something that is no day.\n\nDays are")
    assert "\n    due: 2026-02-30                     # before\n" in block.text


@pytest.mark.parametrize("code", ["AM4", "am40"])
def test_a_family_is_explained_one_by_one(today, code):
    report = rules_explained(code, today)
    assert [row["code"] for row in report.rows] == [rule.CODE for rule in RULES if rule.CODE.startswith(code.upper())]
    assert len(report.blocks) == len(report.rows) > 3
    assert all(isinstance(block, Prose) for block in report.blocks)


def test_without_a_code_all_rules_are_listed(today):
    report = rules_explained("", today)
    assert len(report.rows) == len(RULES)
    (table,) = report.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["AM101", "not-yaml", "error", "The file is not YAML."]
    assert table.rows[0][2] == Cell("error", "bad")
    assert {cell.tone for row in table.rows for cell in row[2:3]} == {"bad", "warn"}


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("AM2003", "did you mean 'AM203'?"),
        ("bad-dates", "did you mean 'bad-date'?"),
        ("Bad-Date", "did you mean 'bad-date'?"),
        ("zzz", "amctl explain lists the rules"),
    ],
)
def test_a_rule_that_does_not_exist_is_told_with_what_was_meant(today, code, hint):
    with pytest.raises(UsageError, match=f"no rule or field '{code}'") as caught:
        rules_explained(code, today)
    assert caught.value.hint == hint


def test_a_row_has_these_keys_and_no_others(today):
    for code in ("", "AM203"):
        report = rules_explained(code, today)
        assert {tuple(row) for row in report.rows} == {("code", "name", "level", "summary", "manual", "mends")}
        assert report.columns == ("code", "name", "level", "summary")


def test_every_report_is_listed_with_the_columns_that_a_pipe_gets(today):
    report = formats(today)
    columns = {row["report"]: row["columns"] for row in report.rows}
    assert columns["due"][:3] == ("account", "kind", "day")
    assert columns["renewals"][:2] == ("account", "contract")
    assert columns["list"][:2] == columns["show"][:2] == ("account", "name")
    assert columns["validate"][:2] == ("file", "line")
    assert {tuple(row) for row in report.rows} == {report.columns} == {("report", "columns")}
    _, table = report.blocks
    assert table.rows[0] == (Cell("due", "strong"), Cell(" ".join(columns["due"])))


def test_every_way_to_type_a_day_is_listed_with_its_meaning(today):
    report = dates(today)
    assert report.columns == ("english", "german", "meaning")
    assert [tuple(row.values()) for row in report.rows] == [tuple(words) for words in GRAMMAR]
    assert {tuple(row) for row in report.rows} == {report.columns}
    table, prose = report.blocks
    assert [tuple(cell.text for cell in row) for row in table.rows] == [tuple(words) for words in GRAMMAR]
    assert "01/02/2026 are refused" in prose.text


def test_every_exit_code_there_is_is_listed_once(today):
    report = exit_codes(today)
    codes = [code for code, _ in EXIT_CODES]
    assert codes == sorted(set(codes))
    assert [row["code"] for row in report.rows] == codes
    assert {tuple(row) for row in report.rows} == {("code", "meaning")}
    assert [tuple(cell.text for cell in row) for row in report.blocks[0].rows] == [(str(c), m) for c, m in EXIT_CODES]
    raised = [
        one.exit_code for _, one in inspect.getmembers(amctl.errors, inspect.isclass) if issubclass(one, AmctlError)
    ]
    assert set(raised) <= set(codes)


def test_a_rule_says_what_is_mended(today):
    [fixable] = rules_explained("AM205", today).rows
    [other] = rules_explained("AM101", today).rows
    assert (fixable["mends"], other["mends"]) == ("it gets quotes", None)
    (prose,) = rules_explained("AM205", today).blocks
    assert "validate --fix: it gets quotes." in str(prose)
    assert "--fix" not in str(rules_explained("AM101", today).blocks)
