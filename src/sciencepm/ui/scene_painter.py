"""Draws a scene with QPainter, sharp on every screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from sciencepm.picture.hatching import stripes
from sciencepm.picture.scene import Box, Fill, Group, Path, Rectangle, Scene, Shape, Stroke, Text, Weight

_FAMILIES = {
    Weight.REGULAR: ("SciencePM Sans", QFont.Weight.Normal),
    Weight.MEDIUM: ("SciencePM Sans", QFont.Weight.Medium),
    Weight.SEMIBOLD: ("SciencePM Sans", QFont.Weight.DemiBold),
    Weight.TAB: ("SciencePM Sans Tab", QFont.Weight.Normal),
    Weight.TAB_SEMIBOLD: ("SciencePM Sans Tab", QFont.Weight.DemiBold),
}


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """The whole scene with its top left corner at the painter's origin; the painter's scale is kept."""
    if scene.background is not None:
        painter.fillRect(QRectF(0, 0, scene.width, scene.height), QColor(scene.background))
    paint_shapes(painter, scene.shapes)


def paint_shapes(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Shapes from back to front; the painter is left as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        _paint(painter, shape)
    painter.restore()


def _paint(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Group):
        for each in shape.shapes:
            _paint(painter, each)
    elif isinstance(shape, Rectangle):
        _paint_rectangle(painter, shape)
    elif isinstance(shape, Path):
        _paint_path(painter, shape)
    else:
        _paint_text(painter, shape)


def _paint_rectangle(painter: QPainter, shape: Rectangle) -> None:
    box = QRectF(shape.box.x, shape.box.y, shape.box.width, shape.box.height)
    painter.setPen(_pen(shape.stroke))
    painter.setBrush(_brush(shape.fill, shape.box))
    painter.drawRoundedRect(box, shape.radius, shape.radius)
    hatch = shape.fill.hatch if shape.fill else None
    if hatch is not None:
        colour = QColor(hatch.colour)
        colour.setAlphaF(hatch.opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(_hatched(shape.box, hatch.origin))


def _paint_path(painter: QPainter, shape: Path) -> None:
    painter.setPen(_pen(shape.stroke))
    painter.setBrush(_brush(shape.fill, shape.bounds))
    points = _polygon(shape.points)
    if shape.closed:
        painter.drawPolygon(points)
    elif shape.stroke is not None and _is_upright_or_level(shape):
        _paint_on_pixels(painter, points, shape.stroke)
    else:
        painter.drawPolyline(points)


def _paint_text(painter: QPainter, shape: Text) -> None:
    painter.setFont(font_of(shape.weight, shape.size))
    painter.setPen(QColor(shape.colour))
    painter.drawText(QPointF(shape.left, shape.baseline), shape.text)


def _is_upright_or_level(shape: Path) -> bool:
    (x1, y1), (x2, y2) = shape.points[0], shape.points[-1]
    return len(shape.points) == 2 and (x1 == x2 or y1 == y2)


def _paint_on_pixels(painter: QPainter, points: QPolygonF, stroke: Stroke) -> None:
    """A level or upright line as wide as whole pixels of the device and moved onto them, so that it is not blurred."""
    transform = painter.deviceTransform()
    back, invertible = transform.inverted()
    if not invertible or transform.isRotating():
        painter.drawPolyline(points)
        return
    pixels = max(1, round(stroke.width * transform.m11()))
    half = pixels % 2 / 2
    moved = QPolygonF()
    for place in range(points.count()):
        point = transform.map(points.at(place))
        moved.append(back.map(QPointF(round(point.x() - half) + half, round(point.y() - half) + half)))
    painter.setPen(_pen(replace(stroke, width=pixels / transform.m11())))
    painter.drawPolyline(moved)


def _pen(stroke: Stroke | None) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if stroke.dash:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


def _brush(fill: Fill | None, box: Box) -> QBrush:
    if fill is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    if fill.fades_to is None:
        return QBrush(QColor(fill.colour))
    gradient = QLinearGradient(QPointF(box.x, 0), QPointF(box.right, 0))
    gradient.setColorAt(0, QColor(fill.colour))
    gradient.setColorAt(1, QColor(fill.fades_to))
    return QBrush(gradient)


def _hatched(box: Box, origin: float) -> QPainterPath:
    path = QPainterPath()
    for stripe in stripes(box, origin):
        path.addPolygon(_polygon(stripe))
        path.closeSubpath()
    return path


def _polygon(points: Iterable[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


@lru_cache(maxsize=64)
def font_of(weight: Weight, size: float) -> QFont:
    """The shipped face, in pixels and without hinting, so that text is as wide as it was measured."""
    family, heaviness = _FAMILIES[weight]
    font = QFont(family)
    font.setWeight(heaviness)
    font.setPixelSize(max(1, round(size)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
