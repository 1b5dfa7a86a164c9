"""An open portfolio: what it is now, the one gate through which it changes, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sciencepm.analysis.balance_past import Noted, Past, past_of
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import new_id
from sciencepm.errors import UserError
from sciencepm.paths import Paths
from sciencepm.store.keeping import Keeping, KeepingState, Timing, Unfiled

if TYPE_CHECKING:
    from datetime import date

    from sciencepm.domain.documents import Audience
    from sciencepm.domain.journal import JournalEntry
    from sciencepm.i18n import Words
    from sciencepm.store.portfolio_file import KeptPortfolio

MERGE_WITHIN = timedelta(seconds=60)

Clock = Callable[[], datetime]
Listener = Callable[[Edit], None]
Watcher = Callable[[Keeping], None]

_AS_PROMISED = Timing()


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of undo; `since` is when its first edit was made."""

    edit: Edit
    since: datetime


class Document:
    """One open portfolio. Everything but `watch` is called from one thread; opening may be done in another."""

    def __init__(self, kept: KeptPortfolio, portfolio: Portfolio, clock: Clock) -> None:
        self._kept = kept
        self._portfolio = portfolio
        self._clock = clock
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._listeners: list[Listener] = []
        self._closed: Keeping | None = None

    @classmethod
    def open(cls, path: Path, paths: Paths, *, clock: Clock = _utc_now, timing: Timing = _AS_PROMISED) -> Self:
        """Open a file, for reading only where someone else writes it. Raises `UserError`."""
        from sciencepm.store.opening import open_portfolio

        return cls(*open_portfolio(path, paths, timing), clock)

    @classmethod
    def new(
        cls,
        path: Path,
        portfolio: Portfolio,
        paths: Paths,
        *,
        clock: Clock = _utc_now,
        timing: Timing = _AS_PROMISED,
    ) -> Self:
        """Make a file of `portfolio` where nothing is yet, and open it. Raises `UserError`."""
        from sciencepm.store.read_only import create_portfolio

        create_portfolio(path, portfolio)
        return cls.open(path, paths, clock=clock, timing=timing)

    @classmethod
    def untitled(
        cls,
        paths: Paths,
        portfolio: Portfolio | None = None,
        *,
        clock: Clock = _utc_now,
        timing: Timing = _AS_PROMISED,
    ) -> Self:
        """Open a portfolio that is kept on this computer and has no file yet. Raises `UserError`.

        With a `portfolio` that one is kept from now on; without, it is the newest one nobody has open, or an empty one.
        """
        from sciencepm.store.opening import new_unfiled, open_unfiled

        opened = open_unfiled(paths, timing) if portfolio is None else None
        return cls(*(opened or new_unfiled(portfolio or Portfolio.new(), paths, timing)), clock)

    @staticmethod
    def unfiled(paths: Paths) -> tuple[Unfiled, ...]:
        """The portfolios that have no file yet and that nobody has open, newest first. Raises `UserError`."""
        from sciencepm.store.opening import unfiled

        return unfiled(paths)

    @classmethod
    def open_unfiled(
        cls, portfolio_id: str, paths: Paths, *, clock: Clock = _utc_now, timing: Timing = _AS_PROMISED
    ) -> Self:
        """Open one of `unfiled` by its id. Raises `UserError`."""
        from sciencepm.store.opening import open_unfiled

        opened = open_unfiled(paths, timing, portfolio_id)
        if opened is None:
            raise UserError("This portfolio is open elsewhere, or has got a file in the meantime.")
        return cls(*opened, clock)

    @property
    def portfolio(self) -> Portfolio:
        return self._portfolio

    @property
    def path(self) -> Path | None:
        """The file people see; None as long as it has no place. A conflict copy takes the place of its file."""
        return self._kept.keeping.target

    @property
    def state(self) -> Keeping:
        """How far the newest work has got."""
        return self._kept.keeping

    @property
    def is_read_only(self) -> bool:
        return self.state.state is KeepingState.READ_ONLY

    @property
    def undo_label(self) -> str | None:
        """The label of the edit that `undo` would take back, or None."""
        return self._undo[-1].edit.label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """The label of the edit that `redo` would repeat, or None."""
        return self._redo[-1].edit.label if self._redo else None

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every edit after it has happened, undone and repeated ones included."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """No longer call `listener`."""
        self._listeners.remove(listener)

    def watch(self, watcher: Watcher) -> None:
        """Call `watcher` with every new state, from whichever thread it comes about in."""
        self._kept.watch(watcher)

    def do(self, edit: Edit) -> None:
        """Carry out an edit; when this returns it is kept. Raises `UserError`, and then nothing has changed."""
        if edit.is_empty:
            return
        now = self._clock()
        self._carry_out(edit, now, is_undo=False)
        self._remember(edit, now)
        self._tell(edit)

    def undo(self) -> None:
        """Take back the last step, if there is one. Raises `UserError`, and then nothing has changed."""
        if self._undo:
            inverse = self._undo[-1].edit.inverse()
            self._carry_out(inverse, self._clock(), is_undo=True)
            self._redo.append(self._undo.pop())
            self._tell(inverse)

    def redo(self) -> None:
        """Repeat the last step taken back, if there is one. Raises `UserError`, and then nothing has changed."""
        if self._redo:
            edit = self._redo[-1].edit
            self._carry_out(edit, self._clock(), is_undo=True)
            self._undo.append(self._redo.pop())
            self._tell(edit)

    def journal(self) -> tuple[JournalEntry, ...]:
        """Every edit ever made to this portfolio, oldest first. Raises `UserError`."""
        return self._kept.journal()

    def past(self) -> Past:
        """How the projects stood on earlier days and what was aimed for, by the journal. Raises `UserError`."""
        return past_of(self._portfolio, self.noted())

    def noted(self) -> tuple[Noted, ...]:
        """What the journal says of projects and settings on earlier days. Raises `UserError`."""
        return noted_in(self.journal())

    def save_copy(self, path: Path) -> None:
        """Make another file of the portfolio as it is now; it is a portfolio of its own, with an id of its own.

        Its journal is empty, so that what was deleted does not leave with it. Raises `UserError`, also when something
        is at that place already.
        """
        from sciencepm.store.read_only import create_portfolio

        settings = self._portfolio.settings
        own = settings.evolve(id=new_id(), revision=settings.revision)
        others = (record for record in self._portfolio.records() if record != settings)
        create_portfolio(path, Portfolio([own, *others]))

    def send_copy(self, path: Path, audience: Audience | None, today: date, w: Words) -> None:
        """Make a file of only what an audience may see: a portfolio of its own, without a journal. Raises `UserError`.

        Also when something is at that place already.
        """
        from sciencepm.analysis.audience_copy import audience_copy
        from sciencepm.store.read_only import create_portfolio

        create_portfolio(path, audience_copy(self._portfolio, audience, today, w))

    def keep_as(self, path: Path) -> None:
        """Give a portfolio without a file its place. Raises `UserError`, also when something is there already."""
        self._kept.keep_as(path.absolute())

    def close(self) -> Keeping:
        """Bring everything into the file if that is possible; returns where that leaves the work.

        What is not in the file yet is there again when it is opened the next time. A second time does nothing.
        """
        if self._closed is None:
            self._closed = self._kept.close()
        return self._closed

    def _carry_out(self, edit: Edit, now: datetime, *, is_undo: bool) -> None:
        after = self._portfolio.apply(edit)
        self._kept.write(edit, now, is_undo=is_undo)
        self._portfolio = after

    def _remember(self, edit: Edit, now: datetime) -> None:
        last = self._undo[-1] if self._undo and not self._redo else None
        self._redo.clear()
        if last is not None and _belong_together(last, edit, now):
            self._undo.pop()
            step = _Step(last.edit.then(edit), last.since)
        else:
            step = _Step(edit, now)
        if not step.edit.is_empty:  # made and removed again is nothing to take back
            self._undo.append(step)

    def _tell(self, edit: Edit) -> None:
        for listener in tuple(self._listeners):
            listener(edit)


def noted_in(journal: Iterable[JournalEntry]) -> tuple[Noted, ...]:
    """What a journal says of projects and settings, as plain facts by day."""
    return tuple(
        Noted(entry.at.date(), change.kind, change.id, change.before, change.after)
        for entry in journal
        for change in entry.changes
        if change.kind in ("project", "settings")
    )


def _belong_together(last: _Step, edit: Edit, now: datetime) -> bool:
    return (
        edit.merge_key is not None
        and edit.merge_key == last.edit.merge_key
        and timedelta(0) <= now - last.since < MERGE_WITHIN
    )
