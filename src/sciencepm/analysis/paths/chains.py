"""A plan ahead as two chains of amounts, one for each open question: days until it is asked, money until then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sciencepm.analysis.paths.curves import Row
from sciencepm.analysis.plan import LEFT_WHEN_OUT_OF_DATE
from sciencepm.analysis.plan_ahead import PlanAhead, StageAhead

SPREAD, CERTAIN, UNTIL = "s", "c", "u"
"""A link adds what its curve says, adds its amount, or lasts until the amount is reached."""


class Chain(NamedTuple):
    """Amounts from today on: it stands at `begins` and each link adds to it.

    `kinds` has a letter for each link, `amounts` a figure for each that is not spread, `rows` a curve for each
    that is. `tells` says of each row whether what it is known to have used tells something new of the cause: money
    that is only estimated, or only counts days, does not.
    """

    kinds: str
    begins: float
    amounts: Sequence[float]
    rows: Sequence[Row]
    tells: Sequence[bool]


def days_chain(plan: PlanAhead) -> Chain:
    """The days from today to each open question.

    A question with a set day is asked on it, or when its stage starts if that is later, and never before today. An
    estimate that is used up keeps a curve even if that has no length: that it is used up tells of the cause.
    """
    kinds, amounts, rows = "", list[float](), list[Row]()
    for stage in plan.stages:
        weeks, amount = stage.weeks, 0.0
        if stage.set_day is not None or weeks is None:
            kinds += UNTIL
            amount = float(max((stage.set_day or 0) - plan.today, 0))
        elif weeks.low == weeks.high and not stage.overrun:
            kinds += CERTAIN
            amount = weeks.likely * 7
        else:
            kinds += SPREAD
            rows.append((weeks.low * 7, weeks.likely * 7, weeks.high * 7, stage.days_used, stage.overrun))
        amounts.append(amount)
    return Chain(kinds, float(plan.begins - plan.today), amounts, rows, [True] * len(rows))


def money_chain(plan: PlanAhead, days: Chain) -> Chain:
    """The money from today to each open question: the cost of each stage, or its days at the monthly cost.

    The days that a set day makes one wait are paid as well; where it is open how many they are, the likely ones.
    """
    kinds, amounts, rows, tells, begins = "", [], [], [], 0.0
    here, spread = days.begins, iter(days.rows)
    for stage, kind, amount in zip(plan.stages, days.kinds, days.amounts, strict=True):
        curve = next(spread) if kind == SPREAD else None
        there = {SPREAD: here + (curve[1] if curve else 0.0), CERTAIN: here + amount, UNTIL: max(here, amount)}[kind]
        if stage.cost is not None:
            link, figure, found = _own_cost(stage)
            begins -= stage.money_used if found else 0.0
        elif curve is not None and plan.cost_a_day > 0:
            low, likely, high, used, used_up = curve
            rate = plan.cost_a_day
            link, figure, found = SPREAD, 0.0, (low * rate, likely * rate, high * rate, used * rate, used_up)
            begins -= used * rate
        else:
            link, figure, found = CERTAIN, plan.cost_a_day * max(there - max(here, 0.0), 0.0), None
        kinds += link
        amounts.append(figure)
        if found:
            rows.append(found)
            tells.append(stage.cost is not None and stage.money_entered)
        here = there
    return Chain(kinds, begins, amounts, rows, tells)


def _own_cost(stage: StageAhead) -> tuple[str, float, Row | None]:
    assert stage.cost is not None
    used = stage.money_used
    used_up = used > 0 and stage.cost.left_at(used) < LEFT_WHEN_OUT_OF_DATE
    if stage.cost.low == stage.cost.high and not used_up:
        return CERTAIN, max(stage.cost.likely - used, 0.0), None
    return SPREAD, 0.0, (stage.cost.low, stage.cost.likely, stage.cost.high, used, used_up)
