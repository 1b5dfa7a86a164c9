"""The foot of the plan: pictures and documents, links, and the projects around this one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciencepm.domain.project import Project
from sciencepm.ui.around.enables_card import EnablesCard
from sciencepm.ui.around.files_card import FilesCard
from sciencepm.ui.around.links_card import LinksCard
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel


class Around(QWidget):
    """`project_opened` gives the id of a project that was pressed."""

    project_opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        px = session.theme.px
        self.files, self.links, self.others = FilesCard(session), LinksCard(session), EnablesCard(session)
        self.others.project_opened.connect(self.project_opened)
        right = panel(column(self.links, self.others, None, spacing=px(14)))
        left = panel(column(self.files, None, spacing=0))
        self.setLayout(column(Beside((left, right), (1, 1), px(860), px(14)), spacing=0))

    def show_project(self, project: Project) -> None:
        """Read everything around a project again."""
        for card in (self.files, self.links, self.others):
            card.show_project(project)

    def part_of(self, record_id: str) -> QWidget | None:
        """What stands for an attachment or a link."""
        return self.files.part_of(record_id) or self.links.part_of(record_id)
