"""What the audience sees: the slide on black, and nothing else whatever happens elsewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from sciencepm.i18n import Words
from sciencepm.ui.present.slide_view import SlideView
from sciencepm.ui.present.talk import Cover, Talk
from sciencepm.ui.widgets.box import column

_CURSOR_MS: Final = 1_000


class AudienceWindow(QWidget):
    """A frameless window with one slide in it. Its title names nobody: a list of windows may be on the screen."""

    pressed = Signal(QKeyEvent)
    closed = Signal()

    def __init__(self, talk: Talk, words: Words) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._talk = talk
        self._points = False
        self.view = SlideView()
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWindowTitle(words("Slides"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(self.view, spacing=0))
        self._hide_cursor = QTimer(self)
        self._hide_cursor.setSingleShot(True)
        self._hide_cursor.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._hide_cursor.start(_CURSOR_MS)
        talk.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what the audience is to see now."""
        talk = self._talk
        cover = talk.cover if talk.cover is not None and not talk.is_without_screen else Cover.BLACK
        self.view.show_seen(talk.seen, cover, talk.pointer if not talk.is_frozen else None)

    def point_with_mouse(self, on: bool) -> None:
        """Whether the dot follows the mouse without a button being held."""
        self._points = on
        if not on:
            self._talk.point(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._points or event.buttons() & Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self._talk.point(self.view.on_slide(event.position()))
        else:
            self.unsetCursor()
            self._hide_cursor.start(_CURSOR_MS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._talk.point(self.view.on_slide(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._points:
            self._talk.point(None)

    def event(self, event: QEvent) -> bool:
        # A tooltip or a menu of the desktop's would be seen by everybody.
        if event.type() in (QEvent.Type.ToolTip, QEvent.Type.ContextMenu, QEvent.Type.WhatsThis):
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False  # Tab is a key like any other here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.emit(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._hide_cursor.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
