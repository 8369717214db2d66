"""Long sequences of edits on one file: what it says is always what a plain model of the data says."""

from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from amctl.changes.apply import alike
from amctl.errors import CannotEdit
from amctl.model.account import Account
from amctl.yaml.editor import carried_out
from amctl.yaml.reader import read
from tests.yaml.conftest import _parser, _plain
from tests.yaml.drawn import DRAWS, Drawn
from tests.yaml.generated import account_text
from tests.yaml.judge import complaints


class Editing(RuleBasedStateMachine):
    """A file, and the data that it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.content = b"name: Acme\n"
        self.data: dict[str, object] = {"name": "Acme"}
        self.refused = 0

    @initialize(seed=st.integers(0, 2**32))
    def a_file(self, seed: int) -> None:
        self.content = account_text(Random(seed))
        self.data = read("acme.yaml", self.content).data

    @rule(kind=st.sampled_from(sorted(DRAWS)), seed=st.integers(0, 2**32))
    def edit(self, kind: str, seed: int) -> None:
        drawn = DRAWS[kind](Random(seed), self.data)
        if drawn is not None:
            self._carry_out(drawn)

    def _carry_out(self, drawn: Drawn) -> None:
        try:
            after = carried_out("acme.yaml", self.content, [drawn.change], Account)
        except CannotEdit:
            self.refused += 1
            return
        wrong = complaints(self.content, after, drawn, lambda text: _plain(_parser("safe").load(text)))
        assert list(wrong) == [], drawn.change
        self.content, self.data = after, drawn.wanted

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        document = read("acme.yaml", self.content)
        assert document.problems == ()
        assert alike(document.data, self.data)

    def teardown(self) -> None:
        assert self.refused <= 1


Editing.TestCase.settings = settings(max_examples=15, stateful_step_count=8)
TestEditing = Editing.TestCase
