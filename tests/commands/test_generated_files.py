"""Files that nobody has seen, each changed by a command drawn at random: nothing but what the command says is another.

A small part of what `make torture` does, with one of its judges.
"""

from pathlib import Path

import pytest

from amctl.changes.apply import applied
from amctl.changes.edits import Append
from amctl.model.account import Account
from tests.torture.files import Files
from tests.torture.kept import amiss, said


@pytest.mark.parametrize("part", range(10))
def test_a_command_changes_what_it_says_and_nothing_else(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Files(tmp_path, monkeypatch, quick=True)
    tried = [files.tried(f"suite {part} {number}") for number in range(50)]
    assert [(one.command, one.wrong) for one in tried if one.wrong] == []
    assert sum(one.end == "written" for one in tried) >= 49


BEFORE = """\
name: Acme
status: active   # since May

# The past
interactions:
  - {date: 2026-11-02}
    # of the fair

# The end
"""
CHANGE = Append(("interactions",), {"date": "2026-11-03"})
ENTRY = "  - {date: 2026-11-03}\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\n# The end", f"{ENTRY}\n# The end", None),
        ("    # of the fair\n", f"{ENTRY}    # of the fair\n", "a comment of what is above"),
        ("# The end\n", f"# The end\n{ENTRY}", "a comment of what is below"),
        ("   # since May", "  # since May", "line 2 is another"),
        ("\n# The end", "  - {date: 2026-11-04}\n\n# The end", "the data are wrong"),
        ("\n# The end", f"{ENTRY}\n#The end", "line 9 is another"),
    ],
)
def test_the_judge_sees_what_is_wrong(old: str, new: str, told: str | None) -> None:
    data = said(BEFORE)
    found = list(
        amiss(BEFORE.encode(), BEFORE.replace(old, new).encode(), CHANGE, data, applied(data, CHANGE, Account))
    )
    assert [one for one in found if told and told in one] or not (found or told), found
