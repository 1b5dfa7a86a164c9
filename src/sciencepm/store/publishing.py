"""How a working copy becomes the file people see: whole, alone, and never over a version that was not seen."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sciencepm.store.keeping import Timing
from sciencepm.store.read_only import check_whole
from sciencepm.store.working_copy import Pending, WorkingCopy
from sciencepm.whole_file import discard, hash_of, part_beside, place_new, replace


def publish(working: WorkingCopy, copy_to: Callable[[Path], int], timing: Timing) -> None:
    """Put what the working copy holds in place of its file; a file that is held is tried again for a while.

    `copy_to` writes the database to a new file and returns the last edit in it. Where the file is not the version
    last seen, it stays, and the working copy goes on in a conflict copy beside it. Raises OSError, sqlite3.Error,
    SQLAlchemyError or `Refused`; the file is then as it was.
    """
    part = part_beside(working.target)
    try:
        sequence = copy_to(part)
        check_whole(part)
        for left in reversed(range(timing.attempts)):
            try:
                return _put(part, working, sequence)
            except (PermissionError, FileExistsError):
                if not left:
                    raise
                time.sleep(timing.between_attempts)
    finally:
        discard(part)


def _put(part: Path, working: WorkingCopy, sequence: int) -> None:
    digest = hash_of(part)
    assert digest is not None
    place = working.target
    there = hash_of(place)
    if there is not None and there != working.state.seen:
        place, there = conflict_copy(place, datetime.now(UTC)), None
    working.note(pending=Pending(place=place, hash=digest, sequence=sequence))
    if there is None:
        place_new(part, place)
    else:
        replace(part, place)
    working.note(target=place, seen=digest, published=sequence, pending=None)


def conflict_copy(target: Path, now: datetime) -> Path:
    """A free name beside `target` that says whose version this is and of when."""
    host = re.sub(r"[^A-Za-z0-9-]+", "-", socket.gethostname())[:40]
    stem = f"{target.stem} (conflict {host} {now:%Y-%m-%d %H.%M.%S})"
    name, number = target.with_name(f"{stem}{target.suffix}"), 2
    while name.exists():
        name, number = target.with_name(f"{stem} {number}{target.suffix}"), number + 1
    return name
