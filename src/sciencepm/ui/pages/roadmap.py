"""Roadmap: decisions and landings in time, honest about what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from sciencepm.analysis.finding import Finding
from sciencepm.analysis.findings import findings
from sciencepm.analysis.headlines import roadmap_headline
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.picture.time_axis import Zoom
from sciencepm.picture.views import View
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.roadmap.asked import Asked, Source, projects
from sciencepm.ui.roadmap.controls import FIT, Controls
from sciencepm.ui.roadmap.hand import RoadmapChart
from sciencepm.ui.roadmap.picture_view import PictureView
from sciencepm.ui.roadmap.table import RoadmapTable
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.header import PageHeader

if TYPE_CHECKING:
    from sciencepm.export.picture import Wanted

_LEAST_COLUMNS: Final = 700.0
"""Three columns in less would cut every title."""
_LEAST_TREE: Final = 420.0


class RoadmapPage(Page):
    """One card in which the timeline, another form of it, or its table is shown; else why there is nothing to show."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, theme = session.words, session.theme
        self._source = Source(session)
        self._found: tuple[Portfolio, tuple[Finding, ...]] | None = None
        self._is_table = False
        self._whose = session.portfolio.settings.id
        self._export = button(words("Export picture…"), lambda: self.action_requested.emit("export-picture"))
        self._present = button(
            words("Present from here"), lambda: self.action_requested.emit("present-from-here"), "primary"
        )
        self.header = PageHeader(theme, self._export, self._present)
        self.controls = Controls(session)
        self.controls.asked.connect(lambda _asked: self.refresh())
        self.controls.zoomed.connect(self._zoom)
        self.controls.table_wanted.connect(self.toggle_table)
        self.chart = RoadmapChart(session, self._findings, lambda would: self._source.content(self.asked, would))
        self.chart.axis_changed.connect(self._show_zoom)
        self.chart.open_requested.connect(self._open)
        self.chart.copy_requested.connect(lambda: self.action_requested.emit("copy-picture"))
        self.picture = PictureView(theme, words)
        self.picture.open_requested.connect(self._open_record)
        self.picture.copy_requested.connect(lambda: self.action_requested.emit("copy-picture"))
        self.table = RoadmapTable(theme, words)
        self.table.open_requested.connect(self._open)
        self._stack = QStackedWidget()
        self._cards = {widget: self._carded(widget) for widget in (self.chart, self.picture, self.table)}
        self.first_button = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        start = words("No project yet. The roadmap shows which decisions come when, and when each project can land.")
        self._nothing_yet = self._empty("chart-gantt", start, self.first_button)
        self.all_button = button(words("Show everything"), self.controls.show_everything)
        hidden = words("This audience sees none of the projects.")
        self._nothing_seen = self._empty("eye-off", hidden, self.all_button)
        content = column(self.header, self.controls, self._stack, spacing=theme.px(14), margins=self.margins())
        content.setStretch(2, 1)
        self.setLayout(column(scrolled(panel(content, "page"), wraps=True), spacing=0))

    @property
    def asked(self) -> Asked:
        """How the roadmap is looked at."""
        return self.controls.now

    @property
    def wanted(self) -> Wanted:
        """What is seen as a picture for a file."""
        from sciencepm.export.picture import Wanted

        asked = self.asked
        project_id = asked.project_id if asked.view is View.TREE else None
        return Wanted(asked.view, self._source.audience(asked), project_id, asked.lanes, asked.since_id)

    @property
    def is_empty(self) -> bool:
        """Whether there is no project to show."""
        return not self._source.portfolio(self.asked).all(Project)

    def show_location(self, location: Location) -> None:
        self.refresh()
        self._focus_shown()

    def refresh(self) -> None:
        session, words = self.session, self.session.words
        if self._whose != session.portfolio.settings.id:
            self._whose = session.portfolio.settings.id
            self.chart.fit()
        asked = self.controls.offer(projects(self._source.portfolio(self.asked)))
        there_are = bool(session.portfolio.all(Project))
        self.controls.setVisible(there_are)
        for action in (self._export, self._present):
            action.setVisible(not self.is_empty)
        self.first_button.setEnabled(not session.document.is_read_only)
        self.header.say(roadmap_headline(self._source.portfolio(asked), session.today, words), self._subline())
        if self.is_empty:
            self._stack.setCurrentWidget(self._nothing_seen if there_are else self._nothing_yet)
        elif self._is_table:
            self.table.show_content(self._source.content(asked))
            self._stack.setCurrentWidget(self._cards[self.table])
        elif asked.view is View.ROADMAP:
            self.chart.show_content(self._source.content(asked))
            self._stack.setCurrentWidget(self._cards[self.chart])
        else:
            self._show_picture(asked)

    def toggle_table(self) -> None:
        """The chart as a table, and back."""
        self._is_table = not self._is_table
        self.controls.show_table(self._is_table)
        self.refresh()
        self._focus_shown()

    def _show_picture(self, asked: Asked) -> None:
        picture, palette = self._source.picture(asked), self.session.theme.tokens
        if asked.view is View.TREE:
            self.header.say(picture.title, self._subline())
        least = _LEAST_TREE if asked.view is View.TREE else _LEAST_COLUMNS
        self.picture.show_picture(picture.title, lambda width, height: picture.draw(width, height, palette), least)
        self._stack.setCurrentWidget(self._cards[self.picture])

    def _subline(self) -> str:
        words = self.session.words
        if self.is_empty:
            return ""
        if self.asked.view is View.NOW_NEXT_LATER:
            return words("What is being worked on, what comes when a question is answered go, and what is further on.")
        if self.asked.view is View.TREE:
            return words("How many of 100 plans like this one go on at each decision, and how many stop there.")
        return words(
            "Diamonds are decisions, not deliverables. The whisker is when a project can land: one chance in ten "
            "earlier, one in ten later."
        )

    def _findings(self) -> tuple[Finding, ...]:
        """Made when a card first needs them, and once for each state of the portfolio."""
        session, seen = self.session, self._source.portfolio(self.asked)
        if self._found is None or self._found[0] is not seen:
            self._found = seen, findings(seen, session.today, session.words)
        return self._found[1]

    # What one can do

    def _zoom(self, code: str) -> None:
        if code == FIT:
            self.chart.fit()
        else:
            self.chart.zoom_to(Zoom(code))

    def _show_zoom(self) -> None:
        axis = self.chart.axis
        if axis is not None:
            self.controls.show_zoom(FIT if self.chart.is_fit else axis.zoom)

    def _open(self, project_id: str, record_id: str | None) -> None:
        self.go_requested.emit(Location(PROJECTS.code, project_id, record_id))

    def _open_record(self, record_id: str) -> None:
        point = self.session.portfolio.find(DecisionPoint, record_id)
        self._open(point.project_id if point else record_id, point.id if point else None)

    def _focus_shown(self) -> None:
        shown = self._stack.currentWidget()
        for widget, card in self._cards.items():
            if card is shown:
                widget.setFocus()

    # Parts

    def _carded(self, widget: QWidget) -> Card:
        card = Card(self.session.theme, widget)
        card.body.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(card)
        return card

    def _empty(self, icon: str, sentence: str, action: QPushButton) -> EmptyState:
        state = EmptyState(self.session.theme, icon, sentence, action)
        self._stack.addWidget(state)
        return state
