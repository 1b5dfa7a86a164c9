"""What a project has cost, entered or estimated, and what stopping it frees."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.analysis.build import decision, experiment, point, portfolio, project

from sciencepm.analysis.spend import not_spent, spent, spent_in_stage
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import DecisionPoint, ExperimentState
from sciencepm.domain.project import ProjectState
from sciencepm.domain.ranges import CostRange
from sciencepm.domain.stop_rule import Spend

TODAY = date(2026, 11, 20)
MONTHLY = "30437.50"
"""1,000 a day, as a month is counted with 30.4375 days."""
WENT = decision("statements-1", date(2026, 10, 12), Outcome.GO)


def spend(on: date, amount: int) -> Spend:
    return Spend.make(id=f"spend-{on}", project_id="statements", on=on, amount=amount)


def costing(number: int, likely: int) -> DecisionPoint:
    return point("statements", number, cost=CostRange.make(low=likely, likely=likely, high=likely))


def test_entries_are_added_up_to_today() -> None:
    entries = [spend(date(2026, 9, 1), 20_000), spend(TODAY, 5_000), spend(date(2026, 12, 1), 70_000)]
    found = spent(portfolio(project(monthly_cost=MONTHLY), *entries), "statements", TODAY)
    assert (found.amount, found.estimated) == (Decimal(25_000), False)


def test_without_entries_the_monthly_cost_and_finished_experiments_are_the_estimate() -> None:
    # 102 days since 10 August at 1,000, and 8,000 for the experiment that is done.
    trials = [
        experiment("statements-1", "A", state=ExperimentState.DONE, cost=8_000, ended_on=date(2026, 9, 1)),
        experiment("statements-1", "B", state=ExperimentState.RUNNING, cost=9_000),
    ]
    whole = portfolio(project(monthly_cost=MONTHLY), point("statements"), *trials)
    assert spent(whole, "statements", TODAY).amount == 110_000
    assert spent(whole, "statements", TODAY).estimated
    assert spent(whole, "statements", date(2026, 8, 20)).amount == 10_000


def test_a_project_costs_nothing_before_it_starts_and_after_it_ended() -> None:
    ended = project(monthly_cost=MONTHLY, state=ProjectState.STOPPED, ended_on=date(2026, 9, 9))
    assert spent(portfolio(ended), "statements", TODAY).amount == 30_000
    later = project(monthly_cost=MONTHLY, start=date(2027, 1, 1))
    assert spent(portfolio(later), "statements", TODAY).amount == 0
    idea = project(monthly_cost=MONTHLY, state=ProjectState.IDEA)
    assert spent(portfolio(idea), "statements", TODAY).amount == 0
    assert spent(portfolio(project(start=None, monthly_cost=MONTHLY)), "statements", TODAY).amount == 0


def test_what_each_stage_cost_adds_up_to_the_whole() -> None:
    # Up to the answer of 12 October belongs to the first stage, what came after to the second, nothing to the third.
    records = [point("statements", number) for number in (1, 2, 3)]
    entries = [spend(date(2026, 7, 1), 1_000), spend(date(2026, 10, 12), 20_000), spend(date(2026, 10, 13), 300)]
    entered = portfolio(project(), *records, WENT, *entries)
    found = [spent_in_stage(entered, "statements", record.id, TODAY).amount for record in records]
    assert found == [21_000, 300, 0]
    # Estimated: 63 days to 12 October and 39 since.
    estimated = portfolio(project(monthly_cost=MONTHLY), *records, WENT)
    found = [spent_in_stage(estimated, "statements", record.id, TODAY).amount for record in records]
    assert found == [63_000, 39_000, 0]


def test_stopping_frees_the_likely_cost_of_what_is_left() -> None:
    # Stage 2 would likely cost 50,000, of which 39,000 are gone; stage 3, without a cost, 9 weeks at 7,000.
    records = [costing(1, 60_000), costing(2, 50_000), point("statements", 3)]
    running = portfolio(project(monthly_cost=MONTHLY), *records, WENT)
    assert not_spent(running, "statements", TODAY) == 11_000 + 63_000


def test_a_stopped_project_has_freed_what_it_did_not_spend() -> None:
    # Stopped on 30 October, 18 days into stage 2: 50,000 - 18,000 and the 40,000 of stage 3.
    day = date(2026, 10, 30)
    stopped = project(monthly_cost=MONTHLY, state=ProjectState.STOPPED, ended_on=day)
    records = [costing(1, 60_000), costing(2, 50_000), costing(3, 40_000)]
    whole = portfolio(stopped, *records, WENT, decision("statements-2", day, Outcome.STOP))
    assert not_spent(whole, "statements", TODAY) == 72_000


def test_a_stage_dearer_than_thought_frees_nothing_rather_than_less() -> None:
    whole = portfolio(project(monthly_cost=MONTHLY), costing(1, 5_000))
    assert not_spent(whole, "statements", TODAY) == 0


def test_without_any_cost_nothing_can_be_said() -> None:
    assert not_spent(portfolio(project(), point("statements")), "statements", TODAY) is None


def test_the_largest_figures_there_are_do_not_break_it() -> None:
    large = point("statements", 1, weeks={"early": 1, "likely": 10**17, "late": 10**17})
    whole = portfolio(project(monthly_cost=10**17), large)
    freed = not_spent(whole, "statements", TODAY)
    assert freed is not None
    assert freed > Decimal(10) ** 33
