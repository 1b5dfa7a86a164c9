"""What the executives read: the sentence with today's figures in it, and the way to write one's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from sciencepm.analysis.value import CaseValue
from sciencepm.analysis.value_wording import sentence_figures, starting_sentence, unfilled, value_sentence
from sciencepm.commands.records import typing_key
from sciencepm.commands.value import change_value_case
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.value_case import ValueCase
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import TextEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.wording.field_watch import watch_wording


class SentenceCard(Card):
    """Places such as {money} stand for figures; what is typed is never anything but words."""

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, title=words("What the executives read"))
        self._session, self._case_id = session, ""
        self._value: CaseValue | None = None
        self.said = Label(look="sentence", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._editor = TextEditor(words("Sentence"), words("What would change, for whom?"), least_lines=2)
        self.field = BoundField(
            session, words("Your sentence; figures stand in braces"), self._editor, self._shows, self._writes
        )
        watch_wording(self.field, session, lambda: session.portfolio.find(ValueCase, self._case_id), "sentence")
        self._places = QVBoxLayout()
        self._unknown = Label(look="remark", wrap=True)
        self._writing = panel(column(self.field, self._places, self._unknown, spacing=px(6)))
        self._writing.hide()
        self.edit = button(words("Edit…"), self.toggle_editing)
        self.again = button(words("Use the program's sentence"), self._forget, "flat")
        self._note = Label(look="caption")
        self.add(self.said)
        self.add(self._writing)
        self.add(flowing(self.edit, self.again, self._note, spacing=px(10)))

    def show_case(self, value: CaseValue) -> None:
        """Show the sentence of a case with the figures of now."""
        words, case = self._session.words, value.case
        if case.id != self._case_id:
            self._case_id = case.id
            self._set_editing(wanted=False)
        self._value = value
        self.said.setText(words("“{sentence}”", sentence=value_sentence(value, words)))
        self.field.refresh()
        locked = self._session.document.is_read_only
        self.edit.setEnabled(not locked)
        self.again.setVisible(bool(case.sentence) and value.range is not None)
        self.again.setEnabled(not locked)
        figures = sentence_figures(value, words)
        missing = unfilled(case.sentence, figures)
        self._unknown.setText(
            words("No figure is called {names}; these words stay as they are.", names=words.listing(list(missing)))
        )
        self._unknown.setVisible(bool(missing))
        self._show_places(list(figures))
        with_source = all(each.source for each in case.inputs) and bool(case.inputs)
        source = words("sources stated") if with_source else words("a source is missing")
        notes = [words("range shown")] if value.range is not None else []
        self._note.setText(" · ".join([*notes, source] if case.inputs else notes))

    def copy(self) -> None:
        """The sentence to the clipboard."""
        if self._value is not None:
            QGuiApplication.clipboard().setText(value_sentence(self._value, self._session.words))

    def toggle_editing(self) -> None:
        """Open the sentence to be written, or close it."""
        self._set_editing(wanted=self._writing.isHidden())
        if not self._writing.isHidden():
            if self._value is not None and not self._value.case.sentence:
                self._editor.setText(starting_sentence(self._value, self._session.words))
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_editing(self, *, wanted: bool) -> None:
        self._writing.setVisible(wanted)
        words = self._session.words
        self.edit.setText(words("Done") if wanted else words("Edit…"))

    def _show_places(self, names: list[str]) -> None:
        px = self._session.theme.px
        clear(self._places)
        if names:
            buttons = [button(f"{{{name}}}", partial(self._insert, name), "flat") for name in names]
            self._places.addWidget(flowing(*buttons, spacing=px(4)))

    def _insert(self, name: str) -> None:
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.insertPlainText(f"{{{name}}}")

    def _forget(self) -> None:
        self._session.do(change_value_case, case_id=self._case_id, sentence="")

    def _shows(self) -> str:
        case = self._session.portfolio.find(ValueCase, self._case_id)
        return case.sentence if case else ""

    def _writes(self, portfolio: Portfolio, text: str) -> Edit:
        case = portfolio.get(ValueCase, self._case_id)
        return change_value_case(portfolio, case_id=case.id, merge_key=typing_key(case, "sentence"), sentence=text)
