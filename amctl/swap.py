"""Two files that change places at once: what was replaced can be looked at, and put back, when nothing can hide it."""

import ctypes
import errno
import os
from pathlib import Path
from typing import Any

_HERE = -100  # AT_FDCWD: paths count from the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE, see renameat2(2)
_NEVER = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}  # EPERM: a sandbox that has not heard of the call
_call: Any = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)  # Linux has it, macOS has not


def swap(one: Path, other: Path) -> bool:
    """Lets two files change places; False where the system or the file system cannot. Raises OSError."""
    if _call is None:
        return False
    if _call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NEVER:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
