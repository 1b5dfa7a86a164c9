"""The tab "History": every change of a project as the journal keeps it, and its plan as it was on a day."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QStackedWidget

from sciencepm.analysis.as_it_was import portfolio_on
from sciencepm.analysis.history import HistoryLine, Subject, differences, project_history
from sciencepm.analysis.history_wording import (
    HistoryWording,
    differences_text,
    is_there,
    subject_text,
    then_text,
)
from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.project import Project
from sciencepm.ui.clock import now
from sciencepm.ui.history_tab.history_list import HistoryList
from sciencepm.ui.history_tab.history_model import HistoryModel, View, local
from sciencepm.ui.history_tab.then_card import ThenCard
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.project_tab import TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.find_line import FindLine
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.menu_button import MenuButton
from sciencepm.ui.widgets.text import Label

_ALL: Final = ""
_LEAST_ROWS: Final = 3
_MOST_ROWS: Final = 10


class HistoryTab(TabBody):
    """The journal is read when the tab is seen and after each change; words are made for what is looked at."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self._session = session
        self._project_id = ""
        self._day: date | None = None
        self._view = View()
        self._entries: tuple[JournalEntry, ...] = ()
        self._lines: tuple[HistoryLine, ...] = ()
        self._wording = HistoryWording(session.portfolio, (), session.today, words)
        self.then = ThenCard(session)
        self.then.day_chosen.connect(self._show_day)
        self.then.record_wanted.connect(self._open_record)
        self.model = HistoryModel(words)
        self.list = HistoryList(theme, words, self.model, lambda: session.today)
        self.list.open_requested.connect(self._open)
        self.list.menu_requested.connect(lambda place, where: self.menu(place).popup(where))
        self.subjects = MenuButton(words, words("About"), self._subject_choices())
        self.subjects.chosen.connect(lambda code: self._look(subject=Subject(code) if code else None))
        self.times = MenuButton(words, words("Time"), self._time_choices())
        self.times.chosen.connect(lambda code: self._look(days=int(code) if code else None))
        find = words("Find in what was changed")
        self.find_line = FindLine(theme, words, find, find)
        self.find_line.looked.connect(lambda text: self._look(find=text))
        self.find_line.left.connect(self.list.setFocus)
        self.count = Label(look="caption")
        self.filters = flowing(self.subjects, self.times, self.count, self.find_line, spacing=theme.px(12))
        self._card = Card(theme, self.list)
        self._card.body.setContentsMargins(1, 1, 1, 1)
        self.clear_button = button(words("Show all changes"), self._clear)
        self._nothing_found = EmptyState(theme, "search", words("No change fits."), self.clear_button)
        nothing = words("Nothing has been changed yet. Whatever you change here from now on is told in this place.")
        self._nothing_yet = EmptyState(theme, "clock", nothing)
        self._stack = QStackedWidget()
        for part in (self._card, self._nothing_found, self._nothing_yet):
            self._stack.addWidget(part)
        self.setLayout(column(self.then, self.filters, self._stack, spacing=theme.px(14)))

    def show_project(self, project: Project) -> None:
        """Read the journal again; another project is shown from now on."""
        if project.id != self._project_id:
            self._project_id, self._day = project.id, None
            self.then.show_now()
        session = self._session
        self._entries = session.document.journal()
        self._lines = project_history(session.portfolio, self._entries, project.id)
        self._wording = HistoryWording(session.portfolio, self._entries, session.today, session.words)
        self._show()
        if self._day is not None:
            self._show_day(self._day)

    def menu(self, place: int) -> QMenu:
        """What can be done with a change."""
        words = self._session.words
        line = self.model.line(place)
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if is_there(self._session.portfolio, line.change.kind, line.change.id):
            menu.addAction(words("Open")).triggered.connect(lambda _on=False: self._open(place))
        day = self.model.day(place)
        said = words("Show the plan as it was on {day}", day=words.day(day))
        menu.addAction(said).triggered.connect(lambda _on=False: self.then.choose(day))
        return menu

    # Showing

    def _look(self, **changes: object) -> None:
        held = {"subject": self._view.subject, "days": self._view.days, "find": self._view.find}
        self._view = View(**{**held, **changes})  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        place, bar = self.list.place, self.list.verticalScrollBar()
        chosen, scrolled_to = self.model.line(place) if place is not None else None, bar.value()
        self.model.show(self._lines, self._wording, self._view, self._session.today)
        again = self.model.place_of(chosen) if chosen is not None else None
        if again is not None:
            self.list.choose(again)
            bar.setValue(scrolled_to)
        count, words = self.model.rowCount(), self._session.words
        self.count.setText(words.n("{count} change", "{count} changes", count))
        self.filters.setVisible(bool(self._lines))
        shown = self._card if count else self._nothing_found if self._lines else self._nothing_yet
        self._stack.setCurrentWidget(shown)
        rows = max(_LEAST_ROWS, min(count, _MOST_ROWS))
        self._stack.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 if count else self._session.theme.px(220))

    def _show_day(self, day: date | None) -> None:
        self._day = day
        if day is None:
            return
        session, words = self._session, self._session.words
        then = portfolio_on(session.portfolio, self._entries, day)
        lines = differences(then.portfolio, session.portfolio, self._project_id, now())
        began = local(self._entries[0].at).date() if self._entries else None
        note = then_text(then, day, began, session.today, words)
        differs = differences_text(lines, self._wording, words)
        self.then.show_plan(self._project_id, day, then, note, differs)

    def _clear(self) -> None:
        for each in (self.subjects, self.times):
            each.choose(_ALL)
        self.find_line.clear()
        self._look(subject=None, days=None, find="")
        self.list.setFocus()

    # Going elsewhere

    def _open(self, place: int) -> None:
        change = self.model.line(place).change
        if is_there(self._session.portfolio, change.kind, change.id):
            self._open_record(change.id)

    def _open_record(self, record_id: str) -> None:
        record = None if record_id == self._project_id else record_id
        self.go_requested.emit(Location(PROJECTS.code, self._project_id, record))

    # Parts

    def _subject_choices(self) -> list[tuple[str, str]]:
        words = self._session.words
        return [(_ALL, words("Everything")), *((each.value, subject_text(each, words)) for each in Subject)]

    def _time_choices(self) -> list[tuple[str, str]]:
        words = self._session.words
        return [
            (_ALL, words("All")),
            ("1", words("Today")),
            ("7", words("Last 7 days")),
            ("30", words("Last 30 days")),
            ("91", words("Last 3 months")),
            ("365", words("Last year")),
        ]

    def minimumSizeHint(self) -> QSize:
        # Words that wrap report a least height for a width they do not have; the height for the real width counts.
        return QSize(super().minimumSizeHint().width(), 0)
