"""The last decision of a project with who was told, or the next one that is to be taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.criteria import rule_says
from sciencepm.analysis.plan import Stage, open_stage, stages
from sciencepm.analysis.wording import capital, decision_name
from sciencepm.domain.decision import Decision
from sciencepm.domain.project import Project
from sciencepm.ui.plan.decision_facts import Fact, decision_facts, facts_grid
from sciencepm.ui.plan.marks import OUTCOME_LOOK
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.text import Label


class DecisionCard(Card):
    """`opened` asks for everything that was decided there, `told_wanted` to note who has heard of it."""

    opened = Signal(str)
    told_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, spacing=8)
        self._session = session
        self._shown: tuple[object, ...] | None = None
        self._inner = QVBoxLayout()
        self._inner.setSpacing(session.theme.px(8))
        self.add(self._inner)
        self.add(None)

    def show_project(self, project: Project) -> None:
        """Show what was last decided, or what comes first."""
        session = self._session
        plan = stages(session.portfolio, project.id, session.today)
        decided = [stage for stage in plan if stage.last_decision is not None]
        last = max(decided, key=lambda stage: (stage.last_decision.on, stage.number), default=None)  # type: ignore[union-attr]
        coming = open_stage(plan)
        facts: tuple[Fact, ...] = ()
        if last is not None and last.last_decision is not None:
            facts = decision_facts(session, project, last.last_decision)
            shape: tuple[object, ...] = (last.number, last.last_decision, facts, session.document.is_read_only)
        else:
            shape = (coming, coming and rule_says(session.portfolio, coming.point.id))
        if shape == self._shown:
            return
        self._shown = shape
        clear(self._inner)
        if last is not None and last.last_decision is not None:
            self._show_decision(last, last.last_decision, facts)
        elif coming is not None:
            self._show_coming(coming)

    def _show_decision(self, stage: Stage, decision: Decision, facts: tuple[Fact, ...]) -> None:
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
        self._inner.addLayout(facts_grid(session, facts))
        is_waiting = bool(facts[-1][2]) and not session.document.is_read_only
        told = button(words("Mark as told…"), lambda: self.told_wanted.emit(decision.id))
        every = button(words("All that was decided"), lambda: self.opened.emit(decision.id), "link")
        self._inner.addWidget(flowing(*([told] if is_waiting else []), every, spacing=session.theme.px(8)))

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
        self._inner.addLayout(facts_grid(session, facts))
