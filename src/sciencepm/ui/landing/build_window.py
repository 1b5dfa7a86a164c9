"""The time reserved for building as a bar, below the range in which its result is expected, over the months."""

from __future__ import annotations

import math
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.ui.landing.expected_result import ExpectedResult, Span
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.glyph import diamond

_LANE, _AXIS, _LEAST_MONTH = 20, 18, 46


class BuildWindow(QWidget):
    """Two lanes on one axis; the sentence beside it says the same."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: ExpectedResult | None = None
        words = session.words
        self._names = words("Result"), words("Reserved")
        self.setAccessibleName(words("Time reserved for building, beside the time the result is expected"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_result(self, expected: ExpectedResult) -> None:
        """Draw this; hidden where there is no range and nothing to compare."""
        result, reserved = expected.result, expected.reserved
        self.setVisible(result is not None and (reserved is not None or result[0] < result[1]))
        self.setAccessibleDescription(expected.said)
        if expected != self._shown:
            self._shown = expected
            self.update()

    def sizeHint(self) -> QSize:
        px = self._session.theme.px
        return QSize(px(260), 2 * px(_LANE) + px(_AXIS))

    def paintEvent(self, event: QPaintEvent) -> None:
        expected = self._shown
        if expected is None or not expected.days:
            return
        theme, px = self._session.theme, self._session.theme.px
        font = theme.font(12)
        names = max(QFontMetrics(font).horizontalAdvance(name) for name in self._names) + px(14)
        chart = QRectF(names, 0, self.width() - names - px(2), 2 * px(_LANE))
        months = _months(expected.days)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            for place, name in enumerate(self._names):
                painter.setPen(theme.color("third"))
                painter.drawText(QRectF(0, place * px(_LANE), names, px(_LANE)), Qt.AlignmentFlag.AlignVCenter, name)
            self._paint_months(painter, chart, months)
            if expected.result is not None:
                self._paint_result(painter, chart, months, expected.result)
            if expected.reserved is not None:
                self._paint_reserved(painter, chart, months, expected.reserved)
            self._paint_today(painter, chart, months)

    def _paint_months(self, painter: QPainter, chart: QRectF, months: list[date]) -> None:
        theme, px, words = self._session.theme, self._session.theme.px, self._session.words
        wide = chart.width() / (len(months) - 1)
        step = max(1, math.ceil(px(_LEAST_MONTH) / wide))
        measure = painter.fontMetrics().horizontalAdvance
        for place, month in enumerate(months[:-1:step]):
            left = _across(chart, months, month)
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(QPointF(left, 0), QPointF(left, chart.bottom() + px(4)))
            begins_year = place == 0 or month.month <= step
            text = words.month(month)
            if not begins_year or measure(text) + px(8) > wide * step:
                text = words.short_month(month)
            painter.setPen(theme.color("third"))
            painter.drawText(QPointF(left + px(4), chart.bottom() + px(14)), text)

    def _paint_result(self, painter: QPainter, chart: QRectF, months: list[date], result: Span) -> None:
        theme, px = self._session.theme, self._session.theme.px
        middle = chart.top() + px(_LANE) / 2
        early, late = (_across(chart, months, day) for day in result)
        painter.setPen(QPen(theme.color("text"), px(1.5)))
        if result[0] == result[1]:
            painter.setBrush(theme.color("text"))
            painter.drawPolygon(diamond(QPointF(early, middle), px(5)))
            return
        painter.drawLine(QPointF(early, middle), QPointF(late, middle))
        for end in (early, late):
            painter.drawLine(QPointF(end, middle - px(4)), QPointF(end, middle + px(4)))

    def _paint_reserved(self, painter: QPainter, chart: QRectF, months: list[date], reserved: Span) -> None:
        theme, px = self._session.theme, self._session.theme.px
        left, right = (_across(chart, months, day) for day in reserved)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("meter"))
        bar = QRectF(left, px(_LANE) + px(5), max(right - left, px(3)), px(_LANE) - px(10))
        painter.drawRoundedRect(bar, px(2), px(2))

    def _paint_today(self, painter: QPainter, chart: QRectF, months: list[date]) -> None:
        today = self._session.today
        if months[0] <= today <= months[-1]:
            left = _across(chart, months, today)
            painter.setPen(QPen(self._session.theme.color("text"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(left, 0), QPointF(left, chart.bottom()))


def _months(days: list[date]) -> list[date]:
    """The first days of the months that hold these days, and of the one after them."""
    month, last = min(days).replace(day=1), max(days)
    found = [month]
    while month <= last:
        month = (month + timedelta(days=32)).replace(day=1)
        found.append(month)
    return found


def _across(chart: QRectF, months: list[date], day: date) -> float:
    part = (day - months[0]).days / (months[-1] - months[0]).days
    return chart.left() + chart.width() * part
