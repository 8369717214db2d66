"""Every message of the program and of the plan files that ship, as the catalogues should have them."""

import io

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

KEYWORDS = {"Message": None, "counted": (1, 2)}


@pytest.fixture(scope="session")
def messages(pytestconfig: pytest.Config) -> set[str | tuple[str, ...]]:
    """The texts of all messages, a pair where one and many differ."""
    how = (pytestconfig.rootpath / "tests" / "language" / "messages.cfg").read_text(encoding="utf-8")
    mapping, options = parse_mapping_cfg(io.StringIO(how))
    found = extract_from_dir(pytestconfig.rootpath / "amctl", mapping, options, keywords=KEYWORDS, comment_tags=())
    return {text if isinstance(text, str) else tuple(text) for _, _, text, _, _ in found}
