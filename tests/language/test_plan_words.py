"""The catalogues are made from the plan files, too."""

import pytest

from amctl.messages import Message
from amctl.store.plan_files import shipped, shipped_names


@pytest.mark.parametrize("name", shipped_names())
def test_all_words_that_ship_go_into_the_catalogues(name: str, messages: set[object]) -> None:
    plan = shipped(name)
    assert plan
    words = [plan.name, *(step.what for step in plan.steps.values())]
    assert all(isinstance(one, Message) and one.text in messages for one in words)


def test_so_do_the_messages_of_the_program(messages: set[object]) -> None:
    assert "no champion is on record" in messages
    assert ("{count} promise was made", "{count} promises were made") in messages
