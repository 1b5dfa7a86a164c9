"""Which stop rules are crossed, since when, and whether that was decided."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from sciencepm.analysis.plan import decisions_in_force
from sciencepm.analysis.spend import spent
from sciencepm.analysis.stop_rules import Band, Closeness, closeness_of, failures
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stop_rule import StopRule, StopRuleType


def crossed_undecided(portfolio: Portfolio, project: Project, today: date) -> tuple[Closeness, ...]:
    """The crossed rules of a running project on which nothing was decided on the day of crossing or since."""
    if project.state not in (ProjectState.ACTIVE, ProjectState.ON_HOLD):
        return ()
    decided = max((entry.on for entry in decisions_in_force(portfolio, project.id).values()), default=None)
    found = []
    for entry in closeness_of(portfolio, project.id, today):
        if entry.band is Band.CROSSED:
            since = crossed_on(portfolio, entry.rule, today)
            if since is None or decided is None or decided < since:
                found.append(entry)
    return tuple(found)


def crossed_on(portfolio: Portfolio, rule: StopRule, today: date) -> date | None:
    """The day a crossed rule was crossed; None where the records do not tell."""
    match rule.type:
        case StopRuleType.EVENT:
            return rule.happened_on
        case StopRuleType.DATE:
            return rule.limit_date
        case StopRuleType.METRIC:
            return _reading_past(rule)
        case StopRuleType.EXPERIMENTS:
            return _last_failure(portfolio, rule)
        case StopRuleType.SPEND:
            return _day_spent(portfolio, rule, today)


def _reading_past(rule: StopRule) -> date | None:
    if rule.limit is None or not rule.readings:
        return None
    readings = sorted(rule.readings, key=lambda entry: entry.on)
    start = readings[0].value if rule.start is None else rule.start
    rising = rule.limit > start
    past = (entry.on for entry in readings if (entry.value >= rule.limit if rising else entry.value <= rule.limit))
    return next(past, None)


def _last_failure(portfolio: Portfolio, rule: StopRule) -> date | None:
    """The day of the failure that reached the limit; None where one of the failures has no day."""
    days = [entry.ended_on for entry in failures(portfolio, rule.project_id)]
    known = sorted(day for day in days if day is not None)
    needed = int(rule.limit or 0)
    return known[needed - 1] if len(known) == len(days) and 0 < needed <= len(known) else None


def _day_spent(portfolio: Portfolio, rule: StopRule, today: date) -> date | None:
    """The first day at which the limit was spent, by halving: what is spent only grows."""
    limit, begins = rule.limit or Decimal(0), portfolio.get(Project, rule.project_id).start
    if begins is None or begins > today:
        return None
    first, last = begins, today
    while first < last:
        middle = first + timedelta(days=(last - first).days // 2)
        if spent(portfolio, rule.project_id, middle).amount >= limit:
            last = middle
        else:
            first = middle + timedelta(days=1)
    return last
