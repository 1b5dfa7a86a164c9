"""Panning without drawing: a strip of time wider than what is seen is drawn once and then only shifted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from sciencepm.picture.roadmap import RoadmapFrame
from sciencepm.picture.time_axis import TimeAxis
from sciencepm.ui.roadmap.drawing import Drawing, SetOff

_EDGE: Final = 16.0
"""Room at both ends of the axis for half a diamond and a flag, as in the picture."""
_NEAR: Final = 0.25
_FAR: Final = 1.25


@dataclass(frozen=True, slots=True)
class Strip:
    """Time drawn from `axis.begins` on; what stands at the edges of a view is not in it until one comes to rest."""

    pixmap: QPixmap
    axis: TimeAxis
    drawing: Drawing
    set_off: SetOff

    @classmethod
    def around(cls, drawing: Drawing, set_off: SetOff, ratio: float, *, is_back: bool = False) -> Strip:
        """A strip that reaches far to the side one goes to; `ratio` are a screen's pixels to one of the window."""
        scale = drawing.theme.scale
        behind, ahead = (_FAR, _NEAR) if is_back else (_NEAR, _FAR)
        wide = _widened(drawing.frame, behind, ahead, scale * ratio)
        width = wide.axis.right - wide.axis.left + 2 * _EDGE
        pixmap = QPixmap(round(width * scale * ratio), round(drawing.height * scale * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(drawing.theme.color("surface"))
        with QPainter(pixmap) as painter:
            painter.scale(scale, scale)
            painter.translate(-_left(drawing) / scale, 0)
            whole = QRectF(0, 0, wide.width, drawing.height)
            replace(drawing, frame=wide).paint(painter, whole, set_off)
        return cls(pixmap, wide.axis, drawing, set_off)

    def holds(self, drawing: Drawing, set_off: SetOff) -> bool:
        """Whether all that is to be seen is in it."""
        axis = drawing.frame.axis
        same = replace(self.drawing, frame=drawing.frame) == drawing and self.set_off == set_off
        return (
            same
            and axis.a_day == self.axis.a_day
            and self.drawing.frame.width == drawing.frame.width
            and self.axis.begins <= axis.begins
            and axis.ends <= self.axis.ends
        )

    def paint(self, painter: QPainter, drawing: Drawing, area: QRect) -> None:
        """Show the part of it that is seen in `area`; the painter is not scaled."""
        ratio = self.pixmap.devicePixelRatio()
        scale = drawing.theme.scale
        days = drawing.frame.axis.begins - self.axis.begins
        left = round(days * self.axis.a_day * scale) + area.left() - _left(drawing)
        painter.drawPixmap(area, self.pixmap, QRect(QPoint(left, area.top()) * ratio, area.size() * ratio))


def time_areas(drawing: Drawing) -> tuple[QRect, ...]:
    """Where time is seen on the viewport; the headings of lanes lie between."""
    scale, axis = drawing.theme.scale, drawing.frame.axis
    header, *rows = (
        QRectF(_left(drawing), top * scale, (axis.right + _EDGE) * scale - _left(drawing), (bottom - top) * scale)
        for top, bottom in drawing.timed()
    )
    # The heading of the next column reaches into the edge, and today's line a hair out of its rows.
    time = header.adjusted(0, 0, -_EDGE * scale, 0).toRect()
    return (time, *(area.toRect().adjusted(0, -1, 0, 0) for area in rows))


def _left(drawing: Drawing) -> int:
    return round((drawing.frame.axis.left - _EDGE) * drawing.theme.scale)


def _widened(frame: RoadmapFrame, before: float, after: float, pixels: float) -> RoadmapFrame:
    """The same days with more time before and after them, in parts of what is seen, and whole pixels of the screen.

    The columns to the right move along.
    """
    axis = frame.axis
    width = axis.right - axis.left
    left, right = (round(part * width * pixels) / pixels for part in (before, after))
    wide = TimeAxis(axis.left, axis.right + left + right, axis.begins - left / axis.a_day, axis.a_day)
    return replace(
        frame,
        width=frame.width + left + right,
        axis=wide,
        chance_right=frame.chance_right + left + right if frame.chance_right else 0.0,
        value_left=frame.value_left + left + right,
    )
