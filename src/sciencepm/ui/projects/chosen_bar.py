"""The bar at the foot while projects are chosen: how many, and what can be done with all of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label

MOST_COMPARED: Final = 4


class ChosenBar(QFrame):
    """Emits what is wished; it is hidden while nothing is chosen and nothing is being chosen."""

    compare_requested = Signal()
    change_requested = Signal()
    clear_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        self.setProperty("look", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words("Chosen projects"))
        self._said = Label(look="strong")
        self._hint = Label(look="second")
        self.compare = button(words("Compare"), self.compare_requested.emit, "primary")
        self.change = button(words("Change…"), self.change_requested.emit)
        self.clear = button(words("Choose none"), self.clear_requested.emit, "flat")
        parts = (self._said, self._hint, self.compare, self.change, self.clear)
        across = flowing(*parts, spacing=px(12), line_gap=px(6))
        self.setLayout(row(across, spacing=0, margins=(px(16), px(8), px(16), px(8))))
        self.hide()

    def show_chosen(self, count: int, *, shown: bool) -> None:
        """Say how many are chosen and what can be done with them."""
        words = self._session.words
        if not count:
            self._said.setText(words("Choose projects"))
            self._hint.setText(words("Press Space on a project, or click its box."))
        else:
            self._said.setText(words.n("{count} project chosen", "{count} projects chosen", count))
            self._hint.setText(self._why_not(count))
        self._hint.setVisible(bool(self._hint.text()))
        self.setAccessibleDescription(self._said.text())
        self.compare.setEnabled(2 <= count <= MOST_COMPARED)
        self.change.setEnabled(count > 0 and not self._session.document.is_read_only)
        self.clear.setText(words("Choose none") if count else words("Leave"))
        self.setVisible(shown)

    def _why_not(self, count: int) -> str:
        words = self._session.words
        if count == 1:
            return words("One more to compare.")
        if count > MOST_COMPARED:
            return words("Up to four can be compared.")
        return ""
