"""How a file comes to be whole or not at all: written beside its place, made durable, then moved there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import sys
from pathlib import Path

PART_PREFIX = ".sciencepm-"
"""What the names of unfinished files begin with."""


def part_beside(target: Path) -> Path:
    """A new name beside `target` to write to; hidden, and short also where the target's name is long."""
    return target.with_name(f"{_part_prefix(target)}{secrets.token_hex(8)}.part")


def sweep(target: Path) -> None:
    """Remove what interrupted writers left beside `target`; only for who is its one writer. Never raises OSError."""
    try:
        left = [each for each in target.parent.iterdir() if each.name.startswith(_part_prefix(target))]
        for each in left:
            each.unlink(missing_ok=True)
    except OSError:
        return


def replace(part: Path, target: Path) -> None:
    """Put a finished part in the place of `target`, which keeps its permissions. Raises OSError."""
    sync_file(part)
    with contextlib.suppress(OSError):  # nothing is there yet, or the file system knows no permissions
        shutil.copymode(target, part)
    part.replace(target)
    sync_folder(target.parent)


def place_new(part: Path, target: Path) -> None:
    """Put a finished part where nothing is yet. Raises FileExistsError when something is, or OSError."""
    sync_file(part)
    if sys.platform == "win32":
        part.rename(target)
    else:
        try:
            os.link(part, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links: look first, then move
            if os.path.lexists(target):
                raise FileExistsError(target) from None
            part.rename(target)
        else:
            part.unlink()
    sync_folder(target.parent)


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target`, whole or not at all. Raises OSError."""
    part = part_beside(target)
    try:
        part.write_bytes(data)
        replace(part, target)
    finally:
        discard(part)


def discard(part: Path) -> None:
    """Remove a part that did not get to its place. Never raises OSError."""
    with contextlib.suppress(OSError):
        part.unlink()


def hash_of(path: Path) -> str | None:
    """SHA-256 of a file's bytes, or None when no file is there. Raises OSError when it cannot be read."""
    if not path.is_file():  # opening a pipe would wait for who writes to it
        return None
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync_file(path: Path) -> None:
    """Wait until the bytes of a file are on the disk."""
    with path.open("rb+") as stream:
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(stream.fileno(), fcntl.F_FULLFSYNC)  # fsync there stops at the drive's cache
        else:
            os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows has no such call, and some shares refuse it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def _part_prefix(target: Path) -> str:
    return f"{PART_PREFIX}{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}-"
