"""A question somebody asked: its answer, or a line to write one, and all of them to look through."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sciencepm.commands.stakeholders import answer_question
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Question
from sciencepm.i18n import Words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.segments import Segments
from sciencepm.ui.widgets.text import Label

_MOST = 60


class QuestionRow(QWidget):
    """What was asked, by whom and when; an open one takes its answer with Enter."""

    def __init__(self, session: Session, question: Question, *, says_who: bool = False) -> None:
        super().__init__()
        self._session, self._question = session, question
        words, px, today = session.words, session.theme.px, session.today
        facts = [question.asked_by] if says_who else []
        facts.append(words.short_day(question.on, today))
        if question.answered_on is not None:
            facts.append(words("answered {day}", day=words.short_day(question.answered_on, today)))
        else:
            facts.append(words("open, with {who}", who=question.owner) if question.owner else words("open"))
        look = "caption" if question.answered_on else "state-revise"
        parts = column(
            Label(question.text, wrap=True), Label(" · ".join(filter(None, facts)), look, wrap=True), spacing=px(2)
        )
        self.answer: LineEditor | None = None
        if question.answered_on is not None:
            parts.addWidget(Label(question.answer, "second", wrap=True))
        elif not session.document.is_read_only:
            self.answer = LineEditor(words("Answer to: {question}", question=question.text), words("Write the answer"))
            self._field = Field("", self.answer)
            self.answer.returnPressed.connect(self._answer)
            across = row(spacing=px(8))
            across.addWidget(self._field, 1)
            across.addWidget(button(words("Answer"), self._answer))
            parts.addLayout(across)
        self.setLayout(parts)

    def _answer(self) -> None:
        assert self.answer is not None
        given = {"question_id": self._question.id, "answer": self.answer.text(), "on": self._session.today}
        self._session.do_at(self._field, answer_question, **given)


class QuestionsCard(Card):
    """All that was asked, the open first, narrowed by words found in question, answer or who asked."""

    def __init__(self, session: Session) -> None:
        words, theme = session.words, session.theme
        super().__init__(theme, title=words("Questions asked and answered"))
        self._session = session
        self._shown: tuple[object, ...] = ()
        self.words_wanted = LineEditor(words("Find a question"), words("Find a question or an answer"))
        self.words_wanted.textChanged.connect(lambda _text: self.refresh())
        choices = (("all", words("All")), ("open", words("Open")), ("answered", words("Answered")))
        self._which = "all"
        self.which = Segments(choices, "all", words("Which questions"))
        self.which.chosen.connect(self._choose)
        across = row(spacing=theme.px(8))
        across.addWidget(self.words_wanted, 1)
        across.addWidget(self.which)
        self.add(across)
        self._none = Label(look="second", wrap=True)
        self.add(self._none)
        self.rows: list[QuestionRow] = []
        self._rows = column(spacing=theme.px(10))
        self.add(self._rows)
        self.add(None)

    def _choose(self, code: str) -> None:
        self._which = code
        self.refresh()

    def refresh(self) -> None:
        """Read the questions again; a row one is typing in stays."""
        words = self._session.words
        every = self._session.portfolio.all(Question)
        found = found_questions(self._session.portfolio, self.words_wanted.text(), self._which)
        about = (tuple(found), self._session.document.is_read_only)
        self.setVisible(bool(every))
        if about == self._shown:
            return
        self._shown = about
        clear(self._rows)
        self.rows = [QuestionRow(self._session, each, says_who=True) for each in found[:_MOST]]
        for made in self.rows:
            self._rows.addWidget(made)
        self._none.setVisible(len(found) > _MOST or not found)
        self._none.setText(_left_out(len(found), words))


def found_questions(portfolio: Portfolio, text: str, which: str) -> list[Question]:
    """Those with every word of `text` in them, the open ones first, each the newest first."""
    wanted = text.casefold().split()
    found = [
        each
        for each in portfolio.all(Question)
        if (which == "all" or (each.answered_on is None) == (which == "open"))
        and all(word in f"{each.text} {each.answer} {each.asked_by} {each.owner}".casefold() for word in wanted)
    ]
    return sorted(found, key=lambda each: (each.answered_on is not None, -each.on.toordinal(), each.id))


def _left_out(count: int, w: Words) -> str:
    if not count:
        return w("No question has these words.")
    return w("The first {shown} of {count}; write a word to find others.", shown=_MOST, count=count)
