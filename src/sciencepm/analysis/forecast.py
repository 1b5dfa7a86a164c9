"""Whether and when a project lands: its chance, its landing range and where its paths end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import prod
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

from sciencepm.analysis.plan_ahead import Gap, Missing, PlanAhead, plan_ahead
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState

if TYPE_CHECKING:
    from sciencepm.analysis.paths.follow import ByCause, Paths

__all__ = ["Forecast", "Gap", "Missing", "PointAhead", "forecast", "forecasts"]

Days = tuple[float, float, float]
Dates = tuple[date, date, date]

_LAST_DAY: Final = date.max.toordinal()
_MOST_IN_MIND: Final = 2_048
_FOUR_PLACES: Final = Decimal("0.0001")


class PointAhead(NamedTuple):
    """An open decision point: its `number` in the plan, and the part of paths `alive` when its question comes.

    `asked_days` is P10, P50 and P90 of the day it comes on these paths, as an ordinal with its fraction.
    """

    number: int
    alive: float
    asked_days: Days | None

    @property
    def asked(self) -> Dates | None:
        """P10, P50 and P90 of the day its question comes; None where no path gets to it."""
        return _dates(self.asked_days)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the paths of a plan lead; None and empty but for `gaps` where something is missing.

    `chance` to land has four places. `ladder` is the part of paths that ends at each decision point, by a miss
    or a stop rule, and last the part that lands; it sums to 1. `cut_by_date` and `cut_by_spend` are the parts
    an agreed rule ends before anything else does, `rule_day` the day of the first date rule. `points` are the
    decision points ahead. `spend` is P10, P50 and P90 of what is spent from today until a path lands or ends,
    None where a stage has no known cost. `landing_days` is as `landing`, as ordinals with their fractions.
    `out_of_date`: the running stage has outlived its estimate.
    """

    chance: Decimal | None = None
    chance_without_rules: Decimal | None = None
    landing_days: Days | None = None
    landing_days_without_rules: Days | None = None
    ladder: tuple[float, ...] = ()
    cut_by_date: float = 0.0
    cut_by_spend: float = 0.0
    rule_day: date | None = None
    points: tuple[PointAhead, ...] = ()
    spend: tuple[Decimal, Decimal, Decimal] | None = None
    out_of_date: bool = False
    gaps: tuple[Gap, ...] = ()
    plan: PlanAhead | None = field(default=None, compare=False, repr=False)
    by_cause: ByCause | None = field(default=None, compare=False, repr=False)

    @property
    def landing(self) -> Dates | None:
        """P10, P50 and P90 of the day it lands, given that it lands; None where no path does."""
        return _dates(self.landing_days)

    @property
    def landing_without_rules(self) -> Dates | None:
        """The same if no stop rule ended any path."""
        return _dates(self.landing_days_without_rules)

    @property
    def cut_by_rule(self) -> float:
        """The part of paths an agreed date or spend rule ends."""
        return self.cut_by_date + self.cut_by_spend

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What kinds of things are missing; empty where there is a forecast."""
        return tuple(dict.fromkeys(gap.what for gap in self.gaps))

    def lands_by(self, day: date) -> float:
        """The chance that it lands on `day` or before."""
        if self.by_cause is None or self.plan is None:
            return 0.0
        return float(self.by_cause.weights @ self.by_cause.by(day.toordinal() - self.plan.today))


def forecast(portfolio: Portfolio, project_id: str, today: date) -> Forecast | None:
    """The forecast of an active project; None where it landed, was stopped, is an idea or on hold.

    Chance = product of the chances of the points ahead x the part of paths no agreed date or spend rule ends
    (domain.md, section 4).
    """
    return forecasts(portfolio, [portfolio.get(Project, project_id)], today)[project_id]


def forecasts(portfolio: Portfolio, projects: Iterable[Project], today: date) -> dict[str, Forecast | None]:
    """The forecast of each project, by id; worked out together, and only where its plan is not yet in mind."""
    found: dict[str, Forecast | None] = {}
    plans: dict[str, PlanAhead] = {}
    for project in projects:
        found[project.id] = None
        if project.state is ProjectState.ACTIVE:
            ahead = plan_ahead(portfolio, project, today)
            if isinstance(ahead, PlanAhead):
                plans[project.id] = ahead
            else:
                found[project.id] = Forecast(gaps=ahead)
    found.update(zip(plans, forecasts_of(list(plans.values())), strict=True))
    return found


def forecasts_of(plans: Sequence[PlanAhead]) -> list[Forecast]:
    """The forecast of each plan; one that was made before and has not changed is the same object again."""
    with _LOCK:
        known = {plan: _IN_MIND.pop(plan, None) for plan in plans}
        new = [plan for plan, made in known.items() if made is None]
        made = dict(zip(new, work_out(new), strict=True))
        found = {plan: before or made[plan] for plan, before in known.items()}
        _IN_MIND.update(found)
        while len(_IN_MIND) > _MOST_IN_MIND:
            del _IN_MIND[next(iter(_IN_MIND))]
    return [found[plan] for plan in plans]


def work_out(plans: Sequence[PlanAhead]) -> list[Forecast]:
    """The forecasts of plans, together and afresh."""
    if not plans:
        return []
    from sciencepm.analysis.paths.follow import follow

    return [_forecast_of(plan, paths) for plan, paths in zip(plans, follow(plans), strict=True)]


def _forecast_of(plan: PlanAhead, paths: Paths) -> Forecast:
    free = prod([stage.chance for stage in plan.stages], start=Decimal(1))
    chance = free * Decimal(paths.kept[-1])
    points: list[PointAhead] = []
    rungs = [0.0] * plan.points
    reached, alive = 1.0, 1.0
    for stage, kept, asked in zip(plan.stages, paths.kept, paths.asked, strict=False):
        here = reached * kept
        points.append(PointAhead(stage.number, here, _days(asked) if here > 0 else None))
        reached *= float(stage.chance)
        rungs[stage.number - 1], alive = alive - reached * kept, reached * kept
    lands = reached * paths.kept[-1]
    rungs[-1] += alive - lands
    return Forecast(
        chance=chance.quantize(_FOUR_PLACES),
        chance_without_rules=free.quantize(_FOUR_PLACES),
        landing_days=_days(paths.landing) if chance > 0 else None,
        landing_days_without_rules=_days(paths.landing_without_rules) if free > 0 else None,
        ladder=(*rungs, lands),
        cut_by_date=paths.cut_by_date,
        cut_by_spend=paths.cut_by_spend,
        rule_day=None if plan.rule_day is None else date.fromordinal(plan.rule_day),
        points=tuple(points),
        spend=None if paths.money is None else _money(paths.money),
        out_of_date=plan.out_of_date,
        plan=plan,
        by_cause=paths.by_cause,
    )


def _days(days: Sequence[float]) -> Days:
    low, middle, high = days
    return low, middle, high


def _money(amounts: Sequence[float]) -> tuple[Decimal, Decimal, Decimal]:
    low, middle, high = (Decimal(f"{amount:.2f}") for amount in amounts)
    return low, middle, high


def _dates(days: Days | None) -> Dates | None:
    """Whole days, half a day being the next; none after the last day there is."""
    if days is None:
        return None
    low, middle, high = (date.fromordinal(min(int(day + 0.5), _LAST_DAY)) for day in days)
    return low, middle, high


_IN_MIND: dict[PlanAhead, Forecast] = {}
"""Forecasts by plan, the one used last at the end."""
_LOCK = Lock()
