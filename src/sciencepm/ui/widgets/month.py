"""A month to choose a day from, with the mouse or with the arrows."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from babel.dates import get_day_names
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.text import Label

_WEEKS, _DAYS = 6, 7
_SIDE = 32


class Month(QWidget):
    """Weeks begin on Monday. Arrows go by days and weeks, Page Up and Down by months, Enter takes the day."""

    picked = Signal(object)

    def __init__(self, theme: Theme, words: Words, today: date, day: date | None) -> None:
        super().__init__()
        px = theme.px
        self._words, self._today, self._chosen = words, today, day
        self._at = day or today
        self._first = _first_shown(self._at)
        self._name = Label(look="strong")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        before = icon_button(theme, "chevron-left", words("The month before"), lambda: self._turn(-1))
        after = icon_button(theme, "chevron-right", words("The month after"), lambda: self._turn(1))
        top = row(before, self._name, after, spacing=px(4))
        top.setStretch(1, 1)
        grid = QGridLayout()
        grid.setSpacing(0)
        names = get_day_names("short", context="stand-alone", locale=words.locale)
        for place in range(_DAYS):
            label = Label(names[place], "caption")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, place)
        self._days = [_Day(theme, self) for _place in range(_WEEKS * _DAYS)]
        for place, each in enumerate(self._days):
            each.clicked.connect(lambda _checked=False, each=each: self.picked.emit(each.day))
            grid.addWidget(each, 1 + place // _DAYS, place % _DAYS)
        at_once = button(words("Today"), lambda: self.picked.emit(today), "flat")
        for step in (before, after, at_once):
            step.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(None, at_once, None)
        self.setLayout(column(top, grid, foot, spacing=px(4), margins=(px(8), px(8), px(8), px(6))))
        self._show()

    @property
    def day(self) -> date:
        """The day the keyboard is on."""
        return self._at

    def go_to(self, day: date) -> None:
        """Show the month of a day and put the keyboard on it."""
        first = _first_shown(day)
        if first != self._first:
            self._first = first
            self._show()
        self._at = day
        for each in self._days:
            if each.day == day:
                each.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, by: int) -> None:
        self.go_to(_months_on(self._at, by))

    def _show(self) -> None:
        words = self._words
        middle = self._first + timedelta(days=10)
        self._name.setText(words.long_month(middle))
        for place, each in enumerate(self._days):
            day = _within(self._first.toordinal() + place)
            said = words.weekday(day)
            if day == self._today:
                said = words("{day}, today", day=said)
            each.show_day(day, said, inside=day.month == middle.month)
            each.is_today, each.is_chosen = day == self._today, day == self._chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_DAYS, Qt.Key.Key_Down: _DAYS}.get(key)
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key)
        if days is not None:
            self.go_to(_within(self._at.toordinal() + days))
        elif months is not None:
            by = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._turn(months * by)
        elif key == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._at)
        else:
            super().keyPressEvent(event)


class _Day(QAbstractButton):
    """A day of the month, or one beside it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.day = date.min
        self.is_inside = self.is_today = self.is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedSize(self.sizeHint())

    def show_day(self, day: date, said: str, *, inside: bool) -> None:
        """Stand for this day."""
        self.day, self.is_inside = day, inside
        self.setText(str(day.day))
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_SIDE + 4), self._theme.px(_SIDE - 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        area = QRectF(self.rect()).adjusted(2, 1, -2, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            here = "text" if self.is_chosen else "accent"
            edge = here if self.hasFocus() else "control" if self.is_today else ""
            painter.setPen(QPen(theme.color(edge), 2 if self.hasFocus() else 1) if edge else Qt.PenStyle.NoPen)
            fill = "accent" if self.is_chosen else "raised" if self.underMouse() else ""
            painter.setBrush(theme.color(fill) if fill else QColor(0, 0, 0, 0))
            painter.drawRoundedRect(area, theme.px(4), theme.px(4))
            ink = "on_accent" if self.is_chosen else "text" if self.is_inside else "third"
            painter.setPen(theme.color(ink))
            weight = QFont.Weight.DemiBold if self.is_today or self.is_chosen else QFont.Weight.Normal
            painter.setFont(theme.font(13, weight, tabular=True))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def _first_shown(day: date) -> date:
    """The Monday on or before the first of a month."""
    first = day.replace(day=1)
    return _within(first.toordinal() - first.weekday())


def _within(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def _months_on(day: date, by: int) -> date:
    """The same day so many months on, the last one of a shorter month."""
    months = min(max(day.year * 12 + day.month - 1 + by, 12), date.max.year * 12 + 11)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
