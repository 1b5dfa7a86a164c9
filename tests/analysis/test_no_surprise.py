"""Is it said since when a stop rule is near, and how long it took until each stakeholder heard?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import build

from sciencepm.analysis.no_surprise import near_since, no_surprise
from sciencepm.analysis.stop_rules import Band, closeness
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import Reading, StopRule, StopRuleType

TODAY = date(2026, 11, 20)
OPERATIONS = build.stakeholder()
# From 10 August 2026 to 18 November is 100 days; 85 of them have passed on 3 November.
BY_DATE = build.stop_rule("statements", StopRuleType.DATE, limit_date=date(2026, 11, 18))
PLAN = (build.project(), build.point("statements"), OPERATIONS)


def since(rule: StopRule, *records: Record, today: date = TODAY) -> date | None:
    return near_since(build.portfolio(*PLAN, rule, *records), rule, today)


def waits(*records: Record, today: date = TODAY) -> list[tuple[date | None, int]]:
    found = no_surprise(build.portfolio(*PLAN, BY_DATE, *records), today)
    return [(each.heard_on, each.days) for each in found]


def test_a_date_is_near_from_85_of_100_days_on() -> None:
    assert since(BY_DATE) == date(2026, 11, 3)
    assert since(BY_DATE, today=date(2026, 11, 3)) == date(2026, 11, 3)
    assert since(BY_DATE, today=date(2026, 11, 2)) is None


def test_failed_experiments_are_near_with_the_failure_that_reached_85_of_100() -> None:
    rule = build.stop_rule("statements", StopRuleType.EXPERIMENTS, limit=4)
    days = (date(2026, 9, 1), date(2026, 9, 20), date(2026, 10, 10), date(2026, 11, 2))
    failed = [
        build.experiment(
            "statements-1", letter, state=ExperimentState.DONE, outcome=ExperimentOutcome.DID_NOT_WORK, ended_on=day
        )
        for letter, day in zip("ABCD", days, strict=True)
    ]
    # 3 of 4 is 75%: not near; the fourth is
    assert since(rule, *failed[:3]) is None
    assert since(rule, *failed) == date(2026, 11, 2)
    undated = failed[3].evolve(ended_on=None)
    assert since(rule, *failed[:3], undated) is None


def test_a_figure_that_fell_back_is_near_since_it_came_back() -> None:
    readings = tuple(
        Reading.make(on=date(2026, 10, day), value=value) for day, value in ((1, 9), (8, 5), (15, 9), (22, "9.5"))
    )
    rule = build.stop_rule("statements", StopRuleType.METRIC, start=0, limit=10, readings=readings)
    assert since(rule) == date(2026, 10, 15)


def test_nobody_was_surprised_who_was_met_the_day_it_came_near() -> None:
    assert waits(build.check_in(date(2026, 11, 3), "head")) == [(date(2026, 11, 3), 0)]


def test_a_meeting_before_it_came_near_does_not_count() -> None:
    assert waits(build.check_in(date(2026, 11, 2), "head")) == [(None, 17)]


def test_being_told_a_decision_of_the_project_counts_as_hearing() -> None:
    revised = build.decision("statements-1", date(2026, 11, 5), Outcome.REVISE)
    assert waits(revised, build.told(revised.id, "head", date(2026, 11, 9))) == [(date(2026, 11, 9), 6)]


def test_a_meeting_still_to_come_does_not_count() -> None:
    assert waits(build.check_in(date(2026, 11, 21), "head")) == [(None, 17)]


@given(st.integers(2, 400), st.integers(0, 450))
def test_the_day_found_by_halving_is_the_first_near_one(whole: int, gone: int) -> None:
    start = date(2026, 1, 1)
    rule = build.stop_rule(
        "statements",
        StopRuleType.DATE,
        start_date=start,
        limit_date=date.fromordinal(start.toordinal() + whole),
        agreed_on=start,
    )
    portfolio = build.portfolio(*PLAN, rule)
    today = date.fromordinal(start.toordinal() + gone)
    found = near_since(portfolio, rule, today)
    assert (found is None) == (Decimal(gone) / whole < Decimal("0.85"))
    if found is not None:
        before = closeness(portfolio, rule, date.fromordinal(found.toordinal() - 1))
        assert before.band in (Band.CLEAR, Band.APPROACHING)
