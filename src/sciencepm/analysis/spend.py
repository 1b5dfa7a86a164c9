"""What a project has cost, and what stopping it would free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sciencepm.analysis.plan import Stage, StageState, stages
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stop_rule import Spend

DAYS_A_MONTH = Decimal("30.4375")
"""A twelfth of 365.25 days."""
_CENT = Decimal("0.01")
_LARGEST_IN_CENTS = 25


@dataclass(frozen=True, slots=True)
class Spent:
    """Money in the portfolio's currency; `estimated` where no spend was entered."""

    amount: Decimal
    estimated: bool


def spent(portfolio: Portfolio, project_id: str, today: date) -> Spent:
    """All spent up to `today`; without entries, monthly cost x months + cost of finished experiments."""
    return _spent_between(portfolio, project_id, date.min, today, today)


def spent_in_stage(portfolio: Portfolio, project_id: str, point_id: str, today: date) -> Spent:
    """What was spent from the answer before to the answer of this question; the first stage takes all before.

    A stage that has not begun has cost nothing.
    """
    after = date.min
    for stage in stages(portfolio, project_id, today):
        if stage.point.id == point_id:
            if stage.state in (StageState.TO_COME, StageState.LEFT):
                return Spent(Decimal(0), estimated=not _entries(portfolio, project_id, today))
            until = stage.asked_on if stage.state is StageState.PASSED and stage.asked_on else today
            return _spent_between(portfolio, project_id, after, min(until, today), today)
        if stage.state is StageState.PASSED and stage.asked_on is not None:
            after = stage.asked_on
    return Spent(Decimal(0), estimated=not _entries(portfolio, project_id, today))


def not_spent(portfolio: Portfolio, project_id: str, today: date) -> Decimal | None:
    """The likely cost of the work left in a plan, which stopping frees or has freed; None where unknown.

    Of a running stage, and of one that ended in a stop, it is the part not spent yet.
    """
    project = portfolio.get(Project, project_id)
    left: list[Decimal] = []
    for stage in stages(portfolio, project_id, today):
        cost = likely_cost(project, stage.point)
        if cost is None or not _is_left(stage):
            continue
        gone = spent_in_stage(portfolio, project_id, stage.point.id, today).amount
        left.append(max(Decimal(0), cost - gone))
    return sum(left, Decimal(0)) if left else None


def likely_cost(project: Project, point: DecisionPoint) -> Decimal | None:
    """The middle figure of what a stage costs; without one, monthly cost x likely duration."""
    if point.cost is not None:
        return point.cost.likely
    if project.monthly_cost is None or point.weeks is None:
        return None
    return _cents(project.monthly_cost * point.weeks.likely * 7 / DAYS_A_MONTH)


def _is_left(stage: Stage) -> bool:
    last = stage.last_decision
    return stage.state is not StageState.PASSED or (last is not None and last.outcome is Outcome.STOP)


def _entries(portfolio: Portfolio, project_id: str, today: date) -> list[Spend]:
    return [entry for entry in portfolio.of(Spend, project_id) if entry.on <= today]


def _spent_between(portfolio: Portfolio, project_id: str, after: date, until: date, today: date) -> Spent:
    """What was spent from the day after `after` to `until`, both included."""
    entries = _entries(portfolio, project_id, today)
    if entries:
        amounts = (entry.amount for entry in entries if after < entry.on <= until)
        return Spent(sum(amounts, Decimal(0)), estimated=False)
    project = portfolio.get(Project, project_id)
    finished = (
        entry.cost
        for point in portfolio.of(DecisionPoint, project_id)
        for entry in portfolio.of(Experiment, point.id)
        if entry.cost is not None and _finished_between(entry, after, until)
    )
    months = _days_worked(portfolio, project, after, until) / DAYS_A_MONTH
    return Spent(_cents((project.monthly_cost or 0) * months + sum(finished, Decimal(0))), estimated=True)


def _finished_between(experiment: Experiment, after: date, until: date) -> bool:
    if experiment.state is not ExperimentState.DONE:
        return False
    # Finished on a day nobody wrote down: it belongs to the time before today, all of it.
    return after < experiment.ended_on <= until if experiment.ended_on else after == date.min


def _days_worked(portfolio: Portfolio, project: Project, after: date, until: date) -> Decimal:
    if project.state is ProjectState.IDEA:
        return Decimal(0)
    known = [point.started_on for point in portfolio.of(DecisionPoint, project.id) if point.started_on]
    start = project.start or min(known, default=None)
    if start is None:
        return Decimal(0)
    end = min(until, project.ended_on) if project.ended_on else until
    return Decimal(max(0, (end - max(start, after)).days))


def _cents(amount: Decimal) -> Decimal:
    # Beyond the 28 digits of Decimal arithmetic there are no cents left to round to.
    return amount.quantize(_CENT) if amount.adjusted() < _LARGEST_IN_CENTS else amount
