"""The plan tab: the strip of stages, when we would stop, and what was decided."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project
from sciencepm.ui.around.around import Around
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.plan.decision_card import DecisionCard
from sciencepm.ui.plan.plan_line import PlanLine
from sciencepm.ui.plan.stop_rules_card import StopRulesCard
from sciencepm.ui.plan.strip import Strip
from sciencepm.ui.project_tab import TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState


class PlanTab(TabBody):
    """`add_point` is the one button of a plan without decision points."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        self.line = PlanLine(session)
        self.strip = Strip(session)
        self.rules = StopRulesCard(session)
        self.decision = DecisionCard(session)
        self.add_point = button(words("Add a decision point"), look="primary")
        sentence = words("No decision point yet: a question, the experiments that answer it, and what we do then.")
        self._empty = Card(session.theme, EmptyState(session.theme, "diamond", sentence, self.add_point))
        self._empty.setMinimumHeight(px(220))
        below = Beside((self.rules, self.decision), (29, 20), px(860), px(14))
        top = column(self.line, self.strip, spacing=px(8))
        self.around = Around(session)
        self.around.project_opened.connect(lambda it: self.go_requested.emit(Location(PROJECTS.code, it)))
        self.setLayout(column(self._empty, top, below, self.around, spacing=px(14)))

    def show_project(self, project: Project) -> None:
        """Show the plan of a project."""
        has_points = bool(self._session.portfolio.of(DecisionPoint, project.id))
        self._empty.setVisible(not has_points)
        self.strip.setVisible(has_points)
        self.add_point.setEnabled(not self._session.document.is_read_only)
        self.line.show_project(project)
        self.strip.show_project(project)
        self.rules.show_project(project)
        self.decision.show_project(project)
        self.decision.setVisible(has_points)
        self.around.show_project(project)

    def select(self, record_id: str | None) -> None:
        """Mark what the panel shows."""
        self.strip.select(record_id)
        self.rules.select(record_id)

    def part_of(self, record_id: str) -> QWidget | None:
        """What stands for a record here."""
        return self.strip.item_of(record_id) or self.rules.row_of(record_id) or self.around.part_of(record_id)

    def focus_record(self, record_id: str) -> None:
        """Go to what stands for a record, else to the strip."""
        part = self.part_of(record_id)
        if part is None:
            self.strip.focus_current()
        else:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
