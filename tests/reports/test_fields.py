"""The format explained in a terminal."""

import pytest

from amctl.model.schema import SCHEMAS, json_schema
from amctl.reports.fields import COLUMNS, fields_explained
from amctl.reports.report import Cell


@pytest.fixture
def takes(today):
    """What a field takes."""

    def of(part: str, field: str) -> str:
        report = fields_explained(part, today)
        assert report is not None
        return next(row["takes"] for row in report.rows if row["field"] == field)

    return of


@pytest.mark.parametrize(("kind", "model", "what"), SCHEMAS, ids=[kind for kind, _, _ in SCHEMAS])
def test_every_field_of_a_file_is_explained(today, kind, model, what):
    report = fields_explained(kind, today)
    assert report.title == f"Fields of {what}"
    assert [row["field"] for row in report.rows] == list(json_schema(model)["properties"])
    assert all(row["takes"] and row["meaning"] and row["audience"] in ("internal", "customer") for row in report.rows)


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("contacts", "reports_to"),
        ("contracts", "notice_given"),
        ("contracts.lines", "quantity"),
        ("contracts.notice_given", "effective"),
        ("follow_ups", "snoozed_until"),
        ("goals.readings", "value"),
        ("people.away", "cover"),
        ("config", "me"),
        ("mail", "transport"),
    ],
)
def test_a_part_of_a_file_is_found_past_lists_and_ids(today, part, field):
    report = fields_explained(part, today)
    assert field in [row["field"] for row in report.rows]
    assert all(row["meaning"] for row in report.rows)
    assert part == "config" or report.title.startswith(f"Fields of {part}, in ")


@pytest.mark.parametrize(
    "name", ["", "AM203", "name", "contracts.start", "contracts.nothing", "nothing.at.all", "team", "rates"]
)
def test_what_has_no_fields_is_not_explained_here(today, name):
    assert fields_explained(name, today) is None


@pytest.mark.parametrize(
    ("part", "field", "words"),
    [
        ("account", "name", "text, needed"),
        ("account", "status", "prospect | onboarding | active | paused | ended | archived, needed"),
        ("account", "since", "day"),
        ("account", "tags", "list of texts"),
        ("account", "team", "texts by id"),
        ("account", "contacts", "entries by id"),
        ("account", "follow_ups", "list of entries"),
        ("account", "rating", "fields of its own"),
        ("follow_ups", "with", "one or a list of ids"),
        ("follow_ups", "every", "such as 90 days"),
        ("playbook.steps", "each", "key-contact"),
        ("follow_ups", "due", "day, needed"),
        ("contracts.lines", "amount", "amount, needed"),
        ("interactions", "reached", "true or false"),
        ("settings", "rates", "amount by id"),
        ("settings", "rules", "error | warning | ignore by id"),
        ("settings", "fiscal_year_start", "whole number"),
    ],
)
def test_what_a_field_takes_is_told_in_words(takes, part, field, words):
    assert takes(part, field) == words


def test_a_row_has_these_keys_and_no_others(today):
    report = fields_explained("follow_ups", today)
    assert {tuple(row) for row in report.rows} == {("field", "takes", "audience", "meaning")}
    assert report.columns == COLUMNS
    (table,) = report.blocks
    assert table.rows[1][:2] == (Cell("due", "strong"), Cell("day, needed"))


def test_a_field_that_means_what_its_part_does_has_that_meaning(today):
    meanings = {row["field"]: row["meaning"] for row in fields_explained("contracts", today).rows}
    assert meanings["forecast"] == "What we expect of the decision ahead."
    assert meanings["notice_given"] == "Notice that one side has given."
    assert meanings["outcome"] == "How the decision about this term went."
    assert meanings["uplift"] == "A price increase on renewal."
