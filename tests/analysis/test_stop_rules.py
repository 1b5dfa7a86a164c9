"""How near a stop rule is: rising or falling figures, money, days and things watched by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import experiment, point, portfolio, project, stop_rule

from sciencepm.analysis.stop_rules import Band, Closeness, closeness, closeness_of, nearest
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import Reading, Spend, StopRule, StopRuleType

TODAY = date(2026, 11, 20)
NUMBERS = st.decimals(-1_000_000, 1_000_000, places=3)


def spend(on: date, amount: int) -> Spend:
    return Spend.make(id=f"spend-{on}", project_id="statements", on=on, amount=amount)


def only(records: list[Record], rule: StopRule, today: date = TODAY) -> Closeness:
    return closeness(portfolio(project(), *records, rule), rule, today)


def metric(*readings: tuple[date, str], **fields: object) -> StopRule:
    seen = tuple(Reading(on=on, value=Decimal(value)) for on, value in readings)
    return stop_rule("statements", StopRuleType.METRIC, readings=seen, **fields)


def test_only_finished_experiments_that_did_not_work_count() -> None:
    # Of five experiments three did not work: 3 of 5 is 0.60, approaching.
    done, failed = ExperimentState.DONE, ExperimentOutcome.DID_NOT_WORK
    tried = [
        experiment("statements-1", letter, state=done, outcome=failed, ended_on=TODAY - timedelta(days=days))
        for letter, days in (("A", 60), ("B", 20), ("C", 6))
    ]
    others = [
        experiment("statements-1", "D", state=done, outcome=ExperimentOutcome.WORKED),
        experiment("statements-1", "E", state=done, outcome=ExperimentOutcome.INCONCLUSIVE),
        experiment("statements-1", "F", state=ExperimentState.RUNNING),
        experiment("statements-1", "G", state=ExperimentState.DROPPED, outcome=failed),
    ]
    found = only([point("statements"), *tried, *others], stop_rule("statements", StopRuleType.EXPERIMENTS, limit=5))
    assert (found.now, found.limit, found.part, found.band) == (
        Decimal(3),
        Decimal(5),
        Decimal("0.6"),
        Band.APPROACHING,
    )
    # Two in the last 28 days: 2 more at that rate take 28 days.
    assert found.crosses_on == TODAY + timedelta(days=28)


def test_money_entered_and_the_day_the_budget_is_used_up() -> None:
    # 184 of 430 thousand is 0.4279. 14 thousand in two entries of the last 28 days is 500 a day:
    # the 246 thousand left last 492 days.
    entries = [spend(date(2026, 9, 1), 170_000), spend(date(2026, 11, 1), 6_000), spend(date(2026, 11, 15), 8_000)]
    found = only([*entries], stop_rule("statements", StopRuleType.SPEND, limit=430_000))
    assert (found.now, found.part, found.band) == (Decimal(184_000), Decimal("0.4279"), Band.CLEAR)
    assert found.crosses_on == TODAY + timedelta(days=492)


def test_one_entry_in_four_weeks_is_no_rate_so_it_is_taken_since_the_start() -> None:
    # 102 days since 10 August, 51,000 spent: 500 a day; 49,000 left last 98 days.
    entries = [spend(date(2026, 9, 1), 45_000), spend(date(2026, 11, 15), 6_000)]
    found = only([*entries], stop_rule("statements", StopRuleType.SPEND, limit=100_000))
    assert found.crosses_on == TODAY + timedelta(days=98)


def test_money_nobody_entered_is_estimated_from_the_monthly_cost() -> None:
    # 30,437.50 a month is 1,000 a day: 102 days since 10 August are 102,000 of 200,000; 98,000 last 98 days.
    rule = stop_rule("statements", StopRuleType.SPEND, limit=200_000)
    found = closeness(portfolio(project(monthly_cost="30437.50"), rule), rule, TODAY)
    assert (found.now, found.part) == (Decimal(102_000), Decimal("0.51"))
    assert found.crosses_on == TODAY + timedelta(days=98)


def test_a_date_is_as_near_as_the_days_gone() -> None:
    # 10 August to 1 October 2027 are 417 days, 102 of them gone: 0.2446.
    found = only([], stop_rule("statements", StopRuleType.DATE, limit_date=date(2027, 10, 1)))
    assert (found.now, found.limit, found.part, found.band) == (
        Decimal(102),
        Decimal(417),
        Decimal("0.2446"),
        Band.CLEAR,
    )
    assert found.crosses_on == date(2027, 10, 1)


@pytest.mark.parametrize(
    ("value", "part", "band"),
    [
        ("95", "0", Band.CLEAR),
        ("101", "0", Band.CLEAR),
        ("86.1", "0.5933", Band.CLEAR),
        ("86", "0.6", Band.APPROACHING),
        ("82.25", "0.85", Band.NEAR),
        ("80", "1", Band.CROSSED),
        ("79", "1.0666", Band.CROSSED),
    ],
)
def test_a_falling_metric_comes_nearer_as_it_falls(value: str, part: str, band: Band) -> None:
    # From 95 down to 80: at 86 it has gone 9 of 15; above the start it has not begun; parts are rounded down.
    found = only([], metric((TODAY, value), start=95, limit=80))
    assert (found.now, found.part, found.band) == (Decimal(value), Decimal(part), band)


def test_the_day_a_falling_metric_gets_there() -> None:
    # From 92 to 90 in 14 days it falls 1 in 7 days: the 10 down to 80 take 70 days.
    seen = [(date(2026, 6, 1), "95"), (TODAY - timedelta(days=14), "92"), (TODAY, "90")]
    assert only([], metric(*seen, start=95, limit=80)).crosses_on == TODAY + timedelta(days=70)


def test_a_metric_that_stands_still_or_gets_better_never_gets_there() -> None:
    for now in ("90", "93"):
        seen = [(TODAY - timedelta(days=14), "90"), (TODAY, now)]
        assert only([], metric(*seen, start=95, limit=80)).crosses_on is None


def test_a_metric_without_a_start_starts_where_it_was_first_seen() -> None:
    # From 90 it has gone 5 of the 10 down to 80.
    found = only([], metric((date(2026, 9, 1), "90"), (TODAY, "85"), limit=80))
    assert found.part == Decimal("0.5")


def test_a_metric_never_read_and_a_rule_without_a_limit_are_not_close() -> None:
    assert only([], metric(start=95, limit=80)).now is None
    bare = only([spend(date(2026, 9, 1), 5_000)], stop_rule("statements", StopRuleType.SPEND))
    assert (bare.now, bare.limit, bare.part, bare.band) == (Decimal(5_000), None, Decimal(0), Band.CLEAR)


def test_an_outside_event_is_watched_by_hand() -> None:
    rule = stop_rule("statements", StopRuleType.EVENT, happened_on=date(2026, 11, 18))
    after, before = only([], rule), only([], rule, date(2026, 11, 17))
    assert (after.watched_by_hand, after.band, after.crosses_on) == (True, Band.CROSSED, date(2026, 11, 18))
    assert (before.band, before.crosses_on) == (Band.CLEAR, None)


def test_what_is_entered_for_later_days_has_not_happened_yet() -> None:
    later = metric((TODAY, "90"), (TODAY + timedelta(days=3), "70"), start=95, limit=80)
    assert only([], later).now == 90


def test_the_nearest_rule_speaks_for_the_project() -> None:
    rules = [
        stop_rule("statements", StopRuleType.DATE, limit_date=date(2027, 10, 1)),
        metric((TODAY, "86"), start=95, limit=80),
        stop_rule("statements", StopRuleType.EVENT),
    ]
    whole = portfolio(project(), project("Other", kind=Kind.FOUNDATIONAL), *rules)
    found = nearest(whole, "statements", TODAY)
    assert found is not None
    assert found.rule == rules[1]
    assert len(closeness_of(whole, "statements", TODAY)) == 3
    assert nearest(whole, "other", TODAY) is None


def test_a_project_on_hold_comes_no_nearer() -> None:
    rule = stop_rule("statements", StopRuleType.SPEND, limit=200_000)
    held = portfolio(project(monthly_cost=30_000, state=ProjectState.ON_HOLD), rule)
    assert closeness(held, rule, TODAY).crosses_on is None


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from([1, 100, 10**11]))
def test_upside_down_it_is_as_close(start: Decimal, limit: Decimal, now: Decimal, size: int) -> None:
    # A metric that falls from -start to -limit is as near as its mirror that rises; sizes do not matter.
    def part(sign: int, times: int) -> Decimal:
        rule = metric((TODAY, str(sign * times * now)), start=sign * times * start, limit=sign * times * limit)
        return only([], rule).part

    if start != limit:
        assert part(1, 1) == part(-1, 1)
        assert part(1, 1) == part(1, size)
        assert part(1, 1) >= 0


def test_a_first_reading_at_the_limit_is_no_way_gone() -> None:
    found = only([], metric((TODAY, "80"), limit=80))
    assert (found.part, found.band) == (Decimal(0), Band.CLEAR)
