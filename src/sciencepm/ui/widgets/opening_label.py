"""Words that open what they rest on: by a click, or by Enter once the keyboard is on them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.text import Label


class OpeningLabel(Label):
    """`hint` says where one gets to."""

    opened = Signal()

    def __init__(self, theme: Theme, hint: str, look: str = "") -> None:
        super().__init__(look=look, wrap=True)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), self._theme.px(4), self._theme.px(4))
