"""The plain way to forecast, the oracle of the exact one: draw paths from scratch, drop those the facts contradict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sciencepm.analysis.plan_ahead import PlanAhead
from sciencepm.analysis.three_points import Z90, ThreePoints, normal_survival

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Sampled:
    """Paths through a plan, in days from today; an entry of `asked` and `passed` for each open question.

    `kept` are the paths no rule has ended before each answer, and last before landing; passing is not in it. `spent`
    is what a path has cost when it lands or ends.
    """

    asked: list[Floats]
    passed: list[Flags]
    kept: list[Flags]
    lands: Floats
    spent: Floats


def sample(plan: PlanAhead, draws: int = 200_000, seed: int = 1) -> Sampled:
    """Paths drawn one by one; fewer than `draws` are left where something is known of the running stage.

    A plan has either a cost for every stage or for none: otherwise the exact forecast takes the time that is paid by
    the month to be independent of the time that passes, which paths cannot.
    """
    generator = np.random.default_rng(seed)
    share = math.sqrt(min(plan.correlation, 0.99))
    own = math.sqrt(1 - share * share)
    factor = generator.standard_normal(draws)

    def stage_z() -> Floats:
        return share * factor + own * generator.standard_normal(draws)

    fits = np.ones(draws, dtype=np.bool_)
    day, spent = np.full(draws, float(plan.begins - plan.today)), np.zeros(draws)
    asked, costs = [], []
    for stage in plan.stages:
        before = np.maximum(day, 0)
        if stage.set_day is not None or stage.weeks is None:
            day = np.maximum(day, max((stage.set_day or 0) - plan.today, 0))
        else:
            took, possible = _drawn(stage.weeks, stage.days_used / 7, stage.overrun, stage_z())
            day, fits = day + took * 7, fits & possible
        asked.append(day)
        if stage.cost is None:
            spent = spent + (np.maximum(day, 0) - before) * plan.cost_a_day
        else:
            used_up = stage.money_used > 0 and stage.cost.left_at(stage.money_used) < 0.02
            z = stage_z()
            if stage.money_used > 0 and not stage.money_entered:
                # What is only estimated tells nothing of the cause: with the cause as it is, the part beyond.
                least = 0.0 if used_up else stage.cost.z_reached(stage.money_used)
                z = share * factor + own * _beyond((least - share * factor) / own, generator)
            took, possible = _drawn(stage.cost, stage.money_used, used_up, z)
            fits = fits & (possible | (not stage.money_entered))
            spent = spent + np.maximum(took - stage.money_used, 0)
        costs.append(spent)
    return _paths(plan, [each[fits] for each in asked], [each[fits] for each in costs], day[fits], generator)


def _drawn(points: ThreePoints, used: float, used_up: bool, z: Floats) -> tuple[Floats, Flags]:
    """What is taken in all, and whether that is possible where so much is used already."""
    if used_up:
        return used + (points.high - points.likely) * z / Z90, z > 0
    took = points.at(z)
    return took, took >= used


def _beyond(least: Floats, generator: np.random.Generator) -> Floats:
    """A standard normal beyond each of `least`."""
    parts = generator.random(least.size) * [normal_survival(each) for each in least.tolist()]
    return np.array([-_NORMAL.inv_cdf(max(part, 1e-300)) for part in parts.tolist()])


def _paths(
    plan: PlanAhead, asked: list[Floats], costs: list[Floats], last: Floats, generator: np.random.Generator
) -> Sampled:
    rule = math.inf if plan.rule_day is None else plan.rule_day - plan.today + 0.5
    left = math.inf if plan.money_left is None else plan.money_left
    lands = np.maximum(last + plan.build_days, 0)
    if plan.cost_a_day > 0 and all(stage.cost is None for stage in plan.stages):
        # Paid by the day, the money lasts for whole days.
        paid = math.floor(max(plan.begins - plan.today, 0) + left / plan.cost_a_day) if math.isfinite(left) else left
        kept = [(day < rule) & (day < paid + 0.5) for day in asked]
    else:
        kept = [(day < rule) & (cost <= left) for day, cost in zip(asked, costs, strict=True)]
    kept.append((kept[-1] if kept else np.ones(last.shape, dtype=np.bool_)) & (lands < rule))
    passed = [generator.random(last.size) < float(stage.chance) for stage in plan.stages]
    return Sampled(asked, passed, kept, lands, _until_the_end(plan, costs, passed, kept, rule, left))


def _until_the_end(
    plan: PlanAhead, costs: list[Floats], passed: list[Flags], kept: list[Flags], rule: float, left: float
) -> Floats:
    """What a path costs: all of the stage it ends in; but where one pays by the day, the days until a rule ends it."""
    by_day = all(stage.cost is None for stage in plan.stages)
    begins = max(plan.begins - plan.today, 0)
    spent = np.zeros(kept[-1].shape)
    going: Flags = np.ones(spent.shape, dtype=np.bool_)
    for cost, passes, is_kept in zip(costs, passed, kept, strict=False):
        most = np.minimum(cost, left)
        if by_day and math.isfinite(rule):
            most = np.minimum(most, max(rule - 0.5 - begins, 0) * plan.cost_a_day)
        spent = np.where(going, most, spent)
        going = going & passes & is_kept
    return spent
