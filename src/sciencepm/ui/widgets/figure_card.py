"""One large figure with what it is above it and what it rests on below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label


class FigureCard(Card):
    """`say` may be called again at any time; what is missing stands where the figure would be.

    `opened` asks to see what it rests on, where `opens` has said that one can.
    """

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=3)
        self._theme, self._opens = theme, False
        self._name = Label(look="caption-strong", wrap=True)
        self._figure = Label(look="figure")
        self._beside = Label(look="muted")
        self._beside.setContentsMargins(0, theme.px(7), 0, theme.px(1))
        self._note = Label(look="caption", wrap=True)
        self._bar: QWidget | None = None
        figure = flowing(self._figure, self._beside, spacing=theme.px(10), line_gap=0)
        for part in (self._name, figure, self._note, None):
            self.add(part)

    def say(self, name: str, figure: str, note: str, *, beside: str = "", urgent: bool = False) -> None:
        """Show a figure; `urgent` colours it."""
        self._show(name, figure, note, beside, "figure-watch" if urgent else "figure")

    def say_missing(self, name: str, what: str, why: str) -> None:
        """Say that there is no figure, and what it waits for."""
        self.set_bar(None)
        self._show(name, what, why, "", "figure-missing")

    def set_bar(self, bar: QWidget | None) -> None:
        """A picture of the figure between it and its note, in place of the one before."""
        if self._bar is not None:
            self.body.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
        self._bar = bar
        if bar is not None:
            self.body.insertWidget(2, bar)

    def opens(self, hint: str) -> None:
        """A click, or Enter, asks for what it rests on from now on; `hint` says so."""
        self._opens = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._opens and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._opens and self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), self._theme.px(8), self._theme.px(8))

    @property
    def words(self) -> str:
        """All of it, as a screen reader says it."""
        return self.accessibleName()

    def _show(self, name: str, figure: str, note: str, beside: str, look: str) -> None:
        self._name.setText(name)
        self._figure.set_look(look)
        self._figure.setText(figure)
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))
        self._note.setText(note)
        self.setAccessibleName(". ".join(part for part in (name, f"{figure} {beside}".strip(), note) if part))
