"""How long before or after a stop rule came near each stakeholder heard of it: whether anybody was surprised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from itertools import takewhile

from sciencepm.analysis.owed_news import stakeholders_of
from sciencepm.analysis.stop_rules import NEAR, Band, closeness, failures
from sciencepm.domain.decision import Decision
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import CheckIn, Stakeholder, Told
from sciencepm.domain.stop_rule import StopRule, StopRuleType

_COMING_NEAR = (Band.NEAR, Band.CROSSED)


@dataclass(frozen=True, slots=True)
class Notice:
    """A stop rule near or crossed, and one stakeholder of its project.

    `near_since` is the first day it was near; `heard_on` the first day from then on they were met, or told a decision
    of the project; None while they have not been. `days` from the one to the other, or to today.
    """

    project: Project
    rule: StopRule
    near_since: date
    stakeholder: Stakeholder
    heard_on: date | None
    days: int


def no_surprise(portfolio: Portfolio, today: date) -> tuple[Notice, ...]:
    """Every stakeholder of every running project whose stop rule is near, who has not heard first, longest first."""
    found = [notice for project in portfolio.all(Project) for notice in _of_project(portfolio, project, today)]
    return tuple(sorted(found, key=lambda each: (each.heard_on is not None, -each.days, each.stakeholder.name)))


def near_since(portfolio: Portfolio, rule: StopRule, today: date) -> date | None:
    """The first day of the time it has been near, 85% of its way or more; None while it is not, or nothing tells.

    The limit is today's, where it was moved: what counts is how near the rule is that holds.
    """
    if closeness(portfolio, rule, today).band not in _COMING_NEAR:
        return None
    match rule.type:
        case StopRuleType.EVENT:
            return rule.happened_on
        case StopRuleType.EXPERIMENTS:
            return _by_experiments(portfolio, rule)
        case StopRuleType.METRIC:
            days = sorted({each.on for each in rule.readings if each.on <= today}, reverse=True)
            near = takewhile(lambda day: closeness(portfolio, rule, day).band in _COMING_NEAR, days)
            return min(near, default=None)
        case StopRuleType.DATE | StopRuleType.SPEND:
            return _by_halving(portfolio, rule, today)


def _of_project(portfolio: Portfolio, project: Project, today: date) -> Iterator[Notice]:
    if project.state not in (ProjectState.ACTIVE, ProjectState.ON_HOLD):
        return
    for rule in portfolio.of(StopRule, project.id):
        since = near_since(portfolio, rule, today)
        if since is None:
            continue
        for stakeholder in stakeholders_of(portfolio, project):
            heard = min(_heard(portfolio, project, stakeholder, since, today), default=None)
            yield Notice(project, rule, since, stakeholder, heard, ((heard or today) - since).days)


def _heard(
    portfolio: Portfolio, project: Project, stakeholder: Stakeholder, since: date, today: date
) -> Iterator[date]:
    for meeting in portfolio.all(CheckIn):
        if stakeholder.id in meeting.stakeholder_ids and since <= meeting.on <= today:
            yield meeting.on
    for point in portfolio.of(DecisionPoint, project.id):
        for decision in portfolio.of(Decision, point.id):
            for told in portfolio.of(Told, decision.id):
                if told.stakeholder_id == stakeholder.id and since <= told.on <= today:
                    yield told.on


def _by_experiments(portfolio: Portfolio, rule: StopRule) -> date | None:
    """The day of the failure that brought it near; None where a failure has no day."""
    days = [each.ended_on for each in failures(portfolio, rule.project_id)]
    known = sorted(day for day in days if day is not None)
    start = rule.start or Decimal(0)
    needed = int((start + NEAR * ((rule.limit or Decimal(0)) - start)).to_integral_value(ROUND_CEILING))
    return known[needed - 1] if len(known) == len(days) and 0 < needed <= len(known) else None


def _by_halving(portfolio: Portfolio, rule: StopRule, today: date) -> date:
    """What passes and what is spent only grow."""
    begun = portfolio.get(Project, rule.project_id).start
    first, last = min(day for day in (rule.start_date, begun, rule.agreed_on, today) if day is not None), today
    while first < last:
        middle = first + timedelta(days=(last - first).days // 2)
        if closeness(portfolio, rule, middle).band in _COMING_NEAR:
            last = middle
        else:
            first = middle + timedelta(days=1)
    return last
