"""One line jotted down while it is fresh."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from sciencepm.commands.check_ins import jot_update
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.errors import InvalidInput
from sciencepm.ui.check_ins.sheet import Sheet
from sciencepm.ui.plan.answers import Answers, side_by_side
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor


class JotSheet(Sheet):
    """Keeps an update of a project, or of all."""

    def __init__(self, session: Session, project_id: str | None = None, parent: QWidget | None = None) -> None:
        words, px = session.words, session.theme.px
        about = words("It shows in the project's history and in what changed.")
        super().__init__(session, words("Jot an update"), about, words("Keep"), parent)
        self.answers = answers = Answers(session)
        self.text = answers.line("text", words("What happened"), words("One line, in plain words"))
        running = [each for each in session.portfolio.all(Project) if each.state is not ProjectState.STOPPED]
        projects = [("", words("All projects")), *((each.id, each.title) for each in running)]
        project = answers.choice("project_id", words("Which project"), projects)
        assert isinstance(project.editor, ChoiceEditor)
        project.editor.show_value(project_id or "")
        self.body.addWidget(self.text)
        self.body.addLayout(side_by_side((project, answers.day("on", words("When"), value=session.today)), px(12)))
        self.body.addWidget(answers.elsewhere)
        self.body.addStretch(1)
        self.resize(px(520), px(320))
        self.text.editor.setFocus()

    def carry_out(self) -> None:
        words = self.session.words

        def command(portfolio: Portfolio, on: date | None, project_id: str, **given: Any) -> Edit:
            if on is None:
                raise InvalidInput({"on": words("Please say when.")})
            return jot_update(portfolio, on=on, project_id=project_id or None, **given)

        if self.answers.carry_out(command):
            self.accept()
