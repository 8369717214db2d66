"""Topics of the manual that are no tables."""

from textwrap import dedent

from amctl.model.reading import understood
from amctl.model.settings import UserConfig
from amctl.reports.topics import files, mail
from amctl.yaml.reader import read


def test_every_place_is_named_once_with_what_is_there(today):
    report = files(today, ["/c.yaml", "/journal", "/mail", "/outbox"])
    places = {row["file"]: row["place"] for row in report.rows}
    assert places["config"] == "/c.yaml"
    assert (places["journal"], places["ledger"], places["outbox"]) == ("/journal", "/mail", "/outbox")
    assert places["book"] == "BOOK/amctl.yaml"
    assert len(places) == len(report.rows) == len(report.blocks[0].rows)
    assert {tuple(row) for row in report.rows} == {report.columns}
    order = report.blocks[1].text
    assert order.index("-C/--book") < order.index("AMCTL_BOOK") < order.index("upwards") < order.index("of your config")


def test_mails_come_from_mutt_procmail_and_sieve(today):
    report = mail(today)
    _, prose = report.blocks
    assert [row["text"] for row in report.rows] == [block.text for block in report.blocks]
    for word in ("macro index,pager", ":0 c w", "vnd.dovecot.pipe"):
        assert f"\n    {word}" in prose.text or f'\n    require ["{word}"' in prose.text


def test_the_config_for_reminders_is_one(today):
    out, _ = mail(today).blocks
    config = dedent("\n".join(line for line in out.text.split("\n") if line.startswith("    ")))
    found, problems = understood(read("config.yaml", config.encode()), UserConfig)
    assert problems == ()
    assert (found.mail.security, found.mail.allow) == ("starttls", ("example.org",))
