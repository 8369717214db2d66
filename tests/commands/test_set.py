"""Values set by their paths: in one account, in the settings, in many accounts at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ACME = """\
name: Acme
status: active
owner: anna
tier: standard            # since May
tags: [a]
contacts:
  keller: {name: Keller, stance: supporter}
"""
SETTINGS = """\
amctl: 1
currency: EUR             # for sums
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
tiers:
  standard: {}
  strategic: {}
"""


@pytest.fixture
def root(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    three = {
        name: f"name: {name.title()}\nstatus: active\nowner: ben\ntier: standard\n"
        for name in ("beta", "gamma", "delta")
    }
    root = book(acme=ACME, amctl=SETTINGS, **three)
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    monkeypatch.setenv("AMCTL_ME", "anna")
    return root


def contents(root: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in root.glob("*.yaml")}


def test_values_of_an_account(amctl: Any, root: Path) -> None:
    ran = amctl("set", "ac", "tier=strategic", "tags+=vip", "rating.colour=red", "contacts.keller.stance=champion")
    assert (ran.code, ran.out) == (0, "")
    assert (root / "acme.yaml").read_text() == (
        "name: Acme\nstatus: active\nowner: anna\ntier: strategic            # since May\ntags: [a, vip]\n"
        "rating: {colour: red, date: 2026-11-23, by: anna}\n"
        "contacts:\n  keller: {name: Keller, stance: champion, assessed: 2026-11-23}\n"
    )
    assert ran.err.startswith("Set at Acme: tier strategic (was standard); tags with vip; rating.colour red; ")


def test_what_is_so_already_is_told_and_leaves_no_trace(amctl: Any, root: Path) -> None:
    before = contents(root)
    ran = amctl("set", "ac", "tier=standard")
    assert ran.code == 0
    assert ran.err.startswith("Nothing to change at Acme: tier as wanted already.\n")
    assert contents(root) == before
    assert amctl("undo").code == 2


def test_values_of_the_settings(amctl: Any, root: Path) -> None:
    assert amctl("set", "amctl.yaml", "currency=USD", "people.mei.name=Mei").code == 0
    text = (root / "amctl.yaml").read_text()
    assert "currency: USD             # for sums\n" in text
    assert "  mei: {name: Mei}\n" in text
    assert amctl("set", "amctl.yaml", "amctl=7").code == 4


def test_a_value_that_breaks_a_rule_is_refused(amctl: Any, root: Path) -> None:
    before = contents(root)
    ran = amctl("set", "ac", "primary=nobody")
    assert ran.code == 4
    assert "AM302 unknown contact 'nobody'" in ran.err
    assert contents(root) == before


def test_two_accounts_are_set_without_asking(amctl: Any, root: Path) -> None:
    ran = amctl("set", "--where", "owner=ben", "--where", "name~ta", "owner=anna")
    assert ran.code == 0
    assert ran.lines == [["beta", "Beta", "owner", "ben", "anna"], ["delta", "Delta", "owner", "ben", "anna"]]
    assert ran.err.startswith("Set owner=anna in 2 accounts.\n")
    assert [name for name, text in contents(root).items() if "owner: ben" in text] == ["gamma.yaml"]
    assert amctl("undo").code == 0
    assert sum("owner: ben" in text for text in contents(root).values()) == 3


def test_one_account_says_what_was(amctl: Any, root: Path) -> None:
    ran = amctl("set", "--where", "account=beta", "owner=anna")
    assert ran.err.startswith("Set at Beta: owner anna (was ben).\n")


def test_from_three_accounts_on_it_is_asked(amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(root)
    words = ("set", "--where", "tier=standard", "tags+=a")
    ran = amctl(*words)
    assert ran.code == 2
    assert "Set tags+=a in 3 accounts?" in ran.err
    assert "--yes sets it" in ran.err
    assert contents(root) == before
    questions: list[str] = []
    monkeypatch.setattr("amctl.terminal.can_ask", lambda: True)
    monkeypatch.setattr("amctl.terminal.asked", lambda question: questions.append(question) or "n")
    assert amctl(*words).err == "Nothing was written.\n"
    assert questions == ["Set tags+=a in 3 accounts? [y/N] "]
    assert contents(root) == before
    ran = amctl(*words, "--yes")
    assert ran.code == 0
    assert len(ran.lines) == 3
    assert ran.err.startswith("Set tags+=a in 3 accounts; 1 account is so already.\n")


def test_a_dry_run_shows_the_diff_only(amctl: Any, root: Path) -> None:
    before = contents(root)
    ran = amctl("set", "--where", "tier=standard", "tier=strategic", "-n")
    assert ran.out.count("\n+tier: strategic") == 4
    assert ran.out.startswith("--- ")
    assert contents(root) == before


def test_as_json_there_is_nothing_but_the_changes(amctl: Any, root: Path) -> None:
    ran = amctl("set", "--where", "owner=anna", "tags=", "--json")
    (row,) = ran.json["data"]
    assert row["changes"] == [{"change": "remove", "path": "tags", "was": ["a"]}]


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("tier=nothing", "Nothing to change: no account fits.\n"),
        ("owner=ben", "Nothing to change; 3 accounts are so already.\n"),
    ],
)
def test_nothing_to_change_is_no_error(amctl: Any, root: Path, condition: str, sentence: str) -> None:
    ran = amctl("set", "--where", condition, "owner=ben")
    assert (ran.code, ran.out, ran.err) == (0, "", sentence)


def test_files_that_cannot_be_read_are_told(amctl: Any, root: Path) -> None:
    (root / "broken.yaml").write_text("a: [")
    ran = amctl("set", "--where", "owner=anna", "tags+=b")
    assert ran.code == 1
    assert "left out, since they cannot be read: " in ran.err
    assert "tags: [a, b]" in (root / "acme.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("tags+=a",), "in which account?"),
        (("ac",), "what is to be set in ac?"),
        (("ac", "teir=x"), "did you mean 'tier'?"),
        (("--where", "", "tags+=a"), "--where is empty"),
        (("--where", "teir=x", "tags+=a"), "did you mean 'tier'?"),
        (("--where", "owner=ben", "ac", "tags+=a"), "an account, or conditions: not both"),
        (("--where", "owner=ben", "contacts.keller.stance=champion"), "beta: there is no 'keller' in contacts"),
    ],
)
def test_what_makes_no_sense_is_refused(amctl: Any, root: Path, words: tuple[str, ...], message: str) -> None:
    before = contents(root)
    ran = amctl("set", *words)
    assert ran.code == 2
    assert message in ran.err
    assert contents(root) == before


@pytest.mark.parametrize("words", [["acme", "other", "tags+=x"], ["acme", "tier"]])
def test_several_accounts_are_set_by_conditions(amctl: Any, book: Any, words: list[str]) -> None:
    root = book(acme="name: Acme\nstatus: active\nowner: anna\n")
    ran = amctl("-C", root, "set", *words)
    assert ran.code == 2
    assert f"'{words[1]}' sets nothing" in ran.err
    assert "--where account~nord, --where name~GmbH" in ran.err


def test_a_whole_part_goes_only_if_somebody_says_so(amctl: Any, root: Path) -> None:
    (root / "acme.yaml").write_text(ACME + "deal: {why: speed, terms: fixed}\ntouch: {ideal: 2 weeks}\n")
    before = contents(root)
    ran = amctl("set", "ac", "deal=")
    assert (ran.code, contents(root)) == (2, before)
    assert ran.err == "amctl: Remove all of deal (why, terms)?\n  help: --yes removes it, -n only shows it\n"
    assert amctl("set", "--where", "account=acme", "deal=").code == 2
    assert amctl("set", "ac", "deal=", "-n").code == 0
    assert contents(root) == before
    assert amctl("set", "ac", "touch=").code == 0  # a single value is no loss that nobody saw
    assert amctl("set", "ac", "deal=", "--yes").code == 0
    assert (root / "acme.yaml").read_text() == ACME
