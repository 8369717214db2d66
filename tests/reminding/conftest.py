"""A book with people of every kind, and the session of whoever sends."""

from collections.abc import Callable
from pathlib import Path

import pytest

from amctl.answer import Options
from amctl.session import Session

SETTINGS = """\
amctl: 1
timezone: Europe/Berlin
base_url: https://git.example/b
people:
  anna: {name: Anna Becker, email: anna@us.example, lead: ruth}
  ben: {name: Ben Ott, email: ben@us.example, lead: ruth, away: [{from: 2026-11-20, until: 2026-11-25, cover: mei}]}
  mei: {name: Mei Lin, email: mei@us.example, language: de, timezone: Pacific/Kiritimati}
  ruth: {name: Ruth Hagedorn, email: ruth@us.example}
  tom: {name: Tom Post}
  jonas: {name: Jonas Weber, email: jonas@us.example, left: {date: 2026-09-30, successor: anna}}
"""
ACME = """\
name: Acme GmbH
status: active
owner: anna
domains: [acme.example]
contacts:
  keller: {name: Dr. Keller, email: keller@mail.example}
issues:
  late: {what: Exports late, opened: 2026-11-01, owner: mei, next_update: 2026-11-24}
follow_ups:
  - {what: Send offer, due: 2026-11-20, promised_to: keller}
  - {what: Call back, due: 2026-11-23}
  - {what: Old promise, due: 2026-11-23, who: jonas}
"""
BETA = """\
name: Beta AG
status: active
owner: ben
follow_ups:
  - {what: Bens secret, due: 2026-11-23}
  - {what: Post it, due: 2026-11-23, who: tom}
"""


@pytest.fixture
def root(book: Callable[..., Path]) -> Path:
    return book(amctl=SETTINGS, acme=ACME, beta=BETA)


@pytest.fixture
def session(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Session]:
    """The session of a run on a day."""

    def make(today: str = "2026-11-23", me: str | None = None) -> Session:
        if me:
            monkeypatch.setenv("AMCTL_ME", me)
        return Session(Options(book=str(root), today=today))

    return make
