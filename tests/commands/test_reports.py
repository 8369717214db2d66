"""What every report has in common: formats, streams, options on both sides, broken files told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
REPORTS = [
    ["due"],
    ["renewals"],
    ["agenda"],
    ["list"],
    ["show", "nordwind-logistik"],
    ["timeline", "nordwind-logistik"],
    ["goals"],
    ["issues"],
    ["coverage"],
    ["contacts"],
    ["search", "nordwind"],
]
GOOD = "name: Acme\nstatus: active\nowner: anna\nfollow_ups: [{what: Call, due: 2026-11-23}]\n"
BROKEN = "name: Beta\nstatus: active\nowner: anna\nowner: ben\n"


@pytest.mark.parametrize("words", REPORTS, ids=" ".join)
@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json", "md", "html"])
def test_every_report_speaks_every_format(words: list[str], form: str, amctl: Run, example: Path) -> None:
    ran = amctl("-C", example, *words, "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert ("moewenpfad" if words == ["coverage"] else "nordwind") in ran.out.casefold()


@pytest.mark.parametrize("words", REPORTS, ids=" ".join)
def test_the_envelope_of_json(words: list[str], amctl: Run, example: Path) -> None:
    answer = amctl("-C", example, *words, "--json").json
    assert list(answer) == ["amctl", "report", "today", "data", "problems"]
    assert (answer["amctl"], answer["report"], answer["today"]) == (1, words[0], "2026-11-23")
    assert answer["data"]
    assert answer["problems"] == []


def test_the_keys_of_json_are_a_promise(amctl: Run, example: Path) -> None:
    keys = {words[0]: list(amctl("-C", example, *words, "--json").json["data"][0]) for words in REPORTS}
    assert keys["due"] == [
        *("account", "name", "kind", "day", "what", "who", "late", "when", "handle", "file", "line", "why"),
    ]
    assert keys["agenda"] == [*keys["due"], "on", "at", "again", "away"]
    assert keys["timeline"] == [
        *("account", "name", "day", "kind", "state", "what", "who", "with", "file", "line"),
    ]
    assert keys["renewals"] == [
        *("account", "name", "contract", "state", "decision", "days", "deadline", "end", "renewal", "amount"),
        *("currency", "book_amount", "forecast", "forecast_amount", "forecast_day", "owner", "otherwise"),
        *("file", "line"),
    ]
    assert keys["list"] == [
        *("account", "name", "status", "tier", "owner", "revenue", "next_decision", "last_touch"),
    ]
    assert keys["show"] == [
        *("account", "name", "aliases", "domains", "status", "owner", "team", "tier", "tags", "parent", "since"),
        *("language", "colour", "revenue", "next_decision", "last_touch", "next_touch", "contacts", "champions"),
        *("blockers", "open_issues", "open_follow_ups", "opportunities", "terms", "file", "items", "findings"),
        "data",
    ]
    assert keys["goals"] == [
        *("account", "name", "goal", "what", "unit", "baseline", "target", "first", "first_day", "reading"),
        *("reading_day", "progress", "state", "due", "late", "owner", "their_owner", "their_owner_name", "worth"),
        *("worth_per", "currency", "book_worth", "confirmed_by", "confirmed_by_name", "achieved", "dropped"),
        *("file", "line"),
    ]
    assert keys["issues"] == [
        *("account", "name", "issue", "severity", "kind", "what", "opened", "age", "raised_by", "tell", "tell_name"),
        *("email", "phone", "next_update", "late", "updated", "word", "owner", "ticket", "resolved", "resolution"),
        *("file", "line"),
    ]
    assert keys["coverage"] == [
        *("account", "name", "revenue", "hangs", "ours", "theirs", "key", "key_unknown", "approvers"),
        *("approver_touch", "days", "owner", "file"),
    ]
    assert keys["contacts"] == [
        *("account", "account_name", "contact", "name", "title", "department", "email", "phone", "mobile", "roles"),
        *("stance", "influence", "approves", "assessed", "known_by", "tags", "left", "replaced_by", "language"),
        *("last_touch", "touches", "file", "line"),
    ]
    assert keys["search"] == ["account", "name", "part", "path", "day", "text", "found", "file", "line"]


def test_amounts_are_numbers_and_days_are_iso_texts(amctl: Run, example: Path) -> None:
    rows = amctl("-C", example, "renewals", "--json").json["data"]
    nordwind = next(row for row in rows if row["account"] == "nordwind-logistik")
    assert (nordwind["amount"], nordwind["decision"]) == (54000, "2026-12-31")
    accounts = amctl("-C", example, "list", "--json").json["data"]
    assert next(row["revenue"] for row in accounts if row["account"] == "laiteries-valdombre") == 21501.04


def test_a_pipe_gets_the_whole_of_every_cell_after_the_accounts_id(amctl: Run, example: Path) -> None:
    for words in REPORTS:
        for row in amctl("-C", example, *words).lines:
            assert (example / f"{row[0]}.yaml").exists()
    assert not any("…" in cell for row in amctl("-C", example, "due").lines for cell in row)


def test_options_stand_before_or_behind_the_command(amctl: Run, example: Path) -> None:
    before = amctl("--json", "-C", example, "--today", "2026-12-01", "due")
    behind = amctl("due", "-C", example, "--today", "2026-12-01", "--json")
    assert before == behind
    assert before.json["today"] == "2026-12-01"


def test_output_goes_to_a_file_in_the_format_of_its_ending(amctl: Run, example: Path, tmp_path: Path) -> None:
    for ending, begins in [("html", "<!doctype html>"), ("json", "{"), ("md", "# "), ("csv", "account,"), ("txt", "")]:
        file = tmp_path / f"due.{ending}"
        ran = amctl("-C", example, "due", "-o", file)
        assert (ran.code, ran.out) == (0, "")
        assert file.read_text(encoding="utf-8").lower().startswith(begins)
    assert amctl("-C", example, "list", "-o", "-").out == amctl("-C", example, "list").out


@pytest.mark.parametrize("words", [["due"], ["renewals"], ["list"], ["contacts"]], ids=" ".join)
def test_a_broken_account_is_told_by_every_report_and_never_fatal(words: list[str], amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(acme=GOOD, beta=BROKEN), *words, "--json")
    assert ran.code == 1
    assert "beta.yaml:4:1: AM103 duplicate key 'owner', first on line 3" in ran.err
    assert "help: keep one of them" in ran.err
    assert "1 file is left out here" in ran.err
    assert [problem["file"] for problem in ran.json["problems"]] == ["beta.yaml"]
    assert {row["account"] for row in ran.json["data"]} <= {"acme"}


def test_a_broken_account_that_is_asked_for_is_an_error_of_its_own(amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(acme=GOOD, beta=BROKEN), "show", "beta")
    assert (ran.code, ran.out) == (4, "")
    assert "beta.yaml:4:1: AM103" in ran.err


def test_nothing_to_show_is_nothing_on_stdout_and_a_word_on_stderr(amctl: Run, book: Make) -> None:
    root = book(acme="name: Acme\nstatus: prospect\nowner: anna\n")
    assert amctl("-C", root, "due") == (0, "", "Nothing is due until 2026-11-30.\n")
    assert amctl("-C", root, "due", "-q") == (0, "", "")
    assert amctl("-C", root, "renewals").err == "No contract is to be decided until 2027-05-23.\n"
    assert amctl("-C", root, "list", "--tag", "x").err == "No account fits.\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["due", "--format", "xml"], 2, "no format 'xml'"),
        (["due", "--today", "tomorrow"], 2, "--today 'tomorrow': write the day as YYYY-MM-DD"),
        (["due", "--today", "2026-02-30"], 2, "there is no day 2026-02-30"),
        (["due", "--within", "soon"], 2, "cannot read 'soon' as a period"),
        (["due", "--owner", "ana"], 2, "did you mean 'anna'?"),
        (["due", "--owner", "me"], 2, "you have not said who you are"),
        (["due", "--kind", "call"], 2, "no kind 'call'"),
        (["due", "nordwnd"], 3, "no account 'nordwnd'"),
        (["show", "nordwind-"], 3, "fits several accounts: nordwind-holding, nordwind-logistik"),
        (["show", ""], 3, "no account ''"),
        (["list", "--tier", "gold"], 2, "no tier 'gold'"),
        (["list", "--status", "actve"], 2, "did you mean 'active'?"),
        (["list", "--columns", "nme"], 2, "no column 'nme'"),
        (["list", "--sort", "nme"], 2, "no column 'nme'"),
        (["due", "--color", "blue"], 2, "--color is auto, always or never"),
        (["due", "--nonsense"], 2, "No such option: --nonsense"),
        (["dues"], 2, "Did you mean 'due'?"),
        (["init", "--json"], 2, "No such option: --json"),
        (["explain", "AM999"], 2, "no rule or field 'AM999'"),
        (["help", "dut"], 2, "did you mean 'due'?"),
        (["schema", "person"], 2, "no schema 'person'"),
        (["validate", "--format", "xml"], 2, "no format 'xml' of findings"),
        (["validate", "nowhere.yaml"], 2, "is no account file of the book"),
        (["validate", "-"], 2, "--stdin-filename"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_told_in_a_line_with_its_code(
    words: list[str], code: int, told: str, amctl: Run, example: Path
) -> None:
    ran = amctl("-C", example, *words)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_format_for_what_is_no_report_is_refused(amctl: Run) -> None:
    ran = amctl("--json", "schema")
    assert ran.code == 2
    assert "'schema' is no report" in ran.err


def test_no_book_is_told_with_the_way_out(amctl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = amctl("due")
    assert (ran.code, ran.out) == (2, "")
    assert "amctl init" in ran.err


def test_settings_that_cannot_be_used_are_told_with_their_place(amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(amctl="amctl: 1\ntimezone: Mars/Base\n", acme=GOOD), "due")
    assert ran.code == 2
    assert "amctl.yaml:2:11: 'Mars/Base' does not fit timezone" in ran.err


def test_text_from_files_reaches_a_terminal_harmless(amctl: Run, book: Make) -> None:
    hostile = 'name: "[red]A[/x] \\e[2J\\u202e :smile:"\nstatus: active\nowner: anna\n'
    hostile += 'contacts: {k: {name: "K\\e[31m\\t\\n\\x9b", email: "a@b.example\\e[2J"}}\n'
    root = book(acme=hostile + 'follow_ups: [{what: "x\\e]0;t\\a[/]", due: 2026-11-23}]\n')
    for words in (["due"], ["list"], ["show", "acme"], ["search", "a"], ["search", "--regex", "."], ["contacts"]):
        for form in ("table", "tsv", "md", "html", "csv"):
            out = amctl("-C", root, *words, "--format", form).out
            assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert "[red]A[/x]" in amctl("-C", root, "list", "--format", "table").out.replace("\n", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "csv", "note", "acme", "x"], "'note' is no report"),
        (["--json", "schema"], "it takes no --json"),
        (["-n", "due"], "'due' changes no account: it takes no --dry-run"),
        (["issue", "opn"], "Did you mean 'open'?"),
        (["dew"], "No such command 'dew'."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_options_that_do_not_fit_are_refused_and_not_ignored(
    words: list[str], told: str, amctl: Run, example: Path
) -> None:
    ran = amctl("-C", example, *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_group_lists_its_commands_and_help_explains_each(amctl: Run) -> None:
    assert "  resolve  It is settled\n" in amctl("issue", "--help").out
    assert amctl("help", "issue").out.startswith("Usage: amctl issue ")
    assert "Examples: amctl issue open" in " ".join(amctl("help", "issue", "open").out.split())


def test_the_help_of_list_names_every_column(amctl: Run, example: Path) -> None:
    from amctl.reports.accounts import COLUMNS

    told = " ".join(amctl("list", "--help").out.split()).partition("Columns: ")[2].partition(". Examples")[0]
    assert [word.partition(" ")[0] for word in told.split(", ")] == list(COLUMNS)
    hyphens = amctl("-C", example, "list", "--columns", "last-touch,open-issues", "--sort=-last-touch")
    assert hyphens == amctl("-C", example, "list", "--columns", "last_touch,open_issues", "--sort=-last_touch")
    assert amctl("-C", example, "contacts", "--sort=-last-touch") == amctl(
        "-C", example, "contacts", "--sort=-last_touch"
    )


def test_help_parts_a_commands_own_options_from_those_of_many(amctl: Run) -> None:
    own, _, shared = amctl("due", "--help").out.partition("Options of many commands:")
    assert "--within" in own
    assert "--save" in own
    assert "--book" not in own
    assert "--book" in shared


# A card in another language


def test_a_card_in_a_language_is_about_the_account_and_not_about_its_file(amctl: Run, book: Make) -> None:
    text = "name: Acme\nstatus: active\nowner: nobody\nsince: 2023-04-01\n"
    show = ("-C", book(acme=text), "show", "acme", "--format", "md")
    assert "## Findings" in amctl(*show).out
    assert "| Since | 2023-04-01 |" in amctl(*show).out
    german = amctl(*show, "--lang", "de").out
    assert "| Seit | Sa., 1. Apr. 2023 |" in german
    assert "AM" not in german
    assert "| Since | Sat, 1 Apr 2023 |" in amctl(*show, "--lang", "en").out


def test_what_programs_get_of_a_card_has_no_language(amctl: Run, example: Path) -> None:
    show = ("-C", example, "show", "nordwind-logistik", "--json")
    assert amctl(*show, "--lang", "de").out == amctl(*show).out


def test_a_card_in_a_language_that_is_not_spoken_is_refused(amctl: Run, example: Path) -> None:
    ran = amctl("-C", example, "show", "nordwind-logistik", "--lang", "fr")
    assert (ran.code, ran.out) == (2, "")
    assert "amctl does not speak 'fr'" in ran.err
