"""The examples in the manuals of the rules: what stands before is found, what stands after is not."""

import inspect
import re
from typing import NamedTuple

import pytest

from amctl.rules.catalogue import RULES

TERM = "contracts:\n  a:\n    signed: 2025-10-01\n    start: 2025-12-01\n    end: 2026-11-30\n"
RUNNING = "contracts:\n  a: {signed: 2025-10-01, start: 2025-12-01}\n"
CONTACTS = "contacts:\n  keller: {name: Keller}\n  yilmaz: {name: Yilmaz}\n"
HEAD = "name: Acme\nstatus: active\nowner: anna\n"


class Setting(NamedTuple):
    """What an example is part of: the lines above it, and how far it is indented there."""

    above: str = HEAD
    indent: int = 0
    below: str = ""
    stands_for: tuple[str, str] = ("", "")  # what an example leaves out, and what it leaves out


SETTINGS = {
    "AM101": Setting(),
    "AM102": Setting("name: Acme\nstatus: active\n"),
    "AM103": Setting("name: Acme\nstatus: active\n"),
    "AM104": Setting(f"{HEAD}contracts:\n  a:\n    start: 2026-01-01\n    lines:\n", 6),
    "AM106": Setting("name: Acme\nstatus: active\n"),
    "AM107": Setting("name: Acme\nstatus: active\n", 0, "", ("<tab>", "\t")),
    "AM201": Setting("status: active\nowner: anna\n"),
    "AM202": Setting("name: Acme\nowner: anna\n"),
    "AM203": Setting(f"{HEAD}follow_ups:\n  - what: Call\n", 4),
    "AM204": Setting(),
    "AM205": Setting(f"{HEAD}contacts:\n  keller:\n    name: Keller\n", 4),
    "AM209": Setting(),
    "AM210": Setting(f"{HEAD}contacts:\n  keller:\n    name: Keller\n", 4),
    "AM211": Setting(f"{HEAD}contacts:\n  keller:\n    name: Keller\n", 4),
    "AM212": Setting(f"{HEAD}contacts:\n  keller:\n    name: Keller\n", 4),
    "AM301": Setting("name: Acme\nstatus: active\n"),
    "AM302": Setting(
        f"{HEAD}contacts:\n  keller: {{name: K}}\n"
        "interactions:\n  - date: 2026-11-01\n    kind: call\n    summary: s\n",
        4,
    ),
    "AM303": Setting(f"{HEAD}contracts:\n  a:\n    start: 2026-01-01\n    lines:\n      b:\n        amount: 1\n", 8),
    "AM305": Setting(f"{HEAD}contacts:\n", 2),
    "AM306": Setting("name: Acme\nstatus: active\n"),
    "AM307": Setting(HEAD, 0, "", ("strategic", "standard")),
    "AM308": Setting(f"{HEAD}contracts:\n  platform-2024:\n    start: 2024-01-01\n  b:\n    start: 2026-01-01\n", 4),
    "AM314": Setting(),
    "AM315": Setting(),
    "AM316": Setting(),
    "AM323": Setting("name: Acme\nstatus: active\n"),
    "AM401": Setting(f"{HEAD}contracts:\n  a:\n", 4),
    "AM402": Setting(
        f"{HEAD}contracts:\n  platform-2025:\n    signed: 2025-10-01\n    start: 2025-12-01\n    end: 2026-11-30\n"
        "    lines: {platform: {amount: 1}}\n",
        2,
        "",
        ("…", "signed: 2026-10-01, lines: {platform: {amount: 1}}"),
    ),
    "AM403": Setting(f"{HEAD}contracts:\n  a:\n    signed: 2025-10-01\n    start: 2025-11-01\n", 4),
    "AM404": Setting(
        f"{HEAD}contacts:\n  keller: {{name: Keller, approves: [renewal]}}\n"
        f"interactions:\n  - {{date: 2026-11-01, kind: call, with: keller, summary: s}}\n{TERM}",
        4,
    ),
    "AM405": Setting(f"{HEAD}{TERM}    renews_for: 1 year\n    notice: 90 days\n", 4),
    "AM406": Setting(f"{HEAD}interactions:\n", 2),
    "AM407": Setting(f"{HEAD}contracts:\n", 2),
    "AM408": Setting(f"{HEAD}contracts:\n  a:\n    signed: 2026-01-28\n    start: 2026-04-01\n", 4),
    "AM409": Setting(f"{HEAD}contracts:\n", 2),
    "AM410": Setting(
        f"{HEAD}contracts:\n  a:\n    signed: 2026-01-28\n    start: 2026-04-01\n    end: 2027-03-31\n", 4
    ),
    "AM411": Setting(f"{HEAD}{TERM}", 4),
    "AM412": Setting(f"{HEAD}{TERM}", 4),
    "AM413": Setting(f"{HEAD}contracts:\n", 2),
    "AM414": Setting(
        f"{HEAD}contracts:\n  a:\n    signed: 2026-01-28\n    start: 2026-04-01\n    lines: {{b: {{amount: 1}}}}\n", 4
    ),
    "AM415": Setting("name: Acme\nowner: anna\n"),
    "AM416": Setting(),
    "AM417": Setting(f"{HEAD}contracts:\n  a:\n    signed: 2026-10-01\n    start: 2026-11-01\n", 4),
    "AM418": Setting(f"{HEAD}contracts:\n  a:\n    signed: 2025-10-01\n", 4),
    "AM419": Setting(
        f"{HEAD}contracts:\n  platform-2025:\n    signed: 2025-10-01\n    start: 2025-12-01\n    end: 2026-11-30\n",
        2,
        "",
        ("…", "signed: 2026-10-01"),
    ),
    "AM501": Setting("name: Acme\nowner: anna\n", 0, "status: ended\n"),
    "AM502": Setting(f"{HEAD}since: 2026-01-01\ntouch: {{ideal: 2 weeks}}\n"),
    "AM601": Setting(f"{HEAD}goals:\n", 2),
    "AM602": Setting(f"{HEAD}goals:\n  fast:\n    goal: Fast\n    metric: {{unit: hours, target: 2}}\n", 4),
    "AM603": Setting(f"{HEAD}goals:\n  fast:\n", 4),
    "AM604": Setting(f"{HEAD}milestones:\n", 2),
    "AM605": Setting(f"{HEAD}issues:\n", 2),
    "AM606": Setting(f"{HEAD}issues:\n", 2),
    "AM607": Setting(f"{HEAD}opportunities:\n", 2),
    "AM608": Setting(f"{HEAD}follow_ups:\n", 2),
    "AM609": Setting(f"{HEAD}handoffs:\n", 2),
    "AM610": Setting(f"{HEAD}feedback:\n", 2),
    "AM611": Setting(f"{HEAD}milestones:\n", 2),
    "AM612": Setting(f"{HEAD}handoffs:\n", 2),
    "AM503": Setting(f"{HEAD}{RUNNING}contacts:\n", 2),
    "AM504": Setting(f"{HEAD}{RUNNING}{CONTACTS}interactions:\n", 2),
    "AM505": Setting(f"{HEAD}{RUNNING}touch: {{ideal: 2 weeks}}\ncontacts:\n", 2),
    "AM506": Setting(f"{HEAD}contacts:\n", 2),
    "AM507": Setting(f"{HEAD}contacts:\n", 2),
    "AM508": Setting(),
    "AM510": Setting("name: Acme\nstatus: prospect\nowner: anna\n"),
}
# Names of files, several files, settings: told apart by the tests of these rules alone.
NOT_ONE_FILE = {
    *(
        "AM105",
        "AM206",
        "AM207",
        "AM208",
        "AM304",
        "AM309",
        "AM310",
        "AM311",
        "AM312",
        "AM313",
        "AM317",
        "AM318",
        "AM319",
        "AM320",
        "AM321",
        "AM322",
        "AM509",
    )
}


def _examples(manual: str) -> tuple[str, str]:
    """What stands before and after; a mark holds to the end of its paragraph, lines above the first are in both."""
    found = {"before": "", "after": ""}
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(manual)):
        lines = paragraph.split("\n")
        if not lines[0].startswith("    "):
            continue
        now = ["before", "after"]
        for line in lines:
            if mark := re.search(r"# (before|after)$", line):
                now = [mark[1]]
            for side in now:
                found[side] += re.sub(r"\s*# (before|after)$", "", line[4:]) + "\n"
    return found["before"], found["after"]


def test_every_rule_is_placed_or_known_to_have_no_place():
    assert SETTINGS.keys() | NOT_ONE_FILE == {rule.CODE for rule in RULES}


@pytest.mark.parametrize("rule", [r for r in RULES if r.CODE in SETTINGS], ids=lambda rule: rule.CODE)
def test_what_stands_before_is_found_and_what_stands_after_is_not(codes, rule):
    setting = SETTINGS[rule.CODE]

    def said(example: str) -> list[str]:
        lines = (" " * setting.indent + line if line else line for line in example.splitlines())
        below = "" if setting.below.split(":")[0] in example else setting.below
        text = setting.above + "\n".join(lines).replace(*setting.stands_for) + "\n" + below
        return codes(text, head="")

    before, after = _examples(rule.__doc__)
    assert rule.CODE in said(before)
    assert rule.CODE not in said(after)
