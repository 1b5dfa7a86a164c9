"""Words one can click: in the accent's colour, on several lines where there is little room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sciencepm.ui.theme.theme import Theme

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WordLink(QAbstractButton):
    """For the mouse: a click leaves the keyboard where it is, which has a menu for the same."""

    def __init__(self, theme: Theme, text: str, act: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(theme.font(13, QFont.Weight.Medium))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: act())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        across, up = self._room
        held = QRect(0, 0, max(1, width - 2 * across), 10_000)
        wrapped = QFontMetrics(self.font()).boundingRect(held, _FLAGS, self.text())
        return max(wrapped.height() + 2 * up, self._theme.px(24))

    def sizeHint(self) -> QSize:
        across, _ = self._room
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * across + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(24))

    @property
    def _room(self) -> tuple[int, int]:
        """The room around the words, at the sides and above and below."""
        return self._theme.px(5), self._theme.px(3)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        across, up = self._room
        with QPainter(self) as painter:
            if self.underMouse() and self.isEnabled():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("accent_tint"))
                painter.drawRoundedRect(self.rect(), 4, 4)
            painter.setFont(self.font())
            painter.setPen(self._theme.color("accent" if self.isEnabled() else "control"))
            painter.drawText(self.rect().adjusted(across, up, -across, -up), _FLAGS, self.text())
