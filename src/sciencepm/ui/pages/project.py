"""One project: what it is after, its plan as a strip, when we would stop, and a panel to change all of it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent

from sciencepm.commands.projects import unblock_project
from sciencepm.domain.concerns import OpenQuestion, QualityTarget, ReviewNote, Risk, TradeOff, VocabularyTerm
from sciencepm.domain.decision import Decision
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.project import Attachment, Link, Project
from sciencepm.domain.stakeholders import Promise, Question, Update
from sciencepm.domain.stop_rule import StopRule
from sciencepm.domain.value_case import ValueCase
from sciencepm.ui.around.dropping import Dropping
from sciencepm.ui.around.incoming import holds_something
from sciencepm.ui.check_ins.project_check_ins import ProjectCheckIns, waiting_for_news
from sciencepm.ui.concerns.concerns_tab import ConcernsTab, waiting_count
from sciencepm.ui.history_tab.history_tab import HistoryTab
from sciencepm.ui.landing.landing_tab import LandingTab, settled_count
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import PROJECTS, VALUE, Location
from sciencepm.ui.plan.blocked_line import BlockedLine
from sciencepm.ui.plan.crossed_line import CrossedLine
from sciencepm.ui.plan.goal_card import GoalCard
from sciencepm.ui.plan.inspector import Inspector
from sciencepm.ui.plan.plan_desk import PlanDesk
from sciencepm.ui.plan.plan_tab import PlanTab
from sciencepm.ui.plan.project_header import ProjectHeader
from sciencepm.ui.plan.side import Side
from sciencepm.ui.plan.tabs import Tabs
from sciencepm.ui.project_tab import Tab, TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.shared_words.words_tab import WordsTab, words_count
from sciencepm.ui.value.value_tab import ValueTab, case_count
from sciencepm.ui.widgets.box import column, panel, row, scrolled
from sciencepm.ui.widgets.sight import go_to, settle

TABS = (
    Tab("plan", "Plan", PlanTab, records=(DecisionPoint, Experiment, StopRule, Decision, Attachment, Link)),
    Tab("value", "Value", ValueTab, case_count, (ValueCase,)),
    Tab("landing", "Path to production", LandingTab, settled_count, (PathToProduction, DataIssue)),
    Tab(
        "concerns",
        "Risks and trade-offs",
        ConcernsTab,
        waiting_count,
        (Risk, TradeOff, OpenQuestion, QualityTarget),
    ),
    Tab("words", "Shared words", WordsTab, words_count, (VocabularyTerm, ReviewNote, Question)),
    Tab("check-ins", "Check-ins", ProjectCheckIns, waiting_for_news, (Update, Promise)),
    Tab("history", "History", HistoryTab),
)
"""In the order they stand in; titles are messages for translators."""


class ProjectPage(Page):
    """Shows one project; the window says which."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, px = session.words, session.theme.px
        self._project_id = ""
        self._left_at: dict[str, int] = {}
        self.header = ProjectHeader(session)
        self.goal = GoalCard(session)
        self.plan = PlanTab(session)
        self.tabs = Tabs(session, [(tab.code, words(tab.title)) for tab in TABS])
        left, top, right, bottom = self.margins()
        inset = px(6)
        self.crossed, self.blocked = CrossedLine(session), BlockedLine(session)
        self.tab = TABS[0].code
        self._bodies: dict[str, TabBody] = {self.tab: self.plan}
        self._below = column(self.plan, spacing=0)
        parts = (self.crossed, self.blocked, self.goal, self.tabs, self._below, None)
        below = column(*parts, spacing=px(14), margins=(inset, 0, 0, 0))
        content = column(self.header, below, spacing=px(14), margins=(left - inset, top, right, bottom))
        content.setStretch(1, 1)
        self._area = scrolled(panel(content, "page"), wraps=True)
        self._across = row(self._area, spacing=0)
        self._across.setStretch(0, 1)
        self.setLayout(self._across)
        self.tabs.chosen.connect(self._go_to_tab)
        self.header.details_wanted.connect(lambda: self.open_record(self._project_id))
        self.header.record_wanted.connect(lambda: self.action_requested.emit("record-decision"))
        self.crossed.record_wanted.connect(lambda: self.action_requested.emit("record-decision"))
        self.blocked.come.connect(lambda: session.do(unblock_project, project_id=self._project_id))
        self._side = Side(session, self._across, self._area, self)
        self._side.record_wanted.connect(self.open_record)
        self._side.closed.connect(self._after_closing)
        self._desk = PlanDesk(session, self.plan, self._side, self.open_record)
        self._desk.panel_wanted.connect(self._show_panel)
        self._desk.value_wanted.connect(self._go_to_value)
        self.goal.value_opened.connect(self._go_to_first_value)
        self.header.modes_wanted.connect(self._desk.open_modes)
        self.blocked.project_opened.connect(lambda it: self.go_requested.emit(Location(PROJECTS.code, it)))
        self.goal.gap_opened.connect(self._desk.fill_gap)
        self.plan.go_requested.connect(self.go_requested)
        self.dropping = Dropping(session, self, self._keep)

    # Showing

    def show_location(self, location: Location) -> None:
        """Show the project of a location; its record's panel is opened and what stands for it brought into sight."""
        if location.project_id != self._project_id:
            self.close_panel()
            self._project_id = self._desk.project_id = location.project_id or ""
            self._area.verticalScrollBar().setValue(0)
            self._left_at = {}
        wanted = location.tab or self._tab_of(location.record_id)
        if wanted == self.tab:
            self.refresh()
        self._open_tab(wanted)
        if location.tab:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        if location.record_id and self._side.find(location.record_id):
            self.open_record(location.record_id)
            if self._area.isHidden() and self.panel is not None:
                self.panel.focus_first()
            elif self.panel is not None:
                self.plan.focus_record(self.panel.marks)
        elif location.record_id and (part := self._bodies[self.tab].part_of(location.record_id)) is not None:
            go_to(part)

    def refresh(self) -> None:
        session = self.session
        project = session.portfolio.find(Project, self._project_id)
        if project is None:
            return
        figures = session.results.projects[project.id]
        self.header.show_project(project, figures)
        self.crossed.show_project(project, can_decide=figures.next is not None)
        self.blocked.show_project(project)
        self.goal.show_project(project, figures)
        for tab in TABS:
            self.tabs.count(tab.code, tab.count(session, project))
        self._bodies[self.tab].show_project(project)
        self._side.refresh()

    def _go_to_value(self, case_id: str) -> None:
        self.go_requested.emit(Location(VALUE.code, record_id=case_id))

    def _go_to_first_value(self) -> None:
        for case in self.session.portfolio.of(ValueCase, self._project_id)[:1]:
            self._go_to_value(case.id)

    # The tabs

    def show_tab(self, code: str) -> None:
        """Open a tab; its body is made when it is seen for the first time."""
        self.tab = code
        self.tabs.choose(code)
        if code not in self._bodies:
            made = next(tab for tab in TABS if tab.code == code).make(self.session)
            made.go_requested.connect(self.go_requested)
            self._bodies[code] = made
            self._below.addWidget(made)
        for each, body in self._bodies.items():
            body.setVisible(each == code)

    def body(self, code: str) -> TabBody:
        """What stands below a tab that has been open."""
        return self._bodies[code]

    def _open_tab(self, code: str) -> None:
        """Show a tab where it was left; a panel of the plan does not follow into another one."""
        if code == self.tab:
            return
        bar = self._area.verticalScrollBar()
        self._left_at[self.tab] = bar.value()
        if self.panel is not None and self.panel.record_id != self._project_id:
            self.close_panel()
        self.show_tab(code)
        self.refresh()
        settle()
        bar.setValue(self._left_at.get(code, 0))

    def _go_to_tab(self, code: str) -> None:
        self._open_tab(code)
        self.go_requested.emit(Location(PROJECTS.code, self._project_id, tab=code))

    def _tab_of(self, record_id: str | None) -> str:
        """The tab a record is found in."""
        for tab in TABS:
            if record_id and any(self.session.portfolio.find(kind, record_id) for kind in tab.records):
                return tab.code
        return TABS[0].code

    # The panel

    @property
    def panel(self) -> Inspector | None:
        """The panel that is open."""
        return self._side.inspector

    def open_record(self, record_id: str) -> None:
        """Open the panel of a record that has one."""
        found = self._side.find(record_id)
        if found is None:
            return
        if not isinstance(found, Project):
            self._open_tab("plan")
        self._side.open(found)
        self._mark()

    def close_panel(self) -> None:
        """Close the panel; the keyboard goes back to what it was opened from."""
        self._side.close()

    def _show_panel(self, inspector: Inspector) -> None:
        """A panel that belongs to no record yet, beside the plan."""
        self._open_tab("plan")
        self._side.show(inspector)
        self._mark()

    def _mark(self) -> None:
        """Mark what the panel shows, and bring it into sight."""
        assert self.panel is not None
        self.plan.select(self.panel.marks)
        part = self.plan.part_of(self.panel.marks)
        if part is not None:
            self._area.ensureWidgetVisible(part, 0, self.session.theme.px(24))

    def _after_closing(self, inspector: Inspector, had_focus: bool) -> None:
        self.plan.select(None)
        if had_focus and self.tab == "plan":
            self.plan.focus_record(inspector.marks)
        elif had_focus:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel is not None:
            self.close_panel()
            return
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.tabs.step(step)
            return
        super().keyPressEvent(event)

    # Adding

    def add_decision_point(self) -> None:
        """A new decision point at the end, with its panel to fill in."""
        self._desk.add_decision_point()

    def add_experiment(self) -> None:
        """A new experiment under the decision point at hand, or the one that comes next."""
        self._desk.add_experiment()

    def add_files(self) -> None:
        """Ask for pictures and documents to keep with the project."""
        self._open_tab("plan")
        self.plan.around.files.ask_for_files()

    def add_link(self) -> None:
        """Go to the line in which a link is added."""
        self._open_tab("plan")
        go_to(self.plan.around.links.add_line.line)

    def paste(self) -> None:
        """Keep the picture, the files or the address on the clipboard with the project."""
        mime = QGuiApplication.clipboard().mimeData()
        if not self.session.document.is_read_only and holds_something(mime):
            self._keep(mime)

    def _keep(self, mime: QMimeData) -> None:
        self._open_tab("plan")
        self.plan.around.files.take(mime)

    def add_stop_rule(self) -> None:
        """Ask what a new rule watches."""
        self._desk.add_stop_rule()
