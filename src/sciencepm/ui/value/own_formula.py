"""The PM's own formula: its inputs added and taken out, the formula typed, and what is wrong pointed at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.formula import FormulaError
from sciencepm.analysis.units import MONEY
from sciencepm.analysis.value import CaseValue
from sciencepm.commands.records import typing_key
from sciencepm.commands.value import add_own_input, change_value_case, remove_own_input
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor


class OwnFormula(QWidget):
    """Inputs are named and given a unit once, when they are added; their figures stand in the rows above."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._case_id = session, ""
        self.name = LineEditor(words("Name of the new input"), words("tickets"))
        self.unit = LineEditor(words("Unit of the new input"), words("tickets a year"))
        for editor in (self.name, self.unit):
            editor.setMinimumWidth(px(130))
        self.name.returnPressed.connect(self.unit.setFocus)
        self.unit.returnPressed.connect(self._add)
        self.add_input = button(words("Add input"), self._add)
        self._new = Field("", flowing(self.name, self.unit, self.add_input, spacing=px(8)))
        self._takers = column(spacing=0)
        typed = WrappedLineEditor(words("Formula"), words("tickets × minutes × wage"))
        self.formula = BoundField(session, words("Formula"), typed, self._shows, self._writes)
        self.wrong = Label(look="error", wrap=True)
        self._comes = Label(look="caption", wrap=True)
        note = words(
            "Named inputs, numbers, + − × ÷ and brackets. Units are checked: money (€, an hour, a year), hours, and "
            "whatever you count. Write “a year” in the unit of what comes every year."
        )
        self.setLayout(
            column(
                Label(words("Inputs"), "caption-strong"), self._new, self._takers, self.formula, self.wrong,
                self._comes, Label(note, "caption", wrap=True), spacing=px(8),
            )
        )  # fmt: skip

    def show_case(self, value: CaseValue) -> None:
        """Show the formula of a case and what is wrong with it."""
        words = self._session.words
        changed = value.case.id != self._case_id
        self._case_id = value.case.id
        if changed:
            self._new.show_error("")
        self.formula.refresh()
        locked = self._session.document.is_read_only
        for part in (self.name, self.unit, self.add_input):
            part.setEnabled(not locked)
        self._show_takers(value.case, locked=locked)
        said = problem_text(value.problem, value.case.formula, words) if value.problem else ""
        self.wrong.setText(said)
        self.wrong.setVisible(bool(said))
        unit = "" if value.range is None else "money a year" if value.range.unit == MONEY else value.range.unit
        self._comes.setText(
            words("It comes to: {unit}.", unit=words(unit) if unit else words("a number")) if value.range else ""
        )
        self._comes.setVisible(value.range is not None)

    def focus_first(self) -> None:
        """Go where the first input is named."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_takers(self, case: ValueCase, *, locked: bool) -> None:
        words, px = self._session.words, self._session.theme.px
        buttons = [
            button(
                words("Take out {name}", name=each.name),
                partial(self._session.remove, remove_own_input, case_id=self._case_id, name=each.name),
                "flat",
            )
            for each in case.inputs
        ]
        for each in buttons:
            each.setEnabled(not locked)
        clear(self._takers)
        if buttons:
            self._takers.addWidget(flowing(*buttons, spacing=px(4)))

    def _add(self) -> None:
        if self._session.do_at(
            self._new, add_own_input, case_id=self._case_id, name=self.name.text(), unit=self.unit.text()
        ):
            self.name.clear()
            self.unit.clear()

    def _shows(self) -> str:
        case = self._session.portfolio.find(ValueCase, self._case_id)
        return case.formula if case else ""

    def _writes(self, portfolio: Portfolio, text: str) -> Edit:
        case = portfolio.get(ValueCase, self._case_id)
        key = typing_key(case, "formula")
        return change_value_case(portfolio, case_id=case.id, merge_key=key, formula=text)


def problem_text(problem: FormulaError, formula: str, words: Words) -> str:
    """What is wrong with a formula, with the place in quotation marks."""
    said = words(problem.sentence, about=problem.about) if problem.about else words(problem.sentence)
    place = formula[problem.start : problem.end].strip()
    if not place or place == problem.about or place == formula.strip():
        return said
    return words("At “{place}”: {said}", place=place, said=said)
