"""The one thread that touches a working copy; everyone else hands it jobs and waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sciencepm.store import contents
from sciencepm.store.database import Database, copy, open_working_copy

T = TypeVar("T")
_Job = tuple[Callable[[Database], Any], "Future[Any]"]

_PAGES = 128
"""Half a megabyte between two looks at what waits."""


class StoreThread:
    """Owns the database of a working copy until it is closed."""

    def __init__(self, path: Path) -> None:
        """Open the working copy; raises what opening it raises."""
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(path, opened), name="store", daemon=True)
        self._thread.start()
        try:
            opened.result()
        except BaseException:
            self._thread.join()
            raise

    def call(self, job: Callable[[Database], T]) -> T:
        """Do a job there and wait for what it returns or raises. RuntimeError when it is closed."""
        if not self._thread.is_alive():
            raise RuntimeError("The store is closed.")
        done: Future[T] = Future()
        self._jobs.put((job, done))
        return done.result()

    def copy_to(self, path: Path) -> int:
        """Copy the database to a new file; jobs that come meanwhile are done between its steps.

        Returns the place in the journal of the last edit that is in the copy. Raises sqlite3.Error.
        """
        return self.call(lambda database: self._copy(database, path))

    def close(self) -> None:
        """Finish what waits and close the database."""
        self._jobs.put(None)
        self._thread.join()

    def _copy(self, database: Database, path: Path) -> int:
        copy(database.raw, path, _PAGES, between=lambda: self._do_waiting(database))
        return contents.last_sequence(database.core)

    def _do_waiting(self, database: Database) -> None:
        while True:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                return
            if job is None:  # closing waits until the copy is done
                self._jobs.put(None)
                return
            _do(job, database)

    def _run(self, path: Path, opened: Future[None]) -> None:
        try:
            database = open_working_copy(path)
        except BaseException as error:  # noqa: BLE001  it belongs to whoever opens
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            while (job := self._jobs.get()) is not None:
                _do(job, database)
        finally:
            database.close()


def _do(job: _Job, database: Database) -> None:
    work, done = job
    try:
        done.set_result(work(database))
    except BaseException as error:  # noqa: BLE001  it belongs to whoever waits for the job
        done.set_exception(error)
