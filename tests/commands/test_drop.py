"""amctl drop: follow-ups by their handles, taken out and brought back"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SETTINGS = "amctl: 1\npeople: {anna: {name: Anna Becker}}\n"
ACME = """\
name: Acme
status: active
owner: anna
follow_ups:
  - {what: Send draft, due: 2026-11-27}   # the first
  - what: Call Ruth
    due: 2026-11-28
  - {what: Send draft, due: 2026-12-01}   # the second
interactions:
  - {date: 2026-11-20, kind: note, summary: Hello}
issues:
  late: {what: Late, opened: 2026-11-01, next_update: 2026-11-24}
"""


@pytest.fixture
def acme(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(amctl=SETTINGS, acme=ACME, other=ACME.replace("Acme", "Other"))
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    monkeypatch.setenv("AMCTL_ME", "anna")
    return root / "acme.yaml"


def handles(amctl: Run, account: str) -> dict[str, str]:
    """The handles by their days."""
    rows = amctl("due", "--json", "--within", "2w", account).json["data"]
    return {row["day"]: row["handle"] for row in rows if row["day"]}


def test_a_follow_up_is_taken_out_and_brought_back(amctl: Run, acme: Path) -> None:
    ran = amctl("drop", handles(amctl, "acme")["2026-11-28"])
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == "Dropped: Call Ruth."
    assert acme.read_text() == ACME.replace("  - what: Call Ruth\n    due: 2026-11-28\n", "")
    assert amctl("undo").code == 0
    assert acme.read_text() == ACME


def test_the_reason_is_logged(amctl: Run, acme: Path) -> None:
    ran = amctl("drop", handles(amctl, "acme")["2026-11-28"][:5], "she called")
    assert ran.code == 0
    assert '- {date: 2026-11-23, kind: note, by: anna, summary: "Dropped: Call Ruth: she called"}' in acme.read_text()
    assert amctl("undo").code == 0
    assert acme.read_text() == ACME


@pytest.mark.parametrize("turned", [False, True])
def test_two_that_are_alike_go_and_the_third_stays(amctl: Run, acme: Path, turned: bool) -> None:
    known = handles(amctl, "acme")
    both = [known["2026-11-27"], known["2026-12-01"]]
    assert amctl("drop", *(both[::-1] if turned else both)).code == 0
    text = acme.read_text()
    assert "Call Ruth" in text
    assert "Send draft" not in text
    assert amctl("undo").code == 0
    assert acme.read_text() == ACME


def test_the_second_of_two_goes_alone(amctl: Run, acme: Path) -> None:
    assert amctl("drop", handles(amctl, "acme")["2026-12-01"]).code == 0
    assert acme.read_text() == ACME.replace("  - {what: Send draft, due: 2026-12-01}   # the second\n", "")


def test_all_of_several_accounts_go(amctl: Run, acme: Path) -> None:
    other = acme.with_name("other.yaml")
    everything = [name for one in ("acme", "other") for day, name in handles(amctl, one).items() if day != "2026-11-24"]
    assert len(everything) == 6
    ran = amctl("drop", *everything, "over")
    assert ran.code == 0
    assert amctl("validate").code == 0
    for path in (acme, other):
        assert "Send draft, due" not in path.read_text()
    assert amctl("undo").code == 0
    assert (acme.read_text(), other.read_text()) == (ACME, ACME.replace("Acme", "Other"))


def test_what_is_no_follow_up_is_not_dropped(amctl: Run, acme: Path) -> None:
    issue = amctl("drop", handles(amctl, "acme")["2026-11-24"])
    assert issue.code == 2
    assert "is no follow-up, but a" in issue.err
    assert amctl("drop", "zzzzz").code == 3
    assert acme.read_text() == ACME
