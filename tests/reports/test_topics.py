"""Topics of the manual that are no tables."""

from amctl.reports.topics import files, mail


def test_every_place_is_named_once_with_what_is_there(today):
    report = files(today, config="/c.yaml", journal="/journal")
    places = {row["file"]: row["place"] for row in report.rows}
    assert places["config"] == "/c.yaml"
    assert places["journal"] == "/journal"
    assert places["book"] == "BOOK/amctl.yaml"
    assert len(places) == len(report.rows) == len(report.blocks[0].rows)
    assert {tuple(row) for row in report.rows} == {report.columns}
    order = report.blocks[1].text
    assert order.index("-C/--book") < order.index("AMCTL_BOOK") < order.index("upwards") < order.index("of your config")


def test_mails_come_from_mutt_procmail_and_sieve(today):
    report = mail(today)
    (row,), (prose,) = report.rows, report.blocks
    assert row["text"] == prose.text
    for word in ("macro index,pager", ":0 c w", "vnd.dovecot.pipe"):
        assert f"\n    {word}" in prose.text or f'\n    require ["{word}"' in prose.text
