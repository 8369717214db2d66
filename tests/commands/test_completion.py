"""What the shell offers for a half-typed word, asked through real shells where they are there."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from amctl.completing import words_in
from amctl.contents import COMMANDS
from amctl.model.contracts import Contract, Line, Outcome
from amctl.model.history import Feedback
from amctl.model.people import Contact
from amctl.model.plans import Opportunity
from amctl.model.work import FollowUp, Issue
from amctl.reports.contacts import COLUMNS as CONTACT_COLUMNS
from amctl.shells import SCRIPTS

COMMAND = [sys.executable, "-c", "import sys; sys.argv[0] = 'amctl'; from amctl.cli import main; main()"]


def offers(book: Path | None, *words: str, shell: str = "fish", cwd: Path | None = None) -> dict[str, str]:
    """What is offered for the last word, with what it stands for."""
    environment = {**os.environ, "_AMCTL_COMPLETE": shell, "AMCTL_TODAY": "2026-11-23"}
    typed = ["-C", str(book), *words] if book else list(words)
    done = subprocess.run(
        [*COMMAND, *typed],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        cwd=cwd,
    )
    assert not done.stderr
    lines = (line.partition("\t") for line in done.stdout.splitlines())
    return {word: about for word, _, about in lines}


@pytest.mark.parametrize("before", [["show"], ["due"], ["call"], ["edit"], ["validate"], ["set"], ["issue", "open"]])
def test_accounts_are_offered_wherever_one_is_taken(before: list[str], example: Path) -> None:
    wanted = {"nordwind-holding": "Nordwind Beteiligungs-AG", "nordwind-logistik": "Nordwind Logistik GmbH"}
    assert offers(example, *before, "nord") == wanted
    assert offers(None, *before, "-C", str(example), "NORD") == wanted, "the book may stand behind the command"


def test_steps_of_a_handoff_are_offered_until_they_are_ticked_off(example: Path) -> None:
    found = offers(example, "handoff", "tick", "oesterby-kjolehus", "")
    assert found["met-team"] == "Internal meeting held, open questions answered"
    assert "contacts" not in found, "ticked off"
    assert offers(example, "handoff", "tick", "kaltenbach", "") == {}


def test_the_settings_are_a_file_too(example: Path) -> None:
    for command in ("edit", "validate"):
        assert "amctl.yaml" in offers(example, command, "")
    assert "amctl.yaml" not in offers(example, "show", "")


def test_contacts_handles_and_entries_of_the_account(example: Path) -> None:
    assert offers(example, "call", "nordwind-logistik", "ja") == {"janssen": "Wiebke Janßen"}
    assert offers(example, "issue", "open", "nwl", "x", "--raised-by", "ja") == {"janssen": "Wiebke Janßen"}
    assert "brandt" not in offers(example, "call", "nordwind-logistik", ""), "he has left"
    assert offers(example, "done", "h8") == {"h8vnk": "nordwind-logistik: Send renewal draft"}
    assert offers(example, "snooze", "h8").keys() == offers(example, "drop", "h8").keys() == {"h8vnk"}
    assert "late-exports" in offers(example, "issue", "resolve", "nordwind-logistik", "")
    assert offers(example, "call", "nobody", "ja") == {}


def test_people_tiers_and_products_of_the_settings(example: Path) -> None:
    assert offers(example, "due", "--owner", "be") == {"ben": "Ben Okafor"}
    assert "me" in offers(example, "list", "--owner", "")
    assert "jonas" not in offers(example, "call", "nwl", "x", "--by", ""), "he has left"
    assert "jonas" in offers(example, "new", "x", "--from", ""), "who has left may have sold it"
    assert "strategic" in offers(example, "list", "--tier", "")
    assert "platform" in offers(example, "usage", "nordwind-logistik", "")


@pytest.mark.parametrize(
    ("words", "model", "field"),
    [
        (["issue", "open", "a", "b", "--severity", ""], Issue, "severity"),
        (["issue", "open", "a", "b", "--kind", ""], Issue, "kind"),
        (["follow-up", "a", "b", "--kind", ""], FollowUp, "kind"),
        (["contact", "add", "a", "--role", ""], Contact, "roles"),
        (["contact", "set", "a", "b", "--stance", ""], Contact, "stance"),
        (["contact", "set", "a", "b", "--influence", ""], Contact, "influence"),
        (["contact", "set", "a", "b", "--channel", ""], Contact, "channel"),
        (["contract", "amend", "a", "--per", ""], Line, "per"),
        (["contract", "amend", "a", "--kind", ""], Line, "kind"),
        (["contract", "add", "a", "--notice-to", ""], Contract, "notice_to"),
        (["opportunity", "add", "a", "b", "--kind", ""], Opportunity, "kind"),
        (["renewal", "outcome", "a", ""], Outcome, "result"),
        (["feedback", "a", ""], Feedback, "kind"),
        (["contacts", "--role", ""], Contact, "roles"),
        (["contacts", "--stance", ""], Contact, "stance"),
    ],
)
def test_words_of_closed_sets_are_those_of_the_model(words: list[str], model: Any, field: str) -> None:
    def literals(kind: Any) -> set[str]:
        return {word for one in get_args(kind) for word in ([one] if isinstance(one, str) else literals(one))}

    assert set(offers(None, *words)) == literals(model.model_fields[field].annotation)


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (["--color", ""], {"auto", "always", "never"}),
        (["contacts", "--sort", ""], set(CONTACT_COLUMNS)),
        (["show", "x", "--format", ""], {"table", "tsv", "csv", "json", "md", "html"}),
        (["validate", "--format", ""], {"full", "concise", "json", "github"}),
        (["list", "--columns", "name,own"], {"name,owner"}),
        (["list", "--sort", "next_d"], {"next_decision"}),
        (["list", "--status", "act"], {"active"}),
        (["explain", "am203"], {"AM203"}),
        (["explain", "follow"], {"follow_ups"}),
        (["validate", "--ignore", "AM203,AM204"], {"AM203,AM204"}),
        (["help", "exit"], {"exit-codes"}),
        (["help", "contact", "f"], {"forget"}),
        (["completion", "po"], {"powershell"}),
        (["sno"], {"snooze"}),
        (["contact", "fo"], {"forget"}),
        (["show", "--js"], {"--json"}),
        (["due", "--kind=prom"], {"--kind=promise"}),
        (["schema", ""], {"account", "settings", "playbook", "config"}),
        (["nonsense", ""], set()),
        (["show", "--version", "--nons"], set()),
    ],
)
def test_words_that_need_no_book(words: list[str], some: set[str], tmp_path: Path) -> None:
    assert set(offers(None, *words, cwd=tmp_path)) == some


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("low, medium or high.", ("low", "medium", "high")),
        ("prospect, onboarding (unless said), active or paused.", ("prospect", "onboarding", "active", "paused")),
        ("How they felt: positive, neutral, negative.", ("positive", "neutral", "negative")),
        ("Only this kind; may be repeated: due, touch.", ("due", "touch")),
        ("Their superior.", ()),
        ("In the contract's currency: 48000 or 48000.00.", ()),
        ("", ()),
    ],
)
def test_a_sentence_of_help_lists_the_words_of_a_closed_set(sentence: str, words: tuple[str, ...]) -> None:
    assert words_in(sentence) == words


def test_a_broken_account_keeps_nobody_from_the_others(book: Callable[..., Path]) -> None:
    root = book(
        acme="name: Acme\nstatus: [", beta='name: "Beta & Co" # new\nstatus: active\nowner: anna\n', gamma=b"\xff"
    )
    (root / "delta.yaml").symlink_to(root / "acme.yaml")
    assert offers(root, "show", "") == {"acme": "Acme", "beta": "Beta & Co", "gamma": "", "delta": ""}
    assert offers(root, "call", "acme", "") == {}


@pytest.mark.parametrize("words", [["done", ""], ["show", ""], ["due", "--owner", ""], ["call", "x", ""]])
def test_where_there_is_no_book_nothing_is_offered(words: list[str], tmp_path: Path) -> None:
    assert offers(None, *words, cwd=tmp_path) == {}
    assert offers(tmp_path / "nowhere", *words) == {}


def test_a_config_or_settings_that_cannot_be_read_say_nothing(
    book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = book(acme="name: Acme\nstatus: active\nowner: anna\n")
    config = tmp_path / "config.yaml"
    config.write_text("me: [")
    monkeypatch.setenv("AMCTL_CONFIG", str(config))
    assert offers(root, "show", "") == {"acme": "Acme"}
    assert offers(None, "show", "", cwd=tmp_path) == {}, "the config could have named a book"
    (root / "amctl.yaml").write_text("amctl: [")
    assert offers(root, "show", "") == {"acme": "Acme"}
    assert offers(root, "due", "--owner", "") == {}


def test_offering_accounts_reads_no_account_and_imports_nothing_heavy(book: Callable[..., Path]) -> None:
    root = book(acme="name: Acme\n")
    code = "import sys; from amctl.cli import main; main(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(root), "show", "a"],
        env={**os.environ, "_AMCTL_COMPLETE": "bash"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "acme\n"
    assert not set(done.stderr.split()) & {"pydantic", "yaml", "rich", "dateutil"}


HOSTILE = ["$(touch pwn)", "`touch pwn`", '\\"; touch pwn; "', "\\$(touch pwn)", "'; touch pwn; '", "x\ty\x1b[2J"]


@pytest.mark.parametrize("what", HOSTILE)
def test_text_from_files_is_made_harmless_before_it_is_offered(what: str, book: Callable[..., Path]) -> None:
    quoted = what.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\x1b", "\\e")
    root = book(acme=f'name: Acme\nstatus: active\nowner: anna\nfollow_ups: [{{what: "{quoted}", due: 2026-11-30}}]\n')
    (root / "$(touch pwn).yaml").write_text("name: Evil\n")
    (about,) = offers(root, "done", "").values()
    assert about.startswith("acme:")
    assert not set(about) & set("$`\\\"'\t\x1b*")
    assert offers(root, "show", "").keys() == {"acme"}, "a file of that name is no word"


# real shells


@pytest.fixture
def prompt(tmp_path: Path, example: Path) -> Path:
    """A folder with amctl as a command, the scripts, and a book with a hostile follow-up."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "amctl"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m amctl "$@"\n')
    command.chmod(0o755)
    for shell, script in SCRIPTS.items():
        (tmp_path / f"script.{shell}").write_text(script)
    shutil.copytree(example, tmp_path / "my book")
    account = tmp_path / "my book" / "zzz.yaml"
    account.write_text('name: "$(touch pwn)"\nstatus: active\nowner: anna\n')
    return tmp_path


def shell_there(name: str) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here: apt-get install -y {name}")


def typed(command: list[str], lines: list[bytes], wanted: bytes, prompt: Path) -> bytes:
    """What a shell on a terminal shows until the wanted text comes."""
    path = f"{prompt}/bin:{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(prompt), "TERM": "dumb", "AMCTL_TODAY": "2026-11-23", "PS1": "> "}
    child, handle = pty.fork()
    if child == 0:
        os.chdir(prompt)
        os.execvpe(command[0], command, environment)
    shown = b""
    try:
        for line in [*lines, b""]:
            os.write(handle, line)
            end = time.monotonic() + (60 if line == b"" else 3)
            while time.monotonic() < end and wanted not in shown:
                if select.select([handle], [], [], 0.1)[0]:
                    shown += os.read(handle, 4096)
                elif line and shown.endswith((b"> ", b"% ", b"$ ")):
                    break
    finally:
        os.kill(child, 9)
        os.close(handle)
        os.waitpid(child, 0)
    return shown


def test_bash_completes_an_account_in_a_book_with_a_blank_in_its_name(prompt: Path) -> None:
    shell_there("bash")
    lines = [b". ./script.bash\n", b"amctl -C 'my book' show nordwind-l\t"]
    assert b"nordwind-logistik" in typed(["bash", "--norc", "--noprofile", "-i"], lines, b"nordwind-logistik", prompt)


@pytest.mark.parametrize(
    ("words", "at", "wanted"),
    [
        (["amctl", "-C", '"my book"', "due", "--owner", "=", "be"], 6, ["ben"]),
        (
            ["amctl", "-C", "my\\ book", "due", "--owner", "="],
            5,
            ["anna", "ben", "lotte", "ruth", "mei", "priya", "tomasz", "me"],
        ),
        (["amctl", "-C", "'my book'", "show", "nordwind-l", "--json"], 4, ["nordwind-logistik"]),
        (["amctl", "-C", "'my book", ""], 2, []),
    ],
)
def test_bash_hands_over_what_it_makes_of_a_line(words: list[str], at: int, wanted: list[str], prompt: Path) -> None:
    shell_there("bash")
    quoted = " ".join(f"'{word}'" if "'" not in word else f'"{word}"' for word in words)
    ask = f"COMP_WORDS=({quoted}); COMP_CWORD={at}; _amctl_completion amctl"
    code = f'. ./script.bash; {ask}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    environment = {**os.environ, "PATH": f"{prompt}/bin:{os.environ['PATH']}", "AMCTL_TODAY": "2026-11-23"}
    done = subprocess.run(["bash", "-c", code], cwd=prompt, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == wanted


def test_zsh_completes_and_evaluates_nothing(prompt: Path) -> None:
    shell_there("zsh")
    lines = [b"autoload -Uz compinit; compinit -D; . ./script.zsh\n", b"amctl -C 'my book' show nordwind-l\t"]
    assert b"nordwind-logistik" in typed(["zsh", "-f", "-i"], lines, b"nordwind-logistik", prompt)
    typed(["zsh", "-f", "-i"], [lines[0], b"amctl -C 'my book' show zz\t"], b"zzz ", prompt)
    assert not list(prompt.rglob("pwn"))


def test_fish_completes_words_and_names_what_they_stand_for(prompt: Path) -> None:
    shell_there("fish")
    environment = {"PATH": f"{prompt}/bin:{os.environ['PATH']}", "HOME": str(prompt), "AMCTL_TODAY": "2026-11-23"}

    def completed(line: str) -> list[str]:
        code = f"source script.fish; complete -C {line!r}"
        done = subprocess.run(
            ["fish", "-c", code], cwd=prompt, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()

    assert completed('amctl -C "my book" show nordwind-l') == ["nordwind-logistik\tNordwind Logistik GmbH"]
    assert completed('amctl -C "my book" due --owner=be') == ["--owner=ben\tBen Okafor"]
    assert "script.fish" in "".join(completed("amctl due -o script.f")), "files where nothing else fits"
    assert completed('amctl -C "my book" show zz') == ["zzz\t(touch pwn)"]
    assert not list(prompt.rglob("pwn"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_says_where_to_put_it(amctl: Callable[..., Any], shell: str) -> None:
    ran = amctl("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    comment = next(line for line in ran.out.splitlines() if line.startswith("# amctl"))
    assert re.search(r"into|to the file", comment)


def test_another_shell_is_refused_with_those_there_are(amctl: Callable[..., Any]) -> None:
    ran = amctl("completion", "csh")
    assert ran.code == 2
    assert "there are: bash, zsh, fish, powershell" in ran.err


def test_every_metavar_that_names_a_thing_of_the_book_is_offered_something(example: Path) -> None:
    """An option that somebody adds is completed like its neighbours, by what its metavar says."""
    import importlib

    from amctl.completing import _source

    things = {"ACCOUNT", "CONTACT", "PERSON", "TIER", "PRODUCT", "KIND", "STATUS", "HANDLE", "STAGE", "CODES"}
    for entry in COMMANDS.values():
        one = typer.Typer(add_completion=False)
        one.command()(importlib.import_module(entry.module).command)
        for param in typer.main.get_command(one).params:
            metavar = next(iter(re.findall("[A-Z]+", getattr(param, "metavar", None) or "")), "")
            if metavar in things:
                assert _source(param, entry.path), f"{entry.path} {param.name}"
