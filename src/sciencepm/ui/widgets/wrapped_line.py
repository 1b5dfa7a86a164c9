"""One line of words that may be longer than its place is wide, and is then shown on several."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent

from sciencepm.ui.widgets.fields import TextEditor


class WrappedLineEditor(TextEditor):
    """Enter offers what was typed instead of beginning a line; pasted line ends become spaces."""

    def __init__(self, name: str, hint: str = "", *, in_place: bool = False, size: str = "") -> None:
        super().__init__(name, hint, in_place=in_place)
        if size:
            self.setProperty("textSize", size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))
