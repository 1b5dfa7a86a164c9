"""What one can do with the project that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sciencepm.analysis.plan import Stage
from sciencepm.commands.duplicate import duplicate_project
from sciencepm.commands.projects import remove_project
from sciencepm.domain.project import Project
from sciencepm.ui.clock import now
from sciencepm.ui.dialogs.decision import DecisionDialog
from sciencepm.ui.dialogs.told import ToldDialog, owed_of
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.session import Session

if TYPE_CHECKING:
    from sciencepm.ui.window import Window


class OpenProject:
    """Each verb does nothing while no project is open."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session = session
        self._window = window

    def duplicate(self) -> None:
        """Take the plan of the open project once more, as an idea, and go there."""
        words = self._session.words
        before = {project.id for project in self._session.portfolio.all(Project)}
        if self._window.project_id is None:
            return
        if self._session.remove(duplicate_project, project_id=self._window.project_id, w=words):
            after = {project.id for project in self._session.portfolio.all(Project)}
            self._window.go(Location(PROJECTS.code, (after - before).pop()))

    def remove(self) -> None:
        """Remove the open project without asking, and offer to undo it."""
        if self._window.project_id is not None:
            self._session.remove(remove_project, project_id=self._window.project_id, now=now())

    def next_stage(self) -> Stage | None:
        """The stage of the open project whose question comes next."""
        figures = self._session.results.projects.get(self._window.project_id or "")
        return figures.next if figures else None

    def record_decision(self) -> None:
        """Show what is known at the next decision point of the open project, ask what is decided, and who is told."""
        stage = self.next_stage()
        if stage is None:
            return
        dialog = DecisionDialog(self._session, stage, self._window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.recorded is not None and owed_of(self._session, dialog.recorded):
            told = ToldDialog(self._session, dialog.recorded, self._window, recorded=True)
            told.exec()
            told.deleteLater()

    def add_decision_point(self) -> None:
        self._page().add_decision_point()

    def add_experiment(self) -> None:
        self._page().add_experiment()

    def add_stop_rule(self) -> None:
        self._page().add_stop_rule()

    def add_files(self) -> None:
        self._page().add_files()

    def add_link(self) -> None:
        self._page().add_link()

    def _page(self) -> ProjectPage:
        page = self._window.pages["project"]
        assert isinstance(page, ProjectPage)
        return page
