"""An "it depends" as a card: its three cases with their conditions, what is good enough, and what happens next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sciencepm.analysis.prompts import prompts
from sciencepm.analysis.templates import decision_point_template
from sciencepm.commands.concerns import answer_open_question
from sciencepm.commands.records import remove_record
from sciencepm.commands.templates import add_decision_point_from_template
from sciencepm.domain.concerns import DependsOn, OpenQuestion
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.cases import conclusion, read_cases
from sciencepm.ui.concerns.cases_picture import CasesPicture
from sciencepm.ui.concerns.in_place import InPlaceForm
from sciencepm.ui.concerns.team_asks import TeamAsks
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row, rule
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.sight import go_to, put
from sciencepm.ui.widgets.text import Label

_WHOLE = 100
"""Of a line, against room that gives way with a stretch of 1."""


class OpenQuestionBlock(QWidget):
    """Everything is changed where it stands. `planned` gives the decision point that was made of the next step."""

    planned = Signal(str)

    def __init__(self, session: Session, question_id: str) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._id = session, question_id
        self._asking: AskInPlace | None = None
        self._shown: DependsOn | None = None
        self._marks: dict[str, Label] = {}
        form = InPlaceForm(session, OpenQuestion, question_id)
        self._form = form
        kind = form.choice("depends_on", words("What it depends on"), list(DependsOn))
        kind.show_name(False)
        self.text = form.heading("text", words("The question"), words("What was asked when it was said?"))
        self.remove = icon_button(session.theme, "trash-2", words("Remove this question"), self._remove)
        self._pill = row(spacing=0)
        depends = Label(words("It depends on"), "caption-strong")
        depends.setContentsMargins(px(6), 0, 0, 0)
        top = row(depends, kind, None, self._pill, self.remove, spacing=px(2))
        self._said = Label(look="strong", wrap=True)
        self._said.setContentsMargins(px(22), px(2), 0, px(2))
        self.picture = CasesPicture(session)
        across = row(self.picture, None, margins=(px(16), px(4), 0, 0))
        across.setStretch(0, _WHOLE)
        left = panel(column(self._cases(), across, self._said, None, spacing=px(4), margins=(px(6), 0, 0, 0)))
        self._side = QVBoxLayout()
        self._side.setSpacing(px(2))
        body = Beside((left, panel(column(self._side, self._next(), None, spacing=px(6)))), (7, 5), px(800), px(20))
        room = (0, px(6), 0, px(12))
        line = row(rule(soft=True), margins=(px(6), 0, 0, 0))
        self.setLayout(column(column(top, self.text, body, spacing=px(4), margins=room), line, spacing=0))
        self.setFocusProxy(self.text.editor)
        self.refresh()

    def refresh(self) -> None:
        """Read the question again."""
        session, words = self._session, self._session.words
        question = session.portfolio.get(OpenQuestion, self._id)
        self._form.refresh()
        if question.depends_on is not self._shown:
            self._shown = question.depends_on
            self._build_side(question)
        self._asks.refresh()
        self._show_cases(question)
        self._show_pill(question)
        answered = question.answered_on is not None
        self.answer.setVisible(not answered)
        self.again.setVisible(answered)
        locked = session.document.is_read_only
        for made in (self.answer, self.again, self.remove, self.plan):
            made.setEnabled(not locked)
        self.setAccessibleName(words("It depends: {question}", question=question.text))

    # The cases

    def _cases(self) -> QGridLayout:
        session, words, px = self._session, self._session.words, self._session.theme.px
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(6))
        grid.setVerticalSpacing(px(2))
        cases = (
            ("best", words("Best case"), words("92 of 100"), words("Which condition brings it about?")),
            ("likely", words("Most likely"), words("87 of 100"), words("What is it like as a rule?")),
            ("worst", words("Worst case"), words("78 of 100"), words("What would bring it that low?")),
        )
        for line, (name, title, figure, condition) in enumerate(cases):
            self._marks[name] = self._mark(grid, line)
            grid.addWidget(self._caption(title), line, 1, Qt.AlignmentFlag.AlignTop)
            value = self._form.wrapped(name, title, figure)
            grid.addWidget(value, line, 2, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._caption(words("if")), line, 3, Qt.AlignmentFlag.AlignTop)
            when = self._form.wrapped(f"{name}_if", words("{case}, on what condition", case=title), condition)
            grid.addWidget(when, line, 4, Qt.AlignmentFlag.AlignTop)
            for field in (value, when):
                field.show_name(False)
        self._mark(grid, 3).setPixmap(session.theme.pixmap("target", "second", 14))
        grid.addWidget(self._caption(words("Good enough")), 3, 1, Qt.AlignmentFlag.AlignTop)
        enough = self._form.wrapped("threshold", words("Good enough from"), words("85 of 100"))
        enough.show_name(False)
        grid.addWidget(enough, 3, 2, 1, 3, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2, 2)
        grid.setColumnStretch(4, 4)
        return grid

    def _mark(self, grid: QGridLayout, line: int) -> Label:
        px = self._session.theme.px
        mark = Label()
        mark.setFixedWidth(px(16))
        mark.setContentsMargins(0, px(6), 0, 0)
        grid.addWidget(mark, line, 0, Qt.AlignmentFlag.AlignTop)
        return mark

    def _caption(self, text: str) -> Label:
        label = Label(text, "caption-strong")
        label.setContentsMargins(0, self._session.theme.px(5), 0, 0)
        return label

    def _show_cases(self, question: OpenQuestion) -> None:
        """Which cases are good enough, where their figures say so."""
        theme, words = self._session.theme, self._session.words
        cases = read_cases(question)
        for name, mark in self._marks.items():
            reached = cases.reaches(getattr(cases, name)) if cases is not None else None
            icon, tone = {True: ("check", "go"), False: ("x", "stop"), None: ("minus", "control")}[reached]
            mark.setPixmap(theme.pixmap(icon, tone, 14))
            said = {True: words("good enough"), False: words("not good enough"), None: ""}[reached]
            mark.setAccessibleName(said)
        said = conclusion(question, words)
        self.picture.show_cases(cases, said)
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _show_pill(self, question: OpenQuestion) -> None:
        session, words = self._session, self._session.words
        clear(self._pill)
        if question.answered_on is not None:
            day = words.near_day(question.answered_on, session.today)
            made = Pill(session.theme, words("Answered on {day}", day=day), "go", "check")
        elif question.due is None:
            made = Pill(session.theme, words("Open"), "hold", "circle")
        else:
            day = words.near_day(question.due, session.today)
            late = question.due < session.today
            text = words("Was due on {day}", day=day) if late else words("Due on {day}", day=day)
            made = Pill(session.theme, text, "stop" if late else "hold", "clock")
        put(self._pill, made)

    # What happens next

    def _build_side(self, question: OpenQuestion) -> None:
        session, words, px = self._session, self._session.words, self._session.theme.px
        clear(self._side)
        prompt = prompts().depends[question.depends_on]
        meaning = Label(words("Usually means: {meaning}", meaning=words(prompt.meaning)), "caption", wrap=True)
        named = Label(words("Ask the team"), "caption-strong")
        for label in (meaning, named):
            label.setContentsMargins(px(6), 0, 0, px(3))
        self._asks = TeamAsks(session, question.project_id, [words(prompt.question)])
        for part in (meaning, named, self._asks):
            put(self._side, part)
        self.plan.setVisible(bool(prompt.template))
        if prompt.template:
            name = words(decision_point_template(prompt.template).name)
            self.plan.setText(words("Plan it: {what}", what=name[:1].lower() + name[1:]))

    def _next(self) -> QVBoxLayout:
        words, px, form = self._session.words, self._session.theme.px, self._form
        step = form.text("next_step", words("Next step"), words("What would tell us most, soonest?"))
        asked = form.wrapped("asked_of", words("Asked of"), words("Who finds out?"))
        due = form.day("due", words("Due"), words("2 December"))
        across = row(spacing=px(8))
        across.addWidget(asked, 3, Qt.AlignmentFlag.AlignTop)
        across.addWidget(due, 2, Qt.AlignmentFlag.AlignTop)
        self.answer = button(words("Answered…"), self.ask_answer)
        self.again = button(words("Open again"), self._open_again)
        self.plan = button("", self._plan, "link")
        self._buttons = row(self.answer, self.again, self.plan, None, spacing=px(8), margins=(px(6), px(4), 0, 0))
        self._foot = column(step, across, self._buttons, spacing=px(4))
        return self._foot

    def ask_answer(self) -> None:
        """Ask what the answer is."""
        session, words = self._session, self._session.words
        self._leave()
        answers = Answers(session)
        answer = answers.text("answer", words("What is the answer?"), words("Kept among the project's updates"))
        when = answers.day("on", words("When?"), value=session.today)

        def write(portfolio: Portfolio, answer: str, on: date | None) -> Edit:
            return answer_open_question(
                portfolio,
                open_question_id=self._id,
                on=on or session.today,
                today=session.today,
                answer=answer,
                w=words,
            )

        self._asking = AskInPlace(
            session, words("It no longer depends"), answers, [[answer], [when]], words("Record"), write
        )
        self._asking.ended.connect(self._end)
        self._foot.addWidget(self._asking)
        self._asking.begin()

    def _end(self, done: bool) -> None:
        self._leave()
        go_to(self.again if done else self.answer)

    def _leave(self) -> None:
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None

    def _open_again(self) -> None:
        session = self._session
        session.do(answer_open_question, open_question_id=self._id, on=None, today=session.today)

    def _plan(self) -> None:
        """Make a decision point of what usually helps."""
        session = self._session
        question = session.portfolio.get(OpenQuestion, self._id)
        template = prompts().depends[question.depends_on].template
        before = {each.id for each in session.portfolio.of(DecisionPoint, question.project_id)}
        if session.do(
            add_decision_point_from_template, project_id=question.project_id, template=template, w=session.words
        ):
            after = session.portfolio.of(DecisionPoint, question.project_id)
            self.planned.emit(next(each.id for each in after if each.id not in before))

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(OpenQuestion, self._id), now=now())

        self._session.remove(remove)
