"""Projects: every project in the form one likes, found, compared, changed together and pasted from a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLayout, QMenu, QStackedWidget, QWidget

from sciencepm.analysis.compare import comparison
from sciencepm.analysis.find import FindIndex, Hit, find_index
from sciencepm.analysis.headlines import projects_headline, projects_subline
from sciencepm.commands.projects import hold_project, remove_project, resume_project, start_project
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.value_case import ValueCase
from sciencepm.errors import UserError
from sciencepm.exchange.table_text import TABLE_SUFFIXES, Table, read_table, read_table_file
from sciencepm.picture.risk_reward_content import risk_reward
from sciencepm.picture.views import View
from sciencepm.ui.clock import now
from sciencepm.ui.dialogs.bulk_change import BulkChangeDialog
from sciencepm.ui.dialogs.paste_projects import PasteProjectsDialog
from sciencepm.ui.models.project_row import ProjectRow, ProjectRows
from sciencepm.ui.models.projects_model import ProjectsModel, fits
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import PROJECTS, VALUE, Location
from sciencepm.ui.projects.arrangement import Arrangement, Form
from sciencepm.ui.projects.cards import ProjectCards
from sciencepm.ui.projects.chart import RiskRewardChart, RiskRewardTable
from sciencepm.ui.projects.chosen_bar import MOST_COMPARED, ChosenBar
from sciencepm.ui.projects.compare_view import CompareView
from sciencepm.ui.projects.controls import ProjectControls
from sciencepm.ui.projects.found_list import FoundList
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.header import PageHeader
from sciencepm.ui.widgets.project_table import ProjectTable
from sciencepm.ui.widgets.text import Label

if TYPE_CHECKING:
    from sciencepm.export.picture import Wanted

_SHOWN_HITS: Final = 200


@dataclass(frozen=True, slots=True)
class _Kept:
    arranged: Arrangement
    project_id: str | None
    scrolled_to: int


class ProjectsPage(Page):
    """The page keeps how the projects are looked at; all figures are read from the session's results."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, theme = session.words, session.theme
        self._kept = ProjectRows()
        self._rows: list[ProjectRow] = []
        self._headline = ("", "")
        self._whose = session.portfolio.settings.id
        self._index: tuple[Portfolio, FindIndex] | None = None
        self._paste = button(words("Paste from a spreadsheet…"), self.paste)
        self._new = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        self.header = PageHeader(theme, self._paste, self._new)
        self.controls = ProjectControls(session)
        self.controls.asked.connect(self._show)
        self.controls.compare_requested.connect(self.compare)
        self.controls.down.connect(self._focus_shown)
        self.model = ProjectsModel(words)
        self.table = ProjectTable(theme, self.model, words("Projects"))
        self.table.head.sectionClicked.connect(self.controls.sort_by)
        self._listen(self.table)
        self.table.value_requested.connect(self._open_value)
        self.cards = ProjectCards(theme, self.model, words)
        self._listen(self.cards)
        self.chart = RiskRewardChart(theme, words)
        self.chart.open_requested.connect(self._open)
        self.chart.copy_requested.connect(lambda: self.action_requested.emit("copy-picture"))
        self.twin = RiskRewardTable(theme, words)
        self.twin.open_requested.connect(self._open)
        self.found = FoundList(theme, words)
        self.found.open_requested.connect(self._open_hit)
        self.found.left_upwards.connect(self.focus_find)
        self.comparing = CompareView(session)
        self.comparing.open_requested.connect(self._open)
        self.comparing.leave_requested.connect(lambda: self.controls.ask(is_comparing=False))
        self.comparing.changed.connect(self._show)
        self.bar = ChosenBar(session)
        self.bar.compare_requested.connect(self.compare)
        self.bar.change_requested.connect(self.change_chosen)
        self.bar.clear_requested.connect(self.choose_none)
        self._stack = self._stacked()
        content = column(
            self.header, self.controls, self._stack, self.bar, spacing=theme.px(14), margins=self.margins()
        )
        content.setStretch(2, 1)
        self.setLayout(column(scrolled(panel(content, "page"), wraps=True), spacing=0))
        self.setAcceptDrops(True)

    # Being shown

    def refresh(self) -> None:
        session, words = self.session, self.session.words
        writes = not session.document.is_read_only
        self._new.setEnabled(writes)
        self._paste.setEnabled(writes)
        if self._whose != session.portfolio.settings.id:
            self._whose = session.portfolio.settings.id
            self.controls.show_now(Arrangement(form=self.controls.now.form))
        figures = session.results
        self.controls.offer_teams(entry.project.team for entry in figures.projects.values() if entry.project.team)
        there = tuple(each for each in self.controls.now.chosen if each in figures.projects)
        self.controls.now = replace(self.controls.now, chosen=there)
        self._rows = self._kept.of(session.portfolio, figures, words)
        about = (session.portfolio, session.today, words)
        self._headline = projects_headline(*about), projects_subline(*about)
        self._show()

    def show_location(self, location: Location) -> None:
        self.refresh()
        self._focus_shown()

    def kept(self) -> object:
        shown = self.cards if self.controls.now.form is Form.CARDS else self.table
        return _Kept(self.controls.now, shown.project_id, shown.verticalScrollBar().value())

    def take_up(self, kept: object) -> None:
        assert isinstance(kept, _Kept)
        self.controls.show_now(kept.arranged)
        self.refresh()
        for shown in (self.table, self.cards):
            shown.choose(kept.project_id)
            shown.verticalScrollBar().setValue(kept.scrolled_to)

    def focus_find(self) -> None:
        """Put the cursor where one types what one looks for."""
        if self.controls.now.is_comparing:
            self.controls.ask(is_comparing=False)
        self.controls.find_line.setFocus()
        self.controls.find_line.selectAll()

    def _show(self) -> None:
        """Show what is asked for, and keep the chosen row and the place one has scrolled to."""
        now = self.controls.now
        is_comparing = now.is_comparing and len(now.chosen) >= 2
        self.controls.setVisible(not is_comparing)
        self._say(is_comparing)
        self.model.show_chosen(now.chosen if now.shows_boxes else None)
        shown = self.cards if now.form is Form.CARDS else self.table
        chosen, place = shown.project_id or self.table.project_id, shown.verticalScrollBar().value()
        if self.model.show(self._rows, now.view):
            self.table.measure()
        self.table.head.show_order(now.view.column, now.view.descending)
        if shown.project_id is None:
            shown.choose(chosen)
            shown.verticalScrollBar().setValue(place)
        self.bar.show_chosen(len(now.chosen), shown=now.shows_boxes and not is_comparing)
        if is_comparing:
            self._show_comparison(now.chosen)
        elif now.find.strip():
            self._show_found(now.find)
        else:
            self._show_form(now)
        self.frame_changed.emit()

    def _show_form(self, now: Arrangement) -> None:
        """The projects that fit the filters, in the form that is asked for."""
        if not self.model.rowCount():
            self._stack.setCurrentWidget(self._nothing_fits if self._rows else self._nothing_yet)
        elif now.form is Form.CHART:
            session = self.session
            content = risk_reward(
                session.portfolio, session.today, session.words, size=now.size, only=frozenset(self.model.project_ids)
            )
            self.header.say(
                content.title, session.words("Further right is likelier to land, further up is worth more a year.")
            )
            self.chart.show_content(content)
            self.twin.show_content(content)
            self._stack.setCurrentWidget(self._cards[self.twin if now.is_twin else self.chart])
        else:
            self._stack.setCurrentWidget(self._cards[self.cards if now.form is Form.CARDS else self.table])

    def _say(self, is_comparing: bool) -> None:
        words = self.session.words
        if is_comparing:
            count = len(self.controls.now.chosen[:MOST_COMPARED])
            said = words.n("{count} project side by side", "{count} projects side by side", count)
            self.header.say(said, words("Each row has one scale: amounts begin at nothing, days begin today."))
        else:
            self.header.say(*self._headline)

    def _show_comparison(self, chosen: tuple[str, ...]) -> None:
        session = self.session
        whole = comparison(session.portfolio, session.results, chosen[:MOST_COMPARED], session.today, session.words)
        self.comparing.show_comparison(whole)
        self._stack.setCurrentWidget(self._cards[self.comparing])

    def _show_found(self, find: str) -> None:
        words, portfolio = self.session.words, self.session.portfolio
        view = self.controls.now.view
        within = [row.project_id for row in self._rows if fits(row, view)] if view.narrows else None
        hits = self._found_index(portfolio).find(find, within)
        projects = len({hit.project_id for hit in hits})
        said = words.n("Found in {count} place", "Found in {count} places", len(hits))
        said = words.n("{said}, in {count} project", "{said}, in {count} projects", projects, said=said)
        if len(hits) > _SHOWN_HITS:
            said = words("{said}. The first {shown} are shown.", said=said, shown=words.number(_SHOWN_HITS))
        self._found_said.setText(said)
        self.found.show_hits(hits[:_SHOWN_HITS], said)
        self._stack.setCurrentWidget(self._cards[self.found] if hits else self._nothing_found)

    def _found_index(self, portfolio: Portfolio) -> FindIndex:
        """Made when one first looks for something, and after an edit only where it was touched."""
        if self._index is None or self._index[0] is not portfolio:
            before = self._index[1] if self._index else None
            self._index = portfolio, find_index(portfolio, self.session.words, before)
        return self._index[1]

    def _focus_shown(self) -> None:
        shown = self._stack.currentWidget()
        for widget, card in self._cards.items():
            if card is shown:
                widget.setFocus()

    # The chart as a picture

    @property
    def is_empty(self) -> bool:
        """Whether there is no chart to be seen that could be taken along."""
        return self._stack.currentWidget() not in (self._cards[self.chart], self._cards[self.twin])

    @property
    def wanted(self) -> Wanted:
        """The chart as a picture for a file."""
        from sciencepm.export.picture import Wanted

        return Wanted(View.RISK_REWARD)

    def toggle_table(self) -> None:
        """The chart as a table, and back."""
        self.controls.toggle_twin()
        self._focus_shown()

    # Choosing several

    def tick(self, project_id: str) -> None:
        """Choose a project beside those chosen, or no longer."""
        chosen = self.controls.now.chosen
        without = tuple(each for each in chosen if each != project_id)
        self.controls.ask(chosen=without if project_id in chosen else (*chosen, project_id))

    def tick_all(self) -> None:
        """Choose every project that is shown."""
        self.controls.ask(chosen=self.model.project_ids)

    def choose_none(self) -> None:
        """No project is chosen any more."""
        self.controls.ask(chosen=(), is_choosing=False, is_comparing=False)
        self._focus_shown()

    def compare(self) -> None:
        """The chosen projects side by side; before two are chosen, show how one chooses."""
        chosen = self.controls.now.chosen
        if 2 <= len(chosen) <= MOST_COMPARED:
            self.controls.ask(is_comparing=True)
        else:
            self.controls.ask(is_choosing=True, find="")
        self._focus_shown()

    def change_chosen(self) -> None:
        """Ask what is to be changed of all chosen projects."""
        dialog = BulkChangeDialog(self.session, self.controls.now.chosen, self.window())
        dialog.exec()
        dialog.deleteLater()

    # Pasting a table

    def paste(self) -> None:
        """What Ctrl+V does here: the clipboard's table as projects, after a look at what it will make."""
        self._take_in(lambda: read_table(QGuiApplication.clipboard().text()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.session.document.is_read_only and _table_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _table_file(event)
        if path is not None:
            event.acceptProposedAction()
            self._take_in(lambda: read_table_file(path))

    def _take_in(self, read: Callable[[], Table]) -> None:
        if self.session.document.is_read_only:
            return
        try:
            table = read()
        except UserError as error:
            self.session.failed.emit(error)
            return
        dialog = PasteProjectsDialog(self.session, table, self.window())
        dialog.exec()
        dialog.deleteLater()

    # What one can do with one

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
        offer(words("Open its value"), lambda: self._open_value(project_id))
        is_chosen = project_id in self.controls.now.chosen
        offer(words("Choose no longer") if is_chosen else words("Choose"), lambda: self.tick(project_id))
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

    def _open(self, project_id: str) -> None:
        self.go_requested.emit(Location(PROJECTS.code, project_id))

    def _open_value(self, project_id: str) -> None:
        cases = self.session.portfolio.of(ValueCase, project_id)
        self.go_requested.emit(Location(VALUE.code, record_id=cases[0].id if cases else project_id))

    def _open_hit(self, hit: Hit) -> None:
        self.go_requested.emit(Location(PROJECTS.code, hit.project_id, hit.shown_id))

    def _remove(self, project_id: str) -> None:
        if not self.session.document.is_read_only:
            self.session.remove(remove_project, project_id=project_id, now=now())

    # Parts

    def _listen(self, shown: ProjectTable | ProjectCards) -> None:
        shown.open_requested.connect(self._open)
        shown.tick_requested.connect(self.tick)
        shown.all_requested.connect(self.tick_all)
        shown.none_requested.connect(self.choose_none)
        shown.remove_requested.connect(self._remove)
        shown.menu_requested.connect(lambda project_id, where: self.menu(project_id).popup(where))

    def _carded(self, part: QWidget | QLayout) -> Card:
        card = Card(self.session.theme, part)
        card.body.setContentsMargins(1, 1, 1, 1)
        return card

    def _stacked(self) -> QStackedWidget:
        words, theme = self.session.words, self.session.theme
        self._found_said = Label(look="caption")
        self._found_said.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(2))
        found = column(self._found_said, self.found, spacing=theme.px(4))
        self._cards: dict[QWidget, QWidget] = {
            self.table: self._carded(self.table),
            self.cards: self.cards,
            self.chart: self._carded(self.chart),
            self.twin: self._carded(self.twin),
            self.found: self._carded(found),
            self.comparing: self._carded(self.comparing),
        }
        self.clear_button = button(words("Show all projects"), self.controls.show_all)
        self._nothing_fits = EmptyState(theme, "search", words("No project fits."), self.clear_button)
        self.found_nothing_button = button(words("Show all projects"), self.controls.show_all)
        nothing = words("Nothing like this is written anywhere: it has not been tried here yet.")
        self._nothing_found = EmptyState(theme, "search", nothing, self.found_nothing_button)
        self.first_button = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        start = words("No project yet. Start with one you already run, or paste a table of them with Ctrl+V.")
        self._nothing_yet = EmptyState(theme, "list", start, self.first_button)
        stack = QStackedWidget()
        for part in (*self._cards.values(), self._nothing_fits, self._nothing_found, self._nothing_yet):
            stack.addWidget(part)
        return stack


def _table_file(event: QDropEvent) -> Path | None:
    """The one file of a table that is dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in TABLE_SUFFIXES else None
