"""How others do what our editor does, and whether what it writes is what everybody reads."""

from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from random import Random

import pytest

from tests.torture.compared import ENDS, HANDS, edits, judged

pytestmark = [pytest.mark.torture, pytest.mark.timeout(7200)]
NO_YAML_EDIT = ".venv/bin/python -m pip install 'yaml-edit>=0.2,<0.3'"


@pytest.mark.parametrize("hand", HANDS)
def test_random_edits_compared(hand: str, figure: Callable[..., None], times: Callable[[int], int]) -> None:
    name = f"random edits, {hand}"
    if hand == "yaml-edit" and find_spec("yaml_edit") is None:
        figure(name, needs=NO_YAML_EDIT)
    many = times(1500)
    ends = Counter(end for before, edit in edits(Random("compared"), many) for end in judged(HANDS[hand], before, edit))
    measured = f"{many} edits: " + ", ".join(f"{ends[end]} {end}" for end in ENDS if ends[end])
    wrong = [end for end in ENDS[1:-1] if ends[end]] if hand == "ours" else []
    figure(name, measured, wrong or (hand == "ours" and ends["refused"] > many * 0.005))
