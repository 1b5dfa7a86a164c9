"""Dragging a part of the strip: its picture follows the mouse until it is dropped, or called off with Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGraphicsOpacityEffect, QWidget

from sciencepm.ui.widgets.text import Label

_FAINT = 0.3


class StripDrag(QObject):
    """`moved` tells the part and where the pointer is in the lane, `dropped` the part, `called_off` the part."""

    moved = Signal(QWidget, QPoint)
    dropped = Signal(QWidget)
    called_off = Signal(QWidget)

    def __init__(self, lane: QWidget) -> None:
        super().__init__(lane)
        self._lane = lane
        self._partners: dict[QWidget, tuple[QWidget, ...]] = {}
        self._pressed: QWidget | None = None
        self._from = QPoint()
        self._picture: Label | None = None
        self._grip = QPoint()
        self.is_allowed = True

    def watch(self, part: QWidget, *partners: QWidget) -> None:
        """Let this part be dragged; its partners are fainter meanwhile with it."""
        if part not in self._partners:
            self._partners[part] = partners
            part.installEventFilter(self)
            part.destroyed.connect(lambda: self._partners.pop(part, None))

    @property
    def part(self) -> QWidget | None:
        """What is being dragged."""
        return self._pressed if self._picture is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._on_key(event)
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget) or watched not in self._partners:
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._from = watched, event.globalPosition().toPoint()
        elif event.type() == QEvent.Type.MouseMove and self._pressed is watched:
            return self._on_move(watched, event)
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is watched:
            was_dragged = self._picture is not None
            if was_dragged:
                self._end(self.dropped)
            self._pressed = None
            return was_dragged
        return False

    def _on_move(self, part: QWidget, event: QMouseEvent) -> bool:
        at = event.globalPosition().toPoint()
        if self._picture is None:
            far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
            if not (far and self.is_allowed and event.buttons() & Qt.MouseButton.LeftButton):
                return False
            self._lift(part)
        assert self._picture is not None
        pointer = self._lane.mapFromGlobal(at)
        self._picture.move(pointer - self._grip)
        self.moved.emit(part, pointer)
        return True

    def _lift(self, part: QWidget) -> None:
        if isinstance(part, QAbstractButton):
            part.setDown(False)
        picture = Label(parent=self._lane)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        picture.setPixmap(part.grab())
        picture.adjustSize()
        picture.show()
        picture.raise_()
        self._picture = picture
        self._grip = part.mapFromGlobal(self._from)
        for each in (part, *self._partners[part]):
            effect = QGraphicsOpacityEffect(each)
            effect.setOpacity(_FAINT)
            each.setGraphicsEffect(effect)
        QApplication.setOverrideCursor(Qt.CursorShape.ClosedHandCursor)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def _on_key(self, event: QKeyEvent) -> bool:
        if self._picture is None or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._end(self.called_off)
            self._pressed = None
        return True

    def _end(self, how: object) -> None:
        part, picture = self._pressed, self._picture
        assert part is not None and picture is not None
        self._picture = None
        picture.hide()
        picture.deleteLater()
        for each in (part, *self._partners[part]):
            each.setGraphicsEffect(None)  # type: ignore[arg-type]
        QApplication.restoreOverrideCursor()
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        how.emit(part)  # type: ignore[attr-defined]
