"""What is odd about a plan that has a forecast: what its figures should not be shown without."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sciencepm.analysis.forecast import Forecast
from sciencepm.analysis.plan_ahead import StageAhead

MANY_POINTS: Final = 50
"""No plan with more decision points than this can still be meant as a plan."""
_AFTER_THE_LAST_DAY: Final = date.max.toordinal() + 0.5


class Odd(StrEnum):
    NO_CHANCE = "no chance"
    """Its chance is 0, so nothing after it is ever reached."""
    CERTAIN = "certain"
    """Its chance is 1, as if there were no question."""
    NO_RANGE = "no range"
    """Early, likely and late are one figure."""
    PAST_DUE = "past due"
    """Its set day is over and it is not decided."""
    ESTIMATE_USED_UP = "estimate used up"
    """Less than 2% of its estimate is left, so the rest is drawn anew."""
    NO_LENGTH_LEFT = "no length left"
    """Its estimate has no length, or is used up and was certain of its end: the rest takes no time."""
    RULE_COMES_FIRST = "rule comes first"
    """Every path reaches an agreed date or spend rule before it could land."""
    MANY_POINTS = "many points"
    """There are more decision points ahead than anyone can estimate."""
    BEYOND_CALENDAR = "beyond calendar"
    """At least the late end of the landing lies after the last day there is, 31 December 9999."""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something odd, and at which decision point (its number from 1; None: in the plan as a whole)."""

    what: Odd
    number: int | None = None


def cautions(forecast: Forecast) -> tuple[Caution, ...]:
    """Everything odd about the plan behind a forecast; what is missing is in its `gaps`."""
    plan = forecast.plan
    if plan is None:
        return ()
    found: list[Caution] = []
    for stage in plan.stages:
        found += [Caution(what, stage.number) for what in _of_stage(stage, plan.today)]
    if forecast.chance_without_rules and forecast.landing_days is None:
        found.append(Caution(Odd.RULE_COMES_FIRST))
    if len(plan.stages) > MANY_POINTS:
        found.append(Caution(Odd.MANY_POINTS))
    late = forecast.landing_days_without_rules
    if late is not None and late[2] >= _AFTER_THE_LAST_DAY:
        found.append(Caution(Odd.BEYOND_CALENDAR))
    return tuple(found)


def _of_stage(stage: StageAhead, today: int) -> list[Odd]:
    found: list[Odd] = []
    if stage.chance in (0, 1):
        found.append(Odd.CERTAIN if stage.chance else Odd.NO_CHANCE)
    weeks = stage.weeks
    if stage.set_day is not None or weeks is None:
        if stage.set_day is not None and stage.set_day < today:
            found.append(Odd.PAST_DUE)
        return found
    if weeks.low == weeks.high:
        found.append(Odd.NO_RANGE)
    if stage.overrun:
        found.append(Odd.ESTIMATE_USED_UP)
    if weeks.high == 0 or (stage.overrun and weeks.high == weeks.likely):
        found.append(Odd.NO_LENGTH_LEFT)
    return found
