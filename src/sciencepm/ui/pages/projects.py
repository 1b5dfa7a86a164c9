"""Projects: every project in one table, sorted, narrowed and searched as one likes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QStackedWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.headlines import projects_headline, projects_subline
from sciencepm.commands.projects import hold_project, remove_project, resume_project, start_project
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.ui.clock import now
from sciencepm.ui.models.project_row import Column, ProjectRow, ProjectRows
from sciencepm.ui.models.projects_model import ProjectsModel, View, column_titles
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.header import PageHeader
from sciencepm.ui.widgets.menu_button import MenuButton
from sciencepm.ui.widgets.project_table import ProjectTable

_ALL = ""
_TYPING_PAUSE_MS = 150
_HIGHEST_FIRST = frozenset({Column.CHANCE, Column.VALUE, Column.STOP_RULE})


class _FindLine(QLineEdit):
    """A line one leaves downwards, into what was found."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ProjectsPage(Page):
    """The table keeps its own order and filters; all figures are read from the session's results."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, theme = session.words, session.theme
        self._view = View(column=Column.DECISION)
        self._kept = ProjectRows()
        self._rows: list[ProjectRow] = []
        self._new = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        self._header = PageHeader(theme, self._new)
        self.model = ProjectsModel(words)
        self.table = ProjectTable(theme, self.model, words("Projects"))
        self.table.head.sectionClicked.connect(lambda section: self._sort_by(Column(section)))
        self.table.open_requested.connect(self._open)
        self.table.remove_requested.connect(self._remove)
        self.table.menu_requested.connect(lambda project_id, where: self.menu(project_id).popup(where))
        self.kinds = MenuButton(words, words("Kind"), self._kind_choices())
        self.kinds.chosen.connect(lambda code: self._look(kind=Kind(code) if code else None))
        self.states = MenuButton(words, words("State"), self._state_choices())
        self.states.chosen.connect(lambda code: self._look(state=ProjectState(code) if code else None))
        self.teams = MenuButton(words, words("Team"), [(_ALL, words("All"))])
        self.teams.chosen.connect(lambda code: self._look(team=code or None))
        self.orders = MenuButton(words, words("Sort"), self._order_choices())
        self.orders.chosen.connect(lambda code: self._look(column=Column(int(code)) if code else None))
        self.find_line = self._find_line()
        self._stack = self._stacked()
        self._show_order()
        content = column(
            self._header,
            flowing(self.kinds, self.states, self.teams, self.orders, self.find_line, spacing=theme.px(12)),
            self._stack,
            spacing=theme.px(14),
            margins=self.margins(),
        )
        content.setStretch(2, 1)
        self.setLayout(column(scrolled(panel(content, "page"), wraps=True), spacing=0))

    def refresh(self) -> None:
        session, words = self.session, self.session.words
        self._new.setEnabled(not session.document.is_read_only)
        figures = session.results
        about = (session.portfolio, session.today, words)
        self._header.say(projects_headline(*about), projects_subline(*about))
        teams = sorted(
            {entry.project.team for entry in figures.projects.values() if entry.project.team}, key=str.casefold
        )
        self.teams.offer([(_ALL, words("All")), *((team, team) for team in teams)])
        self._view = replace(self._view, team=self.teams.code or None)
        self._rows = self._kept.of(session.portfolio, figures, words)
        self._show()

    def show_location(self, location: Location) -> None:
        self.refresh()
        self.table.setFocus()

    def focus_find(self) -> None:
        """Put the cursor where one types what one looks for."""
        self.find_line.setFocus()
        self.find_line.selectAll()

    def menu(self, project_id: str) -> QMenu:
        """What can be done with a project, beside opening it."""
        words, session = self.session.words, self.session
        project = session.portfolio.get(Project, project_id)
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)

        def offer(text: str, act: Callable[[], object]) -> None:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False: act())
            menu.addAction(action)

        offer(words("Open"), lambda: self._open(project_id))
        if not session.document.is_read_only:
            menu.addSeparator()
            if project.state is ProjectState.IDEA:
                offer(words("Start"), lambda: session.do(start_project, project_id=project_id, on=session.today))
            if project.state is ProjectState.ACTIVE:
                offer(words("Put on hold"), lambda: session.do(hold_project, project_id=project_id))
            if project.state is ProjectState.ON_HOLD:
                offer(words("Resume"), lambda: session.do(resume_project, project_id=project_id))
            offer(words("Remove"), lambda: self._remove(project_id))
        return menu

    # What is shown

    def _look(self, **changes: object) -> None:
        self._view = replace(self._view, **changes)  # type: ignore[arg-type]
        if changes.get("column") in _HIGHEST_FIRST:
            self._view = replace(self._view, descending=True)
        elif "column" in changes:
            self._view = replace(self._view, descending=False)
        self._show()

    def _sort_by(self, chosen: Column) -> None:
        if chosen == self._view.column:
            self._view = replace(self._view, descending=not self._view.descending)
            self._show()
        else:
            self._look(column=chosen)

    def _show(self) -> None:
        """Show the rows as the view says, and keep the chosen project and the place one has scrolled to."""
        chosen, place = self.table.project_id, self.table.verticalScrollBar().value()
        self.model.show(self._rows, self._view)
        self._show_order()
        self.table.measure()
        if self.table.project_id is None:
            self.table.choose(chosen)
            self.table.verticalScrollBar().setValue(place)
        shown = self._table if self.model.rowCount() else self._nothing_found if self._rows else self._nothing_yet
        self._stack.setCurrentWidget(shown)

    def _show_order(self) -> None:
        view = self._view
        self.orders.choose(_ALL if view.column is None else str(int(view.column)))
        self.table.head.show_order(view.column, view.descending)

    def _clear(self) -> None:
        for each in (self.kinds, self.states, self.teams):
            each.choose(_ALL)
        self.find_line.clear()
        self._view = replace(self._view, kind=None, state=None, team=None, find="")
        self._show()

    # What one can do

    def _open(self, project_id: str) -> None:
        self.go_requested.emit(Location(PROJECTS.code, project_id))

    def _remove(self, project_id: str) -> None:
        if not self.session.document.is_read_only:
            self.session.remove(remove_project, project_id=project_id, now=now())

    # Parts

    def _find_line(self) -> QLineEdit:
        line = _FindLine()
        line.down.connect(self.table.setFocus)
        words, px = self.session.words, self.session.theme.px
        line.setPlaceholderText(words("Find: have we tried this?"))
        line.setAccessibleName(words("Find a project, an experiment, or what was ruled out"))
        clear = line.addAction(self.session.theme.icon("x", "third", 16), QLineEdit.ActionPosition.TrailingPosition)
        clear.setToolTip(words("Clear"))
        clear.setVisible(False)
        clear.triggered.connect(line.clear)
        line.textChanged.connect(lambda text: clear.setVisible(bool(text)))
        line.setMinimumWidth(px(200))
        line.setMaximumWidth(px(260))
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pause = QTimer(line)
        pause.setSingleShot(True)
        pause.setInterval(_TYPING_PAUSE_MS)
        pause.timeout.connect(lambda: self._look(find=line.text()))
        line.textChanged.connect(lambda _text: pause.start())
        line.returnPressed.connect(self.table.setFocus)
        return line

    def _stacked(self) -> QStackedWidget:
        words, theme = self.session.words, self.session.theme
        self._table = Card(theme, self.table)
        self._table.body.setContentsMargins(1, 1, 1, 1)
        self.clear_button = button(words("Show all projects"), self._clear)
        nothing = words("No project fits. Nothing like this has been tried here yet.")
        self._nothing_found = EmptyState(theme, "search", nothing, self.clear_button)
        self.first_button = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        start = words("No project yet. Start with one you already run.")
        self._nothing_yet = EmptyState(theme, "list", start, self.first_button)
        stack = QStackedWidget()
        for part in (self._table, self._nothing_found, self._nothing_yet):
            stack.addWidget(part)
        return stack

    def _kind_choices(self) -> list[tuple[str, str]]:
        words = self.session.words
        return [
            (_ALL, words("All")),
            *((kind.value, label_of(kind, words)) for kind in (Kind.PRODUCT, Kind.FOUNDATIONAL)),
        ]

    def _state_choices(self) -> list[tuple[str, str]]:
        words = self.session.words
        states = (
            ProjectState.ACTIVE,
            ProjectState.ON_HOLD,
            ProjectState.IDEA,
            ProjectState.LANDED,
            ProjectState.STOPPED,
        )
        return [(_ALL, words("All")), *((state.value, label_of(state, words)) for state in states)]

    def _order_choices(self) -> list[tuple[str, str]]:
        words = self.session.words
        titles = column_titles(words)
        return [(_ALL, words("As arranged")), *((str(int(each)), titles[each]) for each in Column)]
