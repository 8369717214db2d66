"""No file of a book is ever missing without a word, whatever is in it, and nothing in it brings a command down."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
HEAD = b"name: A\nstatus: active\nowner: anna\n"
HOSTILE = {
    "empty": b"",
    "comment": b"# nothing\n",
    "binary": bytes(range(256)),
    "nul": b"name: A\0\n",
    "latin": "name: Zürich\n".encode("latin-1"),
    "utf16": "name: A\n".encode("utf-16"),
    "list": b"- a\n",
    "scalar": b"hello\n",
    "brackets": b"[" * 100_000,
    "nested": b"a: " + b"[" * 30_000 + b"]" * 30_000,
    "deep": b"".join(b" " * n + b"a:\n" for n in range(300)),
    "bomb": b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 25)),
    "merge": b"a0: &a0 {x: 1}\n"
    + b"".join(b"a%d: &a%d\n  <<: [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 25)),
    "long-alias": HEAD + b"summary: &a " + b"x" * 500_000 + b"\ntags: [" + b"*a, " * 1000 + b"]\n",
    "tags": HEAD + b"summary: !!python/object/apply:os.system [touch PWNED]\n",
    "set": HEAD + b"summary: !!set 1\n",
    "escape": HEAD + b'summary: "\\UFFFFFFFF"\n',
    "surrogate": HEAD + b'summary: "\\ud83d"\n',
    "nines": HEAD + b"since: " + b"9" * 5000 + b"\n",
    "year-zero": HEAD + b"since: 0000-01-01\n",
    "no-such-day": HEAD + b"since: 2024-02-30\n",
    "two-documents": HEAD + b"---\n" + HEAD,
    "conflict": b"<<<<<<< HEAD\n" + HEAD + b"=======\n" + HEAD + b">>>>>>> x\n",
    "tab": b"name: A\n\tstatus: active\n",
    "twice": HEAD + b"owner: ben\n",
    "wrong-types": b"name: [a]\nstatus: {a: b}\nowner: 1\ncontacts: text\nfollow_ups: {a: 1}\n",
    "all-null": b"name:\nstatus:\nowner:\n",
    "controls": HEAD + b'summary: "\\e[2J\\x9b31m\\u202e\\u200b\\0"\n',
    "long-line": HEAD + b"summary: " + b"word " * 100_000 + b"\n",
    "too-large": HEAD + b"#" * 1_000_001,
    "far-ends": HEAD + b"contracts: {a: {signed: 1970-01-01, start: 1970-01-01, end: 1970-01-01, renewal: auto,"
    b" renews_for: 1 day, notice: 100 years, uplift: {percent: 999, announce: 100 years},"
    b" lines: {a: {amount: 999999999999999, per: term}}}}\n"
    b"follow_ups: [{what: x, due: 1970-01-01, every: 1 day, last_done: 2200-12-31}]\n",
}


@pytest.fixture
def hostile(book: Make) -> Path:
    root = book()
    for name, content in HOSTILE.items():
        (root / f"h-{name}.yaml").write_bytes(content)
    return root


@pytest.mark.timeout(60)
def test_every_hostile_file_is_used_or_named(hostile: Path, amctl: Run) -> None:
    ran = amctl("-C", hostile, "list", "--json")
    used = {row["account"] for row in ran.json["data"]}
    named = {problem["file"].removesuffix(".yaml") for problem in ran.json["problems"]}
    assert used | named == {f"h-{name}" for name in HOSTILE}
    assert not used & named
    assert ran.code == 1
    for name in named:
        assert f"{name}.yaml:" in ran.err
    assert all(problem["line"] >= 1 and problem["help"] for problem in ran.json["problems"])


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "words",
    [
        *(["due"], ["renewals"], ["list"], ["validate"], ["validate", "--format", "full"], ["contacts"]),
        *(["search", "a"], ["search", "--regex", "."]),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("today", ["1970-01-01", "2026-11-23", "2200-12-31"])
def test_no_hostile_file_brings_a_command_down(words: list[str], today: str, hostile: Path, amctl: Run) -> None:
    ran = amctl("-C", hostile, *words, "--today", today)
    assert ran.code == 1
    assert not {chr(n) for n in (*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x200B)} & set(ran.out + ran.err)


def test_a_broken_account_asked_for_by_name_is_told_with_its_place(hostile: Path, amctl: Run) -> None:
    for name in HOSTILE:
        ran = amctl("-C", hostile, "show", f"h-{name}")
        assert ran.code in (0, 1, 4)
        assert ran.code != 4 or (f"h-{name}.yaml:" in ran.err and "help:" in ran.err)


@pytest.mark.timeout(120)
def test_mutants_of_the_example_accounts(book: Make, example: Path, amctl: Run) -> None:
    """Bytes deleted, doubled, swapped, replaced: each file is still used or named, and no command fails."""
    chance = random.Random(20261123)
    root = book(amctl=(example / "amctl.yaml").read_text(encoding="utf-8"))
    originals = [path.read_bytes() for path in sorted(example.glob("*.yaml")) if path.name != "amctl.yaml"]
    for number in range(160):
        content = bytearray(chance.choice(originals))
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content))
            size = chance.randint(1, 12)
            content[at : at + size] = chance.choice(
                [
                    b"",
                    content[at : at + size] * 2,
                    bytes(chance.randrange(256) for _ in range(size)),
                    b": ",
                    b"\n",
                    b"- ",
                ]
            )
        (root / f"m{number}.yaml").write_bytes(bytes(content))
    ran = amctl("-C", root, "list", "--json")
    used = {row["account"] for row in ran.json["data"]}
    named = {problem["file"].removesuffix(".yaml") for problem in ran.json["problems"]}
    assert used | named == {f"m{number}" for number in range(160)}
    for words in (["due"], ["renewals"], ["validate", "--format", "full"], ["due", "--format", "table", "--explain"]):
        assert amctl("-C", root, *words).code in (0, 1)


def test_a_name_that_may_stand_in_a_broken_file_is_told(book: Callable[..., Path], amctl: Any) -> None:
    root = book(acme="name: Acme\naliases: [Ace]\nstatus: [\n")
    ran = amctl("-C", root, "show", "ace ltd")
    assert ran.code == 3
    assert "names in files that cannot be read are not known: acme.yaml: amctl validate" in ran.err


def test_an_account_is_meant_with_accents_and_without(book: Callable[..., Path], amctl: Any) -> None:
    root = book(
        moewe="name: Möwenpfad AG\nstatus: active\nowner: anna\n", other="name: Other\nstatus: active\nowner: ben\n"
    )
    for word in ("Möwenpfad", "mowenpfad ag", "moewenp", "MÖWENPFAD"):
        assert amctl("-C", root, "show", word).lines[0][0] == "moewe"


@pytest.mark.parametrize(
    ("word", "near"), [("acron", "acorn-tools"), ("toosl", "acorn-tools"), ("limitde", "acorn-tools")]
)
def test_a_slip_in_an_account_is_guessed(word: str, near: str, book: Callable[..., Path], amctl: Any) -> None:
    root = book(**{"acorn-tools": "name: Acorn Limited\nstatus: active\nowner: anna\n"})
    ran = amctl("-C", root, "show", word)
    assert (ran.code, f"did you mean '{near}'?" in ran.err) == (3, True)
    assert "amctl list shows the accounts" in amctl("-C", root, "show", "zzz").err


def test_validate_takes_an_account_as_every_command_does(book: Callable[..., Path], amctl: Any) -> None:
    root = book(**{"acorn-tools": "name: Acorn\nstatus: actve\nowner: anna\n", "beta": "name: Beta\nstatus: actve\n"})
    assert {row.split(":")[0].rsplit("/")[-1] for row in amctl("-C", root, "validate", "acorn").out.splitlines()} == {
        "acorn-tools.yaml"
    }
    assert amctl("-C", root, "validate", "nobody").code == 2


@pytest.mark.parametrize("name", ["acme.yaml", "amctl.yaml", "new.yml", "X.YAML", ".amctl/schema.json", "link.json"])
def test_an_answer_is_never_put_where_accounts_lie(name: str, book: Callable[..., Path], amctl: Any) -> None:
    root = book(acme="name: Acme\nstatus: active\nowner: anna\n")
    (root / ".amctl").mkdir()
    (root / "link.json").symlink_to(root / "acme.yaml")
    before = {path.name: path.read_bytes() for path in root.glob("*.yaml")}
    for words in (("list", "--json"), ("validate",), ("list", "--format", "json")):
        ran = amctl("-C", root, *words, "-o", root / name)
        assert (ran.code, "is no place for an answer" in ran.err) == (2, True), words
    assert {path.name: path.read_bytes() for path in root.glob("*.yaml")} == before
    assert not list((root / ".amctl").iterdir())


def test_help_takes_a_command_of_two_words_as_one(amctl: Any) -> None:
    assert amctl("help", "contact add").out == amctl("help", "contact", "add").out


def test_pages_are_of_the_day_that_was_told(amctl: Any) -> None:
    assert amctl("help", "formats", "--json").json["today"] == "2026-11-23"
    assert amctl("explain", "AM404", "--json").json["today"] == "2026-11-23"


@pytest.mark.parametrize("what", ["settings.people", "config.mail", "account.contracts.lines", "settings.views"])
def test_a_part_may_be_named_with_its_file(what: str, amctl: Any) -> None:
    assert amctl("explain", what).out
    assert amctl("explain", "settings.contacts").code == 2


@pytest.mark.parametrize("trap", ["folder", "loop"])
def test_a_config_that_nobody_can_look_at_is_told(
    trap: str, book: Callable[..., Path], amctl: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.yaml"
    if trap == "loop":
        config.symlink_to(config)
    else:
        stat = Path.stat

        def refused(path: Path, **how: Any) -> Any:
            if path == config:
                raise PermissionError(13, "Permission denied")
            return stat(path, **how)

        monkeypatch.setattr(Path, "stat", refused)
    monkeypatch.setenv("AMCTL_CONFIG", str(config))
    ran = amctl("-C", book(), "due")
    assert (ran.code, "config.yaml cannot be read: " in ran.err) == (2, True)


def test_a_contact_without_a_name_is_no_contact(book: Callable[..., Path], amctl: Any) -> None:
    root = book(acme="name: Acme\nstatus: active\nowner: anna\n")
    ran = amctl("-C", root, "call", "acme", "", "Hello there")
    assert (ran.code, "a contact without a name" in ran.err) == (2, True)


def test_a_book_is_begun_only_where_its_settings_can_be(tmp_path: Path, amctl: Any) -> None:
    (tmp_path / "book" / "amctl.yaml").mkdir(parents=True)
    ran = amctl("init", tmp_path / "book")
    assert (ran.code, "is no regular file" in ran.err) == (2, True)
