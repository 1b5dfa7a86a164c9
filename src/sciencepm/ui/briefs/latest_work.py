"""Work beside the window where only the newest wish counts: what is asked meanwhile takes the place of what waits."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

Job = Callable[[], Iterator[object]]
"""Yields what it has made, piece by piece; between two pieces it is left for a newer wish."""
_LOOK_MS = 8


class LatestWork(QObject):
    """`made` brings each piece to the window's thread, `idle` says that nothing is left to do.

    The thread ends by itself when it has nothing to do, so that none is left when the window closes.
    """

    made = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._guard = threading.Lock()
        self._wish: Job | None = None
        self._thread: threading.Thread | None = None
        self._pieces: deque[object] = deque()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._bring)

    @property
    def is_busy(self) -> bool:
        """Whether something was asked for that has not come yet."""
        return self._look.isActive()

    def ask(self, job: Job) -> None:
        """Do this next; what is being done is left at its next piece, and its pieces no longer come."""
        with self._guard:
            self._wish = job
            self._pieces.clear()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="brief")
                self._thread.start()
        self._look.start()

    def _run(self) -> None:
        try:
            while (job := self._next()) is not None:
                for piece in job():
                    with self._guard:
                        if self._wish is not None:
                            break
                        self._pieces.append(piece)
        finally:
            with self._guard:
                self._thread = None

    def _next(self) -> Job | None:
        with self._guard:
            job, self._wish = self._wish, None
            if job is None:
                self._thread = None
            return job

    def _bring(self) -> None:
        with self._guard:
            ended = self._thread is None
            pieces = list(self._pieces)
            self._pieces.clear()
        for piece in pieces:
            self.made.emit(piece)
        if ended and not self._pieces:
            self._look.stop()
            self.idle.emit()
