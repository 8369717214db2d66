"""amctl contact: add, set, left, forget"""

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amctl.store.journal import journal_path

Make = Callable[..., Path]
Run = Callable[..., Any]
ACME = """\
name: Acme
status: active
owner: anna
primary: keller     # by phone
contacts:
  keller:
    name: Dr. Miriam Keller
    title: COO      # since May
    email: m.keller@acme.example
    stance: champion
    assessed: 2026-11-04
    known_by: [anna]
  petersen: {name: Inga Petersen, reports_to: keller}

# ---- to do
follow_ups:
  - {what: Send offer, due: 2026-11-30, promised_to: keller}
interactions:
  - {date: 2026-11-03, kind: call, with: [keller, petersen], summary: Keller wants a discount.}
feedback:
  - {date: 2026-11-01, kind: nps, score: 9, contact: keller, comment: Great.}
"""


@pytest.fixture
def root(book: Make) -> Path:
    return book(acme=ACME)


def text_of(root: Path) -> str:
    return (root / "acme.yaml").read_text()


def test_a_contact_is_added_behind_the_others(amctl: Run, root: Path) -> None:
    ran = amctl(
        "-C", root, "contact", "add", "acme", "--name", "Jana Müller", "--title", "CFO", "--role", "billing,legal",
        "--role", "coach", "--stance", "neutral", "--reports-to", "kel", "--known-by", "ben", "--tag", "vip",
        "--phone", "040 1",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == "Added Jana Müller as contact mueller of Acme."
    new = """\
  mueller:
    name: Jana Müller
    title: CFO
    phone: "040 1"
    roles: [billing, legal, coach]
    stance: neutral
    assessed: 2026-11-23
    known_by: ben
    reports_to: keller
    tags: [vip]
"""
    assert text_of(root) == ACME.replace("\n# ---- to do", f"{new}\n# ---- to do")


def test_an_id_may_be_given(amctl: Run, root: Path) -> None:
    assert amctl("-C", root, "contact", "add", "acme", "cfo", "--name", "Jana Müller").code == 0
    assert "  cfo: {name: Jana Müller}\n" in text_of(root) or "  cfo:\n    name: Jana Müller\n" in text_of(root)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["add", "acme"], "who is it?"),
        (["add", "acme", "--name", " "], "--name is empty"),
        (["add", "acme", "--name", "王伟"], "write an id for '王伟'"),
        (["add", "acme", "keller", "--name", "Ida Keller"], "there is a contact keller already: Dr. Miriam Keller"),
        (["add", "acme", "--name", "X", "--stance", "champoin"], "no stance 'champoin'"),
        (["add", "acme", "--name", "X", "--role", "boss"], "no role 'boss'"),
        (["add", "acme", "--name", "X", "--role", "coach,champion"], "champion is a stance: --stance champion"),
        (["add", "acme", "--name", "X", "--channel", "fax"], "no channel 'fax'"),
        (["add", "acme", "--name", "X", "--assessed", "2026-12-01"], "has not come yet"),
        (["add", "acme", "--name", "X", "--known-by", "zoe"], "no person 'zoe'"),
        (["set", "acme", "zoe", "--stance", "champion"], "no contact 'zoe'"),
        (["set", "acme", "keller"], "what is new about Dr. Miriam Keller?"),
        (["set", "acme", "keller", "--title", "COO"], "nothing to change"),
        (["set", "acme", "keller", "--influences", "zoe"], "no contact 'zoe'"),
        (["left", "acme", "keller", "--on", "2026-12-01"], "has not come yet"),
        (["left", "acme", "keller", "--replaced-by", "keller"], "cannot replace themselves"),
        (["left", "acme", "keller", "--replaced-by", "Nora Neu"], "Acme has no contact 'Nora Neu'"),
        (["forget", "acme", "keller"], "Dr. Miriam Keller is to be forgotten, which cannot be undone; nor can"),
        (["forget", "acme", "zoe"], "no contact 'zoe'"),
    ],
)
def test_what_does_not_fit_writes_nothing(amctl: Run, root: Path, words: list[str], message: str) -> None:
    ran = amctl("-C", root, "contact", *words)
    assert ran.code == 2
    assert ran.err.startswith("amctl: ")
    assert message in ran.err
    assert text_of(root) == ACME


def test_what_is_given_changes_and_an_empty_value_removes(
    amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMCTL_ME", "anna")
    ran = amctl("-C", root, "contact", "set", "acme", "miriam", "--title", "CEO", "--email", "", "--known-by", "me,ben",
                "--influences", "pet", "--approves", "")  # fmt: skip
    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        "Dr. Miriam Keller at Acme: title CEO, was COO; known by anna, ben, was anna; "
        "influences petersen; email removed, was m.keller@acme.example."
    )
    assert text_of(root) == ACME.replace("title: COO ", "title: CEO ").replace(
        "    email: m.keller@acme.example\n", ""
    ).replace("known_by: [anna]\n", "known_by: [anna, ben]\n    influences: petersen\n")


def test_a_judgement_is_of_today_also_if_it_stays_the_same(amctl: Run, root: Path) -> None:
    assert amctl("-C", root, "contact", "set", "acme", "keller", "--stance", "champion").code == 0
    assert text_of(root) == ACME.replace("assessed: 2026-11-04", "assessed: 2026-11-23")


def test_who_leaves_is_kept_and_what_hangs_on_them_is_told(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "contact", "left", "acme", "keller", "--on", "yesterday", "--replaced-by", "inga")
    assert ran.code == 0
    assert ran.err.splitlines()[:4] == [
        "Dr. Miriam Keller left Acme on 2026-11-22, replaced by Inga Petersen. Inga Petersen is the one to write first "
        "now.",
        "Was the only champion; once there is another: amctl contact set acme CONTACT --stance champion",
        "Inga Petersen reported to Dr. Miriam Keller: amctl contact set acme petersen --reports-to CONTACT",
        "Promised to Dr. Miriam Keller: Send offer, due 2026-11-30: amctl done qg1qg, or amctl edit acme",
    ]
    assert text_of(root) == ACME.replace("primary: keller ", "primary: petersen ").replace(
        "known_by: [anna]\n", "known_by: [anna]\n    left: {date: 2026-11-22, replaced_by: petersen}\n"
    )


def test_what_the_notes_say_can_be_typed(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "contact", "left", "acme", "keller")
    notes = [line for line in ran.err.splitlines()[1:] if not line.startswith("Next: ")]
    said = [line.partition("amctl ")[2].partition(", or ")[0] for line in notes]
    mending = [shlex.split(one.replace("CONTACT", "petersen")) for one in said if one]
    assert [words[0] for words in mending] == ["contact", "set", "contact", "done"]
    for words in mending:
        if words[-2:] != ["--reports-to", "petersen"]:
            assert amctl("-C", root, *words).code == 0, words
    assert amctl("-C", root, "contact", "set", "acme", "petersen", "--reports-to", "").code == 0
    assert "primary: petersen " in text_of(root)


def test_a_replacement_who_is_new_is_added(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "contact", "left", "acme", "petersen", "--replaced-by", "Nora Neu", "--yes")
    assert ran.code == 0
    assert ran.err.startswith("Added Nora Neu as contact neu. Inga Petersen left Acme on 2026-11-23, replaced by neu.")
    assert "name: Nora Neu" in text_of(root)
    assert "left: {date: 2026-11-23, replaced_by: neu}" in text_of(root)


def test_a_dry_run_shows_the_diff_and_json_the_change(amctl: Run, root: Path) -> None:
    dry = amctl("-C", root, "contact", "left", "acme", "petersen", "--dry-run")
    assert "+" in dry.out
    assert "left: {date: 2026-11-23}" in dry.out
    assert dry.err.startswith("Not written (--dry-run): Inga Petersen left")
    assert text_of(root) == ACME
    ran = amctl("-C", root, "contact", "left", "acme", "petersen", "--json")
    assert ran.json["data"][0]["changes"] == [
        {"change": "set", "path": "contacts.petersen.left", "value": {"date": "2026-11-23"}, "was": None}
    ]
    assert amctl("-C", root, "undo").code == 0
    assert text_of(root) == ACME


FORGOTTEN = """\
name: Acme
status: active
owner: anna
contacts:
  petersen: {name: Inga Petersen}

# ---- to do
follow_ups:
  - {what: Send offer, due: 2026-11-30}
interactions:
  - {date: 2026-11-03, kind: call, with: [petersen], summary: Keller wants a discount.}
feedback:
  - {date: 2026-11-01, kind: nps, score: 9}
"""


def test_who_is_forgotten_is_in_the_file_no_more_nor_in_the_journal(amctl: Run, book: Make, tmp_path: Path) -> None:
    root = book(acme=ACME, other="name: Other\nstatus: active\nowner: anna\nsummary: Ask m.keller@ACME.example.\n")
    amctl("-C", root, "contact", "set", "acme", "keller", "--title", "CEO")
    amctl("-C", root, "note", "other", "Met Dr. Miriam Keller")
    amctl("-C", root, "note", "other", "Met somebody")
    ran = amctl("-C", root, "contact", "forget", "acme", "keller", "--yes")
    assert "\nOn other machines, the journals of colleagues and their copies" in ran.err
    assert ran.code == 0
    assert text_of(root) == FORGOTTEN
    told = ran.err.splitlines()
    assert told[0] == "Took Dr. Miriam Keller out of Acme: the entry and 5 places that named it."
    assert "Was the one to write first: amctl set acme primary=CONTACT" in told
    assert any(
        line.startswith("Still named, for you to edit: ")
        and line.endswith(
            "acme.yaml:11: - {date: 2026-11-03, kind: call, with: [petersen], summary: Keller wants a discount.}"
        )
        for line in told
    )
    elsewhere = [line.rpartition("other.yaml:")[2] for line in told if line.startswith("Named in another file too: ")]
    assert [line.partition(":")[0] for line in elsewhere] == ["4", "6"]
    assert "The journal has forgotten 2 changes: amctl undo cannot reach them." in told
    assert not any("git keeps" in line for line in told)
    left = amctl("-C", root, "undo", "--list", "--json").json["data"]
    assert [one["done"] for one in left] == ["Logged a note at Other."]


def test_git_and_drafts_are_told_of(amctl: Run, root: Path) -> None:
    subprocess.run(["git", "init", "-q", root], check=True)
    journal = journal_path(root, os.environ)
    assert journal
    drafts = journal.with_suffix("") / "drafts"
    drafts.mkdir(parents=True)
    for name in ("acme.yaml", "acme.1.yaml", "acme-two.yaml"):
        (drafts / name).write_text("x")
    ran = amctl("-C", root, "contact", "forget", "acme", "petersen", "--dry-run")
    assert ran.code == 0
    assert "git log --all -p -S 'Inga Petersen' -- " in ran.err
    assert [line.rpartition("/")[2] for line in ran.err.splitlines() if line.startswith("A draft of amctl edit")] == [
        "acme.1.yaml",
        "acme.yaml",
    ]
    assert text_of(root) == ACME


@pytest.mark.parametrize(("answer", "gone"), [("petersen", True), ("y", False), ("", False)])
def test_a_person_types_whom_to_forget(
    amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, gone: bool
) -> None:
    asked = []

    def ask(question: str) -> str:
        asked.append(question)
        return answer

    monkeypatch.setattr("amctl.terminal.can_ask", lambda: True)
    monkeypatch.setattr("amctl.terminal.asked", ask)
    ran = amctl("-C", root, "contact", "forget", "acme", "petersen")
    assert asked == [
        "Inga Petersen is to be forgotten, which cannot be undone; nor can earlier changes of acme.yaml then. "
        "Type petersen to confirm: "
    ]
    assert ran.code == (0 if gone else 2)
    assert ("Petersen" not in text_of(root)) == gone


def test_somebody_new_is_named_as_people_are(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "contact", "add", "acme", "Rosa Marsh", "--email", "rosa@acme.example")
    assert (ran.code, "Added Rosa Marsh as contact marsh of" in ran.err) == (0, True)
    assert "name: Rosa Marsh" in text_of(root)
    ran = amctl("-C", root, "contact", "add", "acme", "rosalind", "--email", "r@acme.example")
    assert (ran.code, '--name "Rosalind"' in ran.err) == (2, True)
