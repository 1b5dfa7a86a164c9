"""Correcting a decision: a new entry that says what was wrong with the earlier one, and how it should read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.commands.decisions import correct_decision
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import InvalidInput
from sciencepm.ui.plan.answers import Answers, side_by_side
from sciencepm.ui.plan.outcome_needs import needs
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row, rule
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.text import Label


class CorrectForm(QWidget):
    """The fields show the entry as it stands; what is changed in them is what the new entry says."""

    left = Signal()

    def __init__(self, session: Session, decision: Decision) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._decision = session, decision
        answers = self._answers = Answers(session)
        wrong = answers.text("what_was_wrong", words("What was wrong"), words("The day, a figure, a name…"))
        by = answers.line("corrected_by", words("Who corrects it"), words("A role or a name"))
        choices = [(outcome.value, label_of(outcome, words)) for outcome in Outcome]
        outcome = answers.choice("outcome", words("Outcome"), choices)
        editor = outcome.editor
        assert isinstance(editor, ChoiceEditor)
        editor.show_value(decision.outcome.value)
        editor.currentIndexChanged.connect(lambda _place: self._show_fields())
        on = answers.day("on", words("Decided on"), value=decision.on)
        self._fields = {
            "override_reason": answers.text("override_reason", words("Why otherwise than the rule")),
            "waits_for": answers.line("waits_for", words("What it waits for"), value=decision.waits_for),
            "ask_again_on": answers.day("ask_again_on", words("Ask again on"), value=decision.ask_again_on),
            "why": answers.text("why", words("Why, as it should read")),
            "learned": answers.text("learned", words("What we learned")),
            "kept": answers.text("kept", words("What we keep")),
            "decided_by": answers.line("decided_by", words("Decided by"), value=decision.decided_by),
        }
        for name in ("override_reason", "why", "learned", "kept"):
            self._fields[name].editor.setText(getattr(decision, name))  # type: ignore[attr-defined]
        self.button = button(words("Add the correction"), self._record, "primary")
        self.setLayout(
            column(
                rule(),
                Label(words("Correct this entry"), "strong"),
                Label(words("The entry stays as it is; yours stands in its place."), "second", wrap=True),
                wrong,
                by,
                side_by_side((outcome, on), px(8)),
                *self._fields.values(),
                answers.elsewhere,
                row(self.button, button(words("Cancel"), self.left.emit), None, spacing=px(8)),
                spacing=px(8),
            )
        )
        self._show_fields()

    def focus_first(self) -> None:
        """Go to what was wrong."""
        self._answers.field("what_was_wrong").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _outcome(self) -> Outcome:
        return Outcome(self._answers.typed("outcome"))

    def _show_fields(self) -> None:
        wanted = needs(self._outcome(), self._decision.rule_said)
        for name, field in self._fields.items():
            field.setVisible(name in wanted)

    def _record(self) -> None:
        session = self._session
        names = ["what_was_wrong", "corrected_by", "outcome", "on"]
        names += [name for name, field in self._fields.items() if not field.isHidden()]

        def command(portfolio: Portfolio, **given: Any) -> Edit:
            if given["on"] is None:
                raise InvalidInput({"on": session.words("Please say when.")})
            return correct_decision(portfolio, decision_id=self._decision.id, today=session.today, **given)

        # Once it is done the panel shows the new entry, and this form is gone with the old one.
        self._answers.carry_out(command, names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
