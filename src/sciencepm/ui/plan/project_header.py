"""The top of a project's page: kind, standing, how it is run, its title, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.plan import Standing
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.wording import capital, decision_name, mode_text
from sciencepm.commands.projects import change_project
from sciencepm.commands.records import typing_key
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.flow import Flow
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.standing import STANDING_LOOK
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor
from sciencepm.ui.wording.field_watch import watch_wording


class ProjectHeader(QWidget):
    """The title is edited where it stands."""

    details_wanted = Signal()
    record_wanted = Signal()
    modes_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        self._project_id = ""
        self._pills: list[QWidget] = []
        self._team = Label(look="second")
        self.mode = button("", self.modes_wanted.emit, "quiet-link")
        self._team.hide()
        self._shown: tuple[object, ...] | None = None
        self._flow = Flow(self._team, self.mode, spacing=px(8), line_gap=px(4))
        above = row(panel(self._flow), margins=(px(6), 0, 0, 0))
        editor = WrappedLineEditor(words("Title"), words("What is this project called?"), in_place=True, size="title")
        self.title = BoundField(session, "", editor, self._title, self._rename)
        watch_wording(self.title, session, self._project, "title")
        self.details = button(words("Details"), self.details_wanted.emit)
        self.record = button(words("Record decision…"), self.record_wanted.emit, "primary")
        buttons = panel(row(self.details, self.record, spacing=px(12), margins=(px(6), 0, 0, 0)))
        buttons.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        across = Beside((self.title, buttons), (1, 0), px(520), px(6))
        self.setLayout(column(above, across, spacing=px(2)))

    def show_project(self, project: Project, figures: ProjectFigures) -> None:
        """Show this project."""
        session, words = self._session, self._session.words
        self._project_id = project.id
        self.title.refresh()
        self._team.setText(project.team)
        self._team.setVisible(bool(project.team))
        self.mode.setText(capital(mode_text(project, words)))
        self.mode.setToolTip(words("What each mode means for planning"))
        self.record.setVisible(figures.next is not None)
        self.record.setEnabled(not session.document.is_read_only)
        said = label_of(figures.standing, words)
        if figures.standing is Standing.REVISED and figures.next is not None:
            said = words("Revised at {decision}", decision=decision_name(figures.next.number, words))
        shape = (project.kind, figures.standing, said, project.confidential)
        if shape != self._shown:
            self._shown = shape
            self._show_pills(project, figures.standing, said)

    def _show_pills(self, project: Project, standing: Standing, said: str) -> None:
        theme, words = self._session.theme, self._session.words
        while self._flow.takeAt(0) is not None:
            pass
        for pill in self._pills:
            pill.hide()
            pill.deleteLater()
        tone = "product" if project.kind is Kind.PRODUCT else "foundational"
        self._pills = [
            Pill(theme, label_of(project.kind, words), tone, f"{tone}-mark", square=True),
            Pill(theme, said, *STANDING_LOOK[standing]),
        ]
        if project.confidential:
            self._pills.append(Pill(theme, words("Confidential"), "hold", "lock"))
        for part in (*self._pills, self._team, self.mode):
            self._flow.addWidget(part)
        for pill in self._pills:
            pill.show()

    def _project(self) -> Project | None:
        return self._session.portfolio.find(Project, self._project_id)

    def _title(self) -> str:
        project = self._project()
        return project.title if project else ""

    def _rename(self, portfolio: Portfolio, text: str) -> Edit:
        project = portfolio.get(Project, self._project_id)
        return change_project(portfolio, project_id=project.id, merge_key=typing_key(project, "title"), title=text)
