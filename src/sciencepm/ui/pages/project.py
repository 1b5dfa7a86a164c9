"""One project: what it is after, its plan as a strip, when we would stop, and a panel to change all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from sciencepm.analysis.plan_ahead import Gap, Missing
from sciencepm.commands.experiments import add_experiment, remove_experiment
from sciencepm.commands.plan import add_decision_point, move_decision_point, remove_decision_point
from sciencepm.commands.projects import unblock_project
from sciencepm.commands.stop_rules import add_stop_rule, remove_stop_rule
from sciencepm.domain.concerns import OpenQuestion, QualityTarget, ReviewNote, Risk, TradeOff, VocabularyTerm
from sciencepm.domain.decision import Decision
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Question
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.concerns_tab import ConcernsTab, waiting_count
from sciencepm.ui.landing.landing_tab import LandingTab, settled_count
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.plan.blocked_line import BlockedLine
from sciencepm.ui.plan.experiment_inspector import ExperimentInspector
from sciencepm.ui.plan.goal_card import GoalCard
from sciencepm.ui.plan.inspector import Inspector
from sciencepm.ui.plan.plan_tab import PlanTab
from sciencepm.ui.plan.point_inspector import PointInspector
from sciencepm.ui.plan.project_header import ProjectHeader
from sciencepm.ui.plan.project_inspector import ProjectInspector
from sciencepm.ui.plan.stop_rule_inspector import StopRuleInspector
from sciencepm.ui.plan.stop_rule_types import StopRuleChooser, starting_text
from sciencepm.ui.plan.tabs import Tabs
from sciencepm.ui.project_tab import Tab, TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.shared_words.words_tab import WordsTab, words_count
from sciencepm.ui.widgets.box import column, panel, row, scrolled
from sciencepm.ui.widgets.sight import go_to, settle

_PANEL, _LEAST_BESIDE = 360, 400


TABS = (
    Tab("plan", "Plan", PlanTab, records=(DecisionPoint, Experiment, StopRule, Decision)),
    Tab("landing", "Path to production", LandingTab, settled_count, (PathToProduction, DataIssue)),
    Tab(
        "concerns",
        "Risks and trade-offs",
        ConcernsTab,
        waiting_count,
        (Risk, TradeOff, OpenQuestion, QualityTarget),
    ),
    Tab("words", "Shared words", WordsTab, words_count, (VocabularyTerm, ReviewNote, Question)),
)
"""In the order they stand in; titles are messages for translators."""

_PANELS: dict[type[Record], Callable[[Session, str], Inspector]] = {
    Project: ProjectInspector,
    DecisionPoint: PointInspector,
    Experiment: ExperimentInspector,
    StopRule: StopRuleInspector,
}


class ProjectPage(Page):
    """Shows one project; the window says which."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, px = session.words, session.theme.px
        self._project_id = ""
        self._left_at: dict[str, int] = {}
        self._inspector: Inspector | None = None
        self.header = ProjectHeader(session)
        self.goal = GoalCard(session)
        self.plan = PlanTab(session)
        self.tabs = Tabs(session, [(tab.code, words(tab.title)) for tab in TABS])
        left, top, right, bottom = self.margins()
        inset = px(6)
        self.blocked = BlockedLine(session)
        self.tab = TABS[0].code
        self._bodies: dict[str, TabBody] = {self.tab: self.plan}
        self._below = column(self.plan, spacing=0)
        below = column(self.blocked, self.goal, self.tabs, self._below, None, spacing=px(14), margins=(inset, 0, 0, 0))
        content = column(self.header, below, spacing=px(14), margins=(left - inset, top, right, bottom))
        content.setStretch(1, 1)
        self._area = scrolled(panel(content, "page"))
        self._across = row(self._area, spacing=0)
        self._across.setStretch(0, 1)
        self.setLayout(self._across)
        self.tabs.chosen.connect(self._go_to_tab)
        self.header.details_wanted.connect(lambda: self.open_record(self._project_id))
        self.header.record_wanted.connect(lambda: self.action_requested.emit("record-decision"))
        self.goal.gap_opened.connect(self._fill_gap)
        self.blocked.come.connect(lambda: session.do(unblock_project, project_id=self._project_id))
        strip, rules = self.plan.strip, self.plan.rules
        strip.point_opened.connect(self.open_record)
        strip.experiment_opened.connect(self.open_record)
        strip.point_wanted.connect(self.add_decision_point)
        strip.experiment_wanted.connect(self._add_experiment_to)
        strip.point_moved.connect(lambda point_id, to: session.do(move_decision_point, point_id=point_id, to=to))
        strip.point_removed.connect(lambda it: session.remove(remove_decision_point, point_id=it, now=now()))
        strip.experiment_removed.connect(lambda it: session.remove(remove_experiment, experiment_id=it, now=now()))
        rules.rule_opened.connect(self.open_record)
        rules.rule_wanted.connect(self.add_stop_rule)
        rules.rule_removed.connect(lambda it: session.remove(remove_stop_rule, rule_id=it, now=now()))
        self.plan.add_point.clicked.connect(lambda _on=False: self.add_decision_point())

    # Showing

    def show_location(self, location: Location) -> None:
        """Show the project of a location; its record's panel is opened and what stands for it brought into sight."""
        if location.project_id != self._project_id:
            self.close_panel()
            self._project_id = location.project_id or ""
            self._area.verticalScrollBar().setValue(0)
            self._left_at = {}
        wanted = location.tab or self._tab_of(location.record_id)
        if wanted == self.tab:
            self.refresh()
        self._open_tab(wanted)
        if location.tab:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        if location.record_id and self._find(location.record_id):
            self.open_record(location.record_id)
            if self._area.isHidden() and self._inspector is not None:
                self._inspector.focus_first()
            elif self._inspector is not None:
                self.plan.focus_record(self._inspector.record_id)
        elif location.record_id and (part := self._bodies[self.tab].part_of(location.record_id)) is not None:
            go_to(part)

    def refresh(self) -> None:
        session = self.session
        project = session.portfolio.find(Project, self._project_id)
        if project is None:
            return
        figures = session.results.projects[project.id]
        self.header.show_project(project, figures)
        self.blocked.show_project(project)
        self.goal.show_project(project, figures)
        for tab in TABS:
            self.tabs.count(tab.code, tab.count(session, project))
        self._bodies[self.tab].show_project(project)
        self._refresh_panel()

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
        if self._inspector is not None and self._inspector.record_id != self._project_id:
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

    def _refresh_panel(self) -> None:
        inspector = self._inspector
        if inspector is None:
            return
        found = self._find(inspector.record_id)
        if found is None and not isinstance(inspector, StopRuleChooser):
            self.close_panel()
            return
        inside = _has_focus(inspector)
        inspector.refresh()
        if inside and not _has_focus(inspector):
            # What was pressed may be gone now; the keyboard stays in the panel.
            inspector.setFocus()

    def _find(self, record_id: str) -> Record | None:
        """A live record of this project with a panel."""
        portfolio = self.session.portfolio
        for model in _PANELS:
            found = portfolio.find(model, record_id)
            if found is not None and portfolio.is_live(found):
                return found
        decision = portfolio.find(Decision, record_id)
        return portfolio.find(DecisionPoint, decision.decision_point_id) if decision else None

    # The panel

    @property
    def panel(self) -> Inspector | None:
        """The panel that is open."""
        return self._inspector

    def open_record(self, record_id: str) -> None:
        """Open the panel of a decision point, an experiment, a stop rule or the project."""
        found = self._find(record_id)
        if found is None:
            return
        if not isinstance(found, Project):
            self._open_tab("plan")
        if self._inspector is None or self._inspector.record_id != found.id:
            self._open(_PANELS[type(found)](self.session, found.id))
        self.plan.select(found.id)
        self._bring_into_sight(self.plan.part_of(found.id))

    def close_panel(self) -> None:
        """Close the panel; the keyboard goes back to what it was opened from."""
        inspector, self._inspector = self._inspector, None
        if inspector is None:
            return
        had_focus = _has_focus(inspector)
        inspector.hide()
        inspector.deleteLater()
        self._area.show()
        self.plan.select(None)
        if had_focus and self.tab == "plan":
            self.plan.focus_record(inspector.record_id)
        elif had_focus:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, inspector: Inspector) -> None:
        before, self._inspector = self._inspector, inspector
        if before is not None:
            before.hide()
            before.deleteLater()
        inspector.closed.connect(self.close_panel)
        self._across.addWidget(inspector)
        # A layout shows what it was given only later, and what is hidden cannot take the keyboard.
        inspector.show()
        self._share_room()

    def _bring_into_sight(self, part: QWidget | None) -> None:
        if part is not None:
            self._area.ensureWidgetVisible(part, 0, self.session.theme.px(24))

    def _share_room(self) -> None:
        """The panel beside the plan where both fit, else in its place."""
        if self._inspector is None:
            return
        px = self.session.theme.px
        beside = self.width() >= px(_PANEL) + px(_LEAST_BESIDE)
        self._area.setVisible(beside)
        if beside:
            self._inspector.setFixedWidth(px(_PANEL))
        else:
            self._inspector.setMinimumWidth(0)
            self._inspector.setMaximumWidth(16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._inspector is not None:
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
        words = self.session.words
        if self.session.do(lambda it: add_decision_point(it, project_id=self._project_id, w=words)):
            self._open_new(self.session.portfolio.of(DecisionPoint, self._project_id)[-1].id)

    def add_experiment(self) -> None:
        """A new experiment under the decision point at hand, or the one that comes next."""
        point_id = self._point_at_hand()
        if point_id is None:
            self.add_decision_point()
        else:
            self._add_experiment_to(point_id)

    def add_stop_rule(self) -> None:
        """Ask what the rule watches; the rule is added once that is chosen."""
        self._open_tab("plan")
        chooser = StopRuleChooser(self.session, self._project_id)
        chooser.chosen.connect(self._add_rule)
        self._open(chooser)
        self.plan.select(None)
        chooser.focus_first()

    def _fill_gap(self, gap: Gap) -> None:
        """Open what a forecast lacks."""
        if gap.what is Missing.DECISION_POINTS:
            self.add_decision_point()
        elif gap.number is None:
            self.open_record(self._project_id)
        else:
            point = self.session.portfolio.of(DecisionPoint, self._project_id)[gap.number - 1]
            self.open_record(point.id)
            if isinstance(self._inspector, PointInspector):
                self._inspector.focus_missing(gap.what)

    def _add_experiment_to(self, point_id: str) -> None:
        before = {each.id for each in self.session.portfolio.of(Experiment, point_id)}
        if self.session.do(lambda it: add_experiment(it, point_id=point_id)):
            after = {each.id for each in self.session.portfolio.of(Experiment, point_id)}
            self._open_new((after - before).pop())

    def _add_rule(self, code: str) -> None:
        kind = StopRuleType(code)
        text = starting_text(kind, self.session.words)
        if self.session.do(lambda it: add_stop_rule(it, project_id=self._project_id, type=kind, text=text)):
            self._open_new(self.session.portfolio.of(StopRule, self._project_id)[-1].id)

    def _open_new(self, record_id: str) -> None:
        self.open_record(record_id)
        if self._inspector is not None:
            self._inspector.focus_first()

    def _point_at_hand(self) -> str | None:
        portfolio = self.session.portfolio
        if self._inspector is not None:
            shown = self._find(self._inspector.record_id)
            if isinstance(shown, DecisionPoint):
                return shown.id
            if isinstance(shown, Experiment):
                return shown.decision_point_id
        coming = self.session.results.projects[self._project_id].next
        points = portfolio.of(DecisionPoint, self._project_id)
        return coming.point.id if coming else points[-1].id if points else None


def _has_focus(widget: QWidget) -> bool:
    """Whether the keyboard is in a widget or in something inside it."""
    focused: QWidget | None = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
