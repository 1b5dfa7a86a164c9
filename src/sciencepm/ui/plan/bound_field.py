"""A field that shows one part of a record and changes it through a command; nothing is kept in the field itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QCheckBox

from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor

Editor = LineEditor | TextEditor | ChoiceEditor
Shows = Callable[[], str]
Writes = Callable[[Portfolio, str], Edit]


class ReadsAgain(Protocol):
    """What looks over the words of a field, and looks again after a change."""

    def read_again(self) -> None: ...


class BoundField(Field):
    """`shows` gives the text of the field, `writes` the edit that a typed text asks for."""

    def __init__(
        self, session: Session, label: str, editor: Editor, shows: Shows, writes: Writes, *, spacing: int = 3
    ) -> None:
        super().__init__(label, editor, spacing=spacing)
        self._session = session
        self._input = editor
        self._shows = shows
        self._writes = writes
        self._shown = ""
        self._writing = False
        self.watch: ReadsAgain | None = None
        editor.committed.connect(self._write)
        if isinstance(editor, LineEditor):
            editor.editingFinished.connect(self._settle)
        self.refresh()

    def refresh(self) -> None:
        """Show what the portfolio holds; what is wrong or still being typed stays while nobody else changed it."""
        if self._writing:
            return
        self._show()
        if self.watch is not None:
            self.watch.read_again()

    def drafted(self, portfolio: Portfolio) -> Portfolio:
        """`portfolio` as it would be with what is typed here by now; as it is where that cannot be read yet."""
        typed = self._input.value() if isinstance(self._input, ChoiceEditor) else self._input.text()
        if typed == self._shown or self._session.document.is_read_only:
            return portfolio
        try:
            return portfolio.apply(self._writes(portfolio, typed))
        except UserError:
            return portfolio

    def _show(self) -> None:
        self._lock(self._session.document.is_read_only)
        shown = self._shows()
        if shown == self._shown and (self.error or self._input.hasFocus()):
            return
        if self.error:
            self.show_error("")
        self._shown = shown
        self._input.show_value(shown)

    def _settle(self) -> None:
        """Once one is done typing, a value is written the way it is always written."""
        self.refresh()
        if not self.error:
            self._input.show_value(self._shown)

    def _write(self, text: str) -> None:
        self._writing = True
        done = self._session.do_at(self, self._writes, text)
        self._writing = False
        if done:
            self._shown = self._shows()
            if not self._input.hasFocus():
                self._input.show_value(self._shown)

    def _lock(self, locked: bool) -> None:
        if isinstance(self._input, ChoiceEditor):
            self._input.setEnabled(not locked)
        else:
            self._input.setReadOnly(locked)


class BoundTick(QCheckBox):
    """A yes or no of a record; the click is a wish, the portfolio says what is shown."""

    def __init__(
        self, session: Session, label: str, shows: Callable[[], bool], writes: Callable[[Portfolio, bool], Edit]
    ) -> None:
        super().__init__(label)
        self._session = session
        self._shows = shows
        self.clicked.connect(lambda wanted: self._write(writes, wanted))
        self.refresh()

    def refresh(self) -> None:
        """Show what the portfolio holds."""
        self.setChecked(self._shows())
        self.setEnabled(not self._session.document.is_read_only)

    def _write(self, writes: Callable[[Portfolio, bool], Edit], wanted: bool) -> None:
        self._session.do(writes, wanted)
        self.refresh()
