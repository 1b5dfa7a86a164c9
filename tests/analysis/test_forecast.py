"""Chance and landing range: the worked figures, what has happened as a fact, and stop rules that end paths."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.build import decision, point, portfolio, project, stop_rule, weeks

from sciencepm.analysis.forecast import Forecast, forecast
from sciencepm.analysis.plan_ahead import Gap, Missing
from sciencepm.analysis.three_points import Scale, ThreePoints
from sciencepm.domain.decision import Outcome
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import ProjectState
from sciencepm.domain.ranges import CostRange, Weeks
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleType

START = date(2026, 8, 10)


def sure(number: int, of: Weeks, **fields: object) -> DecisionPoint:
    return point("statements", number, weeks=of, **{"chance": 1, **fields})


THREE = (sure(1, weeks(6, 8, 13)), sure(2, weeks(10, 12, 16)), sure(3, weeks(8, 9, 14)))
BUILD = PathToProduction.make(
    id="path", project_id="statements", build_from=date(2027, 3, 1), build_to=date(2027, 3, 29)
)


def of_plan(*records: Record, today: date = START, correlation: str = "0.3", seed: int = 1) -> Forecast:
    whole = portfolio(project(), *records, team_correlation=correlation, seed=seed)
    found = forecast(whole, "statements", today)
    assert found is not None
    return found


def weeks_of(found: Forecast, since: date = START) -> list[float]:
    assert found.landing is not None
    return [(day - since).days / 7 for day in found.landing]


@pytest.mark.parametrize(("correlation", "expected"), [("0", [26.4, 31.1, 38.2]), ("0.3", [25.4, 30.7, 39.8])])
def test_three_stages_apart_and_sharing_the_cause_of_a_team(correlation: str, expected: list[float]) -> None:
    # The worked figures of domain.md, section 4, to their last place.
    found = of_plan(*THREE, correlation=correlation).landing_days
    assert found is not None
    assert [round((day - START.toordinal()) / 7, 1) for day in found] == expected


def test_the_chance_is_the_product_of_the_chances_ahead() -> None:
    # .55 x .65 x .8 = .286. Ends at 1: .45; at 2: .55 x .35 = .1925; at 3: .3575 x .2 = .0715; lands: .286.
    chances = [sure(1, weeks(6, 8, 13), chance="0.55"), sure(2, weeks(1, 2, 3), chance="0.65")]
    found = of_plan(*chances, sure(3, weeks(1, 2, 3), chance="0.8"))
    assert found.chance == Decimal("0.2860")
    assert found.ladder == pytest.approx((0.45, 0.1925, 0.0715, 0.286))
    # Everyone comes to the first question, .55 to the second, .55 x .65 to the third.
    assert [point.alive for point in found.points] == pytest.approx([1, 0.55, 0.3575])
    assert found.lands_by(START) == 0
    assert found.lands_by(START + timedelta(weeks=200)) == pytest.approx(0.286, abs=1e-4)


def test_what_was_decided_is_not_drawn_again() -> None:
    # The first point is passed: .65 x .8 = .52, and stage 2 of exactly 4 weeks and stage 3 of 2 run from that day.
    went = decision("statements-1", date(2026, 10, 12), Outcome.GO)
    found = of_plan(
        sure(1, weeks(6, 8, 13), chance="0.55"),
        went,
        sure(2, weeks(4, 4, 4), chance="0.65"),
        sure(3, weeks(2, 2, 2), chance="0.8"),
        today=date(2026, 10, 12),
    )
    assert found.chance == Decimal("0.5200")
    assert found.landing == (date(2026, 11, 23),) * 3
    assert found.ladder[0] == 0


def test_landing_is_the_last_go_and_the_build_time_reserved() -> None:
    # 4 weeks of work and 28 days of building from 10 August: 5 October.
    assert of_plan(sure(1, weeks(4, 4, 4)), BUILD).landing == (date(2026, 10, 5),) * 3
    # All decided: 28 days from the go of 1 September, and never before today.
    went = decision("statements-1", date(2026, 9, 1), Outcome.GO)
    decided = of_plan(sure(1, weeks(4, 4, 4)), BUILD, went, today=date(2026, 9, 10))
    assert (decided.chance, decided.landing) == (Decimal(1), (date(2026, 9, 29),) * 3)
    late = of_plan(sure(1, weeks(4, 4, 4)), BUILD, went, today=date(2026, 11, 1))
    assert (late.landing, late.out_of_date) == ((date(2026, 11, 1),) * 3, True)


def test_a_running_stage_is_conditioned_on_the_days_used() -> None:
    # The oracle draws all from scratch and throws away what would have ended within the 12 weeks already used.
    today = START + timedelta(weeks=12)
    found = weeks_of(of_plan(*THREE, today=today))
    generator = np.random.default_rng(7)
    draws = 400_000
    factor = math.sqrt(0.3) * generator.standard_normal(draws)
    parts = [
        ThreePoints(*of, Scale.POSITIVE).at(factor + math.sqrt(0.7) * generator.standard_normal(draws))
        for of in ((6, 8, 13), (10, 12, 16), (8, 9, 14))
    ]
    total = np.sum(parts, axis=0)[parts[0] >= 12]
    assert found == pytest.approx(np.quantile(total, (0.1, 0.5, 0.9)), abs=0.15)
    # Being late tells of the team: the stages to come are later than if it did not.
    assert found[1] > weeks_of(of_plan(*THREE, today=today, correlation="0"))[1] + 0.5


def test_an_estimate_that_is_used_up_is_drawn_anew_and_said_to_be_out_of_date() -> None:
    # 6/8/13 weeks have under 2% left after 8 x (13/8)^(2.054/1.2816) = 17.4 weeks. The rest is the upper half of
    # 13 - 8 = 5 weeks: P50 at z = 0.6745, 5 x 0.6745 / 1.2816 = 2.63; P10 at z = 0.1257, 0.49; P90 at 1.645, 6.42.
    fresh, stale = START + timedelta(weeks=17), START + timedelta(weeks=18)
    assert not of_plan(THREE[0], today=fresh).out_of_date
    found = of_plan(THREE[0], today=stale)
    assert found.out_of_date
    assert weeks_of(found, stale) == pytest.approx([0.49, 2.63, 6.42], abs=0.08)


def test_a_revised_question_is_asked_again_on_its_day_with_its_new_chance() -> None:
    revised = decision("statements-1", date(2026, 11, 3), Outcome.REVISE, ask_again_on=date(2026, 12, 11))
    found = of_plan(sure(1, weeks(6, 8, 13), chance="0.4"), revised, today=date(2026, 11, 20))
    assert (found.chance, found.landing, found.out_of_date) == (
        Decimal("0.4"),
        (date(2026, 12, 11),) * 3,
        False,
    )
    later = of_plan(sure(1, weeks(6, 8, 13), chance="0.4"), revised, today=date(2026, 12, 15))
    assert (later.landing, later.out_of_date) == ((date(2026, 12, 15),) * 3, True)


def test_a_fixed_day_ends_its_stage_but_no_stage_ends_before_it_begins() -> None:
    fixed = date(2026, 11, 2)
    alone = of_plan(sure(1, weeks(1, 2, 3), fixed_date=fixed))
    assert alone.landing == (fixed,) * 3
    after = of_plan(sure(1, weeks(14, 14, 14)), sure(2, weeks(1, 2, 3), fixed_date=fixed))
    assert after.landing == (START + timedelta(weeks=14),) * 3


def test_a_date_rule_ends_the_paths_that_would_pass_it() -> None:
    # 56.5 likely days from 10 August end in the middle of the night after 5 October, so half the paths keep that day.
    likely = "8.071428571429"
    stage = sure(1, Weeks.make(early=6, likely=likely, late=13))
    half = of_plan(stage, stop_rule("statements", StopRuleType.DATE, limit_date=date(2026, 10, 5)))
    assert (half.chance, half.chance_without_rules) == (Decimal("0.5"), Decimal(1))
    assert half.rule_day == date(2026, 10, 5)
    assert half.cut_by_date == pytest.approx(0.5, abs=1e-6)
    assert half.cut_by_spend == 0
    assert half.ladder == pytest.approx((0.5, 0.5), abs=1e-6)
    # Of those that land the P90 is at 45% of all, z = -0.1257: 56.5 x (6 / 8.0714)^(0.1257 / 1.2816) = 54.88 days.
    assert half.landing_days is not None
    assert half.landing_days[2] - START.toordinal() == pytest.approx(54.88, abs=0.01)
    # Without the rule: 6, 8.07 and 13 weeks.
    assert half.landing_without_rules == tuple(START + timedelta(days=days) for days in (42, 57, 91))


def test_a_decision_point_on_the_rules_own_day_still_keeps_it() -> None:
    day = START + timedelta(weeks=4)
    on_the_day = of_plan(sure(1, weeks(4, 4, 4)), stop_rule("statements", StopRuleType.DATE, limit_date=day))
    assert on_the_day.chance == 1
    before = stop_rule("statements", StopRuleType.DATE, limit_date=day - timedelta(days=1))
    passed = of_plan(sure(1, weeks(4, 4, 4)), before)
    assert (passed.chance, passed.landing, passed.cut_by_rule, passed.ladder) == (Decimal(0), None, 1.0, (1.0, 0.0))


def test_a_rule_crossed_while_building_ends_the_path_too() -> None:
    day = START + timedelta(weeks=5)
    found = of_plan(sure(1, weeks(4, 4, 4)), BUILD, stop_rule("statements", StopRuleType.DATE, limit_date=day))
    assert (found.chance, found.cut_by_rule, found.ladder) == (Decimal(0), 1.0, (1.0, 0.0))


def test_a_spend_rule_ends_the_paths_that_cost_more() -> None:
    # The stage costs 100/200/400 thousand: as often under 200 as over, one time in ten over 400.
    cost = CostRange.make(low=100_000, likely=200_000, high=400_000)
    stage = sure(1, weeks(4, 4, 4), cost=cost)
    for limit, chance in ((200_000, 0.5), (400_000, 0.9), (99_999_999, 1.0)):
        found = of_plan(stage, stop_rule("statements", StopRuleType.SPEND, limit=limit), correlation="0")
        assert float(found.chance or 0) == pytest.approx(chance, abs=1e-4)
        assert found.cut_by_spend == pytest.approx(1 - chance, abs=1e-4)


def test_without_a_cost_of_its_own_a_stage_costs_the_months_it_takes() -> None:
    # 1,000 a day: 28 days cost 28,000.
    whole = [project(monthly_cost="30437.50"), sure(1, weeks(4, 4, 4))]
    for limit, chance in ((28_001, 1), (27_999, 0)):
        rule = stop_rule("statements", StopRuleType.SPEND, limit=limit)
        found = forecast(portfolio(*whole, rule), "statements", START)
        assert found is not None
        assert found.chance == chance


def test_a_rule_nobody_agreed_to_ends_nothing() -> None:
    draft = stop_rule("statements", StopRuleType.DATE, limit_date=START + timedelta(days=1), agreed_on=None)
    assert of_plan(THREE[0], draft).chance == 1


def test_what_is_missing_is_named_in_place_of_a_forecast() -> None:
    none = of_plan()
    assert (none.chance, none.landing, none.gaps) == (None, None, (Gap(Missing.DECISION_POINTS),))
    half = of_plan(sure(1, weeks(1, 2, 3)), point("statements", 2, weeks=None, chance=None))
    assert half.gaps == (Gap(Missing.WEEKS, 2), Gap(Missing.CHANCE, 2))
    assert half.missing == (Missing.WEEKS, Missing.CHANCE)
    unstarted = forecast(portfolio(project(start=None), THREE[0]), "statements", START)
    assert unstarted is not None
    assert unstarted.missing == (Missing.START,)


@pytest.mark.parametrize("state", [ProjectState.IDEA, ProjectState.ON_HOLD, ProjectState.LANDED, ProjectState.STOPPED])
def test_what_does_not_run_has_no_forecast(state: ProjectState) -> None:
    assert forecast(portfolio(project(state=state), *THREE), "statements", START) is None


def test_a_plan_decided_with_a_stop_does_not_land() -> None:
    stopped = decision("statements-1", date(2026, 9, 1), Outcome.STOP)
    found = of_plan(*THREE, stopped, today=date(2026, 9, 2))
    assert (found.chance, found.landing, found.ladder) == (Decimal(0), None, (1.0, 0.0, 0.0, 0.0))


def output_of(code: str, hash_seed: str = "0") -> str:
    """What a fresh Python prints for `code`."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    )
    return done.stdout


def test_another_process_finds_the_same() -> None:
    # Hash randomisation or the order of imports must not move a figure.
    look = (
        "from tests.analysis.test_forecast import THREE, of_plan\n"
        "found = of_plan(*THREE)\n"
        "print(found.landing_days, found.chance, found.ladder)"
    )
    runs = {output_of(look, seed) for seed in ("1", "2")}
    here = of_plan(*THREE)
    assert runs == {f"{here.landing_days} {here.chance} {here.ladder}\n"}


def test_knowing_of_the_figures_loads_no_numpy() -> None:
    # A verb that needs no forecast must not wait for it.
    look = "import sys, sciencepm.analysis.results; print('numpy' in sys.modules)"
    assert output_of(look) == "False\n"


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 10**12)), min_size=1, max_size=4),
    st.integers(0, 400),
    st.sampled_from(["0", "0.3", "1"]),
)
def test_any_plan_gives_a_range_in_order_and_parts_that_sum_to_one(
    spans: list[tuple[int, int, int]], used: int, correlation: str
) -> None:
    today = START + timedelta(days=used)
    points = [
        sure(number, weeks(early, early + more, early + more + most), chance="0.7")
        for number, (early, more, most) in enumerate(spans, start=1)
    ]
    found = of_plan(*points, today=today, correlation=correlation)
    assert found.landing is not None
    low, middle, high = found.landing
    assert today <= low <= middle <= high
    assert sum(found.ladder) == pytest.approx(1)
    assert found.chance == pytest.approx(Decimal("0.7") ** len(spans), abs=Decimal("0.0001"))
