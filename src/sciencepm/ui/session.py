"""What the window works on: the open document, the day, the words and the look, and the one way to change anything."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from sciencepm.analysis.results import Results, results
from sciencepm.document import Document
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import InvalidInput, UserError
from sciencepm.i18n import Words
from sciencepm.paths import Paths
from sciencepm.settings import Settings, save_settings
from sciencepm.ui.balance.desk import Desk
from sciencepm.ui.theme.theme import Theme

Command = Callable[..., Edit]
"""A function of commands/: the portfolio first, then its own input."""
_log = logging.getLogger(__name__)


class ShowsErrors(Protocol):
    """A field that can say what is wrong with what was typed."""

    def show_error(self, sentence: str) -> None: ...


class Session(QObject):
    """Signals are facts: `changed` after every edit, undo and redo; `opened` after another document was opened."""

    changed = Signal(object)
    opened = Signal()
    state_changed = Signal()
    failed = Signal(object)
    undo_offered = Signal(str)

    def __init__(
        self, document: Document, paths: Paths, settings: Settings, theme: Theme, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.paths = paths
        self.settings = settings
        self.theme = theme
        self._today = today
        self.document = document
        self.desk = Desk(lambda: self.portfolio, lambda: self.today)
        """The option one is trying; pages come and go, it stays."""
        self._listen()

    def _listen(self) -> None:
        self.document.listen(self.changed.emit)
        # Publishing ends in the store's thread; the signal brings the news over to this one.
        self.document.watch(lambda _keeping: self.state_changed.emit())

    @property
    def portfolio(self) -> Portfolio:
        return self.document.portfolio

    @property
    def today(self) -> date:
        return self._today()

    @property
    def words(self) -> Words:
        return Words(self.settings.language or "en", self.portfolio.settings.currency, self.settings.paper)

    @property
    def results(self) -> Results:
        """Every figure of the portfolio as it is now, computed once for as long as it stays so."""
        return results(self.portfolio, self.today)

    def replace(self, document: Document) -> None:
        """Work on another document; the one before is closed."""
        before, self.document = self.document, document
        before.close()
        self.desk.reset()
        self._listen()
        self.remember()
        self.opened.emit()

    def remember(self) -> None:
        """Note which portfolio is open, so that it opens again the next time."""
        path = self.document.path
        settings = self.settings
        self.settings = settings.with_opened(path) if path else settings.evolve(last_portfolio=None)
        self.save_settings()

    def save_settings(self) -> None:
        """Keep the taste of this user; a folder that cannot be written is no reason to stop working."""
        try:
            save_settings(self.settings, self.paths.config)
        except OSError as error:
            _log.warning("The settings were not kept", exc_info=error)

    def do(self, command: Command, *args: Any, **kwargs: Any) -> bool:
        """Carry out a command on the portfolio; a refusal is told to the person. True when it was done."""
        try:
            self.document.do(command(self.portfolio, *args, **kwargs))
        except UserError as error:
            self.failed.emit(error)
            return False
        return True

    def do_at(self, field: ShowsErrors, command: Command, *args: Any, **kwargs: Any) -> bool:
        """The same for what was typed into a field: a refusal is said beside it and changes nothing."""
        try:
            self.document.do(command(self.portfolio, *args, **kwargs))
        except InvalidInput as error:
            field.show_error(" ".join(dict.fromkeys(error.fields.values())))
            return False
        except UserError as error:
            field.show_error(str(error))
            return False
        field.show_error("")
        return True

    def remove(self, command: Command, *args: Any, **kwargs: Any) -> bool:
        """Carry out a removal without asking, and offer to undo it."""
        done = self.do(command, *args, **kwargs)
        if done and self.document.undo_label:
            self.undo_offered.emit(self.document.undo_label)
        return done

    def undo(self) -> None:
        """Take the last step back."""
        self._step(self.document.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.document.redo)

    def _step(self, step: Callable[[], object]) -> None:
        try:
            step()
        except UserError as error:
            self.failed.emit(error)
