"""What an unquoted word means: nothing, true, false, a canonical whole number; everything else is text.

Days, amounts, telephone numbers and postcodes stay text, and the model types them: so that no reader's idea of
`012`, `1:30` or `no` ever decides what an account says.
"""

import re
from typing import Any

_WORDS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INT = re.compile(r"0|-?[1-9][0-9]{0,17}", re.ASCII)  # as many digits as any reader keeps exact


def scalar(text: str) -> Any:
    """The value of a plain, untagged scalar."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INT.fullmatch(text) else text
