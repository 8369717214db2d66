"""amctl handoff show and list"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
  mei: {name: Mei Lindström}
  jonas: {name: Jonas Weber, left: {date: 2026-09-30}}
tiers: {light: {}}
"""
HEAD = "name: Acme\nstatus: active\nowner: ben\n"
OPEN = HEAD + "handoffs:\n  - {kind: account-to-account, from: ben, to: anna, opened: 2026-11-16}\n"


def steps(ran: Any) -> dict[str, str]:
    """The state of each step."""
    return {row["step"]: row["state"] for row in ran.json["data"]}


@pytest.mark.parametrize("account", ["oesterby-kjolehus", "thistlewick", "radkurier-blum"])
def test_the_open_handoffs_of_the_example_book(account: str, amctl: Run, example: Path, snapshot: Any) -> None:
    assert amctl("-C", example, "handoff", "show", account, "--format", "table").out == snapshot


def test_one_that_is_thought_of(amctl: Run, example: Path, snapshot: Any) -> None:
    ran = amctl("-C", example, "handoff", "show", "laiteries", "--to", "lotte", "--format", "table")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_the_document_for_the_successor(amctl: Run, example: Path, tmp_path: Path, snapshot: Any) -> None:
    file = tmp_path / "handoff.md"
    assert amctl("-C", example, "handoff", "show", "radkurier-blum", "-o", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == snapshot


def test_the_list_of_the_example_book(amctl: Run, example: Path, monkeypatch: Any, snapshot: Any) -> None:
    assert amctl("-C", example, "handoff", "list", "--format", "table").out == snapshot
    assert amctl("-C", example, "handoff", "list").out == snapshot


def test_every_account_that_is_looked_after_has_a_checklist(amctl: Run, example: Path) -> None:
    for row in amctl("-C", example, "list", "--json").json["data"]:
        ran = amctl("-C", example, "handoff", "show", row["account"], "--json")
        assert ran.code == (2 if row["status"] in ("ended", "archived") else 0), ran.err
        assert ran.code or steps(ran) or "Nothing is planned for the first ninety days." in ran.err


@pytest.mark.parametrize(("form", "documented"), [("md", True), ("html", True), ("table", False), ("csv", False)])
def test_what_is_read_on_paper_has_all_of_it(form: str, documented: bool, amctl: Run, example: Path) -> None:
    out = amctl("-C", example, "handoff", "show", "thistlewick", "--format", form).out
    for words in ("What was sold, and why", "The account", "Golfs with", "Key people", "The last year: 2026"):
        assert (words in out) is documented, words
    assert "Complete the handoff" not in out


# Which handoff


def test_the_kind_is_who_hands_over_unless_it_is_named(amctl: Run, book: Make) -> None:
    root = book(amctl=SETTINGS, acme=HEAD, gone=HEAD.replace("ben", "jonas"))
    assert "sensitive" in steps(amctl("-C", root, "handoff", "show", "acme", "--json"))
    assert "left-behind" in steps(amctl("-C", root, "handoff", "show", "gone", "--json"))
    assert "sold" in steps(amctl("-C", root, "handoff", "show", "acme", "--kind", "sales-to-account", "--json"))
    assert "left-behind" in steps(amctl("-C", root, "handoff", "show", "acme", "--kind", "departed", "--json"))
    title = amctl("-C", root, "handoff", "show", "acme", "--to", "mei", "--format", "table").out.splitlines()[0]
    assert title == "If Ben Ott handed Acme over to Mei Lindström (between account managers)"


@pytest.mark.parametrize(
    ("words", "text", "message"),
    [
        (["--to", "mei"], OPEN, "Acme is being handed over already, from ben to anna (account-to-account)"),
        (["--kind", "departed"], OPEN, "Acme is being handed over already, from ben to anna (account-to-account)"),
        ([], HEAD.replace("active", "ended"), "Acme is ended: nobody has to look after it"),
        (["--to", "jonas"], HEAD, "Jonas Weber left on 2026-09-30"),
        (["--to", "nobody"], HEAD, "no person 'nobody'"),
        (["--kind", "gift"], HEAD, "no kind 'gift'"),
    ],
    ids=str,
)
def test_what_cannot_be_shown_is_refused(words: list[str], text: str, message: str, amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(amctl=SETTINGS, acme=text), "handoff", "show", "acme", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_an_account_that_there_is_not(amctl: Run, book: Make) -> None:
    assert amctl("-C", book(amctl=SETTINGS), "handoff", "show", "acme").code == 3


def test_ticks_of_the_open_handoff_count(amctl: Run, book: Make) -> None:
    ticked = OPEN.replace("}", ", done: {access: {date: 2026-11-20, by: ben}}}")
    root = book(amctl=SETTINGS, acme=ticked)
    row = next(one for one in amctl("-C", root, "handoff", "show", "acme", "--json").json["data"] if one["done"])
    assert (row["step"], row["state"], row["evidence"], row["done"], row["by"]) == (
        *("access", "ok", "ticked by ben", "2026-11-20"),
        "ben",
    )


def test_a_note_excuses_what_is_missing_and_nothing_that_comes_later(
    amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMCTL_ME", "ben")
    root = book(amctl=SETTINGS, acme=OPEN)

    def rating() -> tuple[str, str]:
        rows = amctl("-C", root, "handoff", "show", "acme", "--json").json["data"]
        return next((one["state"], one["evidence"]) for one in rows if one["step"] == "rating")

    tick = ("-C", root, "handoff", "tick", "acme", "rating")
    mend = "amctl set acme rating.colour=COLOUR"
    told = f"That has no effect on rating while nobody has rated them: {mend}; or, if that is in order: amctl handoff"
    first = amctl(*tick)
    assert (first.code, told in " ".join(first.err.split())) == (0, True)
    assert rating() == ("missing", "nobody has rated them")
    assert mend in amctl(*tick).err
    assert amctl(*tick, "--note", "too new").code == 0
    assert rating() == ("ok", "nobody has rated them; excused by ben on 2026-11-23: too new")
    with (root / "acme.yaml").open("a") as file:
        file.write("rating: {colour: red, date: 2026-11-24}\n")
    later = amctl("-C", root, "--today", "2026-11-24", "handoff", "show", "acme", "--json").json["data"]
    (row,) = (one for one in later if one["step"] == "rating")
    assert (row["state"], row["mend"]) == ("missing", "amctl set acme rating.reason=TEXT")
    assert row["evidence"] == "red, and nobody says why; noted by ben on 2026-11-23: too new"
    with (root / "acme.yaml").open("a") as file:
        file.write("links: {contracts: https://files.example/acme}\n")
    remark = amctl("-C", root, "handoff", "tick", "acme", "links", "--note", "Sørensen needs a visit")
    assert (remark.code, "amctl handoff note acme TEXT" in remark.err) == (2, True)


# Once it is accepted


TAKEN = """\
name: Acme
status: active
owner: anna
contacts: {keller: {name: Miriam Keller}}
interactions:
  - {date: 2026-11-20, kind: call, with: keller, by: anna, summary: Hello}
handoffs: [{kind: account-to-account, from: ben, to: anna, opened: 2026-11-09, accepted: 2026-11-19, forced: haste}]
follow_ups:
  - {what: Tell Keller, due: 2026-11-20, done: 2026-11-20, playbook: first-ninety-days, step: own-introduction}
  - {what: Assess them, due: 2026-12-21, playbook: first-ninety-days, step: map-assessed}
"""


def test_what_was_accepted_is_shown_with_its_first_ninety_days(amctl: Run, book: Make, snapshot: Any) -> None:
    root = book(amctl=SETTINGS, acme=TAKEN)
    assert amctl("-C", root, "handoff", "show", "acme", "--format", "table").out == snapshot
    assert steps(amctl("-C", root, "handoff", "show", "acme", "--json")) == {
        "own-introduction": "ok",
        "map-assessed": "open",
    }
    document = amctl("-C", root, "handoff", "show", "acme", "--format", "md").out
    assert "## The account" in document
    assert "Assess them" in document


@pytest.mark.parametrize(
    ("words", "text", "today"),
    [
        (["--to", "mei"], TAKEN, "2026-11-23"),
        (["--kind", "account-to-account"], TAKEN, "2026-11-23"),
        ([], TAKEN.replace("due: 2026-12-21", "due: 2026-12-21, done: 2026-12-20"), "2027-02-18"),
        ([], TAKEN.replace("owner: anna", "owner: mei"), "2026-11-23"),
        ([], TAKEN, "2026-11-18"),
    ],
    ids=["to somebody", "of a kind", "long over", "came to another", "not yet"],
)
def test_else_a_next_one_is_thought_of(words: list[str], text: str, today: str, amctl: Run, book: Make) -> None:
    root = book(amctl=SETTINGS, acme=text)
    assert "introduced" in steps(amctl("-C", root, "--today", today, "handoff", "show", "acme", *words, "--json"))


def test_notes_on_the_way_are_read_where_the_handoff_is_looked_at(amctl: Run, book: Make) -> None:
    more = ", notes: [{date: 2026-11-17, by: ben, note: In person}], done: {access: {date: 2026-11-18, note: Tried}}}"
    for text in (OPEN, TAKEN):
        root = book(amctl=SETTINGS, acme=text.replace("}]", more + "]") if text == TAKEN else text.replace("}", more))
        out = amctl("-C", root, "handoff", "show", "acme", "--format", "table").out
        assert out.count("In person") == 1
        assert out.count("Tried") == 1


def test_what_has_come_to_a_third_one_is_said_to_be_stuck(amctl: Run, book: Make) -> None:
    root = book(amctl=SETTINGS, acme=OPEN.replace("owner: ben", "owner: mei"))
    out = amctl("-C", root, "handoff", "show", "acme", "--format", "table").out
    told = "The account is with Mei Lindström now, so nobody can accept it: amctl handoff cancel acme"
    assert told in " ".join(out.split())
    assert "call it off: the account is with mei now" in amctl("-C", root, "handoff", "list", "--format", "md").out


# Plan files of the book


def test_a_book_changes_the_checklist(amctl: Run, book: Make) -> None:
    plan = "steps: {access: , visit: {what: See them, required: true}, rating: {not_for: [light]}}\n"
    root = book(amctl=SETTINGS, acme=f"{OPEN}tier: light\n", **{"playbooks__handoff-account-to-account": plan})
    told = steps(amctl("-C", root, "handoff", "show", "acme", "--json"))
    assert "access" not in told
    assert "rating" not in told
    assert told["visit"] == "open"
    assert amctl("-C", root, "validate", "--select", "AM1,AM2,AM3") == (0, "", "3 files: no findings.\n")


def test_a_checklist_from_which_all_is_taken_out_says_so(amctl: Run, book: Make) -> None:
    names = [*steps(amctl("-C", book(amctl=SETTINGS, acme=OPEN), "handoff", "show", "acme", "--json"))]
    plan = "steps:\n" + "".join(f"  {name}:\n" for name in names)
    root = book(amctl=SETTINGS, acme=OPEN, **{"playbooks__handoff-account-to-account": plan})
    told = amctl("-C", root, "handoff", "show", "acme", "--format", "table").err
    assert "No step is left in the checklist" in told
    assert "playbooks/handoff-account-to-account.yaml" in told
    assert "AM321" in amctl("-C", root, "validate").out


def test_a_broken_plan_file_is_told_and_what_ships_is_used(amctl: Run, book: Make) -> None:
    root = book(amctl=SETTINGS, acme=OPEN, **{"playbooks__handoff-account-to-account": "steps: [a]\n"})
    ran = amctl("-C", root, "handoff", "show", "acme", "--json")
    assert ran.code == 1
    assert "access" in steps(ran)
    assert [one["code"] for one in ran.json["problems"]] == ["AM202"]
    assert "steps must be a mapping of names to values, not a list" in ran.err
    found = amctl("-C", root, "validate", root / "playbooks" / "handoff-account-to-account.yaml")
    assert found.code == 1
    assert "AM202" in found.out


# The list


def test_the_list_is_of_those_asked_for(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    other = OPEN.replace("Acme", "Beta").replace("from: ben", "from: mei")
    over = OPEN.replace("}", ", accepted: 2026-11-20}")
    root = book(amctl=SETTINGS, acme=OPEN, beta=other, over=over, none=HEAD)

    def listed(*words: str) -> list[str]:
        return [row[0] for row in amctl("-C", root, "handoff", "list", *words).lines]

    assert listed() == ["acme", "beta"]
    assert listed("beta") == ["beta"]
    assert listed("--owner", "mei") == ["beta"]
    assert listed("--owner", "anna") == ["acme", "beta"]
    monkeypatch.setenv("AMCTL_ME", "ben")
    assert listed() == ["acme"]
    assert listed("--everyone") == ["acme", "beta"]
    assert amctl("-C", root, "handoff", "list", "none") == (0, "", "No account is being handed over.\n")


# Words from outside


def test_words_of_files_stay_words(amctl: Run, book: Make) -> None:
    evil = "\\e[31m[bold]<b>|=1+1"
    root = book(
        amctl=SETTINGS.replace("Ben Ott", f'"{evil}"'),
        acme=f'{OPEN}rating: {{colour: red, reason: "{evil}", date: 2026-11-20}}\n',
        **{"playbooks__handoff-account-to-account": f'steps: {{visit: {{what: "{evil}"}}}}\n'},
    )
    for form in ("table", "tsv", "csv", "md", "html"):
        ran = amctl("-C", root, "handoff", "show", "acme", "--format", form)
        assert ran.code == 0
        assert "\x1b[31m" not in ran.out
        assert "<b>" not in ran.out or form in ("table", "tsv", "csv")


def test_the_document_is_in_the_successors_language_and_rows_stay_english(amctl: Run, book: Make) -> None:
    german = SETTINGS.replace("anna: {name: Anna Becker}", "anna: {name: Anna Becker, language: de}")
    root = book(amctl=german, acme=OPEN.replace("}", ", due: 2026-11-30}"))
    document = amctl("-C", root, "handoff", "show", "acme", "--format", "html").out
    assert '<html lang="de">' in document
    assert "Mo., 30. Nov. 2026" in document
    assert "2026-11-30" in amctl("-C", root, "handoff", "show", "acme", "--format", "table").out


# Languages


GERMAN = SETTINGS.replace("anna: {name: Anna Becker}", "anna: {name: Anna Becker, language: de}")


def test_the_document_in_german(amctl: Run, example: Path, snapshot: Any) -> None:
    ran = amctl("-C", example, "handoff", "show", "radkurier-blum", "--format", "md", "--lang", "de")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_another_language_may_be_asked_for(amctl: Run, book: Make) -> None:
    show = ("-C", book(amctl=GERMAN, acme=OPEN), "handoff", "show", "acme")
    english, german = (amctl(*show, "--format", "html", *more).out for more in (("--lang", "en"), ()))
    assert '<html lang="en">' in english
    assert "The account" in english
    assert "Der Kunde" in german
    assert "How it stands" in amctl(*show, "--format", "table").out
    assert "Wie es steht" in amctl(*show, "--format", "table", "--lang", "de").out
    assert amctl(*show, "--json").out == amctl(*show, "--json", "--lang", "de").out


def test_so_it_may_of_the_lists(amctl: Run, book: Make) -> None:
    root = book(amctl=GERMAN, acme=OPEN, gone=OPEN.replace("}", ", accepted: 2026-11-20}"))
    listed = amctl("-C", root, "handoff", "list", "--lang", "de", "--format", "md").out
    assert "zwischen Betreuenden" in listed
    assert "7 Tage" in listed
    told = amctl("-C", root, "handoff", "report", "--lang", "de", "--format", "md").out
    assert "Fr., 20. Nov. 2026" in told
    assert "1 Übergabe wurde angenommen" in told


@pytest.mark.parametrize("words", [["show", "acme"], ["list"], ["report"]], ids=str)
def test_a_language_that_is_not_spoken_is_refused(words: list[str], amctl: Run, book: Make) -> None:
    for form in ("table", "md"):
        ran = amctl("-C", book(amctl=SETTINGS, acme=OPEN), "handoff", *words, "--lang", "fr", "--format", form)
        assert (ran.code, ran.out) == (2, "")
        assert "amctl does not speak 'fr'" in ran.err
