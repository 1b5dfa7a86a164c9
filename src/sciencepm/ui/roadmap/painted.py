"""The timeline as a widget that paints only what is seen, scrolls through rows, and pans and zooms through time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from sciencepm.i18n import Words
from sciencepm.picture.marks import HALF
from sciencepm.picture.roadmap import HEADER_HEIGHT, LANE_HEIGHT, ROW_HEIGHT, RoadmapFrame, row_group
from sciencepm.picture.roadmap_content import Lane, RoadmapContent
from sciencepm.picture.roadmap_legend import legend_group
from sciencepm.picture.roadmap_records import Row
from sciencepm.picture.scene import Group
from sciencepm.picture.time_axis import PIXELS_A_DAY, TimeAxis, Zoom
from sciencepm.ui.roadmap.drawing import Drawing, SetOff
from sciencepm.ui.roadmap.glide import Strip, time_areas
from sciencepm.ui.roadmap.stack import Stack
from sciencepm.ui.roadmap.target import Target
from sciencepm.ui.theme.theme import Theme

_LEAST_ROW: Final = 42.0
"""Rows become lower down to this before one has to scroll."""
_LEGEND_PAD: Final = 14.0
_REST_MS: Final = 120
"""After so long without panning everything is drawn at its exact place again."""


class PaintedRoadmap(QAbstractScrollArea):
    """All lengths inside are those of the picture at 100%; the painter is scaled to the size of text.

    `axis_changed` tells that other days are seen than before.
    """

    axis_changed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._content: RoadmapContent | None = None
        self._telling: RoadmapContent | None = None
        self._days: tuple[date, date] = (date.min, date.max)
        self._axis: TimeAxis | None = None
        self._drawing: Drawing | None = None
        self._strip: Strip | None = None
        self._is_back = False
        self._time_areas: tuple[QRect, ...] = ()
        self.current: Target | None = None
        self.left_at: Target | None = None
        self.hovered: Target | None = None
        self.shows_ring = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._come_to_rest)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setMinimumSize(min(theme.px(320), 560), theme.px(260))

    # What is shown

    @property
    def content(self) -> RoadmapContent | None:
        return self._content

    @property
    def drawing(self) -> Drawing | None:
        """Everything that is drawn; None while nothing was laid out."""
        return self._drawing

    @property
    def frame(self) -> RoadmapFrame | None:
        """The columns, and the days that are seen."""
        return self._drawing.frame if self._drawing else None

    @property
    def axis(self) -> TimeAxis | None:
        return self._drawing.frame.axis if self._drawing else None

    @property
    def is_gliding(self) -> bool:
        """Whether one pans: what is seen is shifted, and drawn again when it comes to rest."""
        return self._rest.isActive()

    @property
    def is_fit(self) -> bool:
        """Whether the axis follows the content, so that all of it is seen."""
        return self._axis is None

    @property
    def stack(self) -> Stack:
        return self._drawing.stack if self._drawing else Stack((), ROW_HEIGHT)

    def show_content(self, content: RoadmapContent) -> None:
        """Show another content at the same place in time and at the same row."""
        fit = content.axis(0.0, 1000.0)
        self._days = fit.first_day, fit.last_day
        self.paint_content(content)

    def paint_content(self, content: RoadmapContent) -> None:
        """The same without a look at how far it reaches, so that no day moves while something is being dragged."""
        self._content, self._telling = content, _telling(content)
        self._lay_out()

    # Time

    def fit(self) -> None:
        """Show all of it."""
        self._axis = None
        self._take_axis()

    def zoom_to(self, zoom: Zoom) -> None:
        """Show months, quarters or years, with today where it is, or around the middle where today is not seen."""
        if self._drawing is not None:
            axis, today = self._drawing.frame.axis, self._drawing.frame.today
            place = axis.x(today) if axis.shows(today) else (axis.left + axis.right) / 2
            self.zoom_by(PIXELS_A_DAY[zoom] / axis.a_day, place)

    def zoom_by(self, factor: float, at_x: float | None = None) -> None:
        """Make a day so many times wider; the day at `at_x` stays where it is."""
        if self._drawing is not None:
            axis = self._drawing.frame.axis
            place = (axis.left + axis.right) / 2 if at_x is None else min(max(at_x, axis.left), axis.right)
            self._axis = axis.scaled(factor, place)
            self._take_axis()

    def pan(self, pixels: float) -> None:
        """Go so far to later days, or back."""
        if self._drawing is None or not pixels:
            return
        frame = self._drawing.frame
        self._axis = frame.axis.panned(pixels)
        self._drawing = replace(self._drawing, frame=replace(frame, axis=self._axis))
        self._is_back = pixels < 0
        self._rest.start()
        self.axis_changed.emit()
        # At once, and rectangle by rectangle: painted later they would be one jagged region, which takes longer.
        for area in self._time_areas:
            self.viewport().repaint(area)

    def _come_to_rest(self) -> None:
        self._strip = None
        self.viewport().update()

    def _take_axis(self) -> None:
        if self._content is not None and self._drawing is not None:
            frame = self._framed(self._content, self._drawing.frame.row_height)
            self._drawing = replace(self._drawing, frame=frame)
            self.viewport().update()
            self.axis_changed.emit()

    # Places

    @property
    def scale(self) -> float:
        return self._theme.scale

    def to_picture(self, where: QPointF) -> QPointF:
        """A place on the viewport in the picture's lengths."""
        return where / self.scale

    def number_at(self, y: float) -> int | None:
        """The row at a height of the picture, where it is not below the header or the legend."""
        drawing = self._drawing
        if drawing is None or not HEADER_HEIGHT <= y < drawing.body_bottom:
            return None
        return drawing.stack.at(y - drawing.body_top)

    def row_area(self, number: int) -> QRect:
        """Where a row lies on the viewport."""
        assert self._drawing is not None
        top, height = self._drawing.row_top(number), self._drawing.frame.row_height
        return QRectF(0, top * self.scale, self.viewport().width(), height * self.scale).toAlignedRect()

    def target_area(self, target: Target) -> QRect | None:
        """Where a target lies on the viewport, as high as its row; None where it is not seen."""
        number, axis = self.stack.number_of(target.project_id), self.axis
        if number is None or axis is None:
            return None
        area = self.row_area(number)
        if target.on is None:
            return area
        if not axis.shows(target.on):
            return None
        half = round(HALF * self.scale)
        return QRect(round(axis.x(target.on) * self.scale) - half, area.top(), 2 * half, area.height())

    def drawn(self, number: int) -> Group:
        """A row as it is drawn, on the viewport in the picture's lengths."""
        assert self._drawing is not None
        return row_group(self._drawing.stack.row(number), self._drawing.frame, self._drawing.row_top(number))

    def bring_into_sight(self, target: Target) -> None:
        """Scroll and pan as far as it takes to see a target."""
        drawing, number = self._drawing, self.stack.number_of(target.project_id)
        if drawing is None or number is None:
            return
        bar, top, axis = self.verticalScrollBar(), drawing.stack.top(number), drawing.frame.axis
        below = top + drawing.frame.row_height - (drawing.body_bottom - HEADER_HEIGHT)
        above = top if number else 0.0
        if above * self.scale < bar.value():
            bar.setValue(round(above * self.scale))
        elif below * self.scale > bar.value():
            bar.setValue(round(below * self.scale))
        if target.on is not None and not axis.shows(target.on):
            self.pan(axis.x(target.on) - (axis.left + axis.right) / 2)

    # Layout

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(800), self._theme.px(280))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._drawing is not None:
            self._drawing = replace(self._drawing, scrolled=self.verticalScrollBar().value() / self.scale)
            self._time_areas = time_areas(self._drawing)
        self.viewport().update()

    def _lay_out(self) -> None:
        """Share out the height, make the columns anew, and say how far one can scroll."""
        content, telling = self._content, self._telling
        if content is None or telling is None or not self.isVisible():
            return
        height, width = self.viewport().height() / self.scale, self.viewport().width() / self.scale
        legend = legend_group(telling, self._theme.tokens, self._words, width, 0.0)
        frame = self._framed(content, ROW_HEIGHT)
        below = legend.bounds.bottom + _LEGEND_PAD if legend.shapes else 0.0
        drawing = Drawing(self._theme, frame, Stack(content.lanes, ROW_HEIGHT), legend, below, height)
        free = drawing.body_bottom - HEADER_HEIGHT - len(content.lanes) * LANE_HEIGHT
        row_height = float(max(_LEAST_ROW, min(ROW_HEIGHT, free // max(drawing.stack.count, 1))))
        self._drawing = drawing = replace(
            drawing,
            frame=replace(frame, row_height=row_height),
            stack=Stack(content.lanes, row_height),
            scrolled=self.verticalScrollBar().value() / self.scale,
        )
        bar = self.verticalScrollBar()
        bar.setRange(0, round(drawing.farthest * self.scale))
        bar.setPageStep(round((drawing.body_bottom - HEADER_HEIGHT) * self.scale))
        self._time_areas = time_areas(self._drawing)
        self._strip = None
        self.viewport().update()
        self.axis_changed.emit()

    def _framed(self, content: RoadmapContent, row_height: float) -> RoadmapFrame:
        width = self.viewport().width() / self.scale
        axis = self._axis or TimeAxis(0.0, 1.0, 1.0, 1.0)
        frame = RoadmapFrame.of(content, width, self._theme.tokens, self._words, axis=axis, row_height=row_height)
        if self._axis is None:
            frame = replace(frame, axis=TimeAxis.fitting(*self._days, frame.axis.left, frame.axis.right))
        return frame

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = self._drawing
        if drawing is None:
            return
        set_off = SetOff(self.hovered, self.current if self.shows_ring and self.hasFocus() else None, self.left_at)
        with QPainter(self.viewport()) as painter:
            if self.is_gliding and any(area.contains(event.rect()) for area in self._time_areas):
                if self._strip is None or not self._strip.holds(drawing, set_off):
                    ratio = self.viewport().devicePixelRatioF()
                    self._strip = Strip.around(drawing, set_off, ratio, is_back=self._is_back)
                self._strip.paint(painter, drawing, event.rect())
                return
            painter.scale(self.scale, self.scale)
            asked = QRectF(event.rect())
            drawing.paint(painter, QRectF(asked.topLeft() / self.scale, asked.bottomRight() / self.scale), set_off)


def _telling(content: RoadmapContent) -> RoadmapContent:
    """The content with as few rows as have every kind of mark that is in it: what its legend is made from."""
    seen: set[object] = set()
    kept: list[Row] = []
    for lane in content.lanes:
        for row in lane.rows:
            marks: set[object] = {(mark.state, mark.is_fixed) for mark in row.marks}
            marks.update([flag.is_agreed for flag in row.flags])
            marks.add((row.landing is None, row.planned_to is None, row.ghost is None or row.ghost.landing is None))
            if not marks <= seen:
                seen |= marks
                kept.append(row)
    return replace(content, lanes=(Lane("", "", None, tuple(kept)),))
