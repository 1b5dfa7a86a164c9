"""The paths of a plan, drawn 20,000 times: when each question is asked, and which paths a stop rule ends."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sciencepm.analysis.draws import Floats, normals, normals_beyond, uniforms
from sciencepm.analysis.plan import LEFT_WHEN_OUT_OF_DATE
from sciencepm.analysis.plan_ahead import PlanAhead, StageAhead
from sciencepm.analysis.three_points import DRAWS, Z90, ThreePoints

Flags = NDArray[np.bool_]

_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Paths:
    """20,000 paths through a plan; days are ordinals.

    `kept[k]` are the paths no date or spend rule has ended before the answer of the open question k, and last
    before landing; whether the questions are answered go is not in it. `landing` is the day of landing if
    they are, `passed` the paths on which they are.
    """

    kept: tuple[Flags, ...]
    landing: Floats
    passed: Flags


def sample(plan: PlanAhead) -> Paths:
    """Draw every path of a plan; the same plan gives the same paths.

    A stage starts on the day of the question before. A question with a set day is asked on it, or when its
    stage starts if that is later, and never before today. Durations share the factor of the team, as costs
    do, and are independent of each other given it (one-factor model; domain.md, section 4).
    """
    factor = normals(f"team/{plan.team}", plan.seed)
    share = math.sqrt(plan.correlation)
    day = np.full(DRAWS, float(plan.begins))
    money = np.zeros(DRAWS)
    alive: Flags = np.ones(DRAWS, dtype=np.bool_)
    passed: Flags = np.ones(DRAWS, dtype=np.bool_)
    kept: list[Flags] = []
    for stage in plan.stages:
        asked, factor = _asked(plan, stage, day, factor, share)
        alive = alive & _within_date(plan, asked)
        if plan.money_left is not None:
            money = money + _cost(plan, stage, np.maximum(asked - np.maximum(day, plan.today), 0), factor, share)
            alive = alive & (money <= plan.money_left)
        kept.append(alive)
        passed = passed & (uniforms(f"{plan.project_id}/{stage.point_id}/pass", plan.seed) < float(stage.chance))
        day = asked
    landing = np.clip(day + plan.build_days, plan.today, _LAST_DAY)
    kept.append(alive & _within_date(plan, landing))
    return Paths(tuple(kept), landing, passed)


def _asked(plan: PlanAhead, stage: StageAhead, start: Floats, factor: Floats, share: float) -> tuple[Floats, Floats]:
    """The days a question is asked, and the factor of the team as far as the running stage tells of it."""
    if stage.set_day is not None or stage.weeks is None:
        return np.maximum(start, max(stage.set_day or 0, plan.today)), factor
    z = _correlated(f"{plan.project_id}/{stage.point_id}/time", plan.seed, factor, share)
    if stage.days_used == 0:
        return _after(plan, start, stage.weeks.at(z) * 7), factor
    used = stage.days_used / 7
    known = normals_beyond(z, 0.0 if stage.overrun else stage.weeks.z_reached(used))
    weeks = _drawn_anew(stage.weeks, used, known) if stage.overrun else stage.weeks.at(known)
    # z = share x factor + rest, with a rest that does not change: given z, the factor moves by share x the push on z.
    return _after(plan, start, weeks * 7), factor + share * (known - z)


def _after(plan: PlanAhead, start: Floats, days: Floats) -> Floats:
    """Whole days, rounded half up, not before today and not after the last day there is."""
    return np.clip(np.floor(start + days + 0.5), plan.today, _LAST_DAY)


def _drawn_anew(points: ThreePoints, used: float, z: Floats) -> Floats:
    """Where an estimate is used up: what was used, and the upper half of (high - likely) drawn as the rest."""
    return used + (points.high - points.likely) * z / Z90


def _cost(plan: PlanAhead, stage: StageAhead, days: Floats, factor: Floats, share: float) -> Floats:
    """What a stage costs from today on; without an estimate, the monthly cost for its days from today on."""
    if stage.cost is None:
        return days * plan.cost_a_day
    z = _correlated(f"{plan.project_id}/{stage.point_id}/cost", plan.seed, factor, share)
    if stage.money_used == 0:
        return stage.cost.at(z)
    used_up = stage.cost.left_at(stage.money_used) < LEFT_WHEN_OUT_OF_DATE
    known = normals_beyond(z, 0.0 if used_up else stage.cost.z_reached(stage.money_used))
    cost = _drawn_anew(stage.cost, stage.money_used, known) if used_up else stage.cost.at(known)
    return np.maximum(cost - stage.money_used, 0)


def _correlated(key: str, seed: int, factor: Floats, share: float) -> Floats:
    return share * factor + math.sqrt(1 - share * share) * normals(key, seed)


def _within_date(plan: PlanAhead, day: Floats) -> Flags:
    """A day on the rule's own day still keeps it."""
    return np.ones(DRAWS, dtype=np.bool_) if plan.rule_day is None else day <= plan.rule_day
