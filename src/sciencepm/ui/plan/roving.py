"""Buttons of one picture or list that share a single tab stop; the arrows move inside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class RovingButton(QAbstractButton):
    """Enter and Space press it; every other key is left to what it stands in."""

    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_selected = False
        self.is_under_mouse = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_tab_stop(False)

    def set_tab_stop(self, on: bool) -> None:
        """Whether Tab comes here."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def set_selected(self, on: bool) -> None:
        """Whether the panel shows what this stands for."""
        if on != self.is_selected:
            self.is_selected = on
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
            return
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.is_under_mouse = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.is_under_mouse = False
        self.update()
