"""Two files that change places at once: what was replaced can be looked at, and put back, when nothing can hide it."""

import errno
import os
from functools import cache
from pathlib import Path
from typing import Any

_HERE = -100  # AT_FDCWD: paths count from the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE, see renameat2(2)
_NEVER = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}  # EPERM: a sandbox that has not heard of the call


def swap(one: Path, other: Path) -> bool:
    """Lets two files change places; False where the system or the file system cannot. Raises OSError."""
    library = _library()
    if library is None:
        return False
    ctypes, call = library
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NEVER:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


@cache
def _library() -> tuple[Any, Any] | None:
    """The call of the system, which Linux has and macOS has not; None, too, where nothing can be loaded any more."""
    try:
        import ctypes

        return ctypes, ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, AttributeError, OSError):
        return None
