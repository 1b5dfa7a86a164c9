"""The balance between kinds of work is what the effort says, and what would reach the target reaches it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.analysis.build import portfolio, project

from sciencepm.analysis.balance import BalanceBand, balance, balance_of
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, PeopleFrom, ProjectState

TODAY = date(2026, 11, 20)
EFFORT = st.decimals(0, 1_000_000, places=2)
SHARES = st.decimals(0, 1, places=2)


def test_seventy_weeks_and_forty() -> None:
    # 70 / 110 = 63.6%. To 70%: move 0.7 x 110 - 70 = 7 weeks, or trim 40 to 70 x 0.3 / 0.7 = 30.
    # 70.0 - 63.6 = 6.4 points: more than 5 and not more than 10 is drifting.
    found = balance_of(
        Decimal(70),
        Decimal(40),
        measure=BalanceMeasure.PEOPLE,
        target=Decimal("0.70"),
        tolerance=Decimal("0.05"),
        active=12,
    )
    assert found.share is not None
    assert round(found.share, 3) == Decimal("0.636")
    assert (found.move, found.trim_to) == (Decimal(7), Decimal(30))
    assert found.band is BalanceBand.DRIFTING


def test_by_people_by_money_and_by_count() -> None:
    # By people 3 of 4; by money 10 of 40 thousand; by count 1 of 2. On hold and ended projects count nothing.
    with_people = {"people": (PeopleFrom(since=date(2026, 1, 1), people=Decimal(3)),)}
    later = (
        PeopleFrom(since=date(2026, 1, 1), people=Decimal(1)),
        PeopleFrom(since=date(2026, 12, 1), people=Decimal(9)),
    )
    team = portfolio(
        project("Product", monthly_cost=10_000, **with_people),
        project("Foundational", kind=Kind.FOUNDATIONAL, monthly_cost=30_000, people=later),
        project("Held", state=ProjectState.ON_HOLD, monthly_cost=99_000, **with_people),
        project("Ended", state=ProjectState.LANDED, monthly_cost=99_000, **with_people),
        project("Thought", state=ProjectState.IDEA, monthly_cost=99_000, **with_people),
    )
    shares = [balance(team, TODAY, measure).share for measure in BalanceMeasure]
    assert shares == [Decimal("0.75"), Decimal("0.25"), Decimal("0.5")]
    assert balance(team, TODAY).measure is BalanceMeasure.PEOPLE
    assert balance(team, TODAY).active == 2


def test_by_count_one_project_of_a_few_is_too_coarse_a_step() -> None:
    # Of 4 active projects 3 are product-focused: 75%, 5 points over; half a step is 0.5 / 4 = 12.5 points: within.
    # Of 8, 7 are: 87.5%, 17.5 points over 70%, half a step 6.25 points, twice that 12.5: out.
    four = balance_of(
        Decimal(3),
        Decimal(1),
        measure=BalanceMeasure.COUNT,
        target=Decimal("0.7"),
        tolerance=Decimal("0.01"),
        active=4,
    )
    assert (four.tolerance_in_force, four.band) == (Decimal("0.125"), BalanceBand.WITHIN)
    eight = balance_of(
        Decimal(7),
        Decimal(1),
        measure=BalanceMeasure.COUNT,
        target=Decimal("0.7"),
        tolerance=Decimal("0.05"),
        active=8,
    )
    assert (eight.tolerance_in_force, eight.band) == (Decimal("0.0625"), BalanceBand.OUT)


@pytest.mark.parametrize("active", [10, 12])
def test_by_count_ten_projects_keep_the_tolerance_of_the_settings(active: int) -> None:
    found = balance_of(
        Decimal(7),
        Decimal(3),
        measure=BalanceMeasure.COUNT,
        target=Decimal("0.7"),
        tolerance=Decimal("0.01"),
        active=active,
    )
    assert found.tolerance_in_force == Decimal("0.01")


def test_a_difference_of_just_the_tolerance_is_within() -> None:
    # 65 of 100 is exactly 5 points under 70; 60 of 100 exactly 10 points: still drifting; 59 is out.
    bands = [
        balance_of(
            Decimal(product),
            Decimal(100 - product),
            measure=BalanceMeasure.MONEY,
            target=Decimal("0.70"),
            tolerance=Decimal("0.05"),
            active=3,
        ).band
        for product in (65, 60, 59)
    ]
    assert bands == [BalanceBand.WITHIN, BalanceBand.DRIFTING, BalanceBand.OUT]


def test_without_effort_there_is_no_balance_yet() -> None:
    for empty in (portfolio(), portfolio(project()), portfolio(project(state=ProjectState.ON_HOLD))):
        found = balance(empty, TODAY)
        assert (found.share, found.band, found.difference, found.move, found.trim_to) == (None,) * 5


@given(EFFORT, EFFORT, SHARES, SHARES, st.sampled_from(BalanceMeasure), st.integers(0, 30))
def test_any_effort_has_a_balance_or_none_and_never_an_error(
    product: Decimal, foundational: Decimal, target: Decimal, tolerance: Decimal, measure: BalanceMeasure, active: int
) -> None:
    found = balance_of(product, foundational, measure=measure, target=target, tolerance=tolerance, active=active)
    assert (found.share is None) == (product + foundational == 0)
    if found.share is not None:
        assert 0 <= found.share <= 1


@given(EFFORT, EFFORT, SHARES)
def test_moving_what_it_says_reaches_the_target(product: Decimal, foundational: Decimal, target: Decimal) -> None:
    assume(product + foundational > 0)
    found = balance_of(
        product,
        foundational,
        measure=BalanceMeasure.PEOPLE,
        target=target,
        tolerance=Decimal("0.05"),
        active=3,
    )
    assert found.move is not None
    moved = (product + found.move) / (product + foundational)
    assert moved == pytest.approx(target)
    if found.trim_to is not None and product > 0:
        assert product / (product + found.trim_to) == pytest.approx(target)
        assert found.trim_to <= foundational
