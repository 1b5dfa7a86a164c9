"""The fields of a project's path to production, which is made with the first field that says something."""

from __future__ import annotations

from typing import Any

from sciencepm.commands.landing import path_typing_key, set_path_to_production
from sciencepm.commands.projects import change_project
from sciencepm.domain.edit import Edit
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.ui.concerns.in_place import InPlaceField
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor


class PathForm(RecordForm):
    """Every field of the path of one project, in place."""

    FIELD = InPlaceField

    def __init__(self, session: Session, project_id: str) -> None:
        self._project_id = project_id
        super().__init__(session, self.path, self._change)

    def path(self) -> PathToProduction:
        """The path as it is now, or an empty one that is not kept."""
        made = self.session.portfolio.of(PathToProduction, self._project_id)
        return made[0] if made else PathToProduction(project_id=self._project_id)

    def receiving_team(self, label: str, hint: str) -> BoundField:
        """The team that takes the result over, which the project and its path both name."""

        def shows() -> str:
            return self.path().receiving_team or self.session.portfolio.get(Project, self._project_id).receiving_team

        def writes(portfolio: Portfolio, text: str) -> Edit:
            named = change_project(portfolio, project_id=self._project_id, receiving_team=text)
            return named.then(self._change(portfolio.apply(named), None, receiving_team=text))

        made: BoundField = self.keep(self.FIELD(self.session, label, WrappedLineEditor(label, hint), shows, writes))
        return made

    def _change(self, portfolio: Portfolio, _key: str | None, **fields: Any) -> Edit:
        # The key of a record would be new with every key press as long as there is no path.
        key = path_typing_key(self._project_id, next(iter(fields)))
        return set_path_to_production(portfolio, project_id=self._project_id, merge_key=key, **fields)
