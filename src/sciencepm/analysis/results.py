"""Everything shown of a portfolio on a day, computed once and shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sciencepm.analysis.balance import Balance
from sciencepm.analysis.forecast import Forecast
from sciencepm.analysis.plan import Stage, Standing
from sciencepm.analysis.spend import Spent
from sciencepm.analysis.stop_rules import Closeness
from sciencepm.analysis.value import ProjectValue, ValueRange
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project


@dataclass(frozen=True, slots=True)
class Landings:
    """How many active projects land by a day: the middle, low and high count (P50, P10, P90), of how many."""

    expected: int
    low: int
    high: int
    of: int


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


@dataclass(frozen=True, slots=True)
class Results:
    """The figures of a portfolio on `today`, by project id and together.

    `value_if_all_land` is money a year if every active project lands, `value_by_chance` the same weighted by
    the chance of each, `landed_value` that of landed projects. `people` work on active projects. `close` are
    the rules of active projects at 60% of their way or more, nearest first. `not_spent` is the money freed by
    stopped projects.
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

    def landings(self, by: date) -> Landings:
        """How many active projects land on `by` or before."""
        raise NotImplementedError


def results(portfolio: Portfolio, today: date) -> Results:
    """All figures of a portfolio on `today`."""
    raise NotImplementedError
