"""The two kinds as fills: product solid, foundational hatched, so that no one needs the colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.domain.project import Kind
from sciencepm.ui.theme.theme import Theme


def paint_kind(painter: QPainter, area: QRectF, theme: Theme, kind: Kind, radius: float = 3) -> None:
    """Fill `area` as the kind is filled everywhere."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if kind is Kind.PRODUCT:
        painter.setBrush(theme.color("product"))
        painter.drawRoundedRect(area, radius, radius)
    else:
        painter.setBrush(theme.color("foundational_fill"))
        painter.drawRoundedRect(area, radius, radius)
        stripes = QColor(theme.color("surface"))
        stripes.setAlphaF(0.62)
        painter.setClipRect(area.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(QBrush(stripes), theme.px(2)))
        step = theme.px(6)
        start = area.left() - area.height()
        while start < area.right():
            painter.drawLine(
                QRectF(start, area.bottom(), area.height(), -area.height()).topLeft(),
                QRectF(start, area.bottom(), area.height(), -area.height()).bottomRight(),
            )
            start += step
    painter.restore()


class BalanceBar(QWidget):
    """Product and foundational work side by side, with a tick at the target and its band as an outline."""

    def __init__(self, theme: Theme, share: float, target: float, tolerance: float) -> None:
        super().__init__()
        self._theme, self._share, self._target, self._tolerance = theme, share, target, tolerance
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, width = self._theme, float(self.width())
        top, height = theme.px(5), theme.px(10)
        split = width * self._share
        with QPainter(self) as painter:
            if self._share > 0:
                paint_kind(painter, QRectF(0, top, split, height), theme, Kind.PRODUCT)
            if self._share < 1:
                paint_kind(painter, QRectF(split, top, width - split, height), theme, Kind.FOUNDATIONAL)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("text"), 1))
            low, high = max(0.0, self._target - self._tolerance), min(1.0, self._target + self._tolerance)
            painter.drawRect(QRectF(width * low, top - 2.5, width * (high - low), height + 5))
            painter.setPen(QPen(theme.color("text"), 2))
            painter.drawLine(round(width * self._target), 1, round(width * self._target), top + height + 4)
