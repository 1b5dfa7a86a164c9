"""The sidebar: which portfolio this is, and the places in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sciencepm.analysis.check_in_people import count_due
from sciencepm.analysis.results import Results
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words
from sciencepm.ui.places import CHECK_INS, PLACES, PROJECTS, Place
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, panel, scrolled
from sciencepm.ui.widgets.text import ElidedLabel, Label

_WIDEST, _WIDEST_SIDE = 300, 12


class Sidebar(QWidget):
    """One tab stop; the arrows move inside it."""

    go_requested = Signal(str)
    present_requested = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(min(theme.px(212), _WIDEST))
        self.setAccessibleName(words("Places"))
        self._name = ElidedLabel(look="section")
        self._facts = ElidedLabel(look="caption")
        self._group = QButtonGroup(self)
        self._buttons = {place.code: self._button(place, words) for place in PLACES}
        self._badge = self._add_badge(self._buttons[PROJECTS.code], "badge")
        self._due = self._add_badge(self._buttons[CHECK_INS.code], "badge-urgent")
        self.present = self._present_button(words)
        heading = column(
            self._name,
            self._facts,
            spacing=theme.px(2),
            margins=(theme.px(10), 2, theme.px(10), theme.px(12)),
        )
        side = min(theme.px(10), _WIDEST_SIDE)
        inner = column(*self._buttons.values(), None, spacing=theme.px(2), margins=(side, 0, side, 0))
        self._scrolled = scrolled(panel(inner, "places"))
        # A scroll bar stands where else there is room, so that no word gives way to it.
        self._scrolled.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: inner.setContentsMargins(side, 0, 2 if most else side, 0)
        )
        self.setLayout(
            column(
                panel(column(heading, margins=(side, 0, side, 0))),
                self._scrolled,
                panel(column(self.present, margins=(side, theme.px(2), side, 0))),
                spacing=0,
                margins=(0, theme.px(14), 0, theme.px(14)),
            )
        )

    def show_portfolio(self, portfolio: Portfolio, figures: Results, words: Words) -> None:
        """Name and counts of the open portfolio."""
        count = len(figures.projects)
        facts = [words.n("{count} project", "{count} projects", count), portfolio.settings.currency]
        if figures.people:
            facts.append(words("{people} people", people=words.number(figures.people)))
        self._name.setText(portfolio.settings.name)
        self._facts.setText(" · ".join(facts))
        self._badge.setText(words.number(count))
        self._badge.setVisible(count > 0)
        due = count_due(portfolio, figures.today)
        self._due.setText(words.number(due))
        self._due.setVisible(due > 0)
        said = words.n("Check-ins, {count} person waits", "Check-ins, {count} people wait", due)
        self._buttons[CHECK_INS.code].setAccessibleName(said if due else words(CHECK_INS.title))

    def show_place(self, code: str) -> None:
        """Mark where one is."""
        self._buttons[code].setChecked(True)
        self._scrolled.ensureWidgetVisible(self._buttons[code])
        for other, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == code else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            buttons = [*self._buttons.values(), self.present]
            if step is not None and watched in buttons:
                buttons[(buttons.index(watched) + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _button(self, place: Place, words: Words) -> QPushButton:
        made = self._entry(words(place.title), place.icon)
        made.setCheckable(True)
        made.clicked.connect(lambda _checked=False, code=place.code: self.go_requested.emit(code))
        self._group.addButton(made)
        return made

    def _present_button(self, words: Words) -> QPushButton:
        made = self._entry(words("Present"), "presentation")
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.clicked.connect(lambda _checked=False: self.present_requested.emit())
        self._add_badge(made, "badge").setText("F5")
        return made

    def _entry(self, title: str, icon: str) -> QPushButton:
        # The room between icon and words is fixed in Qt, and too small.
        made = QPushButton(f"  {title}")
        made.setAccessibleName(title)
        made.setProperty("look", "nav")
        made.setAutoDefault(False)
        made.setIcon(self._theme.icon(icon, size=18))
        made.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.installEventFilter(self)
        return made

    def _add_badge(self, button: QPushButton, look: str) -> Label:
        badge = Label(look=look)
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QHBoxLayout(button)
        inner.setContentsMargins(0, 0, min(self._theme.px(10), _WIDEST_SIDE), 0)
        inner.addStretch(1)
        inner.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        return badge
