"""The exact forecast against paths drawn one by one, on small plans of every kind."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.analysis.plain_sampler import Floats, sample

from sciencepm.analysis.paths.follow import Paths, follow
from sciencepm.analysis.plan_ahead import PlanAhead, StageAhead
from sciencepm.analysis.three_points import Scale, ThreePoints

TODAY = 740_000
SET_DAYS = (None, None, None, 30, 120)


def stage(number: int, weeks: tuple[float, float, float] | None, **fields: object) -> StageAhead:
    usual: dict[str, object] = {
        "point_id": f"p{number}",
        "number": number,
        "chance": Decimal("0.7"),
        "weeks": weeks and ThreePoints(*weeks, Scale.POSITIVE),
        "set_day": None,
        "days_used": 0,
        "overrun": False,
        "cost": None,
        "money_used": 0.0,
        "money_entered": True,
    }
    return StageAhead(**{**usual, **fields})  # type: ignore[arg-type]


def plan(*stages: StageAhead, **fields: object) -> PlanAhead:
    usual: dict[str, object] = {
        "project_id": "statements",
        "team": "documents",
        "seed": 1,
        "correlation": 0.3,
        "today": TODAY,
        "begins": TODAY - (stages[0].days_used if stages else 0),
        "stages": stages,
        "points": len(stages),
        "build_days": 0,
        "rule_day": None,
        "money_left": None,
        "cost_a_day": 0.0,
        "out_of_date": False,
    }
    return PlanAhead(**{**usual, **fields})  # type: ignore[arg-type]


def followed(*stages: StageAhead, **fields: object) -> Paths:
    (paths,) = follow([plan(*stages, **fields)])
    return paths


@st.composite
def three(draw: st.DrawFn, least: float, most: float) -> tuple[float, float, float]:
    likely = draw(st.floats(least, most))
    low = likely * draw(st.one_of(st.floats(0.3, 1), st.just(1.0), st.just(0.0)))
    return low, likely, likely * draw(st.one_of(st.floats(1, 3), st.just(1.0)))


@st.composite
def plans(draw: st.DrawFn) -> PlanAhead:
    """One to four stages, the first of them running or not; rules, costs and set days or none."""
    stages = []
    priced = draw(st.booleans())
    for number in range(1, draw(st.integers(1, 4)) + 1):
        weeks = ThreePoints(*draw(three(1, 20)), Scale.POSITIVE)
        cost = ThreePoints(*draw(three(10, 400)), Scale.POSITIVE) if priced else None
        used = draw(st.integers(0, int(weeks.high * 10))) if number == 1 else 0
        day = draw(st.sampled_from(SET_DAYS))
        spent = round(draw(st.floats(0, cost.high)), 2) if cost and used else 0.0
        stages.append(
            stage(
                number,
                (weeks.low, weeks.likely, weeks.high),
                chance=Decimal(draw(st.sampled_from(["0.5", "0.8", "1"]))),
                set_day=None if day is None else TODAY + day,
                days_used=used,
                overrun=day is None and weeks.left_at(used / 7) < 0.02,
                cost=cost,
                money_used=spent,
                money_entered=draw(st.booleans()),
            )
        )
    return plan(
        *stages,
        correlation=draw(st.sampled_from([0.0, 0.3, 0.8])),
        build_days=draw(st.sampled_from([0, 60])),
        rule_day=draw(st.one_of(st.none(), st.integers(20, 600).map(lambda days: TODAY + days))),
        money_left=draw(st.one_of(st.none(), st.integers(10, 1500).map(lambda left: left + math.e / 10))),
        cost_a_day=draw(st.sampled_from([0.0, 1.5])) if not priced else 0.0,
    )


def agrees(points: list[float], draws: Floats, apart: float) -> None:
    """P10, P50 and P90 are where the draws have them, but for sampling error and so much `apart`."""
    off = 0.006 + 4 * math.sqrt(0.25 / draws.size)
    for part, point in zip((0.1, 0.5, 0.9), points, strict=True):
        assert np.mean(draws <= point + apart) >= part - off
        assert np.mean(draws < point - apart) <= part + off


@settings(max_examples=60)
@given(plans())
def test_any_small_plan_is_forecast_as_its_paths_fall_out(drawn: PlanAhead) -> None:
    (exact,) = follow([drawn])
    sampled = sample(drawn, 100_000)
    assume(sampled.lands.size > 5_000)
    off = 0.006 + 4 * math.sqrt(0.25 / sampled.lands.size)
    for found, kept in zip(exact.kept, sampled.kept, strict=True):
        assert found == pytest.approx(np.mean(kept), abs=off)
    for asked, days, kept in zip(exact.asked, sampled.asked, sampled.kept, strict=False):
        if np.sum(kept) > 2_000:
            agrees(asked, TODAY + days[kept], 0.8)
    if np.sum(sampled.kept[-1]) > 2_000:
        agrees(exact.landing, TODAY + sampled.lands[sampled.kept[-1]], 0.8)
    agrees(exact.landing_without_rules, TODAY + sampled.lands, 0.8)
    if exact.money is not None:
        agrees(exact.money, sampled.spent, 1.0)
    going = np.all([*sampled.passed, np.ones(sampled.lands.size)], axis=0)
    goes_on, cut = np.ones(sampled.lands.size, dtype=np.bool_), 0.0
    for kept, before, passes in zip(sampled.kept, [goes_on, *sampled.kept], [*sampled.passed, going], strict=False):
        cut += float(np.mean(goes_on & before & ~kept))
        goes_on = goes_on & passes
    assert exact.cut_by_date + exact.cut_by_spend == pytest.approx(cut, abs=off)
