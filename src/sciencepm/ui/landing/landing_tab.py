"""The tab "Path to production": what to settle before a result can be used, and the data that is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.landing_path import count_text, landing_path
from sciencepm.domain.project import Project
from sciencepm.ui.landing.buried_line import BuriedLine
from sciencepm.ui.landing.data_card import DataCard
from sciencepm.ui.landing.path_card import PathCard
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.project_tab import TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel

CODE = "landing"


class LandingTab(TabBody):
    """Built anew for each project; within one everything is read again where it stands."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._project_id = session, ""
        self.buried = BuriedLine(session)
        self.buried.opened.connect(self._open_path)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(0)
        self.path: PathCard | None = None
        self.data: DataCard | None = None
        self.setLayout(column(self.buried, self._inner, spacing=session.theme.px(14)))

    def show_project(self, project: Project) -> None:
        if project.id != self._project_id or self.path is None or self.data is None:
            self._project_id = project.id
            self.path, self.data = self._build(project.id)
        self.buried.show_project(project)
        self.path.show_project(project)
        self.data.show_project(project)

    def part_of(self, record_id: str) -> QWidget | None:
        return self.data.part_of(record_id) if self.data is not None else None

    def _build(self, project_id: str) -> tuple[PathCard, DataCard]:
        px = self._session.theme.px
        clear(self._inner)
        path, data = PathCard(self._session, project_id), DataCard(self._session, project_id)
        data.project_opened.connect(lambda it: self.go_requested.emit(Location(PROJECTS.code, it)))
        beside = panel(column(data, None, spacing=0))
        self._inner.addWidget(Beside((path, beside), (13, 8), px(900), px(14)))
        return path, data

    def _open_path(self, project_id: str) -> None:
        self.go_requested.emit(Location(PROJECTS.code, project_id, tab=CODE))


def settled_count(session: Session, project: Project) -> str:
    """How much of the path is settled: "2 of 6"."""
    return count_text(landing_path(session.portfolio, project.id, session.today, session.words), session.words)
