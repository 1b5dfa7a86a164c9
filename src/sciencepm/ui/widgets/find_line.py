"""A line one narrows a list with: a pause in typing looks, Down and Enter go into what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme

_TYPING_PAUSE_MS = 150
_LEAST = 280


class FindLine(QLineEdit):
    """`looked` gives what was typed, `left` is leaving downwards. Escape clears it."""

    looked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, words: Words, hint: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self._clear = self.addAction(theme.icon("x", "third", 16), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(words("Clear"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.setMinimumWidth(min(theme.px(200), _LEAST))
        self.setMaximumWidth(theme.px(280))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self.left)

    def look(self) -> None:
        """Look for what is typed, without waiting for the pause."""
        self._pause.stop()
        self.looked.emit(self.text())

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.look()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
