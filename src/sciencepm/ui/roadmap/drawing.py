"""The timeline as it is drawn on a screen: header, the rows that are seen, legend, and what is set off from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sciencepm.picture.marks import FLAG_RISE, FLAG_WIDTH, HALF
from sciencepm.picture.roadmap import (
    HEADER_HEIGHT,
    RoadmapFrame,
    grid_group,
    header_group,
    lane_group,
    row_group,
)
from sciencepm.picture.scene import Group
from sciencepm.ui.roadmap.stack import Placed, Stack
from sciencepm.ui.roadmap.target import Target, mark_of
from sciencepm.ui.scene_painter import paint_shapes
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.glyph import diamond

_MOST_LEGEND: Final = 0.16
"""A legend that takes more of the height than this lies below the last row instead of staying in sight."""


@dataclass(frozen=True, slots=True)
class SetOff:
    """What is pointed at, what the keyboard is on (None while it is elsewhere), and where a decision was that moves."""

    hovered: Target | None = None
    current: Target | None = None
    left: Target | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn on a viewport `height` high, `scrolled` down; in lengths of the picture at 100%."""

    theme: Theme
    frame: RoadmapFrame
    stack: Stack
    legend: Group
    legend_height: float
    height: float
    scrolled: float = 0.0

    @property
    def is_legend_fixed(self) -> bool:
        return self.legend_height <= _MOST_LEGEND * self.height

    @property
    def body_top(self) -> float:
        """Where the first lane begins; above the lower edge of the header when one has scrolled."""
        return HEADER_HEIGHT - self.scrolled

    @property
    def body_bottom(self) -> float:
        """Where rows end at the latest."""
        return self.height - self.legend_height if self.is_legend_fixed else self.height

    @property
    def farthest(self) -> float:
        """How far one can scroll."""
        below = self.stack.height + (0.0 if self.is_legend_fixed else self.legend_height)
        return max(0.0, below - (self.body_bottom - HEADER_HEIGHT))

    def row_top(self, number: int) -> float:
        """Where a row begins on the viewport."""
        return self.body_top + self.stack.top(number)

    def timed(self) -> tuple[tuple[float, float], ...]:
        """From where to where time is seen: in the header, and in the rows of each lane; headings lie across it."""
        top, bottom = HEADER_HEIGHT - self.body_top, self.body_bottom - self.body_top
        lanes = ((max(begins, top), min(ends, bottom)) for begins, ends in self.stack.rows_of_lanes())
        rows = ((begins + self.body_top, ends + self.body_top) for begins, ends in lanes if ends > begins)
        return ((0.0, HEADER_HEIGHT), *rows)

    def paint(self, painter: QPainter, seen: QRectF, set_off: SetOff) -> None:
        """What of it lies in `seen`."""
        self._paint_body(painter, seen, set_off)
        if seen.top() < HEADER_HEIGHT:
            paint_shapes(painter, [header_group(self.frame)])
        if self.is_legend_fixed:
            self._paint_legend(painter, min(self.body_top + self.stack.height, self.body_bottom))
            if self.farthest > 0:
                line = QRectF(0, self.body_bottom, self.frame.width, self.theme.tokens.border_width)
                painter.fillRect(line, self.theme.color("border"))

    def _paint_body(self, painter: QPainter, seen: QRectF, set_off: SetOff) -> None:
        top, bottom = max(seen.top(), HEADER_HEIGHT), min(seen.bottom(), self.body_bottom)
        if bottom <= top:
            return
        painter.save()
        painter.setClipRect(QRectF(0, top, self.frame.width, bottom - top), Qt.ClipOperation.IntersectClip)
        # The body is painted in its own lengths, so that a row looks the same wherever one has scrolled to.
        painter.translate(0, self.body_top)
        top, bottom = top - self.body_top, bottom - self.body_top
        placed = list(self.stack.between(top, bottom))
        self._paint_grounds(painter, placed, set_off)
        if placed:
            paint_shapes(painter, [grid_group(self.frame, top, min(bottom, self.stack.height))])
        paint_shapes(painter, self._shapes(placed))
        for each in placed:
            self._paint_left(painter, each, set_off)
            self._paint_ring(painter, each, set_off)
        if not self.is_legend_fixed:
            self._paint_legend(painter, self.stack.height)
        painter.restore()

    def _shapes(self, placed: list[Placed]) -> Iterator[Group]:
        for each in placed:
            if each.row is None:
                yield lane_group(each.lane, self.frame, each.top)
            else:
                yield row_group(each.row, self.frame, each.top)

    def _paint_grounds(self, painter: QPainter, placed: list[Placed], set_off: SetOff) -> None:
        """The row one points at and the row one is on are lifted a little from the others."""
        lifted = {target.project_id for target in (set_off.hovered, set_off.current) if target is not None}
        for each in placed:
            if each.row is not None and each.row.project_id in lifted:
                ground = QRectF(0, each.top, self.frame.width, self.frame.row_height)
                painter.fillRect(ground, self.theme.color("background"))

    def _paint_left(self, painter: QPainter, placed: Placed, set_off: SetOff) -> None:
        """Where a decision was that is on its way to another day."""
        left, axis = set_off.left, self.frame.axis
        if left is None or left.on is None or placed.row is None or placed.row.project_id != left.project_id:
            return
        if left != set_off.current and axis.shows(left.on):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color("third"), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(diamond(QPointF(axis.x(left.on), placed.top + self.frame.row_height / 2), HALF))
            painter.restore()

    def _paint_ring(self, painter: QPainter, placed: Placed, set_off: SetOff) -> None:
        """Around what the keyboard is on."""
        target, frame = set_off.current, self.frame
        if target is None or placed.row is None or placed.row.project_id != target.project_id:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = placed.top + frame.row_height / 2
        if target.on is None:
            area = QRectF(0, placed.top, frame.width, frame.row_height).adjusted(2, 2, -2, -3)
            painter.drawRoundedRect(area, 4, 4)
        elif frame.axis.shows(target.on):
            x = frame.axis.x(target.on)
            if mark_of(placed.row, target) is not None:
                painter.drawPolygon(diamond(QPointF(x, middle), HALF + 4))
            else:
                rise = min(FLAG_RISE, frame.row_height / 2 - 3) + 2
                painter.drawRoundedRect(QRectF(x - 4, middle - rise, FLAG_WIDTH + 7, 2 * rise), 3, 3)
        painter.restore()

    def _paint_legend(self, painter: QPainter, top: float) -> None:
        painter.save()
        painter.translate(0, top)
        paint_shapes(painter, [self.legend])
        painter.restore()
