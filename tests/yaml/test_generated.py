"""500 random files, a random edit on each: nothing wrong, nothing refused."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from amctl.errors import CannotEdit
from amctl.model.account import Account
from amctl.yaml.editor import carried_out
from amctl.yaml.reader import read
from tests.yaml.drawn import drawn
from tests.yaml.generated import account, account_text
from tests.yaml.judge import complaints

FILES, SHARE = 500, 25


def _filled(value: Any) -> Any:
    """Data without what is empty, which a file may say in many ways."""
    if isinstance(value, dict):
        return {key: _filled(one) for key, one in value.items() if one not in (None, [], {})}
    if isinstance(value, list):
        return [_filled(one) for one in value]
    return str(value) if isinstance(value, str) else value


def refusal(content: bytes, chance: Random, judged: Callable[..., Any]) -> str:
    """What was said, if the edit was refused."""
    edit = drawn(chance, read("acme.yaml", content).data)
    try:
        after = carried_out("acme.yaml", content, [edit.change], Account)
    except CannotEdit as error:
        return f"{error}: {edit.change}"
    assert list(complaints(content, after, edit, judged)) == [], f"{edit.change}\n{after.decode()}"
    return ""


@pytest.mark.parametrize("first", range(0, FILES, SHARE))
def test_random_edits_of_random_files(first: int, judged: Callable[..., Any]) -> None:
    refused = []
    for seed in range(first, first + SHARE):
        chance = Random(seed)
        refused += filter(None, [refusal(account_text(chance), chance, judged)])
    assert refused == []


def test_random_files_are_what_they_say(judged: Callable[..., Any]) -> None:
    for seed in range(100):
        content = account_text(Random(seed))
        document = read("acme.yaml", content)
        assert document.problems == ()
        assert _filled(document.data) == _filled(account(Random(seed)))
        assert document.data == judged(content.decode("utf-8-sig"))
