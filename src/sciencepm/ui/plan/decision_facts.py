"""What is said of a decision: a name and its words a line, what is urgent below them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from sciencepm.analysis.code_words import words_of
from sciencepm.domain.decision import Decision
from sciencepm.domain.project import Project
from sciencepm.ui.plan.plan_words import told_words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.text import Label

Fact = tuple[str, str, str]
"""Its name, its words, and what is urgent about it."""


def decision_facts(session: Session, project: Project, decision: Decision) -> tuple[Fact, ...]:
    """Everything but why it was decided so; what is empty is left out when it is shown."""
    words, today = session.words, session.today
    told, waiting = told_words(session.portfolio, project, decision, today, words)
    again = decision.ask_again_on
    said = words(" or ").join(words_of(outcome, words) for outcome in decision.rule_said)
    against = decision.override_reason and words(
        "{reason} The rule said: {outcome}.", reason=_ended(decision), outcome=said
    )
    return (
        (words("Asked again"), words.near_day(again, today) if again else "", ""),
        (words("Waits for"), decision.waits_for, ""),
        (words("Decided by"), decision.decided_by, ""),
        (words("Against the rule"), against, ""),
        (words("Learned"), decision.learned, ""),
        (words("Kept"), decision.kept, ""),
        (words("Told"), told, waiting),
    )


def facts_grid(session: Session, facts: tuple[Fact, ...]) -> QGridLayout:
    """The facts one below the other, names in a column."""
    px = session.theme.px
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
        label = Label(name, "caption-strong", wrap=True)
        label.setContentsMargins(0, px(1), 0, 0)
        label.setMaximumWidth(px(96))
        grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(said, wrap=True), line, 1)
        line += 1
        if urgent:
            grid.addWidget(Label(urgent, "urgent", wrap=True), line, 1)
            line += 1
    return grid


def _ended(decision: Decision) -> str:
    text = decision.override_reason
    return text if text.endswith((".", "?", "!")) else f"{text}."
