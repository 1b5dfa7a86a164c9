"""A picture of the roadmap that has no time: now, next and later, or a project's tree, to walk through and open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from sciencepm.i18n import Words
from sciencepm.picture.scene import Scene, Shape
from sciencepm.ui.roadmap.card import BY_KEYS, TargetCard
from sciencepm.ui.roadmap.said import Said
from sciencepm.ui.scene_painter import paint_scene
from sciencepm.ui.theme.theme import Theme

Draw = Callable[[float, float], Scene]
_PAUSE_MS: Final = 220
PAD: Final = 16.0
"""Room around a picture, in its own units."""
_LEAST_WIDTH: Final = 400
"""It scrolls sideways, so larger words do not ask for more."""
_ENDLESS: Final = 100_000.0
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PictureView(QAbstractScrollArea):
    """One tab stop: the arrows go from record to record in the picture's order, Enter or a click opens."""

    open_requested = Signal(str)
    copy_requested = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._draw: Draw | None = None
        self._least = 0.0
        self._fills = False
        self._scene = Scene(0, 0, ())
        self._records: tuple[Shape, ...] = ()
        self._current = 0
        self._hovered: Shape | None = None
        self._shows_ring = False
        self.card = TargetCard(theme, words, self.viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(min(theme.px(320), _LEAST_WIDTH), theme.px(260))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_card)

    @property
    def scene(self) -> Scene:
        """The picture as it is shown, without the room around it."""
        return self._scene

    def show_picture(self, name: str, draw: Draw, least: float, *, fills: bool = False) -> None:
        """Show another picture at the same record; a view narrower than `least` scrolls sideways.

        `fills`: it is drawn just as high as there is room, whatever that is.
        """
        self.setAccessibleName(name)
        self._least = least
        self._fills = fills
        self._draw = draw
        self._lay_out()

    def copy(self) -> None:
        """What Ctrl+C does here."""
        self.copy_requested.emit()

    # Layout

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(800), self._theme.px(280))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._put_card_away()
        self.viewport().update()

    def _lay_out(self) -> None:
        """As high as there is room for, or as high as it takes to leave nothing out."""
        if self._draw is None:
            return
        scale = self._theme.scale
        room, seen_height = self.viewport().width() / scale - 2 * PAD, self.viewport().height() / scale - 2 * PAD
        height = seen_height
        width = max(room, self._least)
        if not self._fills:
            whole = self._draw(width, _ENDLESS)
            lowest = max((shape.bounds.bottom for shape in (*_records(whole), *whole.texts())), default=0.0)
            height = max(height, lowest + PAD)
        self._scene = self._draw(width, height)
        self._records = _records(self._scene)
        self._current = max(0, min(self._current, len(self._records) - 1))
        self._hovered = None
        for bar, there, seen in (
            (self.verticalScrollBar(), self._scene.height, seen_height),
            (self.horizontalScrollBar(), self._scene.width, room),
        ):
            bar.setRange(0, max(0, round((there - seen) * scale)))
            bar.setPageStep(round(seen * scale))
            bar.setSingleStep(self._theme.px(24))
        self._put_card_away()
        self._tell()
        self.viewport().update()

    @property
    def _corner(self) -> QPointF:
        """Where the picture's top left corner lies on the viewport."""
        pad = PAD * self._theme.scale
        return QPointF(pad - self.horizontalScrollBar().value(), pad - self.verticalScrollBar().value())

    def _area(self, shape: Shape) -> QRectF:
        """Where a shape lies on the viewport."""
        scale, box, corner = self._theme.scale, shape.bounds, self._corner
        return QRectF(corner.x() + box.x * scale, corner.y() + box.y * scale, box.width * scale, box.height * scale)

    def _under(self, where: QPointF) -> Shape | None:
        place = (where - self._corner) / self._theme.scale
        return next(iter(self._scene.at(place.x(), place.y())), None)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = self._theme.scale
        with QPainter(self.viewport()) as painter:
            painter.save()
            painter.translate(self._corner)
            painter.scale(scale, scale)
            paint_scene(painter, self._scene)
            painter.restore()
            if self.hasFocus() and self._shows_ring and self._records:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.drawRoundedRect(self._area(self._records[self._current]).adjusted(-5, -5, 5, 5), 6, 6)

    # Being used

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._shows_ring = True
        key = Qt.Key(event.key())
        last = len(self._records) - 1
        if key in _STEPS and self._records:
            self._go_to(max(0, min(last, self._current + _STEPS[key])))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._records:
            self._go_to(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._records:
            self._open(self._records[self._current])
        elif key == Qt.Key.Key_Escape and self.card.isVisible():
            self._put_card_away()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if under is not self._hovered:
            self._hovered = under
            self._put_card_away()
            if under is not None:
                self._pause.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        if under is not None and event.button() == Qt.MouseButton.LeftButton:
            self._open(under)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self._put_card_away()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shows_ring = event.reason() in BY_KEYS
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put_card_away()
        self.viewport().update()

    def _go_to(self, place: int) -> None:
        self._current = place
        area, gap = self._area(self._records[place]), self._theme.px(8)
        for bar, begins, ends, room in (
            (self.verticalScrollBar(), area.top(), area.bottom(), self.viewport().height()),
            (self.horizontalScrollBar(), area.left(), area.right(), self.viewport().width()),
        ):
            if begins < 0:
                bar.setValue(bar.value() + round(begins) - gap)
            elif ends > room:
                bar.setValue(bar.value() + round(ends) - room + gap)
        self._tell()
        self.viewport().update()
        self._hovered = self._records[place]
        self._put_card_away()
        self._pause.start()

    def _open(self, shape: Shape) -> None:
        if shape.record_id is not None:
            self.open_requested.emit(shape.record_id)

    def _tell(self) -> None:
        here = self._records[self._current] if self._records else None
        said = (here.name, here.description) if here else ()
        self.setAccessibleDescription(". ".join(part for part in (*said, self._scene.description) if part))

    def _show_card(self) -> None:
        shape = self._hovered
        if shape is not None and shape.description:
            said = Said(shape.name, (shape.description,))
            self.card.say(said, self._area(shape).toAlignedRect(), self.viewport().rect())

    def _put_card_away(self) -> None:
        self._pause.stop()
        self.card.put_away()


def _records(scene: Scene) -> tuple[Shape, ...]:
    return tuple(shape for shape in scene.walk() if shape.record_id)
