"""Recording a decision: the evidence and what the rule says first, then the choice and what it needs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QWidget

from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.criteria import rule_says
from sciencepm.analysis.plan import Stage, stages
from sciencepm.analysis.wording import capital, decision_name
from sciencepm.commands.decisions import record_decision
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.ui.plan.answers import Answers, side_by_side
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.plan.choice_button import ChoiceButton
from sciencepm.ui.plan.decision_effects import Effects
from sciencepm.ui.plan.decision_evidence import Evidence, outcome_hint
from sciencepm.ui.plan.entry import shares
from sciencepm.ui.plan.marks import OUTCOME_LOOK
from sciencepm.ui.plan.outcome_needs import needs
from sciencepm.ui.plan.plan_words import news_line
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.wording.field_watch import watch_draft


class DecisionDialog(QDialog):
    """Nothing is chosen at first, so that the evidence is read before the answer is given."""

    def __init__(self, session: Session, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._session, self._stage = session, stage
        self._project = session.portfolio.get(Project, stage.point.project_id)
        self._says = rule_says(session.portfolio, stage.point.id)
        self._outcome: Outcome | None = None
        self.recorded: Decision | None = None
        """The entry, once it is recorded."""
        name = capital(decision_name(stage.number, words))
        title = words(
            "{decision}: {question}", decision=name, question=stage.point.question or words("no question yet")
        )
        self.setWindowTitle(name)
        self.setProperty("look", "sheet")
        self._effects = Effects(session, stage)
        known = panel(column(Evidence(session, stage), self._effects, None, spacing=px(12)))
        self._answers = Answers(session)
        choices = panel(self._choices())
        both = Beside((known, choices), (11, 10), px(720), px(34))
        asked = words("asked for {day}", day=words.near_day(stage.asked_on, session.today)) if stage.asked_on else ""
        aside = " · ".join(part for part in (self._project.title, asked) if part)
        heading = column(Label(title, "dialog-title", wrap=True), Label(aside, "second", wrap=True), spacing=px(2))
        body = scrolled(panel(column(both, margins=(px(26), px(4), px(26), px(12))), "sheet"))
        self._news = Label(look="caption", wrap=True)
        self.record = button(words("Record"), self._record, "primary")
        self.record.setEnabled(False)
        foot = row(spacing=px(12), margins=(px(26), px(12), px(26), px(14)))
        foot.addWidget(self._news, 1)
        foot.addWidget(button(words("Cancel"), self.reject))
        foot.addWidget(self.record)
        head = panel(heading)
        head.setContentsMargins(px(26), px(20), px(26), px(10))
        parts = column(head, body, rule(), foot, spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self._say_news()
        wide, high = px(1060), px(720)
        if parent is not None:
            wide, high = min(wide, parent.width() - px(24)), min(high, parent.height() - px(40))
        self.resize(wide, high)

    @property
    def outcome(self) -> Outcome | None:
        """What is chosen so far."""
        return self._outcome

    # The choice

    def _choices(self) -> Any:
        session, words, px = self._session, self._session.words, self._session.theme.px
        points = stages(session.portfolio, self._project.id, session.today)
        has_next = self._stage.number < len(points)
        parts = column(Label(words("What do you decide?"), "section"), spacing=px(8))
        self.group = QButtonGroup(self)
        self.buttons: dict[Outcome, ChoiceButton] = {}
        for outcome in Outcome:
            hint = outcome_hint(outcome, session, self._stage, has_next)
            if outcome is Outcome.STOP:
                hint = self._effects.stop_words() or hint
            if self._says and outcome not in self._says:
                hint = words("{what} · needs a reason: the rule says otherwise", what=hint)
            made = _outcome_button(session, outcome, hint)
            made.clicked.connect(lambda _on=False, outcome=outcome: self.choose(outcome))
            made.stepped.connect(lambda by, outcome=outcome: self._step(outcome, by))
            self.group.addButton(made)
            self.buttons[outcome] = made
            parts.addWidget(made)
        parts.addLayout(self._fields())
        parts.addStretch(1)
        self._show_fields()
        return parts

    def _fields(self) -> Any:
        words, today, px = self._session.words, self._session.today, self._session.theme.px
        answers = self._answers
        chance = shares(words).show(self._stage.point.chance)
        self._why = answers.text("why", words("Why"), words("What did the evidence show?"), least_lines=2)
        made = {
            "override_reason": answers.text(
                "override_reason", words("Why otherwise than the rule"), words("What does the rule not see?")
            ),
            "waits_for": answers.line("waits_for", words("What it waits for"), words("Name what has to happen")),
            "why": self._why,
            "ask_again_on": answers.day("ask_again_on", words("Ask again on"), words("11 December")),
            "chance": answers.line("chance", words("Chance now"), "60%", shares(words), value=chance),
            "chance_source": answers.line(
                "chance_source", words("Where that figure comes from"), words("Who said so, and when")
            ),
            "learned": answers.text("learned", words("What we learned"), words("What do we know now?")),
            "kept": answers.text("kept", words("What we keep"), words("Data, tools, people who know how")),
            "decided_by": answers.line("decided_by", words("Decided by"), value=self._stage.point.decider),
            "on": answers.day("on", words("Decided on"), value=today),
        }
        for name in ("override_reason", "why", "learned", "kept"):
            watch_draft(made[name], self._session, lambda: self._stage.point)
        pairs = (
            ("override_reason",),
            ("waits_for",),
            ("why",),
            ("ask_again_on", "chance"),
            ("chance_source",),
            ("learned",),
            ("kept",),
        )
        rows = [side_by_side([made[name] for name in names], px(12)) for names in (*pairs, ("decided_by", "on"))]
        self._made = made
        for name in ("ask_again_on", "chance"):
            editor = made[name].editor
            assert isinstance(editor, LineEditor)
            editor.editingFinished.connect(self._show_effects)
        return column(*rows, answers.elsewhere, spacing=px(9))

    def choose(self, outcome: Outcome) -> None:
        """Take an outcome, and ask for what it needs."""
        words = self._session.words
        self._outcome = outcome
        self.buttons[outcome].setChecked(True)
        self.record.setText(words("Record: {outcome}", outcome=words_of(outcome, words)))
        self.record.setEnabled(True)
        self._why.rename(words("What changes, and why") if outcome is Outcome.REVISE else words("Why"))
        for field in self._made.values():
            field.show_error("")
        self._show_fields()
        self._show_effects()
        self._say_news()

    def _show_effects(self) -> None:
        """What the outcome would mean, with what is typed so far."""
        if self._outcome is not None:
            again, chance = self._answers.read("ask_again_on"), self._answers.read("chance")
            self._effects.show_outcome(self._outcome, again=again, chance=chance)

    def _step(self, outcome: Outcome, by: int) -> None:
        order = list(Outcome)
        self.buttons[order[(order.index(outcome) + by) % len(order)]].setFocus()

    def _names(self) -> tuple[str, ...]:
        if self._outcome is None:
            return ()
        return needs(self._outcome, self._says)

    def _show_fields(self) -> None:
        names = self._names()
        for name, field in self._made.items():
            field.setVisible(name in names)

    def _say_news(self) -> None:
        session, words = self._session, self._session.words
        kept = words("The evidence above is kept as it is now.")
        if self._outcome is None:
            self._news.setText(kept)
            return
        today = session.today
        news = news_line(session.portfolio, self._project, self._outcome, today, today, words)
        self._news.setText(f"{news} {kept}".strip())

    def field(self, name: str) -> Field:
        """A field by its name, whether or not it is asked for now."""
        return self._made[name]

    # Recording

    def _record(self) -> None:
        if self._outcome is None:
            return
        session, outcome = self._session, self._outcome

        def command(portfolio: Portfolio, **given: Any) -> Edit:
            if given["on"] is None:
                given["on"] = session.today
            return record_decision(
                portfolio,
                point_id=self._stage.point.id,
                outcome=outcome,
                today=session.today,
                w=session.words,
                **given,
            )

        before = set(session.portfolio.of(Decision, self._stage.point.id))
        if self._answers.carry_out(command, self._names()):
            (self.recorded,) = set(session.portfolio.of(Decision, self._stage.point.id)) - before
            self.accept()


def _outcome_button(session: Session, outcome: Outcome, hint: str) -> ChoiceButton:
    """One outcome with its glyph, and what it means beside it."""
    theme, px = session.theme, session.theme.px
    title = label_of(outcome, session.words)
    tone, icon = OUTCOME_LOOK[outcome]
    glyph = Label()
    glyph.setPixmap(theme.pixmap(icon, tone, 16))
    across = row(spacing=px(10), margins=(px(12), px(9), px(12), px(9)))
    for part in (glyph, Label(title, "strong")):
        across.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    across.addWidget(Label(hint, "caption", wrap=True), 1)
    made = ChoiceButton(f"{title}: {hint}", across)
    made.setCheckable(True)
    return made
