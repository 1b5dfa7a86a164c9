"""When a working copy is published: soon after the last edit, not much later than the first, again after failure.

The thread here reads the database only through the store thread. Checking, syncing and moving the copy happen here,
so that a slow share never makes an edit wait.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from sciencepm.errors import UserError
from sciencepm.store.keeping import Keeping, KeepingState, Timing
from sciencepm.store.locks import WriterLocks
from sciencepm.store.publishing import publish
from sciencepm.store.store_thread import StoreThread
from sciencepm.store.working_copy import WorkingCopy

_LOG = logging.getLogger(__name__)


class Publisher:
    """Publishes one working copy while it is open and keeps the lock beside its file alive."""

    def __init__(
        self, working: WorkingCopy, store: StoreThread, locks: WriterLocks, timing: Timing, committed: int
    ) -> None:
        """`committed` is the place in the journal of the last edit of the working copy."""
        self._working, self._store, self._locks, self._timing = working, store, locks, timing
        self._committed = committed
        self._first: float | None = None
        self._due: float | None = None
        self._beat = time.monotonic() + timing.beat
        self._closing = False
        self._conflict_with: Path | None = None
        self._watchers: list[Callable[[Keeping], None]] = []
        self._wake = threading.Condition()
        self._one_at_a_time = threading.Lock()
        self._failed = False
        self._saying = threading.RLock()
        self._keeping = self._keeping_now()
        if self._is_behind():
            self._due = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="publisher", daemon=True)
        self._thread.start()

    @property
    def keeping(self) -> Keeping:
        return self._keeping

    def watch(self, watcher: Callable[[Keeping], None]) -> None:
        """Call `watcher` with every new state, from whichever thread it comes about in."""
        self._watchers.append(watcher)

    def committed(self, sequence: int) -> None:
        """An edit has been committed: publish it soon."""
        with self._wake:
            now = time.monotonic()
            self._committed = sequence
            self._first = now if self._first is None else self._first
            self._due = min(now + self._timing.quiet, self._first + self._timing.latest)
            self._wake.notify()
        self._say()

    def publish(self) -> bool:
        """Publish now, in this thread. False when the file could not be written: then it is tried again later."""
        with self._one_at_a_time:
            with self._wake:
                self._first = self._due = None
            if self._working.state.target is not None and self._is_behind():
                self._failed = not self._attempt()
            self._say()
            return not self._failed

    def keep_as(self, target: Path) -> bool:
        """Give a working copy without a file its place and publish there now. False when that was not possible."""
        with self._one_at_a_time:
            self._working.note(target=target)
            is_done = self._attempt()
            if not is_done:
                self._working.note(target=None)
            self._say()
            return is_done

    def close(self) -> Keeping:
        """Publish what is not in the file yet and stop. Returns where that leaves the work."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()
        self.publish()
        return self._keeping

    def _attempt(self) -> bool:
        target = self._working.target
        try:
            publish(self._working, self._store.copy_to, self._timing)
        except (OSError, sqlite3.Error, SQLAlchemyError, UserError) as error:
            _LOG.warning("The file could not be written", exc_info=error)
            with self._wake:
                if self._due is None:
                    self._due = time.monotonic() + self._timing.retry
            return False
        if self._working.target != target:
            self._conflict_with = target
            self._locks.move_beside(self._working.target)
        return True

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._closing and (wait := self._next() - time.monotonic()) > 0:
                    self._wake.wait(wait)
                if self._closing:
                    return
                is_due = self._due is not None and self._due <= time.monotonic()
            if is_due:
                self.publish()
            if self._beat <= time.monotonic():
                self._locks.beat()
                self._beat = time.monotonic() + self._timing.beat

    def _next(self) -> float:
        return self._beat if self._due is None else min(self._beat, self._due)

    def _is_behind(self) -> bool:
        return self._committed > self._working.state.published

    def _say(self) -> None:
        with self._saying:
            keeping = self._keeping_now()
            if keeping != self._keeping:
                self._keeping = keeping
                for watcher in self._watchers:
                    watcher(keeping)

    def _keeping_now(self) -> Keeping:
        target = self._working.state.target
        if target is None:
            state = KeepingState.HERE_ONLY
        elif not self._is_behind():
            state = KeepingState.SAVED
        else:
            state = KeepingState.NOT_YET if self._failed else KeepingState.PUBLISHING
        return Keeping(state, target, self._conflict_with)
