"""The row of tabs of a page, with a line below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, rule
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label


class Tabs(QWidget):
    """Tabs are (code, words) pairs; `chosen` gives the code of the one that was asked for.

    One tab stop; left and right go from tab to tab.
    """

    chosen = Signal(str)

    def __init__(self, session: Session, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        px = session.theme.px
        self._buttons = {code: TabButton(session, text) for code, text in tabs}
        for code, made in self._buttons.items():
            made.clicked.connect(lambda _checked=False, code=code: self._ask(code))
        line = flowing(*self._buttons.values(), spacing=px(24), line_gap=0)
        self.setLayout(column(line, rule(), spacing=0))
        self.choose(tabs[0][0])

    @property
    def current(self) -> str:
        """The code of the tab that is open."""
        return self._current

    def choose(self, code: str) -> None:
        """Show that this tab is open, without saying so."""
        self._current = code
        for each, made in self._buttons.items():
            made.setChecked(each == code)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == code else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[code])

    def count(self, code: str, text: str) -> None:
        """Say beside a tab how much there is in it."""
        self._buttons[code].say_count(text)

    def step(self, by: int) -> None:
        """Ask for the next tab or the one before; behind the last comes the first."""
        codes = list(self._buttons)
        code = codes[(codes.index(self.current) + by) % len(codes)]
        had_focus = any(made.hasFocus() for made in self._buttons.values())
        self.chosen.emit(code)
        if had_focus:
            self._buttons[code].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, code: str) -> None:
        # The click has toggled the button; what is open is for others to say.
        self.choose(self._current)
        self.chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step(step)


class TabButton(QPushButton):
    """A title, and behind it how much there is."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(title)
        self._title, self._gap = title, session.theme.px(7)
        # The title is bold once it is chosen; its neighbours must not move for that.
        bold = QFontMetrics(session.theme.font(13, QFont.Weight.DemiBold))
        self._title_width = bold.horizontalAdvance(title) + 2
        self._count = Label(look="caption", parent=self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.hide()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("look", "tab")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say_count(self, count: str) -> None:
        """Show a count, or none."""
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self.setAccessibleName(f"{self._title}, {count}" if count else self._title)
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        size = QSize(self._title_width, super().sizeHint().height())
        if not self._count.isHidden():
            size.setWidth(size.width() + self._gap + self._count.sizeHint().width())
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Right of the title, in line with it: the line below the tab takes some of the height."""
        size = self._count.sizeHint()
        top = (self.height() - size.height() - self._gap // 2) // 2
        self._count.setGeometry(self.width() - size.width(), top, size.width(), size.height())
