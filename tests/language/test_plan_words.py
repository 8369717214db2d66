"""The catalogues are made from the plan files, too."""

import io
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from amctl.messages import Message
from amctl.store.plan_files import shipped, shipped_names


@pytest.fixture
def found(project: Path) -> set[object]:
    """All that goes into the catalogues."""
    text = (project / "tests" / "language" / "messages.cfg").read_text(encoding="utf-8")
    mapping, options = parse_mapping_cfg(io.StringIO(text))
    words = {"Message": None, "counted": (1, 2)}
    return {one[2] for one in extract_from_dir(project / "amctl", mapping, options, keywords=words, comment_tags=())}


@pytest.mark.parametrize("name", shipped_names())
def test_all_words_that_ship_go_into_the_catalogues(name: str, found: set[object]) -> None:
    plan = shipped(name)
    assert plan
    words = [plan.name, *(step.what for step in plan.steps.values())]
    assert all(isinstance(one, Message) and one.text in found for one in words)


def test_so_do_the_messages_of_the_program(found: set[object]) -> None:
    assert "no champion is on record" in found
    assert ("{count} promise was made", "{count} promises were made") in found
