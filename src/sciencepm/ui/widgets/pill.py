"""A word on a tint with a glyph: states, kinds and outcomes, never told by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.ui.theme.theme import Theme


class Pill(QWidget):
    """`tone` is a token's name (go, revise, stop, hold, product, foundational); `icon` a line icon or a filled mark."""

    def __init__(self, theme: Theme, text: str, tone: str, icon: str = "", *, square: bool = False) -> None:
        super().__init__()
        self._theme, self._text, self._tone, self._icon, self._square = theme, text, tone, icon, square
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return pill_size(self._theme, self._text, self._icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_pill(
                painter,
                QRectF(self.rect()),
                self._theme,
                self._text,
                self._tone,
                self._icon,
                square=self._square,
            )


MARKS = frozenset({"product-mark", "foundational-mark"})
"""Filled marks of the two kinds, drawn here because a line icon would not show a square from a diamond at 10 px."""


def pill_size(theme: Theme, text: str, icon: str) -> QSize:
    """The room a pill needs."""
    width = QFontMetricsF(_font(theme)).horizontalAdvance(text) + theme.px(18)
    if icon:
        width += theme.px(16)
    return QSize(round(width + 0.5), theme.px(22))


def paint_pill(
    painter: QPainter,
    area: QRectF,
    theme: Theme,
    text: str,
    tone: str,
    icon: str = "",
    *,
    square: bool = False,
) -> None:
    """Paint a pill into `area`; also for item delegates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tone}.tint"))
    radius = theme.px(4) if square else area.height() / 2
    painter.drawRoundedRect(area, radius, radius)
    left = area.left() + theme.px(9)
    side = theme.px(12)
    if icon in MARKS:
        paint_mark(painter, QRectF(left + 1, area.center().y() - side / 2 + 1, side - 2, side - 2), theme, icon)
    elif icon:
        painter.drawPixmap(
            QRectF(left, area.center().y() - side / 2, side, side).toRect(), theme.pixmap(icon, tone, 12)
        )
    if icon:
        left += side + theme.px(4)
    painter.setPen(theme.color(tone))
    painter.setFont(_font(theme))
    painter.drawText(QRectF(left, area.top(), area.right() - left, area.height()), Qt.AlignmentFlag.AlignVCenter, text)


def paint_mark(painter: QPainter, area: QRectF, theme: Theme, mark: str) -> None:
    """The square of product-focused or the diamond of foundational work."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(mark.removesuffix("-mark")))
    if mark == "product-mark":
        painter.drawRect(area)
        return
    middle = area.center()
    painter.save()
    painter.translate(middle)
    painter.rotate(45)
    side = area.width() * 0.75
    painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
    painter.restore()


def _font(theme: Theme) -> QFont:
    return theme.font(12, QFont.Weight.DemiBold)
