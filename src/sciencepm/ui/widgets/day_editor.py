"""A line for a day: typed as one likes, or chosen from a month that opens below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QToolButton, QWidget

from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_day
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.fields import LineEditor
from sciencepm.ui.widgets.month import Month


class DayEditor(LineEditor):
    """The button at its end, Alt+Down and F4 open the month; Escape closes it and nothing is changed."""

    def __init__(self, theme: Theme, words: Words, today: Callable[[], date], name: str, hint: str = "") -> None:
        super().__init__(name, hint)
        self._theme, self._words, self._today = theme, words, today
        self._button = QToolButton(self)
        self._button.setIcon(theme.icon("calendar", "third", 16))
        self._button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setProperty("look", "inside")
        self._button.setAccessibleName(words("Choose {name} from a calendar", name=name))
        self._button.setToolTip(words("Calendar (Alt+Down)"))
        self._button.clicked.connect(lambda _checked=False: self.open_month())
        self.setTextMargins(0, 0, theme.px(18), 0)
        self.drop: _Drop | None = None
        """The month while it is open."""

    def open_month(self) -> None:
        """Open the month below the line, on the day that is typed or on today."""
        if self.isReadOnly() or not self.isEnabled() or self.drop is not None:
            return
        self.drop = _Drop(self, Month(self._theme, self._words, self._today(), self._typed()))
        self.drop.month.picked.connect(self._take)
        self.drop.left.connect(self._close)

    def setReadOnly(self, locked: bool) -> None:
        super().setReadOnly(locked)
        self._show_button()

    def _show_button(self) -> None:
        """A line that looks like words shows its button only when one comes near."""
        near = self.property("look") != "in-place" or self.hasFocus() or self.underMouse() or self.drop is not None
        self._button.setVisible(near and not self.isReadOnly())

    def _typed(self) -> date | None:
        try:
            return read_day(self.text(), self._words, self._today())
        except UserError:
            return None

    def _take(self, day: date) -> None:
        self._close()
        self.setText(self._words.day(day))
        self.commit()

    def _close(self) -> None:
        drop, self.drop = self.drop, None
        if drop is not None:
            if drop.holds_focus():
                self.setFocus(Qt.FocusReason.PopupFocusReason)
            drop.close()
            self._show_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if down or event.key() == Qt.Key.Key_F4:
            self.open_month()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_button()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_button()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_button()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_button()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._button.sizeHint()
        self._button.setGeometry(
            self.width() - size.width() - 3, (self.height() - size.height()) // 2, size.width(), size.height()
        )


class _Drop(QFrame):
    """Lies over the window of a line; `left` once the keyboard or the mouse goes elsewhere."""

    left = Signal()

    def __init__(self, line: QWidget, month: Month) -> None:
        super().__init__(line.window())
        self.month = month
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "drop")
        self.setLayout(column(month, spacing=0))
        self.adjustSize()
        self.move(self._place_at(line))
        self.show()
        self.raise_()
        month.go_to(month.day)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installEventFilter(self)
        app.focusChanged.connect(self._on_focus)

    def holds_focus(self) -> bool:
        """Whether the keyboard is in it."""
        return self._is_inside(QApplication.focusWidget())

    def _is_inside(self, widget: QObject | None) -> bool:
        return isinstance(widget, QWidget) and (widget is self or self.isAncestorOf(widget))

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self._is_inside(now):
            self.left.emit()

    def _place_at(self, line: QWidget) -> QPoint:
        """Below the line where there is room, else above it; never outside the window."""
        window = line.window()
        below = line.mapTo(window, QPoint(0, line.height() + 2))
        top = below.y()
        if top + self.height() > window.height():
            top = below.y() - line.height() - self.height() - 4
        return QPoint(max(0, min(below.x(), window.width() - self.width())), max(0, top))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent)
        if pressed and isinstance(watched, QWidget) and not self._is_inside(watched):
            self.left.emit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
