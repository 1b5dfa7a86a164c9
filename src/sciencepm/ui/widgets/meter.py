"""A bar that fills towards a limit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.ui.theme.theme import Theme


def paint_meter(painter: QPainter, area: QRectF, theme: Theme, part: float, tone: str) -> None:
    """A rounded bar, `part` of it filled with a token's colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plain = theme.tokens.border_width > 1
    painter.setPen(theme.color("border") if plain else Qt.PenStyle.NoPen)
    radius = area.height() / 2
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(area, radius, radius)
    filled = area.width() * min(1.0, max(0.0, part))
    if filled > 0:
        painter.setBrush(theme.color(tone))
        painter.drawRoundedRect(
            QRectF(area.left(), area.top(), max(filled, area.height()), area.height()), radius, radius
        )


class Meter(QWidget):
    """The bar as a widget; `name` is what a screen reader says."""

    def __init__(self, theme: Theme, part: float, tone: str = "meter", name: str = "") -> None:
        super().__init__()
        self._theme, self._part, self._tone = theme, part, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_part(self, part: float, tone: str) -> None:
        """Fill it anew."""
        self._part, self._tone = part, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_meter(painter, QRectF(self.rect()), self._theme, self._part, self._tone)
