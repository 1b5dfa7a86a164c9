"""One question to the team: what was asked, of whom and since when, and the answer."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.sync_questions import SyncQuestion, asked_text
from sciencepm.commands.records import remove_record, typing_key
from sciencepm.commands.stakeholders import answer_question
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Question
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.cells import Cells
from sciencepm.ui.concerns.in_place import InPlaceField, InPlaceForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.fields import TextEditor
from sciencepm.ui.widgets.text import Label


class QuestionRow(Cells):
    """Question and answer are changed where they stand; what is answered today stays on the list until tomorrow."""

    def __init__(self, session: Session, question_id: str) -> None:
        super().__init__(session)
        words, px = session.words, session.theme.px
        self._session, self._id = session, question_id
        self._form = InPlaceForm(session, Question, question_id)
        self.text = self._form.heading("text", words("Question"), words("What do you want to know?"))
        self.answer = self._answer()
        self._about = Label(look="caption", wrap=True)
        self._about.setContentsMargins(px(6), 0, 0, 0)
        self.remove = icon_button(session.theme, "trash-2", words("Remove this question"), self._remove)
        below = row(self._about, self.remove, spacing=px(6))
        below.setStretch(0, 1)
        about = panel(below)
        self.hold((), (self.text, self.answer, about), ((0, 0, 1), (1, 0, 1), (2, 0, 1)))
        self.arrange(as_form=True)
        self.text.show_name(False)
        self.answer.show_name(False)
        self.refresh()

    def refresh(self) -> None:
        """Read the question again."""
        session, words, today = self._session, self._session.words, self._session.today
        question = session.portfolio.get(Question, self._id)
        self._form.refresh()
        self.answer.refresh()
        if question.answered_on is not None:
            day = words.near_day(question.answered_on, today)
            said = words("Asked {since}, answered {day}", since=words.near_day(question.on, today), day=day)
        else:
            since = asked_text(SyncQuestion(question.text, question, question.on), today, words)
            said = words("On the list {since}", since=since)
        self._about.setText(" · ".join(part for part in (question.owner, said) if part))
        self.setAccessibleName(question.text)
        self.setAccessibleDescription(self._about.text())
        self.remove.setEnabled(not session.document.is_read_only)

    def _answer(self) -> InPlaceField:
        session, words = self._session, self._session.words

        def shows() -> str:
            return session.portfolio.get(Question, self._id).answer

        def writes(portfolio: Portfolio, text: str) -> Edit:
            question = portfolio.get(Question, self._id)
            edit = answer_question(
                portfolio, question_id=question.id, answer=text, on=question.answered_on or session.today
            )
            return dataclasses.replace(edit, merge_key=typing_key(question, "answer"))

        name = words("Answer")
        return InPlaceField(session, name, TextEditor(name, words("The answer, once you have it")), shows, writes)

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(Question, self._id), now=now())

        self._session.remove(remove)


class StandingRow(QWidget):
    """The question that is asked again and again, while it is due; `wanted` asks to put it on the list."""

    wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        self._text = Label(look="question", wrap=True)
        self._about = Label(look="caption", wrap=True)
        for label in (self._text, self._about):
            label.setContentsMargins(px(6), 0, px(6), 0)
        self.put = button(words("Put it on the list"), self.wanted.emit, "link")
        inner = column(self._text, self._about, row(self.put, None), spacing=px(2), margins=(0, px(8), 0, px(6)))
        self.setLayout(column(inner, rule(soft=True), spacing=0))

    def show_question(self, asked: SyncQuestion | None) -> None:
        """Show it, or nothing while it is not due."""
        session, words = self._session, self._session.words
        self.setVisible(asked is not None)
        if asked is None:
            return
        self._text.setText(asked.text)
        when = asked_text(asked, session.today, words)
        self._about.setText(words("Ask this once a month: {when}", when=when))
        self.setAccessibleName(asked.text)
        self.put.setEnabled(not session.document.is_read_only)
