"""amctl validate, explain, schema, init, help"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
ACME = "name: Acme\nstatus: actve\nowner: anna\n"
BETA = "name: Beta\nstatus: active\nowner: ana\nfone: 1\n"
FINE = "name: Fine\nstatus: active\nowner: anna\n"


def test_the_example_book_is_clean_even_when_strict(amctl: Run, example: Path) -> None:
    assert amctl("-C", example, "validate", "--strict") == (0, "", "14 files: no findings.\n")


def test_all_findings_of_all_files(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(acme=ACME, beta=BETA, fine=FINE)
    monkeypatch.chdir(root)
    ran = amctl("validate")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "acme.yaml:2:9: AM202 [fix] unknown status 'actve'",
        "beta.yaml:3:8: AM301 unknown person 'ana'",
        "beta.yaml:4:1: AM201 unknown key 'fone'",
    ]
    assert ran.err == "4 files: 3 errors. 1 can be mended by --fix.\n"


def test_the_full_form_points_at_the_word_and_suggests(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(book(acme=ACME))
    out = amctl("validate", "--format", "full").out
    lines = out.splitlines()
    assert lines[1].endswith("status: actve")
    assert lines[2].index("^") == lines[1].index("actve")
    assert lines[2].count("^") == len("actve")
    assert "did you mean 'active'?" in lines[3]
    assert "amctl explain AM202" in out


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_codes(amctl: Run, book: Make) -> None:
    root = book(acme=ACME, beta=BETA)
    assert len(amctl("-C", root, "validate", "--select", "AM3").lines) == 1
    assert len(amctl("-C", root, "validate", "--ignore", "AM3,AM201").lines) == 1
    assert amctl("-C", root, "validate", "--ignore", "AM").code == 0


def test_warnings_fail_only_when_strict_and_levels_are_the_books(amctl: Run, book: Make) -> None:
    quiet = FINE + "touch: {ideal: 1 week}\nsince: 2026-01-01\n"
    plain = "amctl: 1\npeople:\n  anna: {name: Anna Becker}\n"
    root = book(acme=quiet)
    assert amctl("-C", root, "validate").code == 0
    assert amctl("-C", root, "validate").err == "2 files: 1 warning.\n"
    assert amctl("-C", root, "validate", "--strict").code == 1
    assert amctl("-C", book(acme=quiet, amctl=plain + "rules: {AM502: error}\n"), "validate").code == 1
    assert amctl("-C", book(acme=quiet, amctl=plain + "rules: {AM502: ignore}\n"), "validate", "--strict").code == 0


def test_only_the_files_named_by_path_or_id(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(acme=ACME, team__beta=BETA)
    monkeypatch.chdir(root)
    assert [row[0].split(":")[0] for row in amctl("validate", "acme.yaml").lines] == ["acme.yaml"]
    assert amctl("validate", "beta").lines == amctl("validate", "team/beta.yaml").lines
    monkeypatch.chdir(root.parent)
    assert len(amctl("validate", "book/acme.yaml").lines) == 1
    assert amctl("validate", root / "amctl.yaml").code == 0


def test_an_editor_brings_what_is_not_saved_yet(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(acme=FINE)
    monkeypatch.chdir(root)
    ran = amctl("validate", "-", "--stdin-filename", "acme.yaml", stdin=ACME.encode())
    assert ran.out == "acme.yaml:2:9: AM202 [fix] unknown status 'actve'\n"
    assert amctl("validate", "-", "--stdin-filename", "new.yaml", stdin=ACME.encode()).code == 1
    assert amctl("validate", "-", "--stdin-filename", "amctl.yaml", stdin=b"amctl: 1\nx: y\n").out == (
        "amctl.yaml:2:1: AM201 unknown key 'x'\n"
    )


def test_programs_get_json_and_github_its_annotations(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(acme=ACME)
    monkeypatch.chdir(root)
    for words in (["validate", "--json"], ["--json", "validate"], ["validate", "--format", "json"]):
        ran = amctl(*words)
        assert ran.code == 1
        (finding,) = ran.json["data"]
        assert list(finding) == ["file", "line", "column", "end", "code", "level", "message", "help", "fixable"]
        assert (finding["file"], finding["line"], finding["column"]) == ("acme.yaml", 2, 9)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    out = amctl("validate").out
    assert out.startswith("::error file=acme.yaml,line=2,col=9,")
    assert "AM202" in out


def test_broken_settings_are_findings_like_others(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(amctl="amctl: 1\namctl: 1\n", acme=ACME)
    monkeypatch.chdir(root)
    ran = amctl("validate")
    assert ran.code == 1
    assert [row[0].split(" ")[0] for row in ran.lines] == ["acme.yaml:2:9:", "amctl.yaml:2:1:"]


def test_names_in_the_settings_are_checked(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "amctl: 1\npeople:\n  anna: {name: Anna, lead: ruht}\n  ruth: {name: Ruth}\nrules: {AM999: error}\n"
    monkeypatch.chdir(book(amctl=text))
    assert amctl("validate").out.splitlines() == [
        "amctl.yaml:3:28: AM310 unknown person 'ruht'",
        "amctl.yaml:5:9: AM310 unknown rule 'AM999'",
    ]


def test_every_rule_is_explained(amctl: Run) -> None:
    table = amctl("explain", "--json").json["data"]
    assert len(table) >= 20
    for row in table:
        text = " ".join(amctl("explain", row["code"], "--format", "table").out.split())
        assert " ".join(row["summary"].split()) in text
    assert amctl("explain", "unknown-key", "--json").json["data"][0]["code"] == "AM201"
    assert {row[0] for row in amctl("explain", "am4").lines} == {r["code"] for r in table if r["code"][:3] == "AM4"}


@pytest.mark.parametrize("kind", ["account", "settings", "playbook", "config"])
def test_the_schemas_are_json_schemas(kind: str, amctl: Run) -> None:
    schema = json.loads(amctl("schema", kind).out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "object"


def test_the_committed_schemas_of_the_example_book_are_current(amctl: Run, example: Path) -> None:
    for kind in ("account", "settings", "playbook"):
        assert (example / ".amctl" / f"{kind}.schema.json").read_text(encoding="utf-8") == amctl("schema", kind).out


def test_a_new_book_is_clean_and_starting_again_changes_nothing(amctl: Run, tmp_path: Path) -> None:
    root = tmp_path / "accounts"
    ran = amctl("init", root)
    assert (ran.code, ran.out) == (0, "")
    made = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert set(made) == {
        *(".amctl/account.schema.json", ".amctl/settings.schema.json", ".amctl/playbook.schema.json"),
        *(".gitattributes", ".gitignore"),
        *("amctl.yaml", "sample-customer.yaml"),
    }
    assert amctl("-C", root, "validate", "--strict").code == 0
    assert amctl("-C", root, "due", "--within", "1m").out.startswith("sample-customer\tpromise\t2026-11-30\t")
    (root / "sample-customer.yaml").write_text("mine")
    (root / ".amctl" / "account.schema.json").write_text("old")
    again = amctl("init", root)
    assert "renewed" in again.err
    assert (root / "sample-customer.yaml").read_text() == "mine"
    assert (root / ".amctl" / "account.schema.json").read_bytes() == made[".amctl/account.schema.json"]


def test_the_dry_run_writes_nothing_and_shows_all(amctl: Run, tmp_path: Path) -> None:
    ran = amctl("init", tmp_path / "accounts", "-n")
    assert ran.code == 0
    assert "+++ amctl.yaml" in ran.out
    assert "+name: Sample Customer Ltd" in ran.out
    assert list(tmp_path.iterdir()) == []


def test_an_old_book_gets_what_it_lacks_but_no_sample(amctl: Run, book: Make) -> None:
    root = book(acme=FINE)
    before = (root / "amctl.yaml").read_bytes()
    assert amctl("init", root).code == 0
    assert not (root / "sample-customer.yaml").exists()
    assert (root / "amctl.yaml").read_bytes() == before


def test_no_book_inside_a_book_and_none_where_nothing_can_be_written(amctl: Run, book: Make, tmp_path: Path) -> None:
    ran = amctl("init", book() / "inner")
    assert ran.code == 2
    assert "lies inside the book" in ran.err
    (tmp_path / "file").write_text("")
    assert amctl("init", tmp_path / "file").code == 74


def test_help_on_commands_and_topics(amctl: Run) -> None:
    assert amctl("help", "due").out == amctl("due", "--help").out
    assert "Examples:" in amctl("help", "list").out
    codes = amctl("help", "exit-codes").lines
    assert ["74", "the output could not be written"] in codes
    assert ["next week", "nächste Woche", "its Monday"] in amctl("help", "dates").lines
    assert "due" in [row["report"] for row in amctl("help", "formats", "--json").json["data"]]
    assert amctl("help").out.startswith(amctl("--help").out.rstrip("\n"))
    assert amctl("--version").out.startswith("amctl ")
