"""A meeting as it goes: who is there, and each line one types becomes what it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.commands.check_ins import NoteKind, NoteLine, log_check_in
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.errors import InvalidInput, UserError
from sciencepm.exchange.reading import read_day
from sciencepm.ui.check_ins.sheet import Sheet
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.day_editor import DayEditor
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick

_ALL = ""
_ABREAST = 2


class LogSheet(Sheet):
    """Logs a check-in; `decided` are the projects of lines about decisions, which are recorded next."""

    def __init__(self, session: Session, present: Sequence[str] = (), parent: QWidget | None = None) -> None:
        words, px = session.words, session.theme.px
        about = words(
            "Each line becomes what it is: an update, a promise, a question, a risk. "
            "The portfolio is kept as it is today."
        )
        super().__init__(session, words("Log a check-in"), about, words("Log check-in"), parent)
        self.decided: tuple[str, ...] = ()
        self.answers = answers = Answers(session)
        self.present: dict[str, Tick] = {}
        people = QGridLayout()
        people.setContentsMargins(0, 0, 0, 0)
        people.setVerticalSpacing(px(2))
        for each in session.portfolio.all(Stakeholder):
            tick = self.present[each.id] = Tick(session.theme, each.name)
            tick.tick(each.id in present)
            place = len(self.present) - 1
            people.addWidget(tick, place // _ABREAST, place % _ABREAST)
        self.lines: list[LineOfNotes] = []
        self._lines = column(spacing=px(8))
        self.body.addWidget(answers.day("on", words("When"), value=session.today))
        if self.present:
            self.body.addWidget(Label(words("Who was there"), "caption-strong"))
            self.body.addWidget(panel(people))
        self.body.addWidget(Label(words("What was said"), "caption-strong"))
        self.body.addLayout(self._lines)
        self.body.addWidget(answers.text("notes", words("Other notes"), words("Anything else, for yourself")))
        self.body.addWidget(answers.elsewhere)
        self.body.addStretch(1)
        self.do.setDefault(False)  # Enter goes on to the next line
        self.do.setShortcut("Ctrl+Return")
        self.do.setToolTip(words("Ctrl+Enter"))
        self.resize(px(760), px(680))
        self.add_line().text.setFocus()

    def add_line(self) -> LineOfNotes:
        """One more line at the foot."""
        line = LineOfNotes(self.session)
        line.entered.connect(lambda: self._after(line))
        self.lines.append(line)
        self._lines.addWidget(line)
        line.show()
        return line

    def _after(self, line: LineOfNotes) -> None:
        place = self.lines.index(line) + 1
        following = self.lines[place] if place < len(self.lines) else self.add_line()
        following.text.setFocus()

    def carry_out(self) -> None:
        written = [line for line in self.lines if line.text.text().strip()]
        if not all(line.check() for line in written):
            return
        lines = tuple(line.read() for line in written)
        present = tuple(each for each, tick in self.present.items() if tick.is_ticked)

        def command(portfolio: Portfolio, on: date | None, **given: Any) -> Edit:
            if on is None:
                raise InvalidInput({"on": self.session.words("Please say when.")})
            return log_check_in(
                portfolio, on=on, at=now(), today=self.session.today, stakeholder_ids=present, lines=lines, **given
            )

        if self.answers.carry_out(command):
            decided = (each.project_id for each in lines if each.kind is NoteKind.DECISION and each.project_id)
            self.decided = tuple(dict.fromkeys(decided))
            self.accept()


class LineOfNotes(QWidget):
    """What a line is, what it says, of which project, and for a promise until when; Enter goes on to the next."""

    entered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        kinds = (
            (NoteKind.UPDATE.value, words("Update")),
            (NoteKind.PROMISE.value, words("Promise")),
            (NoteKind.DECISION.value, words("Decision")),
            (NoteKind.QUESTION.value, words("Question")),
            (NoteKind.RISK.value, words("Risk")),
        )
        self.kind = ChoiceEditor(words("What this line is"), kinds)
        self.text = LineEditor(words("What was said"), words("One line; Enter for the next"))
        self.text.returnPressed.connect(self._enter)
        running = [
            each
            for each in session.portfolio.all(Project)
            if each.state not in (ProjectState.STOPPED, ProjectState.LANDED)
        ]
        projects = [(_ALL, words("All projects")), *((each.id, each.title) for each in running)]
        self.project = ChoiceEditor(words("Which project"), projects)
        self.due = DayEditor(session.theme, words, lambda: session.today, words("Until when"), words("until when"))
        self.due.setFixedWidth(px(150))
        self.due.hide()
        self.kind.currentIndexChanged.connect(lambda _place: self._show_kind())
        self._field = Field("", self.text)
        self.kind.setFixedWidth(px(112))
        self.project.setFixedWidth(px(190))
        across = row(spacing=px(8))
        across.addWidget(self.kind)
        across.addWidget(self._field, 1)
        across.addWidget(self.project)
        across.addWidget(self.due)
        self.setLayout(across)

    def check(self) -> bool:
        """Whether the line can be kept; what is wrong is said below it."""
        sentence = ""
        if self.kind.value() == NoteKind.RISK.value and self.project.value() == _ALL:
            sentence = self._session.words("Please say which project a risk is about.")
        else:
            try:
                self._due()
            except UserError as error:
                sentence = str(error)
        self._field.show_error(sentence)
        return not sentence

    def read(self) -> NoteLine:
        """The line as it stands; `check` has said that it can be read."""
        return NoteLine(
            NoteKind(self.kind.value()), self.text.text().strip(), self.project.value() or None, self._due()
        )

    def _due(self) -> date | None:
        if self.kind.value() != NoteKind.PROMISE.value:
            return None
        return read_day(self.due.text(), self._session.words, self._session.today)

    def _enter(self) -> None:
        if self.text.text().strip():
            self.entered.emit()

    def _show_kind(self) -> None:
        self.due.setVisible(self.kind.value() == NoteKind.PROMISE.value)
