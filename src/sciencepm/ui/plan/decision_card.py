"""The last decision of a project with who was told, or the next one that is to be taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.criteria import rule_says
from sciencepm.analysis.plan import Stage, open_stage, stages
from sciencepm.analysis.wording import capital, decision_name
from sciencepm.domain.decision import Decision
from sciencepm.domain.project import Project
from sciencepm.ui.plan.marks import OUTCOME_LOOK
from sciencepm.ui.plan.plan_words import told_words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, row
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.text import Label


class DecisionCard(Card):
    """`record_requested` asks to record the decision that comes next."""

    record_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, spacing=8)
        self._session = session
        self._inner = QVBoxLayout()
        self._inner.setSpacing(session.theme.px(8))
        self.add(self._inner)
        self.add(None)

    def show_project(self, project: Project) -> None:
        """Show what was last decided, or what comes first."""
        session = self._session
        clear(self._inner)
        plan = stages(session.portfolio, project.id, session.today)
        decided = [stage for stage in plan if stage.last_decision is not None]
        last = max(decided, key=lambda stage: (stage.last_decision.on, stage.number), default=None)  # type: ignore[union-attr]
        coming = open_stage(plan)
        if last is not None and last.last_decision is not None:
            self._show_decision(project, last, last.last_decision)
        elif coming is not None:
            self._show_coming(coming)

    def _show_decision(self, project: Project, stage: Stage, decision: Decision) -> None:
        session, words = self._session, self._session.words
        tone, icon = OUTCOME_LOOK[decision.outcome]
        name = capital(decision_name(stage.number, words))
        heading = Label(f"{name} · {words.near_day(decision.on, session.today)}", "section", wrap=True)
        top = row(heading, Pill(session.theme, label_of(decision.outcome, words), tone, icon))
        top.setStretch(0, 1)
        self._inner.addLayout(top)
        self.setAccessibleName(heading.text())
        if decision.why:
            self._inner.addWidget(Label(decision.why, wrap=True))
        told, waiting = told_words(session.portfolio, project, decision, words)
        again = decision.ask_again_on
        facts = (
            (words("Asked again"), words.near_day(again, session.today) if again else "", ""),
            (words("Waits for"), decision.waits_for, ""),
            (words("Decided by"), decision.decided_by, ""),
            (words("Against the rule"), decision.override_reason, ""),
            (words("Learned"), decision.learned, ""),
            (words("Kept"), decision.kept, ""),
            (words("Told"), told, waiting),
        )
        self._inner.addLayout(self._facts(facts))

    def _show_coming(self, stage: Stage) -> None:
        session, words = self._session, self._session.words
        name = capital(decision_name(stage.number, words))
        day = words.near_day(stage.asked_on, session.today) if stage.asked_on else ""
        title = words("{decision} · by {day}", decision=name, day=day) if day else name
        self._inner.addWidget(Label(title, "section", wrap=True))
        self.setAccessibleName(title)
        question = stage.point.question or words("No question yet.")
        self._inner.addWidget(Label(question, "" if stage.point.question else "second", wrap=True))
        says = words.listing(
            [label_of(outcome, words).lower() for outcome in rule_says(session.portfolio, stage.point.id)]
        )
        facts = (
            (words("Go on if"), stage.point.go_on_if, ""),
            (words("If not"), stage.point.if_not, ""),
            (words("Decides"), stage.point.decider, ""),
            (words("The rule says"), says or words("cannot tell yet"), ""),
        )
        self._inner.addLayout(self._facts(facts))

    def _facts(self, facts: tuple[tuple[str, str, str], ...]) -> QGridLayout:
        px = self._session.theme.px
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(5))
        grid.setColumnMinimumWidth(0, px(78))
        grid.setColumnStretch(1, 1)
        line = 0
        for name, said, urgent in facts:
            if not said and not urgent:
                continue
            label = Label(name, "caption-strong")
            label.setContentsMargins(0, px(1), 0, 0)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(said, wrap=True), line, 1)
            line += 1
            if urgent:
                grid.addWidget(Label(urgent, "urgent", wrap=True), line, 1)
                line += 1
        return grid
