"""The list "Needs you": what waits for the PM, each row with the one thing to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy, QWidget

from sciencepm.analysis.attention import Attention, AttentionKind
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import clear, column, row, rule
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.glyph import ALERT, DIAMOND, Glyph
from sciencepm.ui.widgets.text import Label

_GLYPHS: Final[Mapping[AttentionKind, tuple[str, str]]] = {
    AttentionKind.CROSSED: ("stop", "flag"),
    AttentionKind.DECIDE: ("text", DIAMOND),
    AttentionKind.TELL: ("stop", ALERT),
    AttentionKind.PROMISE_DUE: ("revise", "clock"),
    AttentionKind.OUT_OF_DATE: ("revise", "hourglass"),
    AttentionKind.BLOCKED: ("hold", "database"),
    AttentionKind.NO_PATH: ("revise", "flag"),
    AttentionKind.CHECK_IN_DUE: ("hold", "clock"),
    AttentionKind.NOT_READY: ("hold", "circle"),
}
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AttentionList(QWidget):
    """One tab stop: the arrows move from button to button, Enter presses. A click on a row's words opens it.

    `run_requested` tells the row and the point below its button, where a menu would open.
    """

    run_requested = Signal(Attention, QPoint)
    open_requested = Signal(Attention)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._shown: tuple[tuple[Attention, str], ...] = ()
        self.buttons: list[QPushButton] = []
        self.setAccessibleName(words("Needs you"))
        self._column = column(spacing=0)
        self.setLayout(self._column)

    def show_rows(self, rows: Sequence[Attention], labels: Sequence[str]) -> None:
        """Show these, each with what its button says (nothing: no button); the keyboard stays at its place."""
        shown = tuple(zip(rows, labels, strict=True))
        if shown == self._shown:
            return
        place = next((place for place, made in enumerate(self.buttons) if made.hasFocus()), None)
        clear(self._column)
        self._shown, self.buttons = shown, []
        for number, (entry, label) in enumerate(shown):
            if number:
                self._column.addWidget(rule(soft=True))
            self._column.addWidget(self._row(entry, label))
        self._give_tab_stop(min(place or 0, len(self.buttons) - 1))
        if place is not None and self.buttons:
            self.buttons[min(place, len(self.buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, entry: Attention, label: str) -> QWidget:
        px = self._theme.px
        said = column(Label(entry.title, "strong", wrap=True), Label(entry.detail, "caption", wrap=True), spacing=px(2))
        inner = row(spacing=px(14))
        inner.addLayout(said, 1)
        if label:
            inner.addWidget(self._button(entry, label), 0, Qt.AlignmentFlag.AlignLeft)
        made = _Row(inner, px(420), px(34), opens=entry.project_id is not None)
        made.pressed.connect(lambda: self.open_requested.emit(entry))
        glyph = Glyph(self._theme, *_GLYPHS[entry.kind])
        across = row(glyph, spacing=px(14), margins=(0, px(11), 0, px(11)))
        across.addLayout(inner, 1)
        made.setLayout(across)
        return made

    def _button(self, entry: Attention, label: str) -> QPushButton:
        made = button(label, lambda: self.run_requested.emit(entry, made.mapToGlobal(made.rect().bottomLeft())))
        made.setAccessibleName(f"{label.rstrip('…')}: {entry.title}")
        made.setAccessibleDescription(entry.detail)
        made.installEventFilter(self)
        self.buttons.append(made)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self.buttons:
            key = Qt.Key(event.key())
            place = self.buttons.index(watched)
            if key in _STEPS:
                self._walk(place + _STEPS[key])
                return True
            if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
                self._walk(0 if key == Qt.Key.Key_Home else len(self.buttons) - 1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.buttons[place].click()
                return True
        return super().eventFilter(watched, event)

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self.buttons):
            self._give_tab_stop(place)
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _give_tab_stop(self, place: int) -> None:
        for number, made in enumerate(self.buttons):
            stop = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(stop)


class _Row(QFrame):
    """Words with a button beside them, or below where it is narrower than `least`; the glyph takes `beside`."""

    pressed = Signal()

    def __init__(self, inner: QBoxLayout, least: int, beside: int, *, opens: bool) -> None:
        super().__init__()
        self._inner, self._least, self._beside, self._opens = inner, least, beside, opens
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the button to stand below, so that there is room to change from one to the other."""
        parts = [self._inner.itemAt(place) for place in range(self._inner.count())]
        widest = max((part.minimumSize().width() for part in parts if part is not None), default=0)
        return QSize(widest + self._beside, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < self._least
        self._inner.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self._opens and inside and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
