"""Where a plan was revised or held inside a stage: what was tried until then stands above the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.owed_news import standing_decisions
from sciencepm.analysis.plan import Stage
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.plan.marks import OUTCOME_LOOK
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import row, rule
from sciencepm.ui.widgets.text import Label

Paths = Sequence[tuple[Sequence[Experiment], Decision | None]]
_OVER = (ExperimentState.DONE, ExperimentState.DROPPED)


def paths(portfolio: Portfolio, stage: Stage) -> Paths:
    """The experiments of a stage, path by path, each with the decision that left it; the last path has none."""
    left = list(stage.experiments)
    found: list[tuple[Sequence[Experiment], Decision | None]] = []
    for chain in standing_decisions(portfolio, stage.point.id):
        decision = chain[0]
        if decision.outcome not in (Outcome.REVISE, Outcome.HOLD):
            continue
        over = {each.letter for each in decision.evidence if each.state in _OVER}
        past = [each for each in left if each.letter in over]
        if past:
            found.append((past, decision))
            left = [each for each in left if each.letter not in over]
    return (*found, (left, None))


class PathBreak(QWidget):
    """A hairline with the outcome and its day."""

    def __init__(self, session: Session, decision: Decision) -> None:
        super().__init__()
        theme, words, px = session.theme, session.words, session.theme.px
        tone, icon = OUTCOME_LOOK[decision.outcome]
        day = words.short_day(decision.on, session.today)
        revised = decision.outcome is Outcome.REVISE
        said = words("Revised {day}", day=day) if revised else words("On hold {day}", day=day)
        glyph = Label()
        glyph.setPixmap(theme.pixmap(icon, tone, 12))
        self.setToolTip(words("What was tried before stays here, greyed."))
        across = row(spacing=px(6), margins=(px(4), 0, px(4), 0))
        for part, stretch in ((rule(), 1), (glyph, 0), (Label(said, "caption"), 0), (rule(), 1)):
            across.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(across)
