"""The decisions of the next weeks on one line: a diamond at its day, its label, and the months below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sciencepm.analysis.decisions_ahead import Ahead
from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.glyph import diamond
from sciencepm.ui.widgets.label_lanes import Placed, place_labels, spread
from sciencepm.ui.widgets.text import plain_tip

DAYS: Final = 90
_HALF = 8
_END = 12
"""Half a diamond, with room for the frame around the one the keyboard is at."""
_LANE = 18
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class _Layout:
    centres: tuple[float, ...]
    labels: tuple[Placed | None, ...]
    above: int
    below: int


class DecisionStrip(QWidget):
    """One tab stop: the arrows move from decision to decision, Enter opens; a click does too."""

    open_requested = Signal(Ahead)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._ahead: tuple[Ahead, ...] = ()
        self._tips: tuple[str, ...] = ()
        self._today = date.min
        self._current = 0
        self._font = theme.font(12)
        self._metrics = QFontMetricsF(self._font)
        self._laid_out: tuple[int, _Layout] | None = None
        self.setAccessibleName(words("Decisions, next 90 days"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_decisions(self, ahead: Sequence[Ahead], tips: Sequence[str], today: date) -> None:
        """Show these, each with what is said when one comes near; they are in the order of their days."""
        self._ahead, self._tips, self._today = tuple(ahead), tuple(tips), today
        self._current = min(self._current, max(0, len(ahead) - 1))
        self._laid_out = None
        self._say_current()
        self.updateGeometry()
        self.update()

    # Geometry

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.heightForWidth(self._theme.px(400)))

    def sizeHint(self) -> QSize:
        width = self._theme.px(400)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        laid_out = self._lay_out(width)
        return self._theme.px((laid_out.above + laid_out.below) * _LANE + 2 * _HALF + 26)

    def _lay_out(self, width: int) -> _Layout:
        if self._laid_out is None or self._laid_out[0] != width:
            px, half, end = self._theme.px, self._theme.px(_HALF), self._theme.px(_END)
            room = max(1.0, float(width - 2 * end))
            wished = [room * min(max(0, (each.on - self._today).days), DAYS) / DAYS for each in self._ahead]
            centres = tuple(place + end for place in spread(wished, room, 2 * half + px(3)))
            widths = [self._metrics.horizontalAdvance(each.label) + 2 for each in self._ahead]
            labels = place_labels(centres, widths, width, px(8))
            lanes = [label.lane for label in labels if label is not None]
            layout = _Layout(centres, labels, max(1, *lanes, 0), max(1, *(-lane for lane in lanes), 0))
            self._laid_out = (width, layout)
        return self._laid_out[1]

    def _line(self, laid_out: _Layout) -> float:
        return float(self._theme.px(laid_out.above * _LANE + _HALF + 4))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, laid_out = self._theme, self._lay_out(self.width())
        line = self._line(laid_out)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._font)
            painter.setPen(QPen(theme.color("border"), theme.px(2)))
            painter.drawLine(QPointF(theme.px(_END), line), QPointF(self.width() - theme.px(_END), line))
            self._paint_months(painter, line, laid_out)
            for number, label in enumerate(laid_out.labels):
                if label is not None:
                    self._paint_label(painter, line, label, self._ahead[number].label)
            for number, centre in enumerate(laid_out.centres):
                self._paint_diamond(painter, QPointF(centre, line), number)

    def _paint_label(self, painter: QPainter, line: float, label: Placed, text: str) -> None:
        px = self._theme.px
        offset = px(_HALF + 2) + (abs(label.lane) - 1) * px(_LANE)
        top = line - offset - px(_LANE) if label.lane > 0 else line + offset
        if abs(label.lane) > 1:
            end = top + px(_LANE - 2) if label.lane > 0 else top + px(2)
            painter.setPen(QPen(self._theme.color("border"), 1))
            painter.drawLine(QPointF(label.centre, line), QPointF(label.centre, end))
        painter.setPen(self._theme.color("second"))
        area = QRectF(label.left, top, label.right - label.left, px(_LANE))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_diamond(self, painter: QPainter, centre: QPointF, number: int) -> None:
        theme, each = self._theme, self._ahead[number]
        half = theme.px(_HALF)
        shape = diamond(centre, half)
        if self.hasFocus() and number == self._current:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("accent_tint"))
            painter.drawPolygon(diamond(centre, half + theme.px(4)))
        foundational = each.kind is Kind.FOUNDATIONAL
        color = theme.color("foundational_fill" if foundational else "product")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface"))
        painter.drawPolygon(shape)
        if foundational:
            _hatch(painter, centre, half, color, theme.px(4))
        if each.overdue:
            painter.setBrush(color)
            painter.drawPolygon([centre + QPointF(0, -half), centre + QPointF(-half, 0), centre + QPointF(0, half)])
        pen = QPen(color, theme.px(2))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(shape)

    def _paint_months(self, painter: QPainter, line: float, laid_out: _Layout) -> None:
        theme, px = self._theme, self._theme.px
        end, top = px(_END), line + px(_HALF + 4 + laid_out.below * _LANE)
        room = self.width() - 2 * end
        months = [(0.0, self._words("Today"))]
        for days in range(1, DAYS + 1):
            day = self._today + timedelta(days=days)
            if day.day == 1:
                months.append((room * days / DAYS, self._words.month_name(day)))
        free = 0.0
        for place, text in months:
            width = self._metrics.horizontalAdvance(text)
            left = end + place if place else 0.0
            if left >= free and left + width <= self.width():
                painter.setPen(QPen(theme.color("border"), 1))
                if place:
                    painter.drawLine(QPointF(left, line), QPointF(left, line + px(5)))
                painter.setPen(theme.color("third"))
                painter.drawText(QRectF(left, top, width + 2, px(_LANE)), Qt.AlignmentFlag.AlignVCenter, text)
                free = left + width + px(10)

    # Being used

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._ahead:
            self._current = max(0, min(len(self._ahead) - 1, self._current + _STEPS[key]))
            self._say_current()
            self.update()
            self._show_tip(self._current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._ahead:
            self.open_requested.emit(self._ahead[self._current])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self.at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.open_requested.emit(self._ahead[number])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.at(QPointF(event.pos()))
            if number is not None:
                self._show_tip(number)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def at(self, where: QPointF | QPoint) -> int | None:
        """Which decision lies under a point, by its diamond or its label."""
        laid_out, px = self._lay_out(self.width()), self._theme.px
        line = self._line(laid_out)
        for number, (centre, label) in enumerate(zip(laid_out.centres, laid_out.labels, strict=True)):
            if abs(where.x() - centre) + abs(where.y() - line) <= px(_HALF + 4):
                return number
            if label is not None and label.left <= where.x() <= label.right:
                offset = px(_HALF + 2) + (abs(label.lane) - 1) * px(_LANE)
                top = line - offset - px(_LANE) if label.lane > 0 else line + offset
                if top <= where.y() <= top + px(_LANE):
                    return number
        return None

    def _show_tip(self, number: int) -> None:
        laid_out = self._lay_out(self.width())
        below = QPointF(laid_out.centres[number], self._line(laid_out) + self._theme.px(_HALF + 2))
        QToolTip.showText(self.mapToGlobal(below.toPoint()), plain_tip(self._tips[number]), self)

    def _say_current(self) -> None:
        words = self._words
        here = self._tips[self._current] if self._tips else ""
        count = words.n("{count} decision", "{count} decisions", len(self._ahead))
        self.setAccessibleDescription(". ".join(part for part in (here, count, *self._tips) if part))


def _hatch(painter: QPainter, centre: QPointF, half: float, color: QColor, step: float) -> None:
    painter.save()
    path = QPainterPath()
    path.addPolygon(diamond(centre, half))
    painter.setClipPath(path)
    painter.setPen(QPen(color, step / 2.6))
    offset = -2 * half
    while offset <= 2 * half:
        start = centre + QPointF(offset - half, half)
        painter.drawLine(start, start + QPointF(2 * half, -2 * half))
        offset += step
    painter.restore()
