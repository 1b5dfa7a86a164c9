"""A portfolio as it is kept, behind five verbs: load, write, journal, keep_as, close.

A shared portfolio on a server can stand behind the same verbs; nothing outside this folder knows what keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self

from sqlalchemy.exc import SQLAlchemyError

from sciencepm.domain.edit import Edit
from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.store import contents
from sciencepm.store.database import Database
from sciencepm.store.gate import check_pages, check_schema
from sciencepm.store.keeping import Keeping, KeepingState, Timing
from sciencepm.store.locks import WriterLocks
from sciencepm.store.publisher import Publisher
from sciencepm.store.read_only import journal_in, load_portfolio
from sciencepm.store.refusals import refusing_damage
from sciencepm.store.store_thread import StoreThread
from sciencepm.store.working_copy import WorkingCopy


class KeptPortfolio(Protocol):
    """What an open document asks of the place its portfolio is kept in."""

    @property
    def keeping(self) -> Keeping:
        """How far the newest work has got."""

    def watch(self, watcher: Callable[[Keeping], None]) -> None:
        """Call `watcher` with every new state of keeping, from whichever thread it comes about in."""

    def load(self) -> Portfolio:
        """Every record as it is kept now. Raises `UserError`."""

    def write(self, edit: Edit, at: datetime, *, is_undo: bool = False) -> None:
        """Commit an edit and return when it is safe on this computer. Raises `UserError`; then nothing changed."""

    def journal(self) -> tuple[JournalEntry, ...]:
        """Every edit there was, oldest first. Raises `UserError`."""

    def keep_as(self, target: Path) -> None:
        """Give a portfolio without a file its place. Raises `UserError`; then it has none, as before."""

    def close(self) -> Keeping:
        """Bring everything into the file if that is possible. Returns where that leaves the work."""


class PortfolioFile:
    """Open for writing: a working copy, the threads that serve it, and the locks of the one writer."""

    def __init__(self, working: WorkingCopy, store: StoreThread, publisher: Publisher, locks: WriterLocks) -> None:
        self._working, self._store, self._publisher, self._locks = working, store, publisher, locks

    @classmethod
    def open(cls, working: WorkingCopy, locks: WriterLocks, timing: Timing) -> tuple[Self, Portfolio]:
        """Take over a working copy and the locks; also gives the portfolio in it.

        Raises `Refused`; then nothing was taken over.
        """
        with refusing_damage():
            store = StoreThread(working.path)
        try:
            portfolio, committed = store.call(_checked)
        except BaseException:
            store.close()
            raise
        return cls(working, store, Publisher(working, store, locks, timing, committed), locks), portfolio

    @property
    def keeping(self) -> Keeping:
        return self._publisher.keeping

    def watch(self, watcher: Callable[[Keeping], None]) -> None:
        self._publisher.watch(watcher)

    def load(self) -> Portfolio:
        return self._store.call(lambda database: contents.load(database.core))

    def write(self, edit: Edit, at: datetime, *, is_undo: bool = False) -> None:
        try:
            sequence = self._store.call(lambda database: contents.write(database.core, edit, at, is_undo=is_undo))
        except SQLAlchemyError:
            raise UserError(
                "This could not be kept, so nothing was changed.", "Look whether the disk is full, and repeat it."
            ) from None
        self._publisher.committed(sequence)

    def journal(self) -> tuple[JournalEntry, ...]:
        return self._store.call(lambda database: contents.journal(database.core))

    def keep_as(self, target: Path) -> None:
        if self._working.state.target is not None:
            raise UserError("This portfolio has its place already.", "Save a copy instead.")
        if target.exists():
            raise UserError("There is already something at this place.", "Choose another name.")
        if not self._locks.move_beside(target):
            raise UserError("Someone else is making a file at this place.", "Choose another name.")
        if not self._publisher.keep_as(target):
            self._locks.leave_beside()
            raise UserError(
                "The portfolio could not be written there.",
                "Look whether the folder is there, may be written to and has room.",
            )

    def close(self) -> Keeping:
        keeping = self._publisher.close()
        is_done_with = keeping.state is KeepingState.SAVED or (
            keeping.state is KeepingState.HERE_ONLY
            and self._store.call(lambda database: contents.is_blank(database.core))
        )
        self._store.close()
        if is_done_with:
            self._working.discard()
        self._locks.release()
        return keeping


class ReadOnlyFile:
    """Open for reading: someone else writes it, or it is protected."""

    def __init__(self, target: Path) -> None:
        self._target = target

    @property
    def keeping(self) -> Keeping:
        return Keeping(KeepingState.READ_ONLY, self._target)

    def watch(self, watcher: Callable[[Keeping], None]) -> None:
        """Its state never changes."""

    def load(self) -> Portfolio:
        return load_portfolio(self._target)

    def write(self, edit: Edit, at: datetime, *, is_undo: bool = False) -> None:
        raise UserError(
            "This portfolio can only be read here: it is open elsewhere, or protected.",
            "Save a copy to go on with that.",
        )

    def journal(self) -> tuple[JournalEntry, ...]:
        return journal_in(self._target)

    def keep_as(self, target: Path) -> None:
        raise UserError("This portfolio has its place already.", "Save a copy instead.")

    def close(self) -> Keeping:
        return self.keeping


def _checked(database: Database) -> tuple[Portfolio, int]:
    """The portfolio of a working copy that is in order, and the place of its last edit in the journal."""
    with refusing_damage():
        check_schema(database.raw)
        check_pages(database.raw)
    return contents.load(database.core), contents.last_sequence(database.core)
