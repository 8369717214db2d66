"""Handoffs from start to acceptance, as three kinds of people go about it, and what is refused on the way."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amctl.yaml.reader import read

SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker, role: account-manager, lead: ruth}
  ben: {name: Ben Ott, role: account-manager, lead: ruth}
  ruth: {name: Ruth Ho}
  mei: {name: Mei Tan, away: [{from: 2026-11-01, until: 2027-06-30}]}
  cleo: {name: Cleo Fox, away: [{from: 2026-11-20, until: 2026-11-30, cover: anna}]}
  priya: {name: Priya Raman, role: account-executive}
  jonas: {name: Jonas Weber, role: account-manager, left: {date: 2026-09-30, successor: ben}}
tiers: {standard: {touch: {ideal: 6 weeks}}}
products: {platform: {name: Platform}}
"""
ACME = """\
name: Acme
status: active
owner: anna          # since the beginning
tier: standard
contacts:
  keller: {name: Dr. Keller, email: keller@acme.example}
issues:
  late: {what: Export late, owner: anna, opened: 2026-11-02}
follow_ups:
  - {what: Send the draft, due: 2026-12-01, who: anna}   # to Keller
  - {what: Old, due: 2026-10-01, who: anna, done: 2026-10-01}
"""
# What stands for the capitals in a command that mends something.
WORDS = {
    "ACCOUNT": "acme",
    "AMOUNT": "48000",
    "COLOUR": "green",
    "CONTACT": "keller",
    "DAY": "today",
    "ID": "platform",
    "NUMBER": "5",
    "PERSON": "ruth",
    "SPAN": "3m",
    "TEXT": "agreed",
    "WORD": "email",
    "…": "agreed",
}


@pytest.fixture
def root(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(amctl=SETTINGS, acme=ACME)
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    return root


@pytest.fixture
def as_(amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs a command as somebody, from a line as it would be pasted."""

    def run(person: str, line: str, *more: str) -> Any:
        monkeypatch.setenv("AMCTL_ME", person)
        return amctl(*shlex.split(line), *more)

    return run


def data(root: Path, name: str = "acme") -> dict[str, Any]:
    document = read(f"{name}.yaml", (root / f"{name}.yaml").read_bytes())
    assert not document.problems
    return document.data


def walked(as_: Callable[..., Any], person: str) -> list[str]:
    """Accepts the account, doing one by one what is told to be missing, as it is told; the steps that were."""
    steps: list[str] = []
    for _ in range(40):
        ran = as_(person, "handoff accept acme")
        if ran.code == 0:
            return steps
        assert ran.code == 4
        step, mend = re.findall(r"^  ([a-z-]+) \(.*\): amctl (.*)$", ran.err, re.MULTILINE)[0]
        steps.append(step)
        if mend == "edit acme":
            raise AssertionError(f"{step}: no command mends it")
        ahead = re.sub(r"(--due|--close|--next-update|-d) DAY", r"\1 +2w", mend)
        mended = as_(person, re.sub(r"[A-Z]{2,}|…", lambda found: WORDS.get(found[0], found[0]), ahead))
        assert mended.code == 0, (step, mend, mended.err)
    raise AssertionError(f"not accepted: {steps}, {ran.err}")


KINDS = {
    "sales-to-account": ("ben", "--from priya"),
    "account-to-account": ("ben", ""),
    "departed": ("ben", "--from jonas"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_handoff_from_start_to_acceptance_by_the_commands_it_tells(
    kind: str, as_: Callable[..., Any], root: Path
) -> None:
    to, from_ = KINDS[kind]
    if kind == "departed":
        text = (
            (root / "acme.yaml").read_text().replace("owner: anna", "owner: jonas").replace("who: anna", "who: jonas")
        )
        (root / "acme.yaml").write_text(text)
    assert as_("anna", f"handoff start acme --to {to} {from_} --kind {kind} --reason 'Anna has too many'").code == 0
    steps = walked(as_, to)
    assert steps, "something was missing"
    made = data(root)
    (handoff,) = made["handoffs"]
    assert (made["owner"], handoff["kind"], handoff["accepted"]) == ("ben", kind, "2026-11-23")
    assert "forced" not in handoff
    assert all(tick["by"] == "ben" for tick in handoff["done"].values())
    planned = [one for one in made["follow_ups"] if one.get("playbook") == "first-ninety-days"]
    assert {"own-introduction", "first-call", "map-assessed"} <= {one["step"] for one in planned}
    assert as_("ben", "validate").code == 0
    assert "First call" in as_("ben", "due --within 1m").out
