"""amctl away: an absence goes into the settings, and the cover gets a sheet of what to know."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SETTINGS = """\
amctl: 1
people:                      # us
  anna:
    name: Anna Becker
    lead: ruth               # since May
    away:
      - {from: 2026-10-01, until: 2026-10-09}    # autumn
  ben: {name: Ben Ott, lead: ruth}
  ruth: {name: Ruth Hag, away: [{from: 2026-12-01, until: 2026-12-02, cover: ben}]}
  jonas: {name: Jonas, left: {date: 2026-09-30, successor: ben}}
"""
ACME = """\
name: Acme
status: active
owner: anna
follow_ups:
  - {what: Send offer, due: 2026-11-20}
  - {what: Call back, due: 2026-12-01}
"""
WEEK = ("--from", "2026-11-30", "--until", "2026-12-04")


@pytest.fixture
def root(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(acme=ACME, beta="name: Beta\nstatus: active\nowner: ben\n", amctl=SETTINGS)
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    monkeypatch.setenv("AMCTL_ME", "anna")
    return root


def settings(root: Path) -> str:
    return (root / "amctl.yaml").read_text()


def test_it_is_written_with_all_comments_kept_and_the_sheet_follows(amctl: Any, root: Path) -> None:
    ran = amctl("away", "anna", *WEEK, "--cover", "ben")
    assert ran.code == 0
    added = "      - {from: 2026-11-30, until: 2026-12-04, cover: ben}\n"
    before, after = SETTINGS.split("  ben: ")
    assert settings(root) == f"{before}{added}  ben: {after}"
    assert [line[0] for line in ran.lines] == ["acme"]
    assert ran.err == (
        "Anna Becker is away from Mon 2026-11-30 (in 7 days) until Fri 2026-12-04 (in 11 days); Ben Ott covers.\n"
    )
    assert amctl("undo").code == 0
    assert settings(root) == SETTINGS


def test_the_sheet_is_a_report_in_any_format(amctl: Any, root: Path, tmp_path: Path) -> None:
    ran = amctl("away", "me", *WEEK, "--cover", "ben", "--json")
    assert ran.json["report"] == "away"
    (row,) = ran.json["data"]
    assert (row["overdue"], row["ahead"], row["cover"]) == (1, 1, "ben")
    assert [item["what"] for item in row["items"]] == ["Send offer", "Call back"]
    for name in ("cover.md", "cover.html"):
        assert amctl("away", "anna", "-o", tmp_path / name).code == 0
        assert "Call back" in (tmp_path / name).read_text()
    ran = amctl("away", "anna", "--format", "table")
    assert ran.out.startswith("Cover sheet for Anna Becker\n")


def test_a_sheet_into_a_file_while_it_is_written(amctl: Any, root: Path, tmp_path: Path) -> None:
    ran = amctl("away", "anna", *WEEK, "--cover", "ben", "-o", tmp_path / "cover.md")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "cover.md").read_text().startswith("# Cover sheet for Anna Becker\n")


def test_a_format_that_there_is_not_is_told_before_anything_is_written(amctl: Any, root: Path) -> None:
    assert amctl("away", "anna", *WEEK, "-o", "cover.doc").code == 2
    assert amctl("away", "anna", *WEEK, "--format", "doc").code == 2
    assert settings(root) == SETTINGS


def test_a_dry_run_shows_the_diff_and_no_sheet(amctl: Any, root: Path, tmp_path: Path) -> None:
    ran = amctl("away", "anna", *WEEK, "-n", "-o", tmp_path / "cover.md")
    assert ran.code == 0
    assert "+      - {from: 2026-11-30, until: 2026-12-04}\n" in ran.out
    assert "Cover sheet" not in ran.out
    assert ran.err.startswith("Not written (--dry-run): Anna Becker is away from ")
    assert not (tmp_path / "cover.md").exists()
    told = amctl("away", "anna", *WEEK, "-n", "--json").json
    assert (told["report"], told["data"][0]["written"]) == ("change", False)
    assert settings(root) == SETTINGS


def test_without_a_cover_the_lead_is_told(amctl: Any, root: Path) -> None:
    ran = amctl("away", "ben", "--until", "fri", "--format", "table")
    assert "Ben Ott is away from Mon 2026-11-23 (today) until Fri 2026-11-27 (in 4 days); nobody covers.\n" in ran.err
    assert "Ruth Hag is told of what falls due meanwhile; --cover names somebody else.\n" in ran.err
    assert "Told instead  Ruth Hag\n" in ran.out
    assert "  ben: {name: Ben Ott, lead: ruth, away: [{from: 2026-11-23, until: 2026-11-27}]}\n" in settings(root)
    assert [row["account"] for row in amctl("due", "--owner", "ruth", "--within", "1y", "--json").json["data"]] == []


def test_a_cover_who_is_away_is_warned_of(amctl: Any, root: Path) -> None:
    ran = amctl("away", "anna", *WEEK, "--cover", "ruth")
    assert "AM312 Ruth Hag is away as well, from 2026-12-01 until 2026-12-02\n" in ran.err
    assert "help: there all the time: ben\n" in ran.err


def test_what_falls_due_is_shown_to_the_cover_and_to_the_covers_cover(amctl: Any, root: Path) -> None:
    assert amctl("away", "anna", *WEEK, "--cover", "ruth").code == 0
    first = amctl("due", "--owner", "ruth", "--today", "2026-11-30", "--json").json["data"]
    second = amctl("due", "--owner", "ben", "--today", "2026-12-01", "--json").json["data"]
    assert [row["what"] for row in first] == [row["what"] for row in second] == ["Send offer", "Call back"]
    assert amctl("due", "--owner", "ruth", "--today", "2026-12-01", "--json").json["data"] == []


def test_the_agenda_shows_it(amctl: Any, root: Path) -> None:
    assert amctl("away", "anna", *WEEK, "--cover", "ben").code == 0
    ran = amctl("agenda", "--owner", "anna", "--weeks", "2", "--format", "table")
    assert "anna is away until 2026-12-04, ben" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nobody", *WEEK), "no person 'nobody'"),
        (("jonas", *WEEK), "Jonas left on 2026-09-30"),
        (("anna", *WEEK, "--cover", "jonas"), "Jonas left on 2026-09-30"),
        (("anna", *WEEK, "--cover", "anna"), "Anna Becker cannot cover for themselves"),
        (("ruth", *WEEK), "Ruth Hag is away already from 2026-12-01 until 2026-12-02"),
        (("anna", "--from", "2026-12-01"), "until when?"),
        (("anna", "--cover", "ben"), "no absence of Anna Becker is ahead"),
        (("anna", "--until", "2026-13-01"), "there is no day 2026-13-01"),
        (("anna", "--until", "fri", "--cancel"), "--cancel takes an absence back"),
        (WEEK, "who of us?"),
        (("--cancel",), "who of us?"),
        (("anna", "--cancel"), "no absence of Anna Becker is ahead"),
        (("anna", "--until", ""), "--until is empty"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    amctl: Any, root: Path, words: tuple[str, ...], message: str
) -> None:
    ran = amctl("away", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"amctl: {message}")
    assert "\n  help: " in ran.err
    assert settings(root) == SETTINGS


def test_the_last_day_counts_from_the_first(amctl: Any, root: Path) -> None:
    assert amctl("away", "anna", "--from", "2026-12-21", "--until", "+2w", "--cover", "ben").code == 0
    assert "{from: 2026-12-21, until: 2027-01-04, cover: ben}" in settings(root)


def test_all_absences_ahead(amctl: Any, root: Path) -> None:
    ran = amctl("away")
    assert ran.lines == [["ruth", "Ruth Hag", "2026-12-01", "2026-12-02", "ben", "ben", "0"]]
    ran = amctl("away", "anna", "--json")
    assert (ran.code, ran.json["data"], ran.err) == (0, [], "No absence of Anna Becker is ahead.\n")


def test_one_is_taken_back(amctl: Any, root: Path) -> None:
    assert amctl("away", "anna", *WEEK).code == 0
    ran = amctl("away", "anna", "--cancel")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "Anna Becker is there after all from Mon 2026-11-30 (in 7 days) until Fri 2026-12-04 (in 11 days).\n"
    )
    assert settings(root) == SETTINGS
    assert "-  ruth: {name: Ruth Hag, away:" in amctl("away", "ruth", "--cancel", "--dry-run").out
    assert amctl("away", "ruth", "--cancel", "--json").json["data"][0]["written"] is True
    assert "  ruth: {name: Ruth Hag}\n" in settings(root)


def test_names_are_text(amctl: Any, book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    evil = '"[bold]<b>\\e[31m|=cmd"'
    people = f"amctl: 1\npeople:\n  anna: {{name: {evil}}}\n  ben: {{name: {evil}}}\n"
    acme = f"name: {evil}\nstatus: active\nowner: anna\nfollow_ups: [{{what: {evil}, due: 2026-11-24}}]\n"
    monkeypatch.setenv("AMCTL_BOOK", str(book(acme=acme, amctl=people)))
    for form in ("table", "md", "html", "tsv", "csv", "json"):
        ran = amctl(
            "away", "anna", "--until", "fri", "--cover", "ben", "--format", form, *(["-n"] if form == "" else [])
        )
        assert ran.code == 0
        assert "\x1b" not in ran.out + ran.err
        assert form != "html" or "<b>" not in ran.out
        assert amctl("away", "anna", "--cancel").code == 0


def test_a_book_without_accounts_and_one_with_a_broken_file(amctl: Any, root: Path) -> None:
    (root / "acme.yaml").write_text("name: [")
    ran = amctl("away", "anna", *WEEK, "--cover", "ben", "--json")
    assert ran.code == 1
    assert ran.json["problems"]
    assert json.loads(ran.out)["data"] == []
    for file in ("acme.yaml", "beta.yaml"):
        (root / file).unlink()
    ran = amctl("away", "anna", "--format", "table")
    assert ran.code == 0
    assert "Accounts  0 accounts, 0\N{NO-BREAK SPACE}€ a year\n" in ran.out


def test_one_day_is_one_day(amctl: Any, root: Path) -> None:
    """A weekday that is named twice is one day; a span counts from the first day on."""
    for since, until, told in (
        ("fri", "fri", "2026-11-27"),
        ("2026-11-27", "fri", "2026-11-27"),
        ("fri", "+1w", "2026-12-04"),
    ):
        ran = amctl("away", "anna", "--from", since, "--until", until, "--cover", "ben", "-n")
        assert f"from: 2026-11-27, until: {told}" in ran.out


def test_tomorrow_is_tomorrow(amctl: Any, root: Path) -> None:
    for until, told in (("today", "2026-12-03"), ("morgen", "2026-12-04"), ("eom", "2026-12-31")):
        ran = amctl("--today", "2026-12-03", "away", "anna", "--until", until, "-n")
        assert f"from: 2026-12-03, until: {told}" in ran.out


def test_a_cover_is_named_later(amctl: Any, root: Path) -> None:
    amctl("away", "anna", *WEEK)
    for _ in range(2):
        ran = amctl("away", "anna", "--cover", "ben", "--lang", "en", "--format", "md")
        assert ran.code == 0
    assert "| Cover | Ben Ott" in ran.out
    assert settings(root).count("until: 2026-12-04, cover: ben") == 1
    assert amctl("away", "anna", "--cover", "anna").code == 2
    assert amctl("away", "ben", "--cover", "anna").err.startswith("amctl: no absence of Ben Ott is ahead")


def test_of_nobody_who_will_be_away_there_is_a_page_with_a_title(amctl: Any, root: Path) -> None:
    assert (
        amctl("away", "ben", "--lang", "de", "--format", "md").out
        == "# Abwesenheiten von Ben Ott\n\nKeine Abwesenheit von Ben Ott steht bevor.\n"
    )
