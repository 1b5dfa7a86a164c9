"""What a plan is worth with the right to stop and without it, by the worked figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import accumulate
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import point, portfolio, project, weeks
from tests.analysis.value_cases import case

from sciencepm.analysis.gated_value import Gate, gated_value, value_of_gates
from sciencepm.domain.ranges import CostRange
from sciencepm.domain.value_case import Sheet

K = 1000
DAY = date(2026, 8, 10)
STAGES = [(122 * K, "0.55"), (185 * K, "0.65"), (93 * K, "0.8"), (218 * K, "1")]


def test_the_worked_figures() -> None:
    # domain.md, section 4. Backward from 2,500: -218 + 2,500 = 2,282; -93 + .8 x 2,282 = 1,732.6;
    # -185 + .65 x 1,732.6 = 941.19; -122 + .55 x 941.19 = 395.65 thousand. Committed: .286 x 2,500 - 618 = 97.
    value = value_of_gates(
        [Gate(Decimal(cost), Decimal(chance)) for cost, chance in STAGES], Decimal(2500 * K), Decimal(0)
    )
    assert round(value.gated / K, 2) == Decimal("395.65")
    assert round(value.committed / K, 2) == Decimal("97.00")
    assert round(value.being_able_to_stop / K, 2) == Decimal("298.65")


def test_a_year_of_waiting_is_discounted_and_salvage_is_kept() -> None:
    # One stage of a year at 10%: -100 + (.5 x 440 + .5 x 22) / 1.1 = 110. One may also stop at once and keep 120.
    gate = Gate(Decimal(100), Decimal("0.5"), years=Decimal(1), if_missed=Decimal(22))
    assert value_of_gates([gate], Decimal(440), Decimal("0.1")).gated == pytest.approx(Decimal(110))
    kept = Gate(Decimal(100), Decimal("0.5"), Decimal(1), if_stopped=Decimal(120), if_missed=Decimal(22))
    assert value_of_gates([kept], Decimal(440), Decimal("0.1")).gated == 120


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 100)), min_size=1, max_size=8))
def test_being_able_to_stop_is_worth_what_the_stages_not_reached_would_have_cost(
    stages: list[tuple[int, int]],
) -> None:
    # With S = 0, i = 0 and a launch worth so much that no stage is skipped: the sum of C_k (1 - P(reach k)).
    gates = [Gate(Decimal(cost), Decimal(percent) / 100) for cost, percent in stages]
    reached = accumulate([Decimal(1), *(gate.chance for gate in gates[:-1])], mul)
    expected = sum((gate.cost * (1 - reach) for gate, reach in zip(gates, reached, strict=True)), Decimal(0))
    value = value_of_gates(gates, Decimal(10) ** 24, Decimal(0))
    assert value.being_able_to_stop == pytest.approx(expected, abs=Decimal("0.1"))


def test_the_plan_of_a_project_is_valued_from_its_own_records() -> None:
    # Certain weeks and costs, no discount and one year counted: stages of 100 and 200 thousand at .5 and .8, worth a
    # million a year: -100 + .5 (-200 + .8 x 1,000) = 200; committed .4 x 1,000 - 300 = 100.
    sure = {"attempted": (1e6,) * 3, "gain": (1.0,) * 3, "recovered": (0.0,) * 3, "kept_live": (1.0,) * 3}
    points = [
        point("statements", number, weeks=weeks(4, 4, 4), chance=chance, cost=CostRange.make(low=c, likely=c, high=c))
        for number, chance, c in ((1, "0.5", 100_000), (2, "0.8", 200_000))
    ]
    records = [project(), *points, case(Sheet.CASES_CAUGHT, sure)]
    whole = portfolio(*records, discount_rate="0", value_years=1)
    value = gated_value(whole, "statements", DAY)
    assert value is not None
    assert (value.gated, value.committed) == (Decimal("200000.00"), Decimal("100000.00"))


def test_without_money_or_without_costs_there_is_nothing_to_say() -> None:
    bare = point("statements", 1, weeks=weeks(4, 4, 4))
    priced = bare.evolve(cost=CostRange.make(low=1, likely=2, high=3))
    sure = {"attempted": (1e6,) * 3, "gain": (1.0,) * 3, "recovered": (0.0,) * 3, "kept_live": (1.0,) * 3}
    assert gated_value(portfolio(project(), priced), "statements", DAY) is None
    assert gated_value(portfolio(project(), bare, case(Sheet.CASES_CAUGHT, sure)), "statements", DAY) is None
