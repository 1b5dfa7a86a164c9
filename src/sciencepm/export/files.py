"""How every export gets to its place: looked over before it is there, and there whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

from sciencepm.errors import UserError
from sciencepm.whole_file import discard, part_beside, replace

Check = Callable[[bytes], None]
"""Raises `ValueError` when the bytes read back are not a whole document of their kind."""


def write_whole(path: Path, data: bytes, check: Check | None = None) -> None:
    """Write `data` beside `path`, read it back and look it over, then put it in its place (an older file is replaced).

    A link is followed, so that the file it leads to is replaced. Raises `UserError`; `path` is then as it was.
    """
    target = _target(path)
    part = part_beside(target)
    try:
        part.write_bytes(data)
        kept = part.read_bytes()
        if kept != data:
            raise ValueError("read back otherwise")
        if check is not None:
            check(kept)
        replace(part, target)
    except ValueError:
        raise UserError("The document did not come out whole, so it was not kept.", "Try it again.") from None
    except OSError as error:
        raise _refusal(error) from None
    finally:
        discard(part)


def _target(path: Path) -> Path:
    """Where the file itself is or will be; only an ordinary file may be replaced."""
    try:
        target = path.resolve()
        taken = target.exists() and not target.is_file()
        folder = target.parent.is_dir()
    except (OSError, RuntimeError, ValueError):
        raise UserError("A file cannot be written at this place.", "Choose another name.") from None
    if taken:
        raise UserError("There is something other than a file at this place.", "Choose another name.")
    if not folder:
        raise UserError("The folder for this file is not there.", "Make it first, or choose another one.")
    return target


def _refusal(error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError("There is no room left for this file.", "Make room, or choose another place.")
    if error.errno == errno.ENAMETOOLONG:
        return UserError("The name of this file is too long.", "Choose a shorter one.")
    return UserError("The file could not be written there.", "Look whether its folder may be written to.")
