"""Plans of one shape put side by side, so that they are worked out together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from sciencepm.analysis.paths.chains import UNTIL, Chain, days_chain, money_chain
from sciencepm.analysis.paths.curves import Curves
from sciencepm.analysis.paths.grid import Grid
from sciencepm.analysis.paths.links import Links
from sciencepm.analysis.paths.normal import Floats, Places
from sciencepm.analysis.paths.quadrature import Cause, cause, count
from sciencepm.analysis.paths.windows import LENGTHS, Window, window
from sciencepm.analysis.plan_ahead import PlanAhead

LAST_DAY: Final = date.max.toordinal()
_CLOSEST: Final = 0.99
"""Stages of a team are never taken to be one and the same: given the cause, something is left to chance."""
_CELLS: Final = 1 << 17
"""Plans go together as long as their bins at all nodes are no more than this: 1 MB for an array of them."""


class Shape(NamedTuple):
    """What plans have in common that can be worked out together.

    `money` are the kinds of links of money, empty where it need not be followed by itself: then money is time.
    `first_priced` is the place of the first open stage with a cost of its own. `priced`: every stage costs
    something known. `has_both`: a date rule and costs that are not time both decide where a path ends.
    """

    correlation: float
    days: str
    money: str
    first_priced: int
    priced: bool
    has_both: bool


class Task(NamedTuple):
    """A plan to be worked out, the one at `place`, and how far beyond the usual its sums are looked at."""

    place: int
    plan: PlanAhead
    shape: Shape
    days: Chain
    money: Chain | None
    stretch: float = 1.0


def task(place: int, plan: PlanAhead) -> Task:
    """The task of one plan."""
    own = [stage.cost is not None for stage in plan.stages]
    priced = bool(own) and (plan.cost_a_day > 0 or all(own))
    days = days_chain(plan)
    followed = (priced or plan.money_left is not None) and any(own)
    money = money_chain(plan, days) if followed else None
    shape = Shape(
        correlation=plan.correlation,
        days=days.kinds,
        money=money.kinds if money else "",
        first_priced=own.index(True) if money else len(own),
        priced=priced,
        has_both=followed and plan.rule_day is not None,
    )
    return Task(place, plan, shape, days, money)


@dataclass(frozen=True, slots=True)
class Group:
    """Plans of one shape: all arrays have a row for each.

    `weights` (plans, nodes) are those of the places of the cause after what has happened, `told_by_money` whether
    that includes money. `chances` (plans, questions) are those of the open questions. `rule_day`, `money_left`,
    `build_days` and `cost_a_day` are (plans,), the first two infinite where there is no rule; days count from today.
    """

    tasks: Sequence[Task]
    shape: Shape
    cause: Cause
    weights: Floats
    told_by_money: bool
    days: Links
    money: Links | None
    chances: Floats
    rule_day: Floats
    money_left: Floats
    build_days: Floats
    cost_a_day: Floats

    @property
    def goes_on(self) -> Floats:
        """The chance that every question before each is answered go, and last that all are (plans, questions + 1)."""
        return np.cumprod(np.insert(self.chances, 0, 1.0, axis=1), axis=1, dtype=np.float64)


def groups(tasks: Sequence[Task], finer: int) -> Iterator[Group]:
    """The tasks by shape, and those of one shape by the bins and nodes they need; bins are `finer` times as fine."""
    of_shape: dict[Shape, list[Task]] = {}
    for each in tasks:
        of_shape.setdefault(each.shape, []).append(each)
    for shape, alike in of_shape.items():
        share = math.sqrt(min(shape.correlation, _CLOSEST))
        days, money = _sides(alike, share)
        swing = np.maximum(days.window.swing, money.window.swing) if money else days.window.swing
        needs = np.stack([[count(each) for each in swing.tolist()], days.window.length, (money or days).window.length])
        for need in np.unique(needs, axis=1).T:
            chosen = np.flatnonzero((needs == need[:, None]).all(axis=0))
            most = max(1, _CELLS // int(need[0] * need[1] * finer))
            for begin in range(0, chosen.size, most):
                yield _group(alike, chosen[begin : begin + most], cause(int(need[0]), share), days, money, finer)


@dataclass(frozen=True, slots=True)
class _Side:
    """The chains of days, or those of money, of all plans of one shape."""

    chains: Sequence[Chain]
    curves: Curves
    window: Window

    @classmethod
    def of(cls, chains: Sequence[Chain], share: float, tasks: Sequence[Task], longest: Floats) -> _Side:
        figures = chain.from_iterable(chain.from_iterable(each.rows for each in chains))
        curves = Curves.of(np.fromiter(figures, np.float64).reshape(len(chains), -1, 5))
        stretch = np.array([each.stretch for each in tasks])
        smooth = UNTIL not in chains[0].kinds
        return cls(chains, curves, window(curves, share, stretch, longest, smooth=smooth))

    def told(self, of: Cause, chosen: Places) -> Floats | None:
        """How likely what is known of the running stages is at each node, (plans, nodes); None where nothing is."""
        least = self.curves.least[chosen]
        if np.isfinite(least).any():
            least = np.where([self.chains[place].tells for place in chosen.tolist()], least, -np.inf)
        if not np.isfinite(least).any():
            return None
        told: Floats = of.left(least).prod(axis=2)
        return told

    def links(self, chosen: Places, finer: int) -> Links:
        few = [self.chains[place] for place in chosen.tolist()]
        return Links(
            kinds=few[0].kinds,
            begins=np.array([each.begins for each in few]),
            amounts=np.array([each.amounts for each in few]).reshape(len(few), -1),
            curves=self.curves[chosen],
            grid=Grid(
                step=self.window.step[chosen] / finer,
                length=int(self.window.length[chosen[0]]) * finer,
                is_longest=bool(self.window.is_longest[chosen[0]]),
            ),
        )


def _sides(tasks: Sequence[Task], share: float) -> tuple[_Side, _Side | None]:
    ahead = np.array([LAST_DAY - each.plan.today - max(each.days.begins, 0) for each in tasks])
    days = _Side.of([each.days for each in tasks], share, tasks, np.maximum(ahead, LENGTHS[0]))
    chains = [each.money for each in tasks if each.money is not None]
    money = _Side.of(chains, share, tasks, np.full(len(tasks), np.inf)) if chains else None
    return days, money


def _group(tasks: Sequence[Task], chosen: Places, of: Cause, days: _Side, money: _Side | None, finer: int) -> Group:
    by_money = None if money is None else money.told(of, chosen)
    weights = np.broadcast_to(of.weights, (chosen.size, of.weights.size))
    for told in (days.told(of, chosen), by_money):
        weights = weights if told is None else weights * told
    few = [tasks[place] for place in chosen.tolist()]
    plans = [each.plan for each in few]
    return Group(
        tasks=few,
        shape=few[0].shape,
        cause=of,
        weights=weights / weights.sum(axis=1, keepdims=True),
        told_by_money=by_money is not None,
        days=days.links(chosen, finer),
        money=money.links(chosen, finer) if money else None,
        chances=np.array([[float(stage.chance) for stage in plan.stages] for plan in plans]).reshape(len(few), -1),
        rule_day=np.array([math.inf if plan.rule_day is None else plan.rule_day - plan.today for plan in plans]),
        money_left=np.array([math.inf if plan.money_left is None else plan.money_left for plan in plans]),
        build_days=np.array([float(plan.build_days) for plan in plans]),
        cost_a_day=np.array([plan.cost_a_day for plan in plans]),
    )
