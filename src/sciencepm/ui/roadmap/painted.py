"""The timeline as a widget that paints only what is seen, scrolls through rows, and pans and zooms through time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from sciencepm.i18n import Words
from sciencepm.picture.marks import FLAG_RISE, FLAG_WIDTH, HALF
from sciencepm.picture.roadmap import (
    HEADER_HEIGHT,
    LANE_HEIGHT,
    ROW_HEIGHT,
    RoadmapFrame,
    grid_group,
    header_group,
    lane_group,
    row_group,
)
from sciencepm.picture.roadmap_content import RoadmapContent
from sciencepm.picture.roadmap_legend import legend_group
from sciencepm.picture.scene import Box, Group
from sciencepm.picture.time_axis import PIXELS_A_DAY, TimeAxis, Zoom
from sciencepm.ui.roadmap.stack import Placed, Stack
from sciencepm.ui.roadmap.target import Target, mark_of
from sciencepm.ui.scene_painter import paint_shapes
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.glyph import diamond

_LEAST_ROW: Final = 42.0
"""Rows become lower down to this before one has to scroll."""
_LEGEND_PAD: Final = 14.0
_MOST_LEGEND: Final = 0.16
"""A legend that takes more of the height than this lies below the last row instead of staying in sight."""


class PaintedRoadmap(QAbstractScrollArea):
    """All lengths inside are those of the picture at 100%; the painter is scaled to the size of text.

    `axis_changed` tells that other days are seen than before.
    """

    axis_changed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._content: RoadmapContent | None = None
        self._days: tuple[date, date] = (date.min, date.max)
        self._axis: TimeAxis | None = None
        self._frame: RoadmapFrame | None = None
        self._legend = Group(())
        self._stack = Stack((), ROW_HEIGHT)
        self.current: Target | None = None
        self.left_at: Target | None = None
        self.hovered: Target | None = None
        self.shows_ring = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setMinimumSize(theme.px(320), theme.px(260))

    # What is shown

    @property
    def content(self) -> RoadmapContent | None:
        return self._content

    @property
    def frame(self) -> RoadmapFrame | None:
        return self._frame

    @property
    def axis(self) -> TimeAxis | None:
        """The days that are seen; None while nothing was laid out."""
        return self._frame.axis if self._frame else None

    @property
    def is_fit(self) -> bool:
        """Whether the axis follows the content, so that all of it is seen."""
        return self._axis is None

    @property
    def stack(self) -> Stack:
        return self._stack

    def show_content(self, content: RoadmapContent) -> None:
        """Show another content at the same place in time and at the same row."""
        fit = content.axis(0.0, 1000.0)
        self._days = fit.first_day, fit.last_day
        self.paint_content(content)

    def paint_content(self, content: RoadmapContent) -> None:
        """The same without a look at how far it reaches, so that no day moves while something is being dragged."""
        self._content = content
        self._lay_out()

    # Time

    def fit(self) -> None:
        """Show all of it."""
        self._axis = None
        self._take_axis()

    def zoom_to(self, zoom: Zoom) -> None:
        """Show months, quarters or years, with today where it is, or around the middle where today is not seen."""
        if self._frame is not None:
            axis, today = self._frame.axis, self._frame.today
            self.zoom_by(
                PIXELS_A_DAY[zoom] / axis.a_day,
                axis.x(today) if axis.shows(today) else (axis.left + axis.right) / 2,
            )

    def zoom_by(self, factor: float, at_x: float | None = None) -> None:
        """Make a day so many times wider; the day at `at_x` stays where it is."""
        if self._frame is not None:
            axis = self._frame.axis
            middle = (axis.left + axis.right) / 2
            place = middle if at_x is None else min(max(at_x, axis.left), axis.right)
            self._axis = axis.scaled(factor, place)
            self._take_axis()

    def pan(self, pixels: float) -> None:
        """Go so far to later days, or back."""
        if self._frame is not None and pixels:
            self._axis = self._frame.axis.panned(pixels)
            self._take_axis()

    def _take_axis(self) -> None:
        if self._content is None:
            return
        self._frame = self._framed(self._content, self._stack_row_height())
        self.viewport().update()
        self.axis_changed.emit()

    # Places

    @property
    def scale(self) -> float:
        return self._theme.scale

    def to_picture(self, where: QPointF) -> QPointF:
        """A place on the viewport in the picture's lengths; rows begin at `body_top`."""
        return where / self.scale

    def number_at(self, y: float) -> int | None:
        """The row at a height of the picture, where it is not below the header or the legend."""
        return self._stack.at(y - self.body_top) if HEADER_HEIGHT <= y < self._body_bottom else None

    @property
    def body_top(self) -> float:
        """Where the first lane begins; above the header when one has scrolled."""
        return HEADER_HEIGHT - self.verticalScrollBar().value() / self.scale

    def row_area(self, number: int) -> QRect:
        """Where a row lies on the viewport."""
        top = (self.body_top + self._stack.top(number)) * self.scale
        return QRectF(0, top, self.viewport().width(), self._stack_row_height() * self.scale).toAlignedRect()

    def target_area(self, target: Target) -> QRect | None:
        """Where a target lies on the viewport, as high as its row; None where it is not seen."""
        number = self._stack.number_of(target.project_id)
        if number is None or self._frame is None:
            return None
        area, axis = self.row_area(number), self._frame.axis
        if target.on is None:
            return area
        if not axis.shows(target.on):
            return None
        half = round(HALF * self.scale)
        return QRect(round(axis.x(target.on) * self.scale) - half, area.top(), 2 * half, area.height())

    def drawn(self, number: int) -> Group:
        """A row as it is drawn, on the viewport in the picture's lengths."""
        assert self._frame is not None
        return row_group(self._stack.row(number), self._frame, self.body_top + self._stack.top(number))

    def bring_into_sight(self, target: Target) -> None:
        """Scroll and pan as far as it takes to see a target."""
        number = self._stack.number_of(target.project_id)
        if number is None or self._frame is None:
            return
        bar, scale = self.verticalScrollBar(), self.scale
        top, height = self._stack.top(number), self._stack_row_height()
        room = self._body_bottom - HEADER_HEIGHT
        above = 0.0 if number == 0 else top
        if above * scale < bar.value():
            bar.setValue(round(above * scale))
        elif (top + height - room) * scale > bar.value():
            bar.setValue(round((top + height - room) * scale))
        axis = self._frame.axis
        if target.on is not None and not axis.shows(target.on):
            self.pan(axis.x(target.on) - (axis.left + axis.right) / 2)

    def _mark_box(self, target: Target, x: float, middle: float, number: int) -> Box:
        if mark_of(self._stack.row(number), target) is not None:
            return Box(x - HALF, middle - HALF, 2 * HALF, 2 * HALF)
        rise = min(FLAG_RISE, self._stack_row_height() / 2 - 3)
        return Box(x - 2, middle - rise, FLAG_WIDTH + 3, 2 * rise)

    # Layout

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(800), self._theme.px(420))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _lay_out(self) -> None:
        """Share out the height, make the columns anew, and say how far one can scroll."""
        if self._content is None:
            return
        height = self.viewport().height() / self.scale
        width = self.viewport().width() / self.scale
        self._legend = legend_group(self._content, self._theme.tokens, self._words, width, 0.0)
        free = height - HEADER_HEIGHT - self._legend_height - len(self._content.lanes) * LANE_HEIGHT
        count = sum(len(lane.rows) for lane in self._content.lanes)
        row_height = float(max(_LEAST_ROW, min(ROW_HEIGHT, free // max(count, 1))))
        self._stack = Stack(self._content.lanes, row_height)
        self._frame = self._framed(self._content, row_height)
        below = self._stack.height + (0.0 if self._is_legend_fixed else self._legend_height)
        room = self._body_bottom - HEADER_HEIGHT
        self.verticalScrollBar().setRange(0, max(0, round((below - room) * self.scale)))
        self.verticalScrollBar().setPageStep(round(room * self.scale))
        self.viewport().update()
        self.axis_changed.emit()

    def _framed(self, content: RoadmapContent, row_height: float) -> RoadmapFrame:
        width = self.viewport().width() / self.scale
        axis = self._axis or TimeAxis(0.0, 1.0, 1.0, 1.0)
        frame = RoadmapFrame.of(content, width, self._theme.tokens, self._words, axis=axis, row_height=row_height)
        if self._axis is None:
            fitting = TimeAxis.fitting(*self._days, frame.axis.left, frame.axis.right)
            frame = replace(frame, axis=fitting)
        return frame

    def _stack_row_height(self) -> float:
        return self._frame.row_height if self._frame else ROW_HEIGHT

    @property
    def _legend_height(self) -> float:
        return self._legend.bounds.bottom + _LEGEND_PAD if self._legend.shapes else 0.0

    @property
    def _is_legend_fixed(self) -> bool:
        return self._legend_height <= _MOST_LEGEND * self.viewport().height() / self.scale

    @property
    def _body_bottom(self) -> float:
        """Where rows end at the latest."""
        height = self.viewport().height() / self.scale
        return height - self._legend_height if self._is_legend_fixed else height

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._frame is None:
            return
        with QPainter(self.viewport()) as painter:
            painter.scale(self.scale, self.scale)
            asked = QRectF(event.rect())
            seen = QRectF(asked.topLeft() / self.scale, asked.bottomRight() / self.scale)
            self._paint_body(painter, self._frame, seen)
            if seen.top() < HEADER_HEIGHT:
                paint_shapes(painter, [header_group(self._frame)])
            if self._is_legend_fixed:
                self._paint_legend(painter, min(self.body_top + self._stack.height, self._body_bottom))
                if self.verticalScrollBar().maximum():
                    painter.fillRect(QRectF(0, self._body_bottom, self._frame.width, 1), self._theme.color("border"))

    def _paint_body(self, painter: QPainter, frame: RoadmapFrame, seen: QRectF) -> None:
        top, bottom = max(seen.top(), HEADER_HEIGHT), min(seen.bottom(), self._body_bottom)
        if bottom <= top:
            return
        painter.save()
        painter.setClipRect(QRectF(0, top, frame.width, bottom - top))
        # The body is painted in its own lengths, so that a row looks the same wherever one has scrolled to.
        painter.translate(0, self.body_top)
        top, bottom = top - self.body_top, bottom - self.body_top
        placed = list(self._stack.between(top, bottom))
        self._paint_grounds(painter, frame, placed)
        if placed:
            paint_shapes(painter, [grid_group(frame, top, min(bottom, self._stack.height))])
        paint_shapes(painter, _shapes(placed, frame))
        self._paint_left(painter, frame, placed)
        self._paint_ring(painter, frame, placed)
        if not self._is_legend_fixed:
            self._paint_legend(painter, self._stack.height)
        painter.restore()

    def _paint_grounds(self, painter: QPainter, frame: RoadmapFrame, placed: list[Placed]) -> None:
        """The row one points at and the row one is on are lifted a little from the others."""
        hovered = self.hovered.project_id if self.hovered else None
        current = self.current.project_id if self.current and self._has_ring else None
        for each in placed:
            if each.row is not None and each.row.project_id in (hovered, current):
                painter.fillRect(QRectF(0, each.top, frame.width, frame.row_height), self._theme.color("background"))

    @property
    def _has_ring(self) -> bool:
        return self.shows_ring and self.hasFocus()

    def _paint_left(self, painter: QPainter, frame: RoadmapFrame, placed: list[Placed]) -> None:
        """Where a decision was that is on its way to another day."""
        left = self.left_at
        for each in placed:
            if left is None or left.on is None or each.row is None or each.row.project_id != left.project_id:
                continue
            if left != self.current and frame.axis.shows(left.on):
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.color("third"), 1.2, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                centre = QPointF(frame.axis.x(left.on), each.top + frame.row_height / 2)
                painter.drawPolygon(diamond(centre, HALF))
                painter.restore()

    def _paint_ring(self, painter: QPainter, frame: RoadmapFrame, placed: list[Placed]) -> None:
        """Around what the keyboard is on."""
        target = self.current
        if target is None or not self._has_ring:
            return
        for each in placed:
            if each.row is None or each.row.project_id != target.project_id:
                continue
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if target.on is None:
                area = QRectF(0, each.top, frame.width, frame.row_height).adjusted(2, 2, -2, -3)
                painter.drawRoundedRect(area, 4, 4)
            elif frame.axis.shows(target.on):
                middle = each.top + frame.row_height / 2
                box = self._mark_box(target, frame.axis.x(target.on), middle, each.number)
                if mark_of(each.row, target) is not None:
                    painter.drawPolygon(diamond(QPointF(box.x + HALF, middle), HALF + 4))
                else:
                    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height).adjusted(-2, -2, 2, 2), 3, 3)
            painter.restore()

    def _paint_legend(self, painter: QPainter, top: float) -> None:
        painter.save()
        painter.translate(0, top)
        paint_shapes(painter, [self._legend])
        painter.restore()


def _shapes(placed: list[Placed], frame: RoadmapFrame) -> Iterator[Group]:
    for each in placed:
        yield lane_group(each.lane, frame, each.top) if each.row is None else row_group(each.row, frame, each.top)
