"""Reading a file that is to be kept with a project: an ordinary one, and not too large."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sciencepm.errors import UserError

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path, most: int) -> bytes:
    """All bytes of a file of at most `most`, and one more where it is larger. Raises `UserError`.

    A pipe or a device is never waited for.
    """
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError):
        raise UserError(f"“{path.name}” cannot be read.", "Look whether it is still there.") from None
    is_file = stat.S_ISREG(os.fstat(handle).st_mode)
    if not is_file:
        os.close(handle)
        raise UserError(f"“{path.name}” is not a file.", "Add the files in it one by one.")
    with os.fdopen(handle, "rb") as file:
        try:
            return file.read(most + 1)
        except OSError:
            raise UserError(f"“{path.name}” cannot be read.", "Look whether it is still there.") from None
