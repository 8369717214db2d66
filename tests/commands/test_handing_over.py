"""Handoffs from start to acceptance, as three kinds of people go about it, and what is refused on the way."""

import contextlib
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from amctl.store import writing
from amctl.yaml.reader import read

SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker, role: account-manager, lead: ruth}
  ben: {name: Ben Ott, role: account-manager, lead: ruth}
  ruth: {name: Ruth Ho}
  mei: {name: Mei Tan, away: [{from: 2026-11-01, until: 2027-06-30}]}
  cleo: {name: Cleo Fox, away: [{from: 2026-11-20, until: 2026-11-30, cover: anna}]}
  priya: {name: Priya Raman, role: account-executive, left: {date: 2026-12-31}}
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


def walked(as_: Callable[..., Any], person: str, account: str = "acme", contact: str = "keller") -> list[str]:
    """Accepts an account, doing one by one what is told to be missing, as it is told; the steps that were."""
    words = {**WORDS, "CONTACT": contact}
    steps: list[str] = []
    for _ in range(40):
        ran = as_(person, f"handoff accept {account}")
        if ran.code == 0:
            return steps
        assert ran.code == 4
        step, mend = re.findall(r"^  ([a-z-]+) \(.*\): amctl (.*)$", ran.err, re.MULTILINE)[0]
        steps.append(step)
        ahead = re.sub(r"(--due|--close|--next-update|-d) DAY", r"\1 +2w", mend)
        mended = as_(person, re.sub(r"[A-Z]{2,}|…", lambda found: words.get(found[0], found[0]), ahead))
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


@pytest.mark.parametrize(
    ("account", "person", "contact"),
    [("thistlewick", "anna", "ashworth"), ("oesterby-kjolehus", "anna", "hovland"), ("radkurier-blum", "ben", "blum")],
    ids=["from sales", "between account managers", "from somebody who has left"],
)
def test_those_of_the_example_book_are_accepted_in_the_same_way_and_taken_back(
    account: str, person: str, contact: str, amctl: Any, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "book"
    shutil.copytree(example, root)
    before = (root / f"{account}.yaml").read_bytes()

    def run(who: str, line: str) -> Any:
        monkeypatch.setenv("AMCTL_ME", who)
        return amctl("-C", root, *shlex.split(line))

    assert run(person, f"handoff accept {account}").code == 4
    deeds = len(walked(run, person, account, contact)) + 1
    assert data(root, account)["owner"] == person
    assert all(one.get("accepted") or one.get("cancelled") for one in data(root, account)["handoffs"])
    assert run(person, "validate --strict").code == 0
    for _ in range(deeds):
        assert run(person, "undo").code == 0
    assert (root / f"{account}.yaml").read_bytes() == before


START = "handoff start acme --to ben --reason 'too many'"


@pytest.mark.parametrize(
    ("line", "code", "message", "hint"),
    [
        ("handoff start acme --to jonas", 2, "Jonas Weber left on 2026-09-30", "ben took over"),
        ("handoff start acme --to mei", 2, "Mei Tan is away until 2027-06-30", "--to somebody who is there"),
        ("handoff start acme --to priya", 2, "Priya Raman leaves on 2026-12-31", "--to somebody who stays"),
        ("handoff start acme --to xaver", 2, "no person 'xaver'", "there are: anna"),
        ("handoff start acme --to me", 2, "anna looks after Acme already; who hands over?", "--from PERSON"),
        ("handoff start acme --to ben --from ben", 2, "ben would hand over to ben", "--to somebody else"),
        ("handoff start acme --to ben --kind sale", 2, "no kind 'sale'", "there are: sales-to-account"),
        ("handoff start acme --to ben --due yesterday", 2, "is over", "name a day to come"),
        ("handoff start acme --to ben --from ruth", 2, "looked after by anna, not by ruth", "leave out --from"),
        ("handoff start acme --to ben --from jonas", 2, "looked after by anna, not by jonas", "leave out --from"),
        ("handoff start acme --to ben --kind departed", 2, "anna has not left", "--kind account-to-account"),
        ("handoff start nobody --to ben", 3, "no account", ""),
        ("handoff tick acme met", 2, "Acme is not being handed over", "amctl handoff start acme --to PERSON opens one"),
        ("handoff note acme x", 2, "Acme is not being handed over", ""),
        ("handoff accept acme", 2, "Acme is not being handed over", ""),
        ("handoff reject acme --reason x", 2, "Acme is not being handed over", ""),
        ("handoff cancel acme", 2, "Acme is not being handed over", ""),
        ("handoff accept", 2, "one account, or --all", "name the account, or add --all"),
        ("handoff accept acme --all", 2, "one account, or --all", ""),
        ("handoff accept acme --force", 2, "why is it forced?", '--force --reason "…"'),
        ("handoff accept acme --reason x", 2, "--reason says why it is forced", ""),
        ("handoff accept --all", 2, "nothing is being handed over to anna", "amctl handoff list"),
        ("handoff accept --all --to ben", 2, "nothing is being handed over to ben", ""),
        ("handoff plan --from anna --to anna", 2, "anna would hand over to anna", "--to somebody else"),
        ("handoff plan --from anna --to ben acme --all", 2, "some accounts, or --all: not both", ""),
        ("handoff plan --from ben acme", 2, "Acme is looked after by anna", "--from anna, or leave it out"),
        (
            "handoff plan --from anna --start --all",
            2,
            "who takes over?",
            "amctl handoff plan --from anna says who could",
        ),
        ("handoff plan --from anna --to ben --start", 2, "which accounts?", "name them, or --all"),
        ("handoff plan --from anna --to ben --due eom", 2, "--due and --reason go into handoffs that begin", ""),
        (
            "handoff plan --from anna --to ben --all --start",
            2,
            "Start 1 handoff from anna to ben?",
            "--yes starts them",
        ),
        ("handoff plan --from anna --to mei", 2, "Mei Tan is away until 2027-06-30", ""),
    ],
)
def test_what_is_refused_says_why_and_writes_nothing(
    line: str, code: int, message: str, hint: str, as_: Callable[..., Any], root: Path
) -> None:
    ran = as_("anna", line)
    assert (ran.code, message in ran.err, hint in ran.err) == (code, True, True), ran.err
    assert (root / "acme.yaml").read_text() == ACME


def test_whoever_hands_over_is_known_by_the_account(as_: Callable[..., Any], root: Path) -> None:
    as_("anna", "set acme deal.sold_by=priya")
    assert as_("anna", "handoff start acme --to anna").code == 0
    assert {key: data(root)["handoffs"][0][key] for key in ("kind", "from", "to")} == {
        "kind": "sales-to-account",
        "from": "priya",
        "to": "anna",
    }
    as_("anna", "undo")
    as_("anna", "set acme owner=priya")
    as_("anna", "handoff start acme --to ben --due +2w")
    assert data(root)["handoffs"] == [
        {"kind": "account-to-account", "from": "priya", "to": "ben", "opened": "2026-11-23", "due": "2026-12-07"}
    ]
    as_("anna", "undo")
    assert as_("anna", "handoff start acme --to priya --from jonas --kind departed").code == 2
    as_("anna", "set acme owner=anna")
    assert as_("anna", "handoff start acme --to anna --from jonas").code == 0
    assert data(root)["handoffs"][0]["kind"] == "departed"


def test_a_successor_who_is_away_for_some_days_is_told(as_: Callable[..., Any]) -> None:
    ran = as_("anna", "handoff start acme --to cleo")
    assert (ran.code, "Cleo Fox is away until 2026-11-30; anna covers." in ran.err) == (0, True)
    assert as_("anna", "handoff cancel acme").code == 0


def test_who_gives_no_reason_can_do_so_later(as_: Callable[..., Any]) -> None:
    told = as_("anna", "handoff start acme --to ben").err
    assert 'Why is not on record, and will be asked for: amctl handoff tick acme opened --note "…"' in told
    assert "\n  opened (" in as_("ben", "handoff accept acme").err
    assert as_("anna", "handoff tick acme opened --note 'Anna has too many'").code == 0
    assert "\n  opened (" not in as_("ben", "handoff accept acme").err
    as_("anna", "handoff cancel acme")
    assert "Why is not on record" not in as_("anna", START).err


def test_both_see_the_steps_in_due_until_they_are_done(as_: Callable[..., Any]) -> None:
    as_("anna", START)
    seen = {
        who: {row[3] for row in as_(who, "due --kind handoff --within 3w").lines} for who in ("anna", "ben", "ruth")
    }
    met, ahead = "Internal meeting held, open questions answered", "What the successor does in the first ninety days"
    assert met in seen["anna"]
    assert met not in seen["ben"]
    assert ahead in seen["ben"]
    assert seen["ruth"] == {"Owner changed in all other systems, child accounts included"}
    (row,) = (row for row in as_("ben", "due --within 3w").lines if row[1] == "handoff")
    assert re.search(r", and \d+ more$", row[3])
    assert as_("anna", "handoff tick acme met-team --note 'on Friday'").code == 0
    assert met not in {row[3] for row in as_("anna", "due --kind handoff --within 3w").lines}
    handle = as_("ben", "due --kind handoff --within 3w").lines[0][7]
    assert "instead: amctl handoff tick or accept acme" in as_("ben", f"done {handle}").err


def test_what_is_said_on_the_way_is_kept_with_who_said_it(as_: Callable[..., Any], root: Path) -> None:
    as_("anna", START)
    assert as_("anna", "handoff note acme 'Keller wants to meet Ben'").code == 0
    assert as_("anna", "handoff note acme 'Fine with me' --by ben").code == 0
    assert as_("ruth", "handoff tick acme systems access --by anna").code == 0
    (handoff,) = data(root)["handoffs"]
    assert [(one["note"], one["by"]) for one in handoff["notes"]] == [
        ("Keller wants to meet Ben", "anna"),
        ("Fine with me", "ben"),
    ]
    assert {name: tick["by"] for name, tick in handoff["done"].items()} == {"systems": "anna", "access": "anna"}
    assert "no step 'sold'" in as_("anna", "handoff tick acme sold").err


def test_who_ticks_says_who_it_is(as_: Callable[..., Any], root: Path) -> None:
    as_("anna", START)
    before = (root / "acme.yaml").read_bytes()
    ran = as_("", "handoff tick acme systems")
    assert (ran.code, "you have not said who you are" in ran.err, "--by PERSON" in ran.err) == (2, True, True)
    assert (root / "acme.yaml").read_bytes() == before
    assert as_("", "handoff tick acme systems --by anna").code == 0


@pytest.mark.parametrize(
    "deed", ["accept acme", "accept acme --force --reason x", "reject acme --reason x", "tick acme systems"]
)
def test_nothing_of_a_handoff_is_said_before_it_is_opened(deed: str, as_: Callable[..., Any], root: Path) -> None:
    as_("anna", START)
    before = (root / "acme.yaml").read_bytes()
    ran = as_("ben", f"--today 2026-11-20 handoff {deed}")
    assert (ran.code, "2026-11-20 is before the handoff of Acme was opened, on 2026-11-23" in ran.err) == (2, True)
    assert (root / "acme.yaml").read_bytes() == before


def test_what_has_ended_or_gone_to_a_third_one_is_not_accepted_even_if_forced(
    as_: Callable[..., Any], root: Path
) -> None:
    as_("anna", START)
    file = root / "acme.yaml"
    begun = file.read_text()
    for was, now, why in (
        ("status: active", "status: archived", "Acme is archived: nobody has to look after it"),
        ("owner: anna  ", "owner: ruth  ", "Acme has come to ruth meanwhile, so anna cannot hand it over to ben"),
    ):
        file.write_text(begun.replace(was, now))
        for line, code in (
            ("accept acme", 2),
            ("accept acme --force --reason x", 2),
            ("accept --all --force --reason x", 4),
        ):
            ran = as_("ben", f"handoff {line}")
            assert (ran.code, why in ran.err) == (code, True), ran.err
        assert file.read_text() == begun.replace(was, now)


BROKEN = "steps:\n  visit: {after: 2 days}\n"


@pytest.mark.parametrize("name", ["handoff-account-to-account", "first-ninety-days"])
def test_a_plan_that_cannot_be_read_is_told_and_lets_nothing_be_accepted(
    name: str, as_: Callable[..., Any], root: Path
) -> None:
    (root / "playbooks").mkdir()
    (root / "playbooks" / f"{name}.yaml").write_text(BROKEN)
    where = f"playbooks/{name}.yaml:2: AM202 "
    begun = as_("anna", START)
    assert begun.code == 0
    (warning,) = (
        line for line in begun.err.splitlines() if line.startswith("warning: a plan of the book cannot be used")
    )
    assert where in warning
    before = (root / "acme.yaml").read_bytes()
    for line in ("accept acme", "accept --all"):
        ran = as_("ben", f"handoff {line}")
        assert (ran.code, where in ran.err) == (4, True), ran.err
        assert "Acme is not ready to be accepted: what is required is not known" in ran.err
    assert (root / "acme.yaml").read_bytes() == before
    assert as_("ben", "handoff accept acme --force --reason 'no time'").code == 0
    assert data(root)["handoffs"][0]["forced"] == "no time"


def test_a_second_handoff_soon_after_plans_the_first_weeks_anew(as_: Callable[..., Any], root: Path) -> None:
    as_("anna", START)
    as_("ben", "--today 2026-11-24 handoff accept acme --force --reason x")
    first = [one["due"] for one in data(root)["follow_ups"] if "step" in one]
    as_("ben", "--today 2027-01-04 handoff start acme --to ruth")
    ran = as_("ruth", "--today 2027-01-05 handoff accept acme --force --reason y")
    assert (ran.code, "Dropped at Acme, of the first ninety days of ben: " in ran.err) == (0, True)
    second = [one["due"] for one in data(root)["follow_ups"] if "step" in one]
    assert len(second) == len(first) > 0
    assert min(second) >= "2027-01-05"


def test_only_the_successor_says_yes_or_no(as_: Callable[..., Any], root: Path) -> None:
    as_("anna", START)
    before = (root / "acme.yaml").read_bytes()
    for deed in ("accept acme", "accept --all --to ben", "reject acme --reason x"):
        ran = as_("ruth", f"handoff {deed}")
        assert (ran.code, "Acme goes to ben, who alone can" in ran.err) == (2, True)
        ran = as_("", f"handoff {deed}")
        assert (ran.code, "you have not said who you are" in ran.err) == (2, True)
    assert "you have not said who you are" in as_("", "handoff accept --all").err
    assert "Acme goes to ben" in as_("ben", "handoff accept acme --to ruth").err
    assert (root / "acme.yaml").read_bytes() == before
    assert as_("ben", "handoff reject acme --reason 'nobody knows the blocker'").code == 0
    assert data(root)["handoffs"][0]["rejected"] == {"date": "2026-11-23", "reason": "nobody knows the blocker"}
    assert as_("anna", START).code == 0


def test_an_acceptance_is_one_act_and_undo_restores_all_of_it(as_: Callable[..., Any], root: Path) -> None:
    as_("anna", START)
    before = (root / "acme.yaml").read_bytes()
    dry = as_("ben", "handoff accept acme --force --reason 'Anna is off' -n")
    assert (dry.code, "+owner: ben          # since the beginning" in dry.out) == (0, True)
    assert (root / "acme.yaml").read_bytes() == before
    ran = as_("ben", "handoff accept acme --force --reason 'Anna is off'")
    assert ran.code == 0
    assert "ben has taken over Acme from anna, with 1 issue, 1 follow-up of anna; forced." in ran.err
    made = data(root)
    assert made["handoffs"][0]["forced"] == "Anna is off"
    assert (made["owner"], made["issues"]["late"]["owner"]) == ("ben", "ben")
    assert [one["who"] for one in made["follow_ups"][:2]] == ["ben", "anna"]
    assert as_("ben", "undo").code == 0
    assert (root / "acme.yaml").read_bytes() == before


def test_what_belongs_to_the_account_and_stays_behind_is_told(as_: Callable[..., Any], root: Path) -> None:
    child = "name: {0}\nstatus: {1}\nowner: {2}\nparent: acme\n"
    for name, status, owner in (("sub", "active", "anna"), ("old", "ended", "anna"), ("other", "active", "ruth")):
        (root / f"{name}.yaml").write_text(child.format(name.title(), status, owner))
    as_("anna", START)
    ran = as_("ben", "handoff accept acme --force --reason x")
    told = [line for line in ran.err.splitlines() if "belongs to it" in line]
    assert told == ["Sub, which belongs to it, stays with anna: amctl handoff start sub --to ben"]


# Many at once


@pytest.fixture
def three(root: Path) -> list[str]:
    """Two accounts besides Acme, of somebody who has left; one of them is a light one, for which little is required."""
    for name in ("beta", "gamma"):
        (root / f"{name}.yaml").write_text(f"name: {name.title()}\nstatus: active\nowner: jonas\n")
    return ["beta", "gamma"]


def ready(as_: Callable[..., Any], name: str) -> None:
    """Ticks off what the account of somebody gone lacks, with a word on why that is in order."""
    err = as_("ben", f"handoff accept {name}").err
    for step in re.findall(r"^  ([a-z-]+) \(", err, re.MULTILINE):
        assert as_("ben", f"handoff tick {name} {step} --note 'nobody can say any more'").code == 0


@pytest.mark.usefixtures("three")
def test_whoever_inherits_accounts_starts_and_accepts_them_in_bulk(as_: Callable[..., Any], root: Path) -> None:
    assert "AM306" in as_("ben", "validate").out
    assert "amctl handoff plan --from jonas --to ben" in as_("ben", "validate --format full").out
    ran = as_("ben", "handoff plan --from jonas --to ben --all --start --yes --reason 'Jonas left'")
    assert (ran.code, "Started 2 handoffs from jonas to ben: beta, gamma." in ran.err) == (0, True)
    assert data(root, "beta")["handoffs"][0]["kind"] == "departed"
    assert as_("ben", "validate").code == 0
    nothing = as_("ben", "handoff accept --all --to ben")
    assert (nothing.code, "nothing is ready to be accepted" in nothing.err) == (4, True)
    ready(as_, "beta")
    before = {name: (root / f"{name}.yaml").read_bytes() for name in ("beta", "gamma")}
    ran = as_("ben", "handoff accept --all --to ben")
    assert ran.code == 1
    assert "Accepted 1 account: beta." in ran.err
    assert "Gamma is not ready to be accepted" in ran.err
    assert (data(root, "beta")["owner"], data(root, "gamma")["owner"]) == ("ben", "jonas")
    assert as_("ben", "undo").code == 0
    forced = as_("ben", "handoff accept --all --force --reason 'nobody can be asked'")
    assert (forced.code, "Accepted 2 accounts: beta, gamma." in forced.err) == (0, True)
    assert "forced" not in data(root, "beta")["handoffs"][0]
    assert data(root, "gamma")["handoffs"][0]["forced"] == "nobody can be asked"
    assert as_("ben", "undo").code == 0
    assert {name: (root / f"{name}.yaml").read_bytes() for name in before} == before


@pytest.mark.usefixtures("three")
def test_what_is_under_way_is_left_as_it_is(as_: Callable[..., Any], root: Path) -> None:
    as_("ben", "handoff start gamma --to ruth")
    before = (root / "gamma.yaml").read_bytes()
    ran = as_("ben", "handoff plan --from jonas --to ben --all --start --yes")
    assert (ran.code, "Started 1 handoff from jonas to ben: beta." in ran.err) == (0, True)
    left_out = "Gamma is left out: jonas is handing it over to ruth since 2026-11-23; if ben is to have it, first: "
    assert f"{left_out}amctl handoff cancel gamma" in ran.err
    again = as_("ben", "handoff plan --from jonas --to ben --all --start --yes")
    assert (again.code, "Nothing to start: what is left is going elsewhere." in again.err) == (0, True)
    assert f"{left_out}amctl handoff cancel gamma" in again.err
    named = as_("ben", "handoff plan --from jonas --to ben beta --start --yes")
    assert (named.code, "Nothing to start: each of them is being handed over already." in named.err) == (0, True)
    assert "left out" not in named.err
    assert (root / "gamma.yaml").read_bytes() == before
    (beta, gamma) = as_("ben", "handoff plan --from jonas --json").json["data"]
    assert [(one["going"], one["since"]) for one in (beta, gamma)] == [("ben", "2026-11-23"), ("ruth", "2026-11-23")]


@pytest.mark.usefixtures("three")
def test_what_is_on_its_way_to_whoever_passes_on_is_named(as_: Callable[..., Any], root: Path) -> None:
    (root / "beta.yaml").write_text("name: Beta\nstatus: active\nowner: ben\n")
    as_("anna", "set acme deal.sold_by=priya")
    as_("anna", "handoff start acme --to anna --from priya")
    as_("anna", "handoff start beta --to anna")
    for _ in range(2):
        ran = as_("anna", "handoff plan --from anna --to ruth --all --start --yes")
        assert (ran.code, ran.err.splitlines()) == (
            1,
            [
                "Nothing to start: what is left is going elsewhere.",
                *(
                    f"{name.title()} is left out: {giver} is handing it over to anna since 2026-11-23; if ruth is to "
                    f"have it, first: amctl handoff cancel {name}"
                    for name, giver in (("acme", "priya"), ("beta", "ben"))
                ),
            ],
        )
    named = as_("anna", "handoff plan --from anna --to ruth acme --start --yes")
    assert ("Acme is left out" in named.err, "Beta is left out" in named.err) == (True, False)
    as_("anna", "handoff cancel acme")
    ran = as_("anna", "handoff plan --from anna --to ruth --all --start --yes")
    assert (ran.code, "Started 1 handoff from anna to ruth: acme." in ran.err, "Beta is left out" in ran.err) == (
        1,
        True,
        True,
    )


def test_what_is_accepted_together_does_not_stay_behind(as_: Callable[..., Any], root: Path) -> None:
    for name in ("sub", "low"):
        (root / f"{name}.yaml").write_text(f"name: {name.title()}\nstatus: active\nowner: anna\nparent: acme\n")
    for name in ("acme", "sub"):
        as_("anna", f"handoff start {name} --to ben")
    told = as_("ben", "handoff accept --all --force --reason x").err
    assert [line for line in told.splitlines() if "belongs to it" in line] == [
        "Low, which belongs to it, stays with anna: amctl handoff start low --to ben"
    ]


def test_of_many_accounts_the_first_ones_are_named(as_: Callable[..., Any], root: Path) -> None:
    for number in range(11, 23):
        (root / f"a{number}.yaml").write_text(f"name: A{number}\nstatus: active\nowner: jonas\n")
    ran = as_("ben", "handoff plan --from jonas --to ben --all --start --yes --reason 'Jonas left'")
    assert (
        "Started 12 handoffs from jonas to ben: a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, and 2 more."
        in ran.err
    )
    none = as_("ben", "handoff accept --all").err.splitlines()
    assert sum("is not ready to be accepted" in line for line in none) == 10
    assert none[-1] == "and 2 more: amctl handoff list"
    told = as_("ben", "handoff accept --all --force --reason 'nobody can be asked'").err
    assert "a20, and 2 more. 48 follow-ups are planned for the first ninety days." in told
    assert "Planned at" not in told


def test_a_start_may_be_looked_at_first(as_: Callable[..., Any], root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dry = as_("anna", "handoff plan --from anna --to ben acme --start -n")
    assert (dry.code, "+handoffs:" in dry.out) == (0, True)
    machine = as_("anna", "handoff plan --from anna --to cleo acme --start --yes --json --reason x")
    (row,) = machine.json["data"]
    assert (row["account"], row["written"], row["notes"]) == (
        "acme",
        True,
        ["Cleo Fox is away until 2026-11-30; anna covers."],
    )
    as_("anna", "undo")
    monkeypatch.setattr("amctl.terminal.can_ask", lambda: True)
    monkeypatch.setattr("amctl.terminal.asked", lambda question: "n")
    ran = as_("anna", "handoff plan --from anna --to ben acme --start")
    assert (ran.code, "Nothing was written." in ran.err) == (0, True)
    assert (root / "acme.yaml").read_text() == ACME
    assert ran.lines[0][0] == "acme"


def test_how_handoffs_went_can_be_asked(as_: Callable[..., Any]) -> None:
    as_("anna", START)
    as_("ben", "handoff accept acme --force --reason 'no time'")
    as_("ben", "call acme keller 'first call'")
    (row,) = as_("ruth", "handoff report --json").json["data"]
    assert (row["state"], row["days"], row["touched"], row["forced"]) == ("accepted", 0, ["keller"], "no time")


@pytest.mark.parametrize("words", [["plan", "--from", "anna"], ["plan", "--from", "anna", "--to", "ben"], ["report"]])
@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json", "md", "html"])
def test_accounts_that_pass_on_are_told_in_every_format(words: list[str], form: str, amctl: Any, example: Path) -> None:
    ran = amctl("-C", example, "handoff", *words, "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert "skarvholmen" in ran.out


def test_the_keys_of_what_passes_on_are_a_promise(amctl: Any, example: Path) -> None:
    plan, report = (
        list(amctl("-C", example, "handoff", *words, "--json").json["data"][0])
        for words in (["plan", "--from", "anna"], ["report"])
    )
    assert plan == [
        *("account", "name", "tier", "revenue", "next_decision", "open", "languages", "only", "to", "speaks"),
        *("knows", "why", "going", "since", "file"),
    ]
    assert report == [
        *("account", "name", "kind", "from", "to", "opened", "state", "ended", "days", "touched", "contacts"),
        *("forced", "reason", "file", "line"),
    ]


# Somebody else at the same time


@pytest.fixture
def first(as_: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Lets somebody else carry out a command just before the next one gets its locks."""

    def before(person: str, line: str) -> None:
        held, waiting = writing.held, [line]

        @contextlib.contextmanager
        def late(*given: Any, **more: Any) -> Iterator[None]:
            if waiting:
                assert as_(person, waiting.pop()).code == 0
            with held(*given, **more):
                yield

        monkeypatch.setattr(writing, "held", late)

    return before


def test_of_two_who_start_at_once_the_second_is_refused(
    as_: Callable[..., Any], first: Callable[[str, str], None], root: Path
) -> None:
    first("ruth", "handoff start acme --to ruth")
    ran = as_("anna", START)
    assert (ran.code, "AM612 a handoff to ben is open as well as one to ruth" in ran.err) == (4, True)
    assert [one["to"] for one in data(root)["handoffs"]] == ["ruth"]


def test_of_two_acceptances_at_once_the_second_is_refused(
    as_: Callable[..., Any], first: Callable[[str, str], None], root: Path
) -> None:
    as_("anna", START)
    first("ben", "handoff accept acme --force --reason one")
    ran = as_("ben", "handoff accept acme --force --reason two")
    assert (ran.code, "acme.yaml changed meanwhile" in ran.err) == (7, True)
    assert data(root)["handoffs"][0]["forced"] == "one"


def test_what_is_called_off_while_it_is_accepted_is_not_both(
    as_: Callable[..., Any], first: Callable[[str, str], None], root: Path
) -> None:
    as_("anna", START)
    first("anna", "handoff cancel acme")
    ran = as_("ben", "handoff accept acme --force --reason two")
    assert (ran.code, "AM612 the handoff to ben is accepted and cancelled" in ran.err) == (4, True)
    assert data(root)["owner"] == "anna"


def test_steps_that_nobody_asks_for_any_more_are_told_once(as_: Callable[..., Any]) -> None:
    as_("anna", "handoff start acme --to ben --reason x")
    told = as_("ben", "handoff accept acme --force --reason y").err
    (line,) = (one for one in told.splitlines() if "not required" in one)
    assert line.endswith(".")
    assert "systems" in line
    assert "met-team" not in line, "that one is required"


def test_what_cannot_be_read_may_be_going_to_the_user_as_well(as_: Callable[..., Any], root: Path) -> None:
    (root / "broken.yaml").write_text("name: Broken\nhandoffs: [\n", encoding="utf-8")
    none = as_("ben", "handoff accept --all")
    assert (none.code, "broken.yaml" in none.err) == (2, True)
    as_("anna", START)
    ran = as_("ben", "handoff accept --all --force --reason haste")
    assert (ran.code, data(root)["owner"]) == (1, "ben")
    assert "broken.yaml:2" in ran.err
    assert "1 file is left out here" in ran.err


def test_who_has_left_neither_accepts_nor_rejects(as_: Callable[..., Any], root: Path) -> None:
    more = "handoffs: [{kind: account-to-account, from: anna, to: jonas, opened: 2026-09-01}]\n"
    (root / "acme.yaml").write_text(ACME + more, encoding="utf-8")
    for line in ("accept acme --force --reason x", "accept --all --force --reason x", "reject acme --reason x"):
        ran = as_("jonas", f"handoff {line}")
        assert ran.code == 2
        assert "Jonas Weber left on 2026-09-30, and cannot " in ran.err
        assert "amctl handoff cancel calls it off" in ran.err


def test_from_sales_nobody_is_asked_why_it_goes_over(as_: Callable[..., Any]) -> None:
    started = as_("anna", "handoff start acme --from priya --to anna --kind sales-to-account")
    assert (started.code, "will be asked for" in started.err) == (0, False)
    assert "opened needs no note" in as_("anna", "handoff tick acme opened --note 'new'").err


def test_what_was_required_and_missing_is_told_when_it_is_forced(as_: Callable[..., Any]) -> None:
    as_("anna", START)
    told = " ".join(as_("ben", "handoff accept acme --force --reason haste").err.split())
    assert " required steps were not there: contacts, map, first-contact, " in told
    assert " steps that are not required were not done: " in told


def test_that_many_go_over_without_a_reason_is_told_once(as_: Callable[..., Any], root: Path) -> None:
    (root / "beta.yaml").write_text(ACME.replace("Acme", "Beta"), encoding="utf-8")
    plan = "handoff plan --from anna --to ben --all --start --yes"
    told = as_("anna", plan).err
    assert told.count("Why they go over is not on record") == 1
    as_("anna", "undo")
    assert "not on record" not in as_("anna", f"{plan} --reason x").err


def test_what_is_on_its_way_to_somebody_who_has_left_is_not_well(as_: Callable[..., Any], root: Path) -> None:
    more = "handoffs: [{kind: account-to-account, from: anna, to: jonas, opened: 2026-09-01}]\n"
    (root / "acme.yaml").write_text(ACME + more, encoding="utf-8")
    ran = as_("anna", "handoff plan --from anna --to ben --all --start --yes")
    assert (ran.code, "Acme is left out: anna is handing it over to jonas" in ran.err) == (1, True)
