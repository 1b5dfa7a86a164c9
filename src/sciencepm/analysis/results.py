"""Everything shown of a portfolio on a day, computed once and shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from sciencepm.analysis.balance import Balance, balance
from sciencepm.analysis.forecast import Forecast, forecasts
from sciencepm.analysis.landings import Landings, landings
from sciencepm.analysis.plan import Stage, Standing, next_stage, standing
from sciencepm.analysis.spend import Spent, not_spent, spent
from sciencepm.analysis.stop_rules import CLOSE, Closeness, closeness_of, nearest
from sciencepm.analysis.value import ProjectValue, ValueRange, project_value, sum_of
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """What is shown of one project on a day; `people` are full-time equivalents."""

    project: Project
    standing: Standing
    next: Stage | None
    forecast: Forecast | None
    value: ProjectValue
    nearest: Closeness | None
    spent: Spent
    people: Decimal

    @property
    def is_active(self) -> bool:
        return self.project.state is ProjectState.ACTIVE


@dataclass(frozen=True, slots=True)
class Results:
    """The figures of a portfolio on `today`, by project id and together.

    `value_if_all_land` is money a year if every active project lands; `value_by_chance` the mean of the same
    weighted by the chance of each, where a project without a forecast counts nothing; `landed_value` that of
    landed projects. `people` work on active projects. `close` are the rules of active projects at 60% of
    their way or more, nearest first. `not_spent` is the money freed by stopped projects.
    """

    today: date
    balance: Balance
    projects: Mapping[str, ProjectFigures]
    value_if_all_land: ValueRange | None
    value_by_chance: Decimal | None
    landed_value: ValueRange | None
    people: Decimal
    close: tuple[Closeness, ...]
    not_spent: Decimal

    @property
    def active(self) -> tuple[ProjectFigures, ...]:
        """The figures of active projects, in order."""
        return tuple(figures for figures in self.projects.values() if figures.is_active)

    def landings(self, by: date) -> Landings:
        """How many active projects land on `by` or before; one without a forecast counts as not landing."""
        return landings([figures.forecast for figures in self.active], by)


@lru_cache(maxsize=4)
def results(portfolio: Portfolio, today: date) -> Results:
    """All figures of a portfolio on `today`; after an edit only what it touched is worked out again."""
    foreseen = forecasts(portfolio, portfolio.all(Project), today)
    projects = {
        project.id: figures_of(portfolio, project, foreseen[project.id], today) for project in portfolio.all(Project)
    }
    active = [figures for figures in projects.values() if figures.is_active]
    landed = [figures for figures in projects.values() if figures.project.state is ProjectState.LANDED]
    near = [entry for figures in active for entry in closeness_of(portfolio, figures.project.id, today)]
    freed = (
        not_spent(portfolio, project.id, today) or Decimal(0)
        for project in portfolio.all(Project)
        if project.state is ProjectState.STOPPED
    )
    return Results(
        today=today,
        balance=balance(portfolio, today),
        projects=MappingProxyType(projects),
        value_if_all_land=_together(active),
        value_by_chance=value_by_chance(active),
        landed_value=_together(landed),
        people=sum((figures.people for figures in active), Decimal(0)),
        close=tuple(sorted((entry for entry in near if entry.part >= CLOSE), key=lambda entry: -entry.part)),
        not_spent=sum(freed, Decimal(0)),
    )


def figures_of(portfolio: Portfolio, project: Project, foreseen: Forecast | None, today: date) -> ProjectFigures:
    """The figures of one project, its forecast given."""
    return ProjectFigures(
        project=project,
        standing=standing(portfolio, project, today),
        next=next_stage(portfolio, project.id, today),
        forecast=foreseen,
        value=project_value(portfolio, project.id),
        nearest=nearest(portfolio, project.id, today),
        spent=spent(portfolio, project.id, today),
        people=project.people_on(today),
    )


def _together(projects: list[ProjectFigures]) -> ValueRange | None:
    return sum_of([figures.value.draws for figures in projects if figures.value.draws is not None])


def value_by_chance(active: Sequence[ProjectFigures]) -> Decimal | None:
    """The money a year of these weighted by their chances; None where nothing is priced and forecast.

    Whether a project lands does not depend on what it is worth, so the mean of a product is that of the means. What
    was taken off because another project brings it counts again as often as that one does not land.
    """
    chances = {each.project.id: (each.forecast.chance if each.forecast else None) or Decimal(0) for each in active}
    weighted = [
        figures.forecast.chance
        * (
            figures.value.money.mean
            + sum(((1 - chances.get(other, Decimal(1))) * mean for other, mean in figures.value.elsewhere), Decimal(0))
        )
        for figures in active
        if figures.forecast and figures.forecast.chance is not None and figures.value.money
    ]
    return sum(weighted, Decimal(0)) if weighted else None
