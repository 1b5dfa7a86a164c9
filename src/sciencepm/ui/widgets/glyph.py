"""A round mark with a glyph in it, or a hollow diamond: what a row of a list is about, before one reads it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from sciencepm.ui.theme.theme import Theme

DIAMOND = "diamond"
ALERT = "alert"


class Glyph(QWidget):
    """`icon` is a line icon, `DIAMOND` for a decision or `ALERT`; words stand beside it, so nothing is spoken."""

    def __init__(self, theme: Theme, tone: str, icon: str) -> None:
        super().__init__()
        self._theme, self._tone, self._icon = theme, tone, icon
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._icon == DIAMOND:
                pen = QPen(theme.color("text"), theme.px(3) / 2)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                painter.drawPolygon(diamond(area.center(), area.width() / 2 - 1))
                return
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._tone))
            painter.drawEllipse(area)
            if self._icon == ALERT:
                self._paint_alert(painter, area)
                return
            side = theme.px(12)
            place = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
            painter.drawPixmap(place.toRect(), theme.pixmap(self._icon, "surface", 12))

    def _paint_alert(self, painter: QPainter, area: QRectF) -> None:
        unit, middle = area.width() / 18, area.center()
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(middle.x() - unit, middle.y() - 4.5 * unit, 2 * unit, 5.5 * unit), unit, unit)
        painter.drawEllipse(middle + QPointF(0, 3.3 * unit), 1.15 * unit, 1.15 * unit)


def diamond(centre: QPointF, half: float) -> QPolygonF:
    """A square on its corner."""
    corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
    return QPolygonF(corners).translated(centre)
