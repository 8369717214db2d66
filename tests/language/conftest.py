"""Every message of the program, as the catalogues should have them."""

import pytest
from babel.messages.extract import extract_from_dir

KEYWORDS = {"Message": None, "counted": (1, 2)}


@pytest.fixture(scope="session")
def messages(pytestconfig: pytest.Config) -> set[str | tuple[str, ...]]:
    """The texts of all messages, a pair where one and many differ."""
    found = extract_from_dir(pytestconfig.rootpath / "amctl", keywords=KEYWORDS, comment_tags=())
    return {text if isinstance(text, str) else tuple(text) for _, _, text, _, _ in found}
