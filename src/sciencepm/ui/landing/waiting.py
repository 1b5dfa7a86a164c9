"""Which data a project waits for, owed by whom and since when, and what can be done meanwhile."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.headlines import team_and_mode
from sciencepm.analysis.safe_wins import safe_wins
from sciencepm.commands.projects import block_on_data
from sciencepm.commands.records import typing_key
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.in_place import InPlaceField
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.plan.bound_field import Editor
from sciencepm.ui.plan.entry import WORDS, Entry, days
from sciencepm.ui.plan.inspector import beside
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, row, rule
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.day_editor import DayEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor


class Waiting(QWidget):
    """`project_opened` gives the id of a safe win; hidden while the project waits for nothing."""

    project_opened = Signal(str)

    def __init__(self, session: Session, project_id: str) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._project_id = session, project_id
        self._shown: tuple[object, ...] | None = None
        self.what = self._field("what", words("Waits for"), words("Which data?"), WORDS)
        self.owed_by = self._field("owed_by", words("Owed by"), words("A role or a name"), WORDS)
        self.since = self._field("since", words("Since"), words("A day"), days(words, session.today))
        self._wins = QVBoxLayout()
        self._wins.setSpacing(px(1))
        named = Label(words("What can be done meanwhile"), "caption-strong")
        named.setContentsMargins(px(6), px(4), 0, 0)
        across = beside(session, self.owed_by, self.since)
        self.setLayout(column(self.what, across, named, self._wins, px(4), rule(soft=True), spacing=px(4)))

    def show_project(self, project: Project) -> None:
        """Show what it waits for."""
        self.setVisible(project.blocked is not None)
        for field in (self.what, self.owed_by, self.since):
            field.refresh()
        if project.blocked is not None:
            self._show_wins(project)

    def _field(self, name: str, label: str, hint: str, entry: Entry) -> InPlaceField:
        def shows() -> str:
            blocked = self._session.portfolio.get(Project, self._project_id).blocked
            return entry.show(getattr(blocked, name)) if blocked is not None else ""

        def writes(portfolio: Portfolio, text: str) -> Edit:
            project = portfolio.get(Project, self._project_id)
            given: dict[str, Any] = project.blocked.model_dump() if project.blocked is not None else {}
            edit = _block(portfolio, self._session, project.id, {**given, name: entry.read(text)})
            return dataclasses.replace(edit, merge_key=typing_key(project, f"blocked.{name}"))

        session = self._session
        editor: Editor = WrappedLineEditor(label, hint)
        if name == "since":
            editor = DayEditor(session.theme, session.words, lambda: session.today, label, hint)
        return InPlaceField(session, label, editor, shows, writes)

    def _show_wins(self, project: Project) -> None:
        session, words, px = self._session, self._session.words, self._session.theme.px
        wins = safe_wins(session.portfolio, project)
        shape = tuple((each.id, each.title, each.team, each.modes) for each in wins)
        if shape == self._shown:
            return
        self._shown = shape
        clear(self._wins)
        for each in wins:
            title = button(each.title.replace("&", "&&"), look="link")
            title.clicked.connect(lambda _on=False, project_id=each.id: self.project_opened.emit(project_id))
            about = Label(team_and_mode(each, words), "caption")
            about.setContentsMargins(px(6), 0, 0, 0)
            self._wins.addLayout(row(title, None, spacing=0))
            self._wins.addWidget(about)
        if not wins:
            said = words("No project is marked as a safe win: small, useful, and without new data.")
            none = Label(said, "second", wrap=True)
            none.setContentsMargins(px(6), 0, 0, 0)
            self._wins.addWidget(none)


def ask_for_data(session: Session, project_id: str) -> AskInPlace:
    """The questions that say that a project waits for data."""
    words = session.words
    answers = Answers(session)
    what = answers.line("what", words("Which data it waits for"), words("Labelled statements of 2025"))
    owed = answers.line("owed_by", words("Owed by"), words("A role or a name"))
    since = answers.day("since", words("Since"), value=session.today)

    def block(portfolio: Portfolio, **given: Any) -> Edit:
        return _block(portfolio, session, project_id, given)

    return AskInPlace(session, words("It waits for data"), answers, [[what], [owed, since]], words("It waits"), block)


def _block(portfolio: Portfolio, session: Session, project_id: str, given: dict[str, Any]) -> Edit:
    """With today where no day is given."""
    since = given.get("since") or session.today
    return block_on_data(
        portfolio, project_id=project_id, since=since, what=given.get("what", ""), owed_by=given.get("owed_by", "")
    )
