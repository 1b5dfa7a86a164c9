"""The tab "Value": the values of one project, each as on the place Value."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.domain.project import Project
from sciencepm.domain.value_case import ValueCase
from sciencepm.ui.project_tab import TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.value.add_value import sheet_menu
from sciencepm.ui.value.case_view import CaseView
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.kept_parts import KeptParts
from sciencepm.ui.widgets.sight import go_to


class ValueTab(TabBody):
    """One view a case, in their order."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        self._project: Project | None = None
        self._box = QVBoxLayout()
        self._box.setSpacing(px(28))
        self.cases: KeptParts[CaseView] = KeptParts(self._box)
        self.add = button(words("Add a value…"), self._offer)
        begin = button(words("Add a value…"), self._offer, "primary")
        said = words(
            "Nobody has said yet what this would be worth. Choose how it would show: caught, saved, kept, freed."
        )
        self.empty = EmptyState(session.theme, "banknote", said, begin)
        self.setLayout(column(self._box, self.empty, row(self.add, None), spacing=px(14)))

    def show_project(self, project: Project) -> None:
        self._project = project
        cases = {case.id: case for case in self._session.portfolio.of(ValueCase, project.id)}
        self.cases.show(list(cases), lambda _key: CaseView(self._session))
        for case_id, case in cases.items():
            self.cases[case_id].show_case(case)
        self.empty.setVisible(not cases)
        self.add.setVisible(bool(cases))
        for each in (self.add, self.empty):
            each.setEnabled(not self._session.document.is_read_only)

    def part_of(self, record_id: str) -> QWidget | None:
        return self.cases.get(record_id)

    def _offer(self) -> None:
        if self._project is not None:
            menu = sheet_menu(self._session, self._project, self, self._open)
            at = self.add if self.add.isVisible() else self.empty
            menu.popup(at.mapToGlobal(at.rect().bottomLeft() if at is self.add else at.rect().center()))

    def _open(self, case_id: str) -> None:
        view = self.cases.get(case_id)
        if view is not None:
            go_to(view)
            view.inputs.focus_first()


def case_count(session: Session, project: Project) -> str:
    """How many values a project has."""
    count = len(session.portfolio.of(ValueCase, project.id))
    return str(count) if count > 1 else ""
