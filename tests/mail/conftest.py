"""An office of the test's own."""

from pathlib import Path

import pytest

from tests.mail.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Where mail is sent from."""
    return Office(tmp_path)
