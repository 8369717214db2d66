"""amctl validate --fix"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from amctl import mending
from amctl.changes.mending import Mend
from amctl.rules import owner_left
from amctl.rules.rule import Hit
from amctl.store import writing
from amctl.store.writing import LOCKS

Make = Callable[..., Path]
Run = Callable[..., Any]

SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
  jonas: {name: Jonas Weber, left: {date: 2026-09-30, successor: ben}}
tiers: {strategic: {review: 3 months}}
"""
ACME = """\
name: Acme      # a customer of ours
status: actve   # since spring
owner: Becker
tier: strategc
contacts:
  keller:
    name: Miriam Keller
    phone: +4940123456   # her own
    mobil: 0171 4

interactions:
  - {date: 2026-11-20, kind: cal, with: [Miriam], summary: Hello}
"""
MENDED = (
    ACME.replace("actve", "active")
    .replace("Becker", "anna")
    .replace("strategc", "strategic")
    .replace("+4940123456", '"+4940123456"')
    .replace("mobil:", "mobile:")
    .replace("cal,", "call,")
    .replace("[Miriam]", "[keller]")
)
HEAD = "name: Beta\nstatus: active\nowner: anna\n"


@pytest.fixture
def root(book: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(amctl=SETTINGS, acme=ACME)
    monkeypatch.chdir(root)
    return root


def put(root: Path, **files: str) -> None:
    for name, text in files.items():
        (root / f"{name}.yaml").write_bytes(text.encode())


def test_all_that_has_one_right_answer_is_written_and_nothing_else(amctl: Run, root: Path) -> None:
    ran = amctl("validate", "--fix", "--strict")
    assert (ran.code, ran.out) == (0, "")
    assert (root / "acme.yaml").read_text() == MENDED
    assert ran.err.splitlines() == [
        "mended: acme.yaml:2: AM202 unknown status 'actve'",
        "mended: acme.yaml:3: AM301 unknown person 'Becker'",
        "mended: acme.yaml:4: AM307 unknown tier 'strategc'",
        "mended: acme.yaml:8: AM205 other YAML readers take +4940123456 for something else",
        "mended: acme.yaml:9: AM201 unknown key 'mobil'",
        "mended: acme.yaml:12: AM202 unknown kind 'cal'",
        "mended: acme.yaml:12: AM302 unknown contact 'Miriam'",
        "Mended 7 findings in 1 file. amctl undo takes all of it back.",
        "2 files: no findings.",
    ]
    again = amctl("validate", "--fix")
    assert (again.code, again.err) == (0, "Nothing was mended.\n2 files: no findings.\n")


def test_all_files_of_a_run_are_taken_back_at_once(amctl: Run, root: Path) -> None:
    put(root, beta=HEAD + "address: {postcode: 01067}\n", amctl=SETTINGS + "compny: Us\n")
    before = {path: path.read_bytes() for path in root.glob("*.yaml")}
    assert amctl("validate", "--fix").code == 0
    assert all(path.read_bytes() != text for path, text in before.items())
    assert "company: Us" in (root / "amctl.yaml").read_text()
    ran = amctl("undo")
    assert ran.code == 0
    assert ran.err.startswith("Taken back: Mended 9 findings in 3 files.\n")
    assert {path: path.read_bytes() for path in root.glob("*.yaml")} == before


def test_a_dry_run_shows_the_diff_and_writes_nothing(amctl: Run, root: Path) -> None:
    ran = amctl("validate", "--fix", "-n")
    assert ran.code == 1, "the errors are still in the file"
    assert "\n-status: actve   # since spring\n" in ran.out
    assert "\n+status: active   # since spring\n" in ran.out
    assert "AM202" not in ran.out
    lines = ran.err.splitlines()[-2:]
    assert lines == ["Not written (--dry-run): Mended 7 findings in 1 file.", "Then 2 files: no findings."]
    assert (root / "acme.yaml").read_text() == ACME
    assert not (root / LOCKS).exists()
    assert amctl("undo").code == 2


def test_programs_get_each_finding_with_what_became_of_it(amctl: Run, root: Path) -> None:
    put(root, acme=HEAD + "parnt: nowhere\nstrange: 1\naddress: {country: NO}\n")
    for words, written in ((["-n"], False), ([], True)):
        ran = amctl("validate", "--fix", "--json", *words)
        assert ran.code == 1
        kept = ("code", "fixable", "mended", "written", "refused")
        assert [tuple(row[key] for key in kept) for row in ran.json["data"]] == [
            ("AM205", True, True, written, None),
            ("AM201", False, False, False, "that would bring acme.yaml:4: AM304 unknown account 'nowhere'"),
            ("AM201", False, False, False, None),
        ]
    assert [row["fixable"] for row in amctl("validate", "--json").json["data"]] == [True, False]


def test_only_what_is_selected_in_the_files_named_is_mended(amctl: Run, root: Path) -> None:
    put(root, beta=HEAD + "address: {postcode: 01067, country: NO}\n")
    ran = amctl("validate", "beta", "--fix", "--select", "AM2", "--ignore", "AM205")
    assert (ran.code, ran.err) == (0, "Nothing was mended.\n1 file: no findings.\n")
    amctl("validate", "--fix", "--select", "AM205")
    assert (root / "beta.yaml").read_text() == HEAD + 'address: {postcode: "01067", country: "NO"}\n'
    assert (root / "acme.yaml").read_text() == ACME.replace("+4940123456", '"+4940123456"')


def test_what_a_comment_or_the_book_excuses_stays(amctl: Run, root: Path) -> None:
    put(root, acme=HEAD + "address: {country: NO}  # amctl: ignore[AM205] it is Norway\n")
    put(root, amctl=SETTINGS + "rules: {AM201: ignore}\n", beta=HEAD + "sumary: x\n")
    assert "Nothing was mended." in amctl("validate", "--fix").err
    assert (root / "beta.yaml").read_text() == HEAD + "sumary: x\n"


def test_nobody_becomes_the_owner_without_a_handoff(amctl: Run, root: Path) -> None:
    left = HEAD.replace("anna", "jonas")
    put(root, acme=left)
    ran = amctl("validate", "--fix", "--format", "full")
    assert (ran.code, (root / "acme.yaml").read_text()) == (1, left)
    assert "amctl handoff plan --from jonas --to ben" in ran.out


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("parnt: nowhere\naddress: {country: NO}\n", "that would bring beta.yaml:4: AM304 unknown account 'nowhere'"),
        ("primry: nobody\naddress: {country: NO}\n", "that would bring AM302 unknown contact 'nobody'"),
    ],
    ids=["the book", "the file"],
)
def test_a_mend_that_would_bring_another_finding_is_not_done_but_the_rest_is(
    amctl: Run, root: Path, lines: str, reason: str
) -> None:
    put(root, acme=HEAD, beta=HEAD + lines)
    ran = amctl("validate", "--fix")
    assert ran.code == 1
    assert f": {reason}\n" in ran.err
    assert (root / "beta.yaml").read_text() == HEAD + lines.replace("NO", '"NO"')
    assert "[fix]" not in ran.out, "it is not offered again"


def test_settings_are_mended_unless_that_would_bring_a_finding_elsewhere(amctl: Run, root: Path) -> None:
    plain = "amctl: 1\npeople: {anna: {name: Anna}}\ntiers: {near: {toch: {ideal: 1 week, maximum: 2 weeks}}}\n"
    put(root, acme=HEAD + "since: 2026-01-01\ntier: near\n", amctl=plain + "compny: Us\n")
    ran = amctl("validate", "--fix")
    assert ran.code == 1
    assert "not mended: amctl.yaml:3: AM201 unknown key 'toch': that would bring acme.yaml:" in ran.err
    assert (root / "amctl.yaml").read_text() == plain + "company: Us\n"


def test_what_only_harms_together_is_left_altogether(amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file's mends are harmless by themselves; here the book finds something against all of them."""
    from amctl import saving

    put(root, acme=HEAD + "address: {country: NO}\n", beta=HEAD + "address: {country: NO}\n")
    asked = saving.new_findings

    def against_several(session: Any, before: Any, after: Any) -> Any:
        found = [one for one in session.findings() if one.file == "acme.yaml"]
        return found if len(after) == 2 else asked(session, before, after)

    monkeypatch.setattr(saving, "new_findings", against_several)
    ran = amctl("validate", "--fix")
    assert (root / "acme.yaml").read_text() == HEAD + "address: {country: NO}\n"
    assert (root / "beta.yaml").read_text() == HEAD + 'address: {country: "NO"}\n'
    assert "not mended: acme.yaml:4: AM205" in ran.err


def test_what_comes_to_light_in_a_file_that_could_not_be_read_hinders_nothing(amctl: Run, root: Path) -> None:
    put(root, acme="name: Acme\nstatus: actve\nowner: zoe\nparent: nowhere\n")
    ran = amctl("validate", "--fix")
    assert ran.code == 1
    assert (root / "acme.yaml").read_text().split("\n")[1] == "status: active"
    assert [line.split(": ")[1] for line in ran.out.splitlines()] == [
        "AM301 unknown person 'zoe'",
        "AM304 unknown account 'nowhere'",
    ]


def test_settings_that_could_not_be_used_are_mended_whatever_comes_to_light(amctl: Run, root: Path) -> None:
    put(root, acme=HEAD.replace("anna", "zoe"), amctl=SETTINGS + "rules: {AM502: eror}\n")
    ran = amctl("validate", "--fix")
    assert (ran.code, ran.out) == (1, "acme.yaml:3:8: AM301 unknown person 'zoe'\n")
    assert (root / "amctl.yaml").read_text() == SETTINGS + "rules: {AM502: error}\n"


def test_one_of_several_faults_of_a_broken_file_is_mended(amctl: Run, root: Path) -> None:
    put(root, acme="name: Acme\nstatus: actve\nowner: anna\nsince: yesterday\n")
    ran = amctl("validate", "--fix")
    assert ran.code == 1
    assert ran.out == "acme.yaml:4:8: AM203 'yesterday' does not fit since\n"
    assert "status: active" in (root / "acme.yaml").read_text()


def test_what_the_editor_refuses_is_told_and_the_rest_is_done(amctl: Run, root: Path) -> None:
    broken = HEAD + "strange: 1\nstrange: 2\naddress: {country: NO}\n"
    put(root, acme=broken, beta=HEAD + "address: {country: NO}\n")
    ran = amctl("validate", "--fix")
    assert ran.code == 1
    assert "not mended: acme.yaml:6: AM205" in ran.err
    assert "duplicate key 'strange'" in ran.err
    assert (root / "acme.yaml").read_text() == broken
    assert (root / "beta.yaml").read_text() == HEAD + 'address: {country: "NO"}\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("contacts:\r\n  k: {name: K, phone: 0401}\r\n", 'contacts:\r\n  k: {name: K, phone: "0401"}\r\n'),
        (
            "contacts:\n  k:\n    name: K\n    phone: &p 0401\n    mobile: *p\n",
            'contacts:\n  k:\n    name: K\n    phone: "0401"\n    mobile: &p "0401"\n',
        ),
        ("address: {postcode:   01067 } # old", 'address: {postcode:   "01067" } # old'),
        ("address:\n  postcode:\n    01067\n", 'address:\n  postcode:\n    "01067"\n'),
    ],
    ids=["Windows", "anchors", "no line end", "below its key"],
)
def test_however_a_file_is_written(amctl: Run, root: Path, before: str, after: str) -> None:
    head = HEAD.replace("\n", "\r\n") if "\r" in before else HEAD
    put(root, acme="\ufeff" + head + before)
    ran = amctl("validate", "--fix", "--strict")
    assert ran.code == 0, ran.err
    assert (root / "acme.yaml").read_bytes().decode() == "\ufeff" + head + after


def test_a_file_that_changes_meanwhile_is_mended_as_it_is_then(
    amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = mending._mended

    def changed_before(*given: Any, **more: Any) -> Any:
        put(root, acme=ACME.replace("actve", "active").replace("Hello", "Hello again"))
        return planned(*given, **more)

    monkeypatch.setattr(mending, "_mended", changed_before)
    assert amctl("validate", "--fix").code == 0
    assert (root / "acme.yaml").read_text() == MENDED.replace("Hello", "Hello again")


def test_a_file_that_is_gone_by_then_is_nobodys_fault(amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = mending._mended

    def removed_before(*given: Any, **more: Any) -> Any:
        (root / "acme.yaml").unlink(missing_ok=True)
        return planned(*given, **more)

    monkeypatch.setattr(mending, "_mended", removed_before)
    assert "Nothing was mended." in amctl("validate", "--fix").err
    assert not (root / "acme.yaml").exists()


def test_somebody_else_who_writes_is_waited_for_and_then_named(
    amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "held", partial(writing.held, patience=0.05))
    with writing.held(root, ["acme.yaml"]):
        ran = amctl("validate", "--fix")
    assert ran.code == 7
    assert (root / "acme.yaml").read_text() == ACME


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_told(amctl: Run, root: Path) -> None:
    root.chmod(0o500)
    try:
        ran = amctl("validate", "--fix")
    finally:
        root.chmod(0o700)
    assert ran.code == 74
    assert (root / "acme.yaml").read_text() == ACME


def test_a_file_that_would_grow_too_large_is_left(amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + "address: {country: NO}\n"
    put(root, acme=text)
    monkeypatch.setattr("amctl.disk.MAX_BYTES", len(text) + 1)
    ran = amctl("validate", "--fix")
    assert "the file would grow beyond" in ran.err
    assert (root / "acme.yaml").read_text() == text


def test_only_files_are_mended_and_a_dry_run_is_one_of_something(amctl: Run, root: Path) -> None:
    ran = amctl("validate", "-", "--stdin-filename", "acme.yaml", "--fix", stdin=ACME.encode())
    assert (ran.code, (root / "acme.yaml").read_text()) == (2, ACME)
    assert amctl("validate", "-n").code == 2


def test_hostile_words_are_harmless_in_what_is_told(amctl: Run, root: Path) -> None:
    put(root, acme=HEAD + 'contacts:\n  k: {name: "Ole \\e[31m"}\nprimary: "\\e[31m"\n')
    ran = amctl("validate", "--fix")
    assert "\x1b" not in ran.err + ran.out
    assert 'primary: "k"\n' in (root / "acme.yaml").read_text()


@pytest.mark.parametrize(
    ("mend", "reason"),
    [
        (Mend(("summary",), "x"), "that would not help: it would still be found"),
        (Mend(("name",), "status", key=True), "there is no name to be named status, or there is a status already"),
    ],
)
def test_a_rule_that_proposes_nonsense_does_no_harm(
    amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch, mend: Mend, reason: str
) -> None:
    put(root, acme=HEAD)
    monkeypatch.setattr(owner_left, "check", lambda case: [Hit(case.spot("owner"), "Nonsense.", "", mend)])
    assert f"Nonsense.: {reason}\n" in amctl("validate", "--fix").err
    assert (root / "acme.yaml").read_text() == HEAD


def test_a_day_that_can_be_read_in_one_way_is_written_as_one(amctl: Run, book: Make) -> None:
    text = "follow_ups:\n  - {what: Call, due: 3.12.2026}   # by then\n  - {what: Write, due: 1/2/2027}\n"
    root = book(acme=f"name: Acme\nstatus: active\nowner: anna\nsince: 2020-1-3\n{text}")
    ran = amctl("-C", root, "validate", "--fix")
    assert ran.code == 1  # 1/2/2027 is January to some
    wanted = text.replace("3.12.2026", "2026-12-03")
    assert (root / "acme.yaml").read_text() == f"name: Acme\nstatus: active\nowner: anna\nsince: 2020-01-03\n{wanted}"
    (left,) = amctl("-C", root, "validate", "--json").json["data"]
    assert (left["code"], left["fixable"], left["help"]) == ("AM203", False, "write the day as YYYY-MM-DD")
