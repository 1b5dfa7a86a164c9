"""The balance month by month: back through what is on record, and ahead as projects land or stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sciencepm.analysis.balance import balance_of, effort_of, tolerance_in_force
from sciencepm.analysis.balance_ahead import DRAWS, Lasting, months_lasted
from sciencepm.analysis.balance_past import Past, was_active
from sciencepm.analysis.forecast import Forecast
from sciencepm.analysis.results import ProjectFigures, Results, results
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MONTHS_BACK: Final = 9
MONTHS_AHEAD: Final = 8
_ENOUGH: Final = DRAWS // 2
"""In fewer draws with any work left, a share says nothing of the portfolio any more."""
_FOUR_PLACES: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Moment:
    """The share on a day; None where there was or will be no effort.

    Behind today and on it `share` is a fact. Ahead it is the middle of what may come, `low` and `high` one time in
    ten less and as often more, and the efforts are those expected.
    """

    on: date
    share: Decimal | None
    product: Decimal
    foundational: Decimal
    target: Decimal
    tolerance: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """The share by one measure on the first of each month, and today; `taken_on` projects have no forecast."""

    measure: BalanceMeasure
    moments: tuple[Moment, ...]
    today: date
    taken_on: int

    @property
    def ahead(self) -> tuple[Moment, ...]:
        return tuple(moment for moment in self.moments if moment.is_ahead)

    @property
    def past(self) -> tuple[Moment, ...]:
        """What is behind, today included."""
        return tuple(moment for moment in self.moments if not moment.is_ahead)


def courses(
    portfolio: Portfolio, today: date, past: Past, figures: Results | None = None
) -> Mapping[BalanceMeasure, Course]:
    """The course of the balance by each measure; `figures` are the results of the same day, where they are at hand."""
    active = (figures or results(portfolio, today)).active
    taken_on = sum(entry.forecast is None or entry.forecast.chance is None for entry in active)
    ahead = _ahead(portfolio, today, active)
    first = _first_of(today, 0)
    begins = [_first_of(today, -back) for back in range(MONTHS_BACK - 1, 0, -1)]
    days = [*begins, *([first] if first < today else [])]
    earliest = min((start for project in portfolio.all(Project) if (start := _begins(project))), default=today)
    behind = [day for day in days if day >= _first_of(earliest, 0)]
    found = {}
    for measure in BalanceMeasure:
        moments = [_moment_then(portfolio, past, measure, day) for day in behind]
        while moments and moments[0].share is None:
            moments.pop(0)
        now = _moment_now(portfolio, today, active, measure)
        found[measure] = Course(measure, (*moments, now, *ahead[measure]), today, taken_on)
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Working:
    """A project that counts on a day: its effort, and how likely it still runs then (1 but for days ahead)."""

    project: Project
    effort: Decimal
    chance: float = 1.0


def working(portfolio: Portfolio, today: date, past: Past, measure: BalanceMeasure, day: date) -> tuple[Working, ...]:
    """The projects that make the balance of a day, those with most effort first; ones without effort are left out."""
    if day < today:
        found = []
        for project in portfolio.all(Project):
            was = was_active(project, past, day)
            if was is not None:
                money = was.monthly_cost or Decimal(0)
                effort = money if measure is BalanceMeasure.MONEY else effort_of(project, measure, day)
                found.append(Working(project.evolve(kind=was.kind), effort))
    else:
        active = results(portfolio, today).active
        settings = portfolio.settings
        days = (day,) if day > today else ()
        lasting = [Lasting(entry.project.id, entry.project.team, _usable(entry.forecast)) for entry in active]
        lasted = months_lasted(lasting, days, settings.seed, float(settings.team_correlation))
        chances = [float((each > 0).mean()) if days else 1.0 for each in lasted]
        found = [
            Working(entry.project, effort_of(entry.project, measure, day), chance)
            for entry, chance in zip(active, chances, strict=True)
        ]
    return tuple(sorted((each for each in found if each.effort), key=lambda each: -each.effort))


def _begins(project: Project) -> date | None:
    return project.start or min((entry.since for entry in project.people), default=None)


def _moment_then(portfolio: Portfolio, past: Past, measure: BalanceMeasure, day: date) -> Moment:
    effort = dict.fromkeys(Kind, Decimal(0))
    count = 0
    for project in portfolio.all(Project):
        was = was_active(project, past, day)
        if was is not None:
            count += 1
            money = was.monthly_cost or Decimal(0)
            effort[was.kind] += money if measure is BalanceMeasure.MONEY else effort_of(project, measure, day)
    aim = past.aim_on(day)
    total = effort[Kind.PRODUCT] + effort[Kind.FOUNDATIONAL]
    return Moment(
        on=day,
        share=effort[Kind.PRODUCT] / total if total else None,
        product=effort[Kind.PRODUCT],
        foundational=effort[Kind.FOUNDATIONAL],
        target=aim.target,
        tolerance=tolerance_in_force(measure, aim.tolerance, count),
    )


def _moment_now(portfolio: Portfolio, today: date, active: Sequence[ProjectFigures], measure: BalanceMeasure) -> Moment:
    settings = portfolio.settings
    effort = dict.fromkeys(Kind, Decimal(0))
    for entry in active:
        effort[entry.project.kind] += effort_of(entry.project, measure, today)
    now = balance_of(
        effort[Kind.PRODUCT],
        effort[Kind.FOUNDATIONAL],
        measure=measure,
        target=settings.target_share,
        tolerance=settings.tolerance,
        active=len(active),
    )
    return Moment(today, now.share, now.product, now.foundational, now.target, now.tolerance_in_force)


def _ahead(
    portfolio: Portfolio, today: date, active: Sequence[ProjectFigures]
) -> dict[BalanceMeasure, tuple[Moment, ...]]:
    """The months ahead by each measure: every draw's efforts in one product of matrices a month."""
    import numpy as np

    settings = portfolio.settings
    days = tuple(_first_of(today, step) for step in range(1, MONTHS_AHEAD + 1))
    if not active or days[-1] == date.max:
        return dict.fromkeys(BalanceMeasure, ())
    lasting = [Lasting(entry.project.id, entry.project.team, _usable(entry.forecast)) for entry in active]
    lasted = months_lasted(lasting, days, settings.seed, float(settings.team_correlation))
    is_product = np.array([entry.project.kind is Kind.PRODUCT for entry in active])
    found: dict[BalanceMeasure, list[Moment]] = {measure: [] for measure in BalanceMeasure}
    for place, day in enumerate(days):
        efforts = np.array(
            [[float(effort_of(entry.project, each, day)) for entry in active] for each in BalanceMeasure],
            dtype=np.float32,
        )
        sides = np.concatenate([efforts * is_product, efforts * ~is_product])
        sums = sides @ (lasted > place).astype(np.float32)
        count = float((lasted > place).sum()) / DRAWS
        half = len(BalanceMeasure)
        for row, measure in enumerate(BalanceMeasure):
            tolerance = tolerance_in_force(measure, settings.tolerance, round(count))
            moment = _moment_ahead(day, sums[row], sums[row + half], settings.target_share, tolerance)
            found[measure].append(moment)
    return {measure: tuple(moments) for measure, moments in found.items()}


def _moment_ahead(
    day: date,
    product: NDArray[np.float32],
    foundational: NDArray[np.float32],
    target: Decimal,
    tolerance: Decimal,
) -> Moment:
    import numpy as np

    total = product + foundational
    works = total > 0
    low = middle = high = None
    if int(works.sum()) >= _ENOUGH:
        shares = np.quantile(product[works] / total[works], [0.1, 0.5, 0.9], method="inverted_cdf")
        low, middle, high = (_decimal(float(share)) for share in shares)
    efforts = (_decimal(float(product.mean())), _decimal(float(foundational.mean())))
    return Moment(day, middle, *efforts, target, tolerance, low, high, is_ahead=True)


def _decimal(value: float) -> Decimal:
    return Decimal(value).quantize(_FOUR_PLACES)


def _usable(forecast: Forecast | None) -> Forecast | None:
    return forecast if forecast is not None and forecast.chance is not None else None


def _first_of(day: date, months: int) -> date:
    """The first of the month so many months on; the first and last day there is where the calendar ends."""
    count = day.year * 12 + day.month - 1 + months
    if count >= (date.max.year + 1) * 12:
        return date.max
    return date(count // 12, count % 12 + 1, 1) if count >= 12 else date.min
