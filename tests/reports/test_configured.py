"""What is set, and where it comes from."""

from amctl.reports.configured import Setting, configured
from amctl.reports.report import Cell


def test_a_row_for_each_setting_and_a_dash_for_what_is_not_set(today):
    report = configured([Setting("me", "anna", "config.yaml:1"), Setting("mail", "", "default")], today)
    assert report.rows == (
        {"setting": "me", "value": "anna", "source": "config.yaml:1"},
        {"setting": "mail", "value": None, "source": "default"},
    )
    assert {tuple(row) for row in report.rows} == {report.columns}
    (table,) = report.blocks
    assert [row[1] for row in table.rows] == [Cell("anna", "plain"), Cell("—", "dim")]
