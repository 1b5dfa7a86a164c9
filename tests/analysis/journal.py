"""A journal made by hand: edits done to a portfolio one after the other, noted as the store notes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from sciencepm.domain.edit import Edit
from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.portfolio import Portfolio
from sciencepm.store.journal import journal_entry, journal_row

BEGAN = datetime(2026, 10, 12, 14, 20, tzinfo=UTC)


class Diary:
    """The portfolio after all that was done, its journal, and what it was after each entry."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.now = portfolio
        self.entries: tuple[JournalEntry, ...] = ()
        self.then = [portfolio]
        self.at = BEGAN

    def do(
        self, command: Callable[..., Edit], /, *args: Any, later: timedelta = timedelta(hours=1), **inputs: Any
    ) -> Edit:
        """Do a command; the next one comes `later`."""
        edit = command(self.now, *args, **inputs)
        self.note(edit, later=later)
        return edit

    def note(self, edit: Edit, *, is_undo: bool = False, later: timedelta = timedelta(hours=1)) -> None:
        """Carry an edit out and write it down."""
        self.now = self.now.apply(edit)
        row = journal_row(edit, self.at, is_undo)
        line = SimpleNamespace(sequence=len(self.entries) + 1, **row)
        self.entries = (*self.entries, journal_entry(cast(Any, line)))
        self.then.append(self.now)
        self.at += later
