"""A slide on a widget: in its shape, as large as fits, drawn anew at every size and never as pixels made larger."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from sciencepm.picture.slides.show import HEIGHT, WIDTH
from sciencepm.ui.present.talk import Cover, Seen
from sciencepm.ui.scene_painter import paint_scene

_DOT: Final = 22.0
"""Half the width of the pointer in units of the slide."""
_DOT_COLOUR: Final = QColor(214, 30, 60, 200)
_PALE: Final = 0.72
_ROUND: Final = 16.0
_COVERS: Final = {Cover.BLACK: QColor(Qt.GlobalColor.black), Cover.WHITE: QColor(Qt.GlobalColor.white)}


class SlideView(QWidget):
    """Paints what it was shown last; without a slide it is its cover."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.seen: Seen | None = None
        self.cover = Cover.BLACK
        self.ground = QColor(Qt.GlobalColor.black)
        """What is left and right, or above and below, of the slide."""
        self.radius = 0.0
        self.dot: tuple[float, float] | None = None

    def show_seen(self, seen: Seen | None, cover: Cover = Cover.BLACK, dot: tuple[float, float] | None = None) -> None:
        """Show a slide with or without the pointer, or else the cover."""
        if (seen, cover, dot) != (self.seen, self.cover, self.dot):
            self.seen, self.cover, self.dot = seen, cover, dot
            self.setAccessibleName(seen.slide.title if seen else "")
            self.setAccessibleDescription(seen.slide.scene.description if seen else "")
            self.update()

    def on_slide(self, position: QPointF) -> tuple[float, float] | None:
        """A position on the widget in units of the slide; None beside it."""
        if self.seen is None or not self._frame().contains(position):
            return None
        back, _possible = self._transform(self.seen).inverted()
        point = back.map(position)
        return point.x(), point.y()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.seen is None:
                painter.fillRect(self.rect(), _COVERS[self.cover])
                return
            painter.fillRect(self.rect(), self.ground)
            painter.setClipPath(self._outline())
            painter.setTransform(self._transform(self.seen), combine=True)
            paint_scene(painter, self.seen.slide.scene)
            if self.seen.spot is not None:
                _pale_around(painter, self.seen)
            if self.dot is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_DOT_COLOUR)
                radius = _DOT * self.seen.box.width / WIDTH
                painter.drawEllipse(QPointF(*self.dot), radius, radius)

    def _frame(self) -> QRectF:
        """Where the slide is on the widget."""
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        width, height = WIDTH * scale, HEIGHT * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _outline(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(self._frame(), self.radius, self.radius)
        return path

    def _transform(self, seen: Seen) -> QTransform:
        frame = self._frame()
        scale = frame.width() / seen.box.width
        made = QTransform()
        made.translate(frame.x(), frame.y())
        made.scale(scale, scale)
        made.translate(-seen.box.x, -seen.box.y)
        return made


def _pale_around(painter: QPainter, seen: Seen) -> None:
    """The slide's ground over everything but the spot."""
    assert seen.spot is not None
    room = _ROUND / 2
    spot = QRectF(seen.spot.x, seen.spot.y, seen.spot.width, seen.spot.height).adjusted(-room, -room, room, room)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    path.addRect(QRectF(0, 0, WIDTH, HEIGHT))
    path.addRoundedRect(spot, _ROUND, _ROUND)
    colour = QColor(seen.slide.scene.background or "#FFFFFF")
    colour.setAlphaF(_PALE)
    painter.fillPath(path, colour)
