"""The tab "Risks and trade-offs": what could go wrong, what to decide, what it depends on, how good it has to be."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.risk_checks import open_risks
from sciencepm.domain.concerns import OpenQuestion, TradeOff
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.ui.concerns.open_questions_card import OpenQuestionsCard
from sciencepm.ui.concerns.quality_card import QualityCard
from sciencepm.ui.concerns.risks_card import RisksCard
from sciencepm.ui.concerns.trade_offs_card import TradeOffsCard
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.project_tab import TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column


class ConcernsTab(TabBody):
    """Four cards; a next step that was put on the plan is shown there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._project_id = ""
        self.risks = RisksCard(session)
        self.trade_offs = TradeOffsCard(session)
        self.questions = OpenQuestionsCard(session)
        self.quality = QualityCard(session)
        self.questions.planned.connect(self._go_to_point)
        parts = (self.risks, self.trade_offs, self.questions, self.quality)
        self.setLayout(column(*parts, spacing=session.theme.px(14)))

    def show_project(self, project: Project) -> None:
        """Show what is weighed about this project."""
        self._project_id = project.id
        for card in (self.risks, self.trade_offs, self.questions, self.quality):
            card.show_project(project.id)

    def part_of(self, record_id: str) -> QWidget | None:
        """What stands for a risk, a trade-off, an open question or a target."""
        cards = (self.risks, self.trade_offs, self.questions, self.quality)
        return next((part for card in cards if (part := card.part_of(record_id)) is not None), None)

    def _go_to_point(self, point_id: str) -> None:
        self.go_requested.emit(Location(PROJECTS.code, self._project_id, point_id))

    def minimumSizeHint(self) -> QSize:
        # Words that wrap report a least height for a width they do not have; the height for the real width counts.
        return QSize(super().minimumSizeHint().width(), 0)


def waiting_count(session: Session, project: Project) -> str:
    """How many risks are open, trade-offs undecided and questions unanswered; nothing for none."""
    count = waiting(session.portfolio, project.id)
    return session.words.number(count) if count else ""


def waiting(portfolio: Portfolio, project_id: str) -> int:
    """How many risks are open, trade-offs undecided and questions unanswered."""
    trade_offs = sum(not each.chosen for each in portfolio.of(TradeOff, project_id))
    questions = sum(each.answered_on is None for each in portfolio.of(OpenQuestion, project_id))
    return len(open_risks(portfolio, project_id)) + trade_offs + questions
