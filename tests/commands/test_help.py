"""Help on commands and topics."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amctl.contents import TOPICS

Amctl = Callable[..., Any]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_page_in_every_format(amctl: Amctl, topic: str) -> None:
    ran = amctl("help", topic)
    assert ran.code == 0
    assert ran.out
    assert amctl("help", topic, "--json").json["data"]
    assert amctl("help", topic, "--format", "table").out.strip()


def test_help_lists_the_topics(amctl: Amctl) -> None:
    ran = amctl("help")
    for name, about in TOPICS.items():
        assert f"  {name:<12} {about}\n" in ran.out


def test_help_on_a_command_and_on_one_of_a_group(amctl: Amctl) -> None:
    assert amctl("help", "due").out.startswith("Usage: amctl due")
    assert amctl("help", "contact", "add").out.startswith("Usage: amctl contact add")


def test_help_on_nothing_that_there_is_suggests_something(amctl: Amctl) -> None:
    ran = amctl("help", "file")
    assert (ran.code, "did you mean 'files'?" in ran.err) == (2, True)


def test_the_files_are_named_where_they_lie(amctl: Amctl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AMCTL_CONFIG", str(tmp_path / "mine.yaml"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    places = {row["file"]: row["place"] for row in amctl("help", "files", "--json").json["data"]}
    assert places["config"] == str(tmp_path / "mine.yaml")
    assert places["journal"] == str(tmp_path / "state" / "amctl" / "journal")
    monkeypatch.delenv("AMCTL_CONFIG")
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "")
    places = {row["file"]: row["place"] for row in amctl("help", "files", "--json").json["data"]}
    assert places["config"] == places["journal"] == "nowhere: there is no home"


def test_the_mail_of_the_manual_is_logged_as_it_says(amctl: Amctl, book: Callable[..., Path]) -> None:
    root = book(nordwind="name: Nordwind\nstatus: active\nowner: anna\ndomains: [nordwind.example]\n")
    mail = b"From: Keller <k@nordwind.example>\nTo: x@y.example\nSubject: Price\nMessage-ID: <1@n>\n\nHi\n"
    assert amctl("-C", root, "log", "--from-email", "-", stdin=mail).code == 0
    assert "Price" in (root / "nordwind.yaml").read_text()
    strange = mail.replace(b"nordwind", b"strange")
    assert amctl("-C", root, "log", "--from-email", "-", stdin=strange).code == 3
