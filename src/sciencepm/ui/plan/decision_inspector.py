"""Everything that was decided at a decision point: each entry, what it corrects, and the evidence then."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.owed_news import standing_decisions
from sciencepm.analysis.wording import capital, decision_name, measurement_text
from sciencepm.domain.decision import Decision, Evidence
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project
from sciencepm.ui.plan.correct_form import CorrectForm
from sciencepm.ui.plan.decision_facts import decision_facts, facts_grid
from sciencepm.ui.plan.inspector import Inspector
from sciencepm.ui.plan.marks import OUTCOME_LOOK
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row, rule
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.sight import settle
from sciencepm.ui.widgets.text import Label


class DecisionInspector(Inspector):
    """The newest entry comes first; nothing in it is edited, an entry is corrected by another one."""

    def __init__(self, session: Session, decision_id: str) -> None:
        super().__init__(session, decision_id, "")
        words = session.words
        point, project = self._point(), self._project()
        number = session.portfolio.of(DecisionPoint, project.id).index(point) + 1
        self.heading.setText(words("{decision}: what was decided", decision=capital(decision_name(number, words))))
        self.setAccessibleName(self.heading.text())
        self._question = Label(look="question", wrap=True)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(session.theme.px(14))
        self._shown: tuple[object, ...] = ()
        self._parts: list[_Entry] = []
        self.add(self._question, self._entries, None)
        self.refresh()

    @property
    def marks(self) -> str:
        return self._point().id

    @property
    def record(self) -> Decision:
        return self.session.portfolio.get(Decision, self.record_id)

    def refresh(self) -> None:
        session = self.session
        point, project = self._point(), self._project()
        self._question.setText(point.question)
        chains = tuple(reversed(standing_decisions(session.portfolio, point.id)))
        facts = tuple(decision_facts(session, project, chain[0]) for chain in chains)
        shape = (chains, facts, session.document.is_read_only)
        if shape == self._shown:
            return
        self._shown = shape
        clear(self._entries)
        self._parts = []
        for place, chain in enumerate(chains):
            if place:
                self._entries.addWidget(rule())
            entry = _Entry(session, project, chain)
            entry.told_wanted.connect(self.told_wanted)
            entry.asks.connect(self._show_asking)
            self._entries.addWidget(entry)
            entry.show()
            self._parts.append(entry)

    def focus_first(self) -> None:
        if self._parts:
            self._parts[0].evidence_button.setFocus()

    def _show_asking(self, form: QWidget) -> None:
        settle()
        self.reveal(form)

    def _point(self) -> DecisionPoint:
        return self.session.portfolio.get(DecisionPoint, self.record.decision_point_id)

    def _project(self) -> Project:
        return self.session.portfolio.get(Project, self._point().project_id)


class _Entry(QWidget):
    """One decision as it stands, with what it corrects."""

    told_wanted = Signal(str)
    asks = Signal(QWidget)

    def __init__(self, session: Session, project: Project, chain: tuple[Decision, ...]) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._decision = session, chain[0]
        decision = chain[0]
        tone, icon = OUTCOME_LOOK[decision.outcome]
        day = Label(words.day(decision.on), "strong", wrap=True)
        top = row(day, Pill(session.theme, label_of(decision.outcome, words), tone, icon), spacing=px(8))
        top.setStretch(0, 1)
        self._inner = column(top, spacing=px(8))
        if decision.why:
            self._inner.addWidget(Label(decision.why, wrap=True))
        facts = decision_facts(session, project, decision)
        self._inner.addLayout(facts_grid(session, facts))
        for newer, older in pairwise(chain):
            self._inner.addWidget(_correction(session, newer, older))
        self.evidence_button = button(words("Evidence and rule as they were"), self._toggle, "link")
        self._then = panel(_evidence(session, decision), "quiet")
        self._then.hide()
        self._inner.addLayout(row(self.evidence_button, None))
        self._inner.addWidget(self._then)
        can_write = not session.document.is_read_only
        self._correct = button(words("Correct this entry…"), self._ask)
        told = button(words("Mark as told…"), lambda: self.told_wanted.emit(decision.id))
        offered = [*([told] if facts[-1][2] else []), self._correct]
        self._offered = panel(row(*offered, None, spacing=px(8)))
        self._form: CorrectForm | None = None
        self._inner.addWidget(self._offered)
        self.setLayout(self._inner)
        self._offered.setVisible(can_write)

    def _toggle(self) -> None:
        words, opens = self._session.words, self._then.isHidden()
        self._then.setVisible(opens)
        self.evidence_button.setText(
            words("Fold the evidence away") if opens else words("Evidence and rule as they were")
        )

    def _ask(self) -> None:
        self._form = CorrectForm(self._session, self._decision)
        self._form.left.connect(self._leave)
        self._inner.addWidget(self._form)
        self._form.show()
        self._offered.hide()
        self._form.focus_first()
        self.asks.emit(self._form)

    def _leave(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()
        self._offered.show()
        self._correct.setFocus()


def _correction(session: Session, newer: Decision, older: Decision) -> QWidget:
    """What was corrected, by whom and when, and what stood there before."""
    words, px = session.words, session.theme.px
    who = newer.corrected_by or words("somebody")
    if newer.corrected_on is not None:
        day = words.near_day(newer.corrected_on, session.today)
        heading = words("Corrected on {day} by {who}", day=day, who=who)
    else:
        heading = words("Corrected by {who}", who=who)
    before = words("Before: {outcome}, {day}", outcome=label_of(older.outcome, words), day=words.day(older.on))
    if older.decided_by != newer.decided_by and older.decided_by:
        before = words("{before}, decided by {who}", before=before, who=older.decided_by)
    inner = column(Label(heading, "caption-strong", wrap=True), spacing=px(3), margins=(px(10), px(8), px(10), px(8)))
    for text, look in ((newer.what_was_wrong, ""), (before, "caption"), (older.why, "caption")):
        if text:
            inner.addWidget(Label(text, look, wrap=True))
    return panel(inner, "quiet")


def _evidence(session: Session, decision: Decision) -> QVBoxLayout:
    """The experiments and the rule, frozen when it was decided."""
    words, px = session.words, session.theme.px
    parts = column(spacing=px(6), margins=(px(10), px(8), px(10), px(8)))
    for each in decision.evidence:
        title = words("{letter}  {title}", letter=each.letter, title=each.title or words("Untitled experiment"))
        said = column(Label(title, wrap=True), Label(_state(session, each), "caption", wrap=True), spacing=0)
        parts.addLayout(said)
    if not decision.evidence:
        parts.addWidget(Label(words("There was no experiment under this question."), "caption", wrap=True))
    if decision.rule:
        text = "\n".join(capital(line) for line in decision.rule.splitlines())
        parts.addWidget(Label(words("The rule"), "caption-strong"))
        parts.addWidget(Label(text, "second", wrap=True))
    if decision.rule_said:
        outcomes = words(" or ").join(label_of(outcome, words).lower() for outcome in decision.rule_said)
        parts.addWidget(Label(words("It said: {outcome}", outcome=outcomes), "caption", wrap=True))
    return parts


def _state(session: Session, evidence: Evidence) -> str:
    words = session.words
    result = label_of(evidence.outcome, words) if evidence.outcome else label_of(evidence.state, words)
    measured = ", ".join(measurement_text(each, words) for each in evidence.measurements)
    return words("{outcome}: {measured}", outcome=result, measured=measured) if measured else result
