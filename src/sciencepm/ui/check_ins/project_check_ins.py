"""The check-ins of one project: who has heard of its decisions, what was promised and asked, what was jotted down."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.owed_news import owed_news, stakeholders_of
from sciencepm.analysis.telling import tellings
from sciencepm.commands.check_ins import jot_update
from sciencepm.domain.decision import Decision
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Promise, Question, Update
from sciencepm.ui.check_ins.cells import CellsTable
from sciencepm.ui.check_ins.question_rows import QuestionRow
from sciencepm.ui.check_ins.tables import told_heads, told_line
from sciencepm.ui.places import CHECK_INS, Location
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.project_tab import TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label

_MOST = 20


def waiting_for_news(session: Session, project: Project) -> str:
    """How many people wait for news of a project, for the name of the tab; nothing where none does."""
    waiting = {each.stakeholder.id for each in owed_news(session.portfolio, session.today, project.id)}
    return session.words.number(len(waiting)) if waiting else ""


class ProjectCheckIns(TabBody):
    """A line to jot down an update stands above those there are."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme, px = session.words, session.theme, session.theme.px
        self._session = session
        self._project: Project | None = None
        self.told = CellsTable(theme, words("Who has heard"), grows=0, least=260, by_row=False)
        self.told.opened.connect(self._open)
        self._nobody = Label(look="second", wrap=True)
        told = Card(theme, self._nobody, self.told, title=words("Who has heard"))
        self.jot = LineEditor(words("Jot an update"), words("Jot down what happened; Enter keeps it"))
        self.jot.returnPressed.connect(self._jot)
        self._field = Field("", self.jot)
        self._updates, self._promises, self._questions = (column(spacing=px(8)) for _ in range(3))
        updates = Card(theme, self._field, self._updates, None, title=words("Updates"))
        asked = Card(theme, self._questions, None, title=words("Questions"))
        promised = Card(theme, self._promises, None, title=words("Promises"))
        right = column(promised, asked, spacing=px(14))
        right.setStretch(1, 1)
        halves = Beside((updates, panel(right)), (1, 1), px(760), px(14))
        self.setLayout(column(told, halves, spacing=px(14)))

    def show_project(self, project: Project) -> None:
        session, words, today = self._session, self._session.words, self._session.today
        portfolio = session.portfolio
        self._project = project
        self._field.setEnabled(not session.document.is_read_only)
        everybody = stakeholders_of(portfolio, project)
        rows = [each for each in tellings(portfolio, everybody, today) if each.project.id == project.id]
        shown = bool(rows and everybody)
        self.told.setVisible(shown)
        self._nobody.setVisible(not shown)
        self._nobody.setText(
            words("Nothing was decided yet.") if everybody else words("Nobody has a stake in this project yet.")
        )
        self.told.show_lines(told_heads(everybody, words), tuple(told_line(each, today, words) for each in rows))
        self._show_updates(portfolio.of(Update, project.id))
        self._show_promises(portfolio.of(Promise, project.id))
        self._show_questions(portfolio.of(Question, project.id))

    def _show_updates(self, updates: tuple[Update, ...]) -> None:
        words, today = self._session.words, self._session.today
        newest = sorted(updates, key=lambda each: (each.on, each.id), reverse=True)[:_MOST]
        rows = [_said(each.text, words.short_day(each.on, today)) for each in newest]
        _fill(self._updates, rows, words("Nothing jotted down yet."))

    def _show_promises(self, promises: tuple[Promise, ...]) -> None:
        words, today = self._session.words, self._session.today
        rows: list[QWidget] = []
        for each in promises:
            if each.kept_on is not None:
                when = words("kept {day}", day=words.short_day(each.kept_on, today))
            else:
                when = words("due {day}", day=words.short_day(each.due, today)) if each.due else words("no day agreed")
            to = words("to {whom}", whom=each.to) if each.to else ""
            rows.append(_said(each.what, " · ".join(part for part in (when, to, each.owner) if part)))
        _fill(self._promises, rows, words("Nothing was promised."))

    def _show_questions(self, questions: tuple[Question, ...]) -> None:
        rows: list[QWidget] = [QuestionRow(self._session, each, says_who=True) for each in questions]
        _fill(self._questions, rows, self._session.words("Nobody has asked yet."))

    def _jot(self) -> None:
        project = self._project
        if project is None:
            return

        def jot(portfolio: Portfolio) -> Edit:
            return jot_update(portfolio, on=self._session.today, text=self.jot.text(), project_id=project.id)

        if self._session.do_at(self._field, jot):
            self.jot.clear()

    def _open(self, decision_id: str, _column: int) -> None:
        if self._session.portfolio.find(Decision, decision_id) is not None:
            self.go_requested.emit(Location(CHECK_INS.code, record_id=decision_id))


def _said(text: str, below: str) -> QWidget:
    return panel(column(Label(text, wrap=True), Label(below, "caption", wrap=True), spacing=1))


def _fill(into: QVBoxLayout, rows: list[QWidget], nothing: str) -> None:
    clear(into)
    for each in rows or [Label(nothing, "second", wrap=True)]:
        into.addWidget(each)
