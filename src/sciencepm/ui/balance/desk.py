"""The option one is trying: its changes, what comes of them, and the one it is held against."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sciencepm.analysis.balance import balance_of, effort_of
from sciencepm.analysis.comparison import Comparison, compare
from sciencepm.commands.what_if import Tried, about, arguments_of, try_out, try_people
from sciencepm.domain.documents import WhatIfChange, WhatIfOption
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project, ProjectState

_ONE_OF_EACH: tuple[tuple[str, ...], ...] = (
    ("set_people",),
    ("start_project", "hold_project", "resume_project", "stop_project"),
)
"""Of each of these a project has the newest alone."""


@dataclass(frozen=True, slots=True)
class Looked:
    """An option as it comes out on a portfolio: what it makes of it, and the comparison."""

    tried: Tried
    comparison: Comparison


class Desk:
    """Holds changes only; everything else is worked out of the portfolio of the moment."""

    def __init__(self, portfolio: Callable[[], Portfolio], today: Callable[[], date]) -> None:
        self._portfolio, self._today = portfolio, today
        self.changes: tuple[WhatIfChange, ...] = ()
        self.name = ""
        self.reason = ""
        self.option_id: str | None = None

    def set_people(self, project_id: str, people: Decimal) -> None:
        """So many people on a project; none other than now is no change."""
        project = self.project(project_id)
        kept = tuple(each for each in self.changes if not self._is(each, "set_people", project_id))
        added = next((each for each in kept if self._is(each, "add_project", project_id)), None)
        if added is not None:
            given = {**arguments_of(added), "people": people}
            again = added.evolve(arguments=_json(given))
            self.changes = tuple(again if each is added else each for each in kept)
        elif project is not None and people != project.people_on(self._today()):
            self.changes = (*kept, try_people(project, people, self._today()))
        else:
            self.changes = kept

    def add(self, *changes: WhatIfChange) -> None:
        """More changes; of one project's states and people the newest holds."""
        for change in changes:
            project_id = about(self._portfolio(), change)
            replaced = next((each for each in _ONE_OF_EACH if change.command in each), ())
            kept = (
                each
                for each in self.changes
                if each.command not in replaced or about(self._portfolio(), each) != project_id
            )
            self.changes = (*kept, change)

    def remove(self, change: WhatIfChange) -> None:
        """One change less."""
        self.changes = tuple(each for each in self.changes if each is not change)

    def take(self, option: WhatIfOption) -> None:
        """A kept option to go on with."""
        self.changes, self.name, self.reason, self.option_id = option.changes, option.name, option.reason, option.id

    def reset(self) -> None:
        """Nothing is tried."""
        self.changes, self.name, self.reason, self.option_id = (), "", "", None

    def look(self) -> Looked:
        """What comes of the changes on the portfolio as it is."""
        return looked(self._portfolio(), self.changes, self._today())

    def project(self, project_id: str) -> Project | None:
        """A project of the portfolio by its id."""
        return self._portfolio().find(Project, project_id)

    def _is(self, change: WhatIfChange, command: str, project_id: str) -> bool:
        return change.command == command and about(self._portfolio(), change) == project_id


def looked(portfolio: Portfolio, changes: tuple[WhatIfChange, ...], today: date) -> Looked:
    """An option on a portfolio."""
    tried = try_out(portfolio, changes, today)
    return Looked(tried, compare(portfolio, tried.portfolio, tried.edit, today))


def points_of(
    portfolio: Portfolio, was: Project | None, will: Project, measure: BalanceMeasure, today: date
) -> Decimal | None:
    """By how many points one project alone moves the share; None where one side has no share."""
    settings = portfolio.settings
    sums = dict.fromkeys(Kind, Decimal(0))
    active = [project for project in portfolio.all(Project) if project.state is ProjectState.ACTIVE]
    for project in active:
        sums[project.kind] += effort_of(project, measure, today)

    def share(efforts: dict[Kind, Decimal]) -> Decimal | None:
        return balance_of(
            efforts[Kind.PRODUCT],
            efforts[Kind.FOUNDATIONAL],
            measure=measure,
            target=settings.target_share,
            tolerance=settings.tolerance,
            active=len(active),
        ).share

    after = dict(sums)
    if was is not None and was.state is ProjectState.ACTIVE:
        after[was.kind] -= effort_of(was, measure, today)
    if will.state is ProjectState.ACTIVE:
        after[will.kind] += effort_of(will, measure, today)
    before, later = share(sums), share(after)
    return None if before is None or later is None else (later - before) * 100


def _json(given: dict[str, Any]) -> str:
    return json.dumps(given, default=str)
