"""Mail addresses: what is one, wherever it stands."""

import re

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@[^\s@<>()\[\],;:\\\"]{1,253}")


def is_address(text: str) -> bool:
    """Whether a text is one mail address, and nothing else: no name, brackets or blanks."""
    return _ADDRESS.fullmatch(text) is not None and text.isprintable()
