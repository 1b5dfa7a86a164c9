"""What is still open in a project's plan, as the figures a forecast is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sciencepm.analysis.plan import (
    Stage,
    StageState,
    build_days,
    is_late_to_land,
    is_out_of_date,
    last_go,
    stages,
)
from sciencepm.analysis.spend import DAYS_A_MONTH, spent, spent_in_stage
from sciencepm.analysis.three_points import Scale, ThreePoints
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stop_rule import StopRule, StopRuleType


class Missing(StrEnum):
    DECISION_POINTS = "decision points"
    START = "start"
    WEEKS = "weeks"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class Gap:
    """What a forecast lacks, and at which decision point (its number from 1; None: in the project)."""

    what: Missing
    number: int | None = None


@dataclass(frozen=True, slots=True)
class StageAhead:
    """A stage whose question is open, or was answered with a stop (then its chance is 0).

    `set_day` is the day, as an ordinal, its question is asked whatever the estimate: asked again, or fixed by
    law or season. `days_used` and `money_used` are facts of a running stage, `money_entered` says that the second is
    not an estimate itself; `overrun` says that its estimate of time is used up.
    """

    point_id: str
    number: int
    chance: Decimal
    weeks: ThreePoints | None
    set_day: int | None
    days_used: int
    overrun: bool
    cost: ThreePoints | None
    money_used: float
    money_entered: bool


@dataclass(frozen=True, slots=True)
class PlanAhead:
    """A plan from `today` on; days are ordinals. `begins` is when the first open stage began or will begin.

    With no stage ahead `begins` is the day of the last go. `rule_day` is the earliest agreed date rule,
    `money_left` what the tightest agreed spend rule leaves. `points` counts all decision points of the plan.
    """

    project_id: str
    team: str
    seed: int
    correlation: float
    today: int
    begins: int
    stages: tuple[StageAhead, ...]
    points: int
    build_days: int
    rule_day: int | None
    money_left: float | None
    cost_a_day: float
    out_of_date: bool

    def __hash__(self) -> int:
        # Of the figures few are enough to tell plans apart; all of them would cost more than much of the forecast.
        return hash((self.project_id, self.today, self.begins, len(self.stages), self.rule_day, self.money_left))


def plan_ahead(portfolio: Portfolio, project: Project, today: date) -> PlanAhead | tuple[Gap, ...]:
    """What is open in the plan of an active project, or everything that is missing to forecast it."""
    plan = stages(portfolio, project.id, today)
    ahead = [stage for stage in plan if not _is_behind(stage)]
    gaps = _gaps(plan, ahead)
    if gaps:
        return gaps
    settings = portfolio.settings
    begins = ahead[0].started_on or today if ahead else last_go(plan) or today
    return PlanAhead(
        project_id=project.id,
        # Without a team the stages of a project still share their cause: the people who work on it.
        team=project.team.casefold() or project.id,
        seed=settings.seed,
        correlation=float(settings.team_correlation),
        today=today.toordinal(),
        begins=begins.toordinal(),
        stages=tuple(_stage_ahead(portfolio, stage, today) for stage in ahead),
        points=len(plan),
        build_days=build_days(portfolio, project.id),
        rule_day=_rule_day(portfolio, project.id),
        money_left=_money_left(portfolio, project.id, today),
        cost_a_day=float((project.monthly_cost or 0) / DAYS_A_MONTH),
        out_of_date=any(is_out_of_date(stage, today) for stage in ahead)
        or is_late_to_land(portfolio, plan, project.id, today),
    )


def _is_behind(stage: Stage) -> bool:
    passed = stage.last_decision is not None and stage.last_decision.outcome is Outcome.GO
    return passed or stage.state is StageState.LEFT


def _set_day(stage: Stage) -> date | None:
    if _was_stopped(stage):
        return stage.asked_on
    return stage.asked_again_on or stage.point.fixed_date


def _was_stopped(stage: Stage) -> bool:
    return stage.last_decision is not None and stage.last_decision.outcome is Outcome.STOP


def _gaps(plan: tuple[Stage, ...], ahead: list[Stage]) -> tuple[Gap, ...]:
    if not plan:
        return (Gap(Missing.DECISION_POINTS),)
    found: list[Gap] = []
    if ahead and ahead[0].started_on is None and _set_day(ahead[0]) is None:
        found.append(Gap(Missing.START))
    for stage in ahead:
        if stage.point.weeks is None and _set_day(stage) is None:
            found.append(Gap(Missing.WEEKS, stage.number))
        if stage.point.chance is None and not _was_stopped(stage):
            found.append(Gap(Missing.CHANCE, stage.number))
    return tuple(found)


def _stage_ahead(portfolio: Portfolio, stage: Stage, today: date) -> StageAhead:
    point = stage.point
    set_day = _set_day(stage)
    running = stage.state is StageState.RUNNING
    used = (today - stage.started_on).days if running and stage.started_on else 0
    gone = spent_in_stage(portfolio, point.project_id, point.id, today) if running else None
    return StageAhead(
        point_id=point.id,
        number=stage.number,
        chance=Decimal(0) if _was_stopped(stage) or point.chance is None else point.chance,
        weeks=ThreePoints.of_weeks(point.weeks) if point.weeks else None,
        set_day=set_day.toordinal() if set_day else None,
        days_used=max(0, used),
        overrun=is_out_of_date(stage, today),
        cost=_cost(point),
        money_used=float(gone.amount) if gone else 0.0,
        money_entered=gone is None or not gone.estimated,
    )


def _cost(point: DecisionPoint) -> ThreePoints | None:
    if point.cost is None:
        return None
    return ThreePoints(float(point.cost.low), float(point.cost.likely), float(point.cost.high), Scale.POSITIVE)


def _agreed(portfolio: Portfolio, project_id: str, of_type: StopRuleType) -> list[StopRule]:
    rules = portfolio.of(StopRule, project_id)
    return [rule for rule in rules if rule.type is of_type and rule.agreed_on is not None]


def _rule_day(portfolio: Portfolio, project_id: str) -> int | None:
    rules = _agreed(portfolio, project_id, StopRuleType.DATE)
    return min((rule.limit_date.toordinal() for rule in rules if rule.limit_date), default=None)


def _money_left(portfolio: Portfolio, project_id: str, today: date) -> float | None:
    limits = [rule.limit for rule in _agreed(portfolio, project_id, StopRuleType.SPEND) if rule.limit is not None]
    return float(min(limits) - spent(portfolio, project_id, today).amount) if limits else None
