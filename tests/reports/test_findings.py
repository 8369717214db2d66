"""What validate found."""

import pytest

from amctl.findings import Finding
from amctl.reports.findings import COLUMNS, chosen, failed, findings_report, summary


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], ["AM101", "AM301", "AM302"]),
        (["AM3"], [], ["AM301", "AM302"]),
        (["AM301", "AM1"], [], ["AM101", "AM301"]),
        ([], ["AM3"], ["AM101"]),
        (["AM3"], ["AM302"], ["AM301"]),
        (["AM9"], [], []),
    ],
)
def test_rules_are_chosen_by_how_their_codes_begin(finding, select, ignore, expected):
    found = [finding(code=code) for code in ("AM101", "AM301", "AM302")]
    assert [one.code for one in chosen(found, select, ignore)] == expected


def test_errors_fail_and_warnings_only_if_asked_to(finding):
    warning, error = finding(level="warning"), finding()
    assert not failed([], strict=True)
    assert not failed([warning], strict=False)
    assert failed([warning], strict=True)
    assert failed([warning, error], strict=False)


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "words"),
    [
        (0, 0, 0, "0 files: no findings."),
        (0, 0, 1, "1 file: no findings."),
        (1, 0, 1, "1 file: 1 error."),
        (0, 1, 2, "2 files: 1 warning."),
        (2, 3, 9, "9 files: 2 errors and 3 warnings."),
    ],
)
def test_all_of_it_in_a_sentence(finding, errors, warnings, files, words):
    assert summary([finding()] * errors + [finding(level="warning")] * warnings, files) == words


def test_a_row_has_these_keys_and_no_others(finding, today):
    report = findings_report([finding()], today)
    keys = ["file", "line", "column", "end", "code", "level", "message", "help", "fixable"]
    assert list(report.rows[0]) == keys
    assert report.columns == COLUMNS == Finding._fields
    assert (report.name, report.blocks, report.nothing) == ("validate", (), "")


def test_the_summary_says_how_many_can_be_mended(finding):
    found = [finding(fixable=True), finding(), finding(level="warning", fixable=True)]
    assert summary(found, 1) == "1 file: 2 errors and 1 warning. 2 can be mended by --fix."
    assert summary(found, 1, hint=False) == "1 file: 2 errors and 1 warning."


def test_rows_after_mending_say_what_was_mended_and_why_the_others_were_not(finding, today):
    done, refused, other = finding(line=1), finding(line=2, fixable=True), finding(line=3)
    for written in (True, False):
        left = [refused._replace(fixable=False), other]
        rows = findings_report(left, today, ([done], {refused: "because"}), written=written).rows
        assert [(row["line"], row["mended"], row["written"], row["refused"]) for row in rows] == [
            (1, True, written, None),
            (2, False, False, "because"),
            (3, False, False, None),
        ]
    assert findings_report([], today, ([], {})).rows == ()
