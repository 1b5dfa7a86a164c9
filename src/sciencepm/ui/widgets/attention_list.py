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
        self._theme = theme
        self.rows: list[AttentionRow] = []
        self.setAccessibleName(words("Needs you"))
        self._column = column(spacing=0)
        self.setLayout(self._column)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons from top to bottom."""
        return [made.button for made in self.rows if not made.button.isHidden()]

    def show_rows(self, entries: Sequence[Attention], labels: Sequence[str]) -> None:
        """Show these, each with what its button says (nothing: no button); the keyboard stays at its place."""
        if [made.about for made in self.rows] != [about(entry) for entry in entries]:
            self._rebuild(entries)
        for made, entry, label in zip(self.rows, entries, labels, strict=True):
            made.show_entry(entry, label)
        self._keep_tab_stop()

    def _rebuild(self, entries: Sequence[Attention]) -> None:
        place = next((place for place, made in enumerate(self.rows) if made.button.hasFocus()), None)
        clear(self._column)
        self.rows = []
        for number, entry in enumerate(entries):
            if number:
                self._column.addWidget(rule(soft=True))
            made = AttentionRow(self._theme, entry)
            made.button.installEventFilter(self)
            made.run_requested.connect(self.run_requested)
            made.open_requested.connect(self.open_requested)
            self.rows.append(made)
            self._column.addWidget(made)
            made.show()
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].button.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._keep_tab_stop()

    def _keep_tab_stop(self) -> None:
        """Tab comes to where the keyboard is or was, else to the first button."""
        buttons = self.buttons
        stops = [made for made in buttons if made.focusPolicy() & Qt.FocusPolicy.TabFocus]
        wanted = next((made for made in buttons if made.hasFocus()), stops[0] if stops else None)
        for number, made in enumerate(buttons):
            is_stop = made is wanted if wanted is not None else number == 0
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)


def about(entry: Attention) -> tuple[object, ...]:
    """What a row is about: while this stays, its words may change where they stand."""
    return entry.kind, entry.record_id, entry.project_id


class AttentionRow(QFrame):
    """Glyph, words and button; the button stands below the words where it is narrow."""

    run_requested = Signal(Attention, QPoint)
    open_requested = Signal(Attention)

    def __init__(self, theme: Theme, entry: Attention) -> None:
        super().__init__()
        px = theme.px
        self._least, self._glyph_room = px(420), px(34)
        self.entry = entry
        self.about = about(entry)
        self._title, self._detail = Label(look="strong", wrap=True), Label(look="caption", wrap=True)
        self.button = button("", self._run)
        self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._inner = row(spacing=px(14))
        self._inner.addLayout(column(self._title, self._detail, spacing=px(2)), 1)
        self._inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        across = row(Glyph(theme, *_GLYPHS[entry.kind]), spacing=px(14), margins=(0, px(9), 0, px(9)))
        across.addLayout(self._inner, 1)
        self.setLayout(across)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if entry.project_id is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_entry(self, entry: Attention, label: str) -> None:
        """Show the words of an entry about the same, and what its button says (nothing: no button)."""
        self.entry = entry
        self._title.setText(entry.title)
        self._detail.setText(entry.detail)
        self.button.setText(label)
        self.button.setVisible(bool(label))
        self.button.setAccessibleName(f"{label.rstrip('…')}: {entry.title}")
        self.button.setAccessibleDescription(entry.detail)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the button to stand below, so that there is room to change from one to the other."""
        parts = [self._inner.itemAt(place) for place in range(self._inner.count())]
        widest = max((part.minimumSize().width() for part in parts if part is not None), default=0)
        return QSize(widest + self._glyph_room, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < self._least
        self._inner.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self.entry.project_id is not None and inside and event.button() == Qt.MouseButton.LeftButton:
            self.open_requested.emit(self.entry)

    def _run(self) -> None:
        self.run_requested.emit(self.entry, self.button.mapToGlobal(self.button.rect().bottomLeft()))
