"""Whether and when a project lands: its chance, its landing range and where its paths end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

from sciencepm.analysis.plan_ahead import Gap, Missing, PlanAhead, plan_ahead
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Days = NDArray[np.float32]

__all__ = ["Forecast", "Gap", "Missing", "forecast"]


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the paths of a plan lead; None and empty but for `gaps` where something is missing.

    `chance` to land has four places; `landing` is P10, P50 and P90 given that it lands, None where no path
    does. `ladder` is the part of paths that ends at each decision point, by a miss or a stop rule, and last
    the part that lands; it sums to 1. `cut_by_rule` is the part an agreed date or spend rule ends.
    `out_of_date`: the running stage has outlived its estimate. `draws` are 20,000 landing days as ordinals,
    nan where that path does not land.
    """

    chance: Decimal | None
    landing: tuple[date, date, date] | None
    ladder: tuple[float, ...]
    cut_by_rule: float
    out_of_date: bool
    gaps: tuple[Gap, ...] = ()
    draws: Days | None = field(default=None, compare=False, repr=False)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What kinds of things are missing; empty where there is a forecast."""
        return tuple(dict.fromkeys(gap.what for gap in self.gaps))


def forecast(portfolio: Portfolio, project_id: str, today: date) -> Forecast | None:
    """The forecast of an active project; None where it landed, was stopped, is an idea or on hold.

    Chance = product of the chances of the points ahead x the part of paths no agreed date or spend rule ends
    (domain.md, section 4). Passing is independent of time and money, so only these are taken from the draws.
    """
    project = portfolio.get(Project, project_id)
    if project.state is not ProjectState.ACTIVE:
        return None
    ahead = plan_ahead(portfolio, project, today)
    if isinstance(ahead, PlanAhead):
        return _forecast_of(ahead)
    return Forecast(chance=None, landing=None, ladder=(), cut_by_rule=0.0, out_of_date=False, gaps=ahead)


@lru_cache(maxsize=256)
def _forecast_of(plan: PlanAhead) -> Forecast:
    import numpy as np

    from sciencepm.analysis.sampler import sample

    paths = sample(plan)
    kept = [Decimal(int(flags.sum())) / len(flags) for flags in paths.kept]
    chance = prod((stage.chance for stage in plan.stages), start=Decimal(1)) * kept[-1]
    draws = np.where(paths.kept[-1] & paths.passed, paths.landing, np.nan).astype(np.float32)
    draws.setflags(write=False)
    landing = None
    if chance > 0:
        points = np.quantile(paths.landing[paths.kept[-1]], (0.1, 0.5, 0.9), method="inverted_cdf")
        low, middle, high = (date.fromordinal(int(day)) for day in points)
        landing = (low, middle, high)
    return Forecast(
        chance=chance.quantize(Decimal("0.0001")),
        landing=landing,
        ladder=_ladder(plan, kept),
        cut_by_rule=_cut_by_rule(plan, kept),
        out_of_date=plan.out_of_date,
        draws=draws,
    )


def _reaching(plan: PlanAhead) -> list[Decimal]:
    """The chance that every question before each open one is answered go, and last that all are; rules left aside."""
    reached = [Decimal(1)]
    for stage in plan.stages:
        reached.append(reached[-1] * stage.chance)
    return reached


def _ladder(plan: PlanAhead, kept: list[Decimal]) -> tuple[float, ...]:
    """The part of paths ending at each decision point; what a rule ends while building counts at the last point."""
    rungs = [0.0] * plan.points
    alive = [Decimal(1), *(reach * part for reach, part in zip(_reaching(plan)[1:], kept, strict=False))]
    for stage, (before, after) in zip(plan.stages, pairwise(alive), strict=True):
        rungs[stage.number - 1] = float(before - after)
    lands = _reaching(plan)[-1] * kept[-1]
    rungs[-1] += float(alive[-1] - lands)
    return (*rungs, float(lands))


def _cut_by_rule(plan: PlanAhead, kept: list[Decimal]) -> float:
    cut = (
        reach * (before - after)
        for reach, (before, after) in zip(_reaching(plan), pairwise([Decimal(1), *kept]), strict=True)
    )
    return float(sum(cut, Decimal(0)))
