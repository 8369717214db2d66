"""A slip of the pen is told where it would hide something, not only by validate."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
PEOPLE = "amctl: 1\npeople:\n  anna: {name: Anna Becker}\n  ben: {name: Ben Ott, left: {date: 2026-10-31}}\n"
ACME = """\
name: Acme Ltd
status: active
owner: anna
contracts:
  term: {signed: 2026-01-01, start: 2026-01-01, end: 2027-03-31, notic: 3 months, lines: {a: {amount: 100}}}
follow_ups: [{what: Send offer, due: 2026-11-20}]
"""


@pytest.mark.parametrize("words", [["due"], ["renewals"], ["list"], ["show", "acme"]], ids=" ".join)
def test_an_unknown_key_is_told_by_every_report_for_it_may_be_a_notice_period(
    words: list[str], amctl: Run, book: Make
) -> None:
    ran = amctl("-C", book(acme=ACME), *words, "--json")
    assert ran.code == 1
    assert "acme.yaml:5:66: AM201 unknown key 'notic'" in ran.err
    assert "did you mean 'notice'?" in ran.err
    assert "1 file is used without what is named above" in ran.err
    assert [problem["code"] for problem in ran.json["problems"]] == ["AM201"]
    assert ran.json["data"]


def test_so_is_one_in_the_settings_and_the_book_may_say_that_it_does_not_matter(amctl: Run, book: Make) -> None:
    root = book(acme=ACME.replace("notic: 3 months, ", ""), amctl=PEOPLE + "leed: {decision: 1 year}\n")
    ran = amctl("-C", root, "list")
    assert (ran.code, "AM201 unknown key 'leed'" in ran.err) == (1, True)
    root = book(acme=ACME, amctl=PEOPLE + "rules: {AM201: warning}\n")
    assert amctl("-C", root, "list").code == 0


def test_what_falls_to_nobody_who_is_there_is_everybodys(amctl: Run, book: Make) -> None:
    typo = ACME.replace("notic: 3 months, ", "").replace("owner: anna", "owner: ana")
    root = book(amctl=PEOPLE, acme=typo, beta=typo.replace("ana", "ben"), gone=typo.replace("owner: ana", "owner: ben"))
    rows = amctl("-C", root, "due", "--owner", "anna").lines
    assert {row[0] for row in rows} == {"acme", "beta", "gone"}
    mine = book(amctl=PEOPLE + "  mei: {name: Mei Tan}\n", acme=ACME.replace("notic: 3 months, ", ""))
    (mine / "beta.yaml").unlink()
    (mine / "gone.yaml").unlink()
    assert amctl("-C", mine, "due", "--owner", "mei").lines == []


@pytest.mark.parametrize(
    ("left", "heir"),
    [("left: {date: 2026-10-31, successor: mei}", "mei"), ("lead: anna, left: {date: 2026-10-31}", "anna")],
    ids=["the successor", "else the lead"],
)
def test_what_falls_to_somebody_who_has_left_is_the_heirs_alone(left: str, heir: str, amctl: Run, book: Make) -> None:
    people = f"amctl: 1\npeople: {{anna: {{name: Anna}}, mei: {{name: Mei}}, ben: {{name: Ben, {left}}}}}\n"
    acme = ACME.replace("notic: 3 months, ", "").replace("owner: anna", "owner: ben")
    root = book(amctl=people, acme=acme)
    shown = {who: [row[3] for row in amctl("-C", root, "due", "--owner", who).lines] for who in ("anna", "mei")}
    assert shown.pop(heir) == ["Send offer"]
    assert [*shown.values()] == [[]]


@pytest.mark.parametrize(("written", "hint"), [("12.000", "write 12000, or 12.00"), ("1.500", "write 1500, or 1.50")])
def test_three_digits_behind_a_point_are_asked_about(written: str, hint: str, amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(acme=ACME.replace("amount: 100", f"amount: {written}")), "list")
    assert ran.code == 1
    assert hint in ran.err


def test_who_i_am_is_never_guessed(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = book(acme=ACME.replace("notic: 3 months, ", ""))
    monkeypatch.setenv("AMCTL_ME", "ana")
    ran = amctl("-C", root, "due")
    assert ran.code == 0
    assert "AMCTL_ME says that you are 'ana', who is nobody of this book (anna, ben); showing everybody's" in ran.err
    assert amctl("-C", root, "due", "--everyone").err == ""
    assert amctl("-C", root, "due", "--owner", "me").code == 2
    monkeypatch.delenv("AMCTL_ME")
    config = tmp_path / "config.yaml"
    monkeypatch.setenv("AMCTL_CONFIG", str(config))
    assert f"write me: ID into {config}; the book knows anna, ben" in amctl("-C", root, "due", "--owner", "me").err
    config.write_text("me: ana\n")
    assert f"{config} says that you are 'ana'" in amctl("-C", root, "due").err


def test_a_format_is_not_guessed_from_an_ending_that_has_none(amctl: Run, book: Make, tmp_path: Path) -> None:
    root = book(acme=ACME.replace("notic: 3 months, ", ""))
    ran = amctl("-C", root, "list", "-o", tmp_path / "list.pdf")
    assert (ran.code, (tmp_path / "list.pdf").exists()) == (2, False)
    assert "no format for the ending of" in ran.err
    assert amctl("-C", root, "list", "-o", tmp_path / "list.pdf", "--format", "md").code == 0
    assert amctl("-C", root, "list", "-o", tmp_path / "list").code == 0


def test_a_beginning_with_which_no_rule_begins_is_refused(amctl: Run, book: Make) -> None:
    for option in ("--select", "--ignore"):
        ran = amctl("-C", book(acme=ACME), "validate", option, "AM9")
        assert ran.code == 2
        assert "no rule begins with 'AM9'" in ran.err


def test_names_are_understood_in_any_case_by_their_beginning_and_by_a_handle(amctl: Run, example: Path) -> None:
    handle = next(row[7] for row in amctl("-C", example, "due").lines if row[0] == "thistlewick")
    for name in ("thistlewick", "Thistlewick Brewery", "THISTLE", handle, handle[:5]):
        assert amctl("-C", example, "show", name).lines[0][0] == "thistlewick"
    assert amctl("-C", example, "show", handle[:4]).code == 3


def test_somebodys_name_instead_of_the_id_is_understood_by_the_hint(amctl: Run, book: Make) -> None:
    text = ACME.replace("notic: 3 months, ", "").replace("owner: anna", "owner: Becker")
    assert "that is 'anna'" in amctl("-C", book(acme=text), "validate", "--format", "full").out


def test_fields_and_formats_are_explained(amctl: Run) -> None:
    assert "done\tday\tinternal\tWhen it was done.\n" in amctl("explain", "follow_ups").out
    fields = {row[0]: row[1] for row in amctl("explain", "contracts").lines}
    assert fields["start"] == "day, needed"
    assert fields["renewal"] == "auto | manual"
    assert fields["notice"] == "such as 90 days"
    assert fields["lines"] == "entries by id"
    assert amctl("explain", "contracts.lines").lines[3][:2] == ["amount", "amount, needed"]
    assert amctl("explain", "account").lines[0][0] == "name"
    assert {row[0]: row[1] for row in amctl("explain", "people").lines}["languages"] == "list of texts"
    assert {row[0]: row[1] for row in amctl("explain", "config").lines}["mail"] == "fields of its own"
    assert amctl("explain", "account.name").code == 2
    assert amctl("explain", "contracts.nothing.more").code == 2
    assert amctl("help", "formats").lines[0] == [
        "due", "account,kind,day,what,who,late,when,handle,file,line",
    ]  # fmt: skip


def test_a_folder_above_the_book_is_understood_by_the_hint(amctl: Run, book: Make) -> None:
    root = book(acme=ACME)
    root.rename(root.parent / "accounts")
    assert f"did you mean {root.parent / 'accounts'}?" in amctl("-C", root.parent, "list").err


def test_an_empty_choice_of_rules_chooses_nothing(amctl: Run, book: Make) -> None:
    root = book(acme=ACME)
    for codes in ("AM502,", "", " , ", "AM502, AM503"[:6]):
        assert amctl("-C", root, "validate", "--ignore", codes).code == 1
    assert amctl("-C", root, "validate", "--ignore", "AM502, AM201").code == 0


def test_text_that_looks_like_a_comment_silences_nothing(amctl: Run, book: Make) -> None:
    text = (
        ACME.replace("notic: 3 months, ", "") + 'contacts: {k: {name: "x # amctl: ignore[AM302] no", reports_to: zz}}\n'
    )
    assert "AM302" in amctl("-C", book(acme=text), "validate").out
    comment = text.replace('"x # amctl: ignore[AM302] no"', "x").replace("zz}}", "zz}} # amctl: ignore[AM302] soon")
    assert "AM302" not in amctl("-C", book(acme=comment), "validate").out


def test_findings_go_to_a_file_too(amctl: Run, book: Make, tmp_path: Path) -> None:
    ran = amctl("-C", book(acme=ACME), "validate", "-o", tmp_path / "findings.txt", "--format", "concise")
    assert (ran.code, ran.out) == (1, "")
    assert "AM201" in (tmp_path / "findings.txt").read_text()


def test_a_file_is_named_as_seen_from_the_book_or_from_here(
    amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = book(acme=ACME, team__beta=ACME)
    monkeypatch.chdir(root / "team")
    for name in ("acme.yaml", "beta.yaml", "team/beta.yaml", "../acme.yaml", "acme"):
        assert len(amctl("validate", name, "--select", "AM201").lines) == 1


def test_accounts_of_one_id_are_told_apart_by_their_files(amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(one__acme=ACME, two__acme=ACME), "show", "acme")
    assert ran.code == 3
    assert "one/acme.yaml, two/acme.yaml" in ran.err


def test_a_new_book_may_be_named_like_any_other(amctl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert amctl("-C", "there", "init").code == 0
    assert (tmp_path / "there" / "amctl.yaml").exists()
    assert not (tmp_path / "amctl.yaml").exists()


def test_the_last_of_two_options_counts(amctl: Run, book: Make) -> None:
    root = book(acme=ACME)
    assert "\x1b" not in amctl("--color", "always", "-C", root, "list", "--format", "table", "--color", "auto").out
    assert "\x1b" in amctl("--color", "never", "-C", root, "list", "--format", "table", "--color", "always").out


def test_what_was_typed_comes_back_harmless(
    amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = book(acme=ACME)
    monkeypatch.chdir(tmp_path)
    (root / "x\x1b[2J\nrow.yml").write_text("")
    for words in (["due"], ["a\x1b[2J"], ["due", "--color", "\x1b[2J"], ["due", "--\x1b[2J"], ["init", "i\x1b[2J"]):
        assert "\x1b" not in amctl("-C", root, *words).err


def test_the_users_config_may_be_a_link_or_empty(
    amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = book(acme=ACME.replace("notic: 3 months, ", ""))
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    link.symlink_to(real)
    monkeypatch.setenv("AMCTL_CONFIG", str(link))
    for text in ("me: anna\n", "# me: anna\n", "\n"):
        real.write_text(text)
        assert amctl("-C", root, "due").code == 0
    real.write_text("book: ~nosuchuser/x\n")
    monkeypatch.chdir(tmp_path)
    assert amctl("due").code == 2


def test_a_folder_is_no_file_to_write_to(amctl: Run, book: Make, tmp_path: Path) -> None:
    for name in (".", "/", tmp_path):
        assert amctl("-C", book(acme=ACME), "list", "--format", "md", "-o", name).code == 74
    long = tmp_path / ("n" * 240 + ".md")
    amctl("-C", book(acme=ACME), "list", "-o", long)
    assert long.exists()


@pytest.mark.timeout(20)
def test_what_takes_long_to_guess_is_not_guessed(amctl: Run, book: Make) -> None:
    contacts = "".join(f"  c{n}: {{name: C, reports_to: c{n}x}}\n" for n in range(2000))
    root = book(
        acme=f"{ACME}contacts:\n{contacts}",
        beta=ACME + "# " + "#amctl:ignore[" * 16_000 + "\n",
        gamma=ACME + "summary: " + "a" * 300_000 + "\n",
    )
    assert amctl("-C", root, "validate").code == 1
    assert amctl("-C", root, "show", "gamma", "--format", "table").code == 1


def test_other_accounts_are_there_or_told_and_a_broken_one_is_there(amctl: Run, book: Make) -> None:
    plain = "name: A\nstatus: active\nowner: anna\n"
    related = "related: [{account: beta, kind: partner}, {account: nobody, kind: supplier}]\n"
    root = book(acme=plain + "parent: beta\n" + related, beta="a: b: c\n")
    out = amctl("-C", root, "validate", "--select", "AM304").out
    assert out.splitlines()[0].endswith(":5:53: AM304 unknown account 'nobody'")
    assert len(out.splitlines()) == 1


def test_of_a_broken_account_the_reason_is_told_not_what_else_is_wrong(amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(acme="nmae: A\nname: A\nstatus: actve\nowner: anna\n"), "show", "acme")
    assert ran.code == 4
    assert "acme.yaml:3:9: AM202 unknown status 'actve'" in ran.err
