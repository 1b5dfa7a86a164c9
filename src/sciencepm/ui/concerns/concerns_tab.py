"""The tab "Risks and trade-offs": what could go wrong, what to decide, what it depends on, how good it has to be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.risk_checks import open_risks
from sciencepm.domain.concerns import OpenQuestion, TradeOff
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.ui.concerns.in_place import go_to
from sciencepm.ui.concerns.open_questions_card import OpenQuestionsCard
from sciencepm.ui.concerns.quality_card import QualityCard
from sciencepm.ui.concerns.risks_card import RisksCard
from sciencepm.ui.concerns.trade_offs_card import TradeOffsCard
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column


class ConcernsTab(QWidget):
    """`record_wanted` asks for the panel of a record of the plan."""

    record_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.risks = RisksCard(session)
        self.trade_offs = TradeOffsCard(session)
        self.questions = OpenQuestionsCard(session)
        self.quality = QualityCard(session)
        self.questions.planned.connect(self.record_wanted)
        parts = (self.risks, self.trade_offs, self.questions, self.quality)
        self.setLayout(column(*parts, None, spacing=session.theme.px(14)))

    def show_project(self, project: Project) -> None:
        """Show what is weighed about this project."""
        self.risks.show_project(project)
        for card in (self.trade_offs, self.questions, self.quality):
            card.show_project(project.id)

    def show_record(self, record_id: str) -> None:
        """Bring a risk, a trade-off, an open question or a target into sight, with the keyboard in it."""
        for card in (self.risks, self.trade_offs, self.questions, self.quality):
            part: QWidget | None = card.part_of(record_id)
            if part is not None:
                go_to(part)
                focus_first = getattr(part, "focus_first", None)
                if callable(focus_first):
                    focus_first()


def waiting(portfolio: Portfolio, project_id: str) -> int:
    """How many risks are open, trade-offs undecided and questions unanswered."""
    trade_offs = sum(not each.chosen for each in portfolio.of(TradeOff, project_id))
    questions = sum(each.answered_on is None for each in portfolio.of(OpenQuestion, project_id))
    return len(open_risks(portfolio, project_id)) + trade_offs + questions
