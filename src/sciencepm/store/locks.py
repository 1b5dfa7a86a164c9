"""Who is the one writer: locks of the system, which end with their process, and a sign of life beside the file.

Two locks are held while a portfolio is open for writing. One lies in the user's data folder, by portfolio id, and
settles who writes on this computer. The other lies beside the published file, hidden, and goes away on close: it is
there for other users and other computers that reach the same folder, through a share where the operating system's
lock holds, or through a sync service, where only the sign of life inside it travels. It is not a file of SQLite's:
those could be taken for part of the portfolio and are never made beside it.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import socket
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

FRESH = timedelta(seconds=90)
"""A sign of life older than this no longer holds a file."""

_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL}
_FAR_OFF = 2**30  # Windows locks bytes, and the text must stay readable


@dataclass(slots=True)
class FileLock:
    """A lock file that is held until it is released or its process ends."""

    path: Path
    descriptor: int

    @classmethod
    def take(cls, path: Path) -> FileLock | None:
        """The lock, or None when another process has it. Raises OSError when the file cannot be made."""
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                is_ours = _lock(descriptor)
                # Its last holder may have removed it between opening and locking.
                if is_ours and _is_still_at(descriptor, path):
                    return cls(path, descriptor)
            except OSError:
                os.close(descriptor)
                raise
            os.close(descriptor)
            if not is_ours:
                return None

    def release(self) -> None:
        """Let go; the file stays."""
        os.close(self.descriptor)

    def remove(self) -> None:
        """Let go, and take the file away; removed before it is let go where the system allows it."""
        try:
            self.path.unlink(missing_ok=True)
            os.close(self.descriptor)
        except PermissionError:
            os.close(self.descriptor)
            self.path.unlink(missing_ok=True)


class LockBeside:
    """The lock beside a published file, with a sign of life for computers the system's lock does not reach."""

    def __init__(self, lock: FileLock, computer: str) -> None:
        self._lock = lock
        self._computer = computer

    @classmethod
    def take(cls, target: Path, portfolio: str, now: datetime) -> LockBeside | None:
        """The lock, or None when another process or computer has it. Raises OSError where none can be made."""
        lock = FileLock.take(_beside(target))
        if lock is None:
            return None
        beside = cls(lock, _this_computer(portfolio))
        if beside._is_held_elsewhere(now):
            lock.release()
            return None
        beside.beat(now)
        return beside

    def beat(self, now: datetime) -> None:
        """Give a sign of life. Raises OSError."""
        text = json.dumps({"computer": self._computer, "at": now.isoformat()}).encode()
        os.lseek(self._lock.descriptor, 0, os.SEEK_SET)
        os.write(self._lock.descriptor, text)
        os.ftruncate(self._lock.descriptor, len(text))

    def release(self) -> None:
        """Let go and take the file away. Raises OSError."""
        self._lock.remove()

    def _is_held_elsewhere(self, now: datetime) -> bool:
        """Whether another computer gave a sign of life lately; on this one the system's lock has settled it."""
        os.lseek(self._lock.descriptor, 0, os.SEEK_SET)
        try:
            said = json.loads(os.read(self._lock.descriptor, 1000))
            return bool(said["computer"] != self._computer) and abs(now - _instant(said["at"])) < FRESH
        except (ValueError, TypeError, KeyError):
            return False


class WriterLocks:
    """Both locks of the one writer; used from several threads."""

    def __init__(self, here: FileLock) -> None:
        self._here = here
        self._beside: LockBeside | None = None
        # A sign of life must never go to a descriptor that was closed and given to another file.
        self._moving = threading.Lock()

    @classmethod
    def take(cls, folder: Path, target: Path | None) -> WriterLocks | None:
        """Both locks of the portfolio whose working copies lie in `folder`, or None when someone else writes.

        Raises OSError when the folder cannot be written.
        """
        here = FileLock.take(folder / "lock")
        if here is None:
            return None
        locks = cls(here)
        if target is not None and not locks.move_beside(target):
            locks.release()
            return None
        return locks

    def move_beside(self, target: Path) -> bool:
        """Hold `target` from now on; False when someone else does. A folder that takes no lock needs none."""
        now = datetime.now(UTC)
        try:
            beside = LockBeside.take(target, self._here.path.parent.name, now)
        except PermissionError:
            return not _is_alive(_beside(target), now)  # another user's, or a folder only to be read
        except OSError:
            return True
        if beside is None:
            return False
        self._release_beside(then=beside)
        return True

    def leave_beside(self) -> None:
        """Hold no file any more, only the portfolio."""
        self._release_beside(then=None)

    def beat(self) -> None:
        """Give a sign of life beside the file, if its folder is there."""
        with self._moving, contextlib.suppress(OSError):
            if self._beside is not None:
                self._beside.beat(datetime.now(UTC))

    def release(self) -> None:
        """Let go of both; the one beside the file goes away."""
        self.leave_beside()
        self._here.release()

    def _release_beside(self, then: LockBeside | None) -> None:
        with self._moving, contextlib.suppress(OSError):
            held, self._beside = self._beside, then
            if held is not None:
                held.release()


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.lock")


def _is_alive(lock: Path, now: datetime) -> bool:
    """Whether a lock that cannot be opened was written to lately."""
    try:
        return abs(now - datetime.fromtimestamp(lock.stat().st_mtime, UTC)) < FRESH
    except OSError:
        return False


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _this_computer(portfolio: str) -> str:
    """Tells two computers apart without naming one."""
    return hashlib.sha256(f"{portfolio}:{socket.gethostname()}".encode()).hexdigest()[:16]


def _is_still_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR_OFF, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
        return True
