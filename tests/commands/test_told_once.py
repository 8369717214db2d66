"""What a command has just said, or asks for anyway, no rule says once more."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ACME = """\
name: Acme
status: active
owner: anna
since: 2026-01-01
contracts:
  p: {signed: 2026-01-28, start: 2026-04-01, end: 2027-03-31, renewal: auto, renews_for: 1 year, notice: 30 days,
      lines: {seats: {amount: 1}}}
issues:
  late: {what: Late, opened: 2026-11-02, owner: ben, next_update: 2026-11-23}
"""
AMCTL = (
    "amctl: 1\npeople:\n  anna: {name: Anna Becker}\n  ben: {name: Ben Ott}\n"
    "products:\n  platform: {name: Platform}\nrules: {AM404: ignore, AM408: ignore}\n"
)


@pytest.mark.parametrize(
    ("words", "still"),
    [
        (["issue", "open", "acme", "Labels"], {"AM606"}),
        (["issue", "update", "acme", "late", "Fix is in test"], {"AM606"}),
        (["milestone", "add", "acme", "Kickoff"], {"AM604"}),
        (["goal", "add", "acme", "Faster", "--unit", "hours", "--target", "2"], {"AM602", "AM603"}),
        (["usage", "acme", "platform", "130", "120"], {"AM610"}),
        (["contract", "add", "acme", "q", "--term", "1y"], {"AM409"}),
        (["contract", "add", "acme", "q", "--term", "1y", "--signed", "today"], {"AM407"}),
        (["renewal", "notice", "acme"], {"AM412"}),
        (["close", "acme"], {"AM415", "AM501"}),
    ],
    ids=lambda one: " ".join(one[:2]) if isinstance(one, list) else "",
)
def test_no_warning_repeats_what_was_said(
    amctl: Callable[..., Any], book: Callable[..., Path], words: list[str], still: set[str]
) -> None:
    root = book(acme=ACME, amctl=AMCTL)
    before = {one["code"] for one in amctl("-C", root, "validate", "--json").json["data"]}
    ran = amctl("-C", root, *words)
    assert ran.code == 0
    assert "warning" not in ran.err
    after = {one["code"] for one in amctl("-C", root, "validate", "--json").json["data"]}
    assert after - before == still
