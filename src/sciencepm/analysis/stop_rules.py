"""How near a project is to each of its stop rules, and when it would get there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from sciencepm.analysis.spend import spent
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stop_rule import Reading, Spend, StopRule, StopRuleType

CLOSE = Decimal("0.60")
"""From here on a rule is close."""
NEAR = Decimal("0.85")
_RATE_DAYS = 28
_FURTHEST = Decimal(10**9)
"""How far past its limit a figure is followed."""


class Band(StrEnum):
    CLEAR = "clear"
    APPROACHING = "approaching"
    NEAR = "near"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Closeness:
    """Where a stop rule stands: experiments, money, days or its metric `now`, its `limit` in the same unit.

    `part` is the way gone from start to limit: 0 at the start, 1 and more when crossed, to four places and
    never rounded into a nearer band. `crosses_on` is the day of a date or an event, else the day the limit is
    reached at the rate of the last four weeks; None where that is never. A rule of type event is
    `watched_by_hand`.
    """

    rule: StopRule
    now: Decimal | None
    limit: Decimal | None
    part: Decimal
    band: Band
    crosses_on: date | None
    watched_by_hand: bool


@dataclass(frozen=True, slots=True)
class _Course:
    """A figure on its way: where it started, where it is, and how much it moves a day."""

    start: Decimal
    now: Decimal
    rate: Decimal


def closeness(portfolio: Portfolio, rule: StopRule, today: date) -> Closeness:
    """How close one rule is on `today` (formula: domain.md, section 4)."""
    if rule.type is StopRuleType.EVENT:
        return _event(rule, today)
    if rule.type is StopRuleType.DATE:
        return _date(portfolio, rule, today)
    course = {
        StopRuleType.EXPERIMENTS: _experiments,
        StopRuleType.SPEND: _spend,
        StopRuleType.METRIC: _metric,
    }[rule.type](portfolio, rule, today)
    if course is None or rule.limit is None or rule.limit == course.start:
        now = course.now if course else None
        return Closeness(rule, now, rule.limit, Decimal(0), Band.CLEAR, None, watched_by_hand=False)
    part = _part(course.now - course.start, rule.limit - course.start)
    runs = portfolio.get(Project, rule.project_id).state is ProjectState.ACTIVE
    crosses = _crossing(course, rule.limit, today) if runs and part < 1 else None
    return Closeness(rule, course.now, rule.limit, part, _band(part), crosses, watched_by_hand=False)


def closeness_of(portfolio: Portfolio, project_id: str, today: date) -> tuple[Closeness, ...]:
    """How close each rule of a project is, in the order of the rules."""
    return tuple(closeness(portfolio, rule, today) for rule in portfolio.of(StopRule, project_id))


def nearest(portfolio: Portfolio, project_id: str, today: date) -> Closeness | None:
    """The rule of a project that is closest, the first of equals; None where it has none."""
    return max(closeness_of(portfolio, project_id, today), key=lambda entry: entry.part, default=None)


def failures(portfolio: Portfolio, project_id: str) -> list[Experiment]:
    """The finished experiments of a project that did not work."""
    return [
        entry
        for point in portfolio.of(DecisionPoint, project_id)
        for entry in portfolio.of(Experiment, point.id)
        if entry.state is ExperimentState.DONE and entry.outcome is ExperimentOutcome.DID_NOT_WORK
    ]


def _event(rule: StopRule, today: date) -> Closeness:
    happened = rule.happened_on is not None and rule.happened_on <= today
    part = Decimal(1 if happened else 0)
    seen = rule.readings[-1].value if rule.readings else None
    crossed_on = rule.happened_on if happened else None
    return Closeness(rule, seen, rule.limit, part, _band(part), crossed_on, watched_by_hand=True)


def _date(portfolio: Portfolio, rule: StopRule, today: date) -> Closeness:
    project = portfolio.get(Project, rule.project_id)
    start = rule.start_date or project.start or rule.agreed_on
    if rule.limit_date is None or start is None or start >= rule.limit_date:
        part = Decimal(1 if rule.limit_date is not None and today >= rule.limit_date else 0)
        return Closeness(rule, None, None, part, _band(part), rule.limit_date, watched_by_hand=False)
    gone, whole = Decimal((today - start).days), Decimal((rule.limit_date - start).days)
    part = _part(gone, whole)
    return Closeness(rule, max(Decimal(0), gone), whole, part, _band(part), rule.limit_date, watched_by_hand=False)


def _experiments(portfolio: Portfolio, rule: StopRule, today: date) -> _Course:
    failed = failures(portfolio, rule.project_id)
    now = Decimal(len(failed))
    seen = [(entry.ended_on, Decimal(1)) for entry in failed if entry.ended_on is not None]
    return _Course(rule.start or Decimal(0), now, _rate_of_steps(seen, now, _begun(portfolio, rule), today))


def _spend(portfolio: Portfolio, rule: StopRule, today: date) -> _Course:
    now = spent(portfolio, rule.project_id, today)
    begun = _begun(portfolio, rule)
    if now.estimated:
        earlier = max(begun or today, today - timedelta(days=_RATE_DAYS))
        before = spent(portfolio, rule.project_id, earlier).amount
        rate = _over(now.amount - before, (today - earlier).days)
    else:
        seen = [(entry.on, entry.amount) for entry in portfolio.of(Spend, rule.project_id)]
        rate = _rate_of_steps(seen, now.amount, begun, today)
    return _Course(rule.start or Decimal(0), now.amount, rate)


def _metric(portfolio: Portfolio, rule: StopRule, today: date) -> _Course | None:
    readings = sorted((entry for entry in rule.readings if entry.on <= today), key=lambda entry: entry.on)
    if not readings:
        return None
    first, last = readings[0], readings[-1]
    start = first.value if rule.start is None else rule.start
    recent = _recent(readings, today)
    if len(recent) > 1:
        rate = _over(last.value - recent[0].value, (last.on - recent[0].on).days)
    else:
        since = rule.start_date or rule.agreed_on or first.on
        rate = _over(last.value - start, (today - since).days)
    return _Course(start, last.value, rate)


def _recent(readings: list[Reading], today: date) -> list[Reading]:
    return [entry for entry in readings if (today - entry.on).days < _RATE_DAYS]


def _rate_of_steps(steps: list[tuple[date, Decimal]], whole: Decimal, begun: date | None, today: date) -> Decimal:
    """What is added a day: over four weeks where two steps or more fell in them, else since the beginning."""
    age = (today - begun).days if begun else _RATE_DAYS
    recent = [amount for day, amount in steps if 0 <= (today - day).days < _RATE_DAYS]
    if len(recent) > 1:
        return _over(sum(recent, Decimal(0)), min(_RATE_DAYS, age) if age > 0 else _RATE_DAYS)
    return _over(whole, age)


def _over(amount: Decimal, days: int) -> Decimal:
    return amount / days if days > 0 else Decimal(0)


def _begun(portfolio: Portfolio, rule: StopRule) -> date | None:
    return portfolio.get(Project, rule.project_id).start or rule.start_date or rule.agreed_on


def _part(gone: Decimal, whole: Decimal) -> Decimal:
    """The way gone, for rising and falling figures alike."""
    part = min(max(Decimal(0), gone / whole), _FURTHEST)
    return part.quantize(Decimal("0.0001"), rounding=ROUND_FLOOR)


def _band(part: Decimal) -> Band:
    if part >= 1:
        return Band.CROSSED
    if part >= NEAR:
        return Band.NEAR
    return Band.APPROACHING if part >= CLOSE else Band.CLEAR


def _crossing(course: _Course, limit: Decimal, today: date) -> date | None:
    """The day the limit is reached at this rate; None when the figure stands still or moves away."""
    if course.rate == 0 or (limit - course.now) / course.rate <= 0:
        return None
    try:
        return today + timedelta(days=int(((limit - course.now) / course.rate).to_integral_value(ROUND_CEILING)))
    except OverflowError:
        return None
