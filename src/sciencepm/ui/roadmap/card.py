"""The small card beside what one points at on the roadmap; while a decision is moved it holds the weeks as a field."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from sciencepm.i18n import Words
from sciencepm.ui.roadmap.said import Said
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.text import Label

BY_KEYS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Who comes to a chart by these sees at once where the keyboard is; who clicks does not need to."""
_WIDEST: Final = 330
_GAP: Final = 8


class WeeksField(QLineEdit):
    """Takes Enter, Tab and leaving as taken, Escape as called off."""

    taken = Signal()
    called_off = Signal()

    def commit(self) -> None:
        """What is still being typed is offered before anything else happens."""
        self.taken.emit()

    def event(self, event: QEvent) -> bool:
        # Escape and Tab belong to the field, whatever else they mean in the window.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape):
                (self.called_off if event.key() == Qt.Key.Key_Escape else self.taken).emit()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.taken.emit()


class TargetCard(QFrame):
    """Lies over its parent and lets the mouse through, but for the field.

    `weeks_typed` gives every change of the field, `taken` and `called_off` its end.
    """

    weeks_typed = Signal(str)
    taken = Signal()
    called_off = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "hover-card")
        self.heading = Label(look="strong", wrap=True)
        self.lines = Label(look="second", wrap=True)
        self.error = Label(look="error", wrap=True)
        self.hint = Label(look="caption", wrap=True)
        self.field = WeeksField()
        self.field.setAccessibleName(words("Weeks, likely"))
        self.field.setFixedWidth(theme.px(72))
        self.field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.field.textEdited.connect(self.weeks_typed)
        self.field.taken.connect(self.taken)
        self.field.called_off.connect(self.called_off)
        self._unit = Label(words("weeks, likely"), "second")
        self._field_row = panel(row(self.field, self._unit, None, spacing=theme.px(8)))
        px = theme.px
        self._inner = column(
            self.heading,
            self._field_row,
            self.lines,
            self.error,
            self.hint,
            spacing=px(4),
            margins=(px(12), px(10), px(12), px(10)),
        )
        self.setLayout(self._inner)
        self._let_through(True)
        self.hide()

    @property
    def is_typing(self) -> bool:
        """Whether the weeks are being typed."""
        return self.isVisible() and self.field.hasFocus()

    def say(self, said: Said, beside: QRect, within: QRect) -> None:
        """Show what is known of what lies at `beside`, below it or above it."""
        self._field_row.hide()
        self._show_words(said, beside, within)

    def say_moving(self, said: Said, weeks: str, beside: QRect, within: QRect, error: str = "") -> None:
        """Show where a decision is on its way to, with its weeks in the field; what is being typed is left alone."""
        self._field_row.show()
        if not self.field.hasFocus():
            self.field.setText(weeks)
        self._show_words(said, beside, within, error)

    def type_weeks(self) -> None:
        """Put the keyboard into the field."""
        self._let_through(False)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def put_away(self) -> None:
        """Show nothing."""
        self._let_through(True)
        self.hide()

    def _show_words(self, said: Said, beside: QRect, within: QRect, error: str = "") -> None:
        self.heading.setText(said.heading)
        self.lines.setText("\n".join(said.lines))
        self.error.setText(error)
        self.error.setVisible(bool(error))
        self.hint.setText(said.hint)
        self.hint.setVisible(bool(said.hint))
        self._place(beside, within)
        self.show()
        self.raise_()

    def _place(self, beside: QRect, within: QRect) -> None:
        px = self._theme.px
        width = min(px(_WIDEST), within.width() - 2 * px(_GAP))
        self._inner.invalidate()
        self._inner.activate()
        height = self._inner.heightForWidth(width)
        left = min(max(within.left() + px(_GAP), beside.center().x() - width // 2), within.right() - px(_GAP) - width)
        below = beside.bottom() + px(_GAP)
        above = beside.top() - px(_GAP) - height
        top = below if below + height <= within.bottom() or above < within.top() else above
        self.setGeometry(left, top, width, height)

    def _let_through(self, on: bool) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on)
