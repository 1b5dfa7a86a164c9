"""The balance of earlier months is what records, journal and snapshots say, that of later months what forecasts say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.build import decision, point, portfolio, project, weeks
from tests.picture.portfolios import DAYS, portfolios

from sciencepm.analysis.balance import balance
from sciencepm.analysis.balance_course import Course, Moment, courses
from sciencepm.analysis.balance_past import Noted, Past, past_of
from sciencepm.commands.documents import take_snapshot
from sciencepm.commands.settings import change_settings
from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import SnapshotReason
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, PeopleFrom, Project, ProjectState

TODAY = date(2026, 11, 20)
PEOPLE, MONEY, COUNT = BalanceMeasure.PEOPLE, BalanceMeasure.MONEY, BalanceMeasure.COUNT


def team(since: date, *figures: tuple[date, str]) -> tuple[PeopleFrom, ...]:
    return tuple(PeopleFrom(since=day, people=Decimal(people)) for day, people in ((since, "1"), *figures))


def on(course: Course, day: date) -> Moment:
    return next(moment for moment in course.moments if moment.on == day)


def by_people(held: Portfolio, past: Past | None = None) -> Course:
    return courses(held, TODAY, past or past_of(held))[PEOPLE]


def two(**of_the_second: Any) -> Portfolio:
    """Three people on a product since 10 August, one on foundational work since 1 September."""
    three = (PeopleFrom(since=date(2026, 8, 10), people=Decimal(3)),)
    second = {"kind": Kind.FOUNDATIONAL, "start": date(2026, 9, 1), "people": team(date(2026, 9, 1)), **of_the_second}
    return portfolio(project("Product", people=three), project("Ground", **second))


def test_back_by_who_worked_on_what_then() -> None:
    # On 1 September and after 3 of 4 work on the product: 75%. On 1 August nobody works yet: nothing to show.
    course = by_people(two())
    assert [moment.on for moment in course.past] == [
        date(2026, 9, 1),
        date(2026, 10, 1),
        date(2026, 11, 1),
        TODAY,
    ]
    assert {moment.share for moment in course.past} == {Decimal("0.75")}


def test_people_who_came_later_count_from_their_day() -> None:
    # One on the ground in September, three from 15 October: 3 of 4, then 3 of 6.
    course = by_people(two(people=team(date(2026, 9, 1), (date(2026, 10, 15), "3"))))
    assert on(course, date(2026, 10, 1)).share == Decimal("0.75")
    assert on(course, date(2026, 11, 1)).share == Decimal("0.5")


def test_an_ended_project_counts_until_it_ended() -> None:
    held = two(state=ProjectState.STOPPED, ended_on=date(2026, 10, 10))
    course = by_people(held)
    assert on(course, date(2026, 10, 1)).share == Decimal("0.75")
    assert on(course, date(2026, 11, 1)).share == 1


def test_a_project_on_hold_counts_until_the_decision_that_held_it() -> None:
    held = Portfolio(
        [
            *two(state=ProjectState.ON_HOLD).records(),
            point("ground"),
            decision("ground-1", date(2026, 10, 10), Outcome.HOLD),
        ]
    )
    course = by_people(held)
    assert on(course, date(2026, 10, 1)).share == Decimal("0.75")
    assert on(course, date(2026, 11, 1)).share == 1


def test_the_journal_says_when_a_project_was_held_and_what_kind_it_was() -> None:
    # Held from 5 September to 20 October, and called product-focused until 25 October.
    noted = (
        Noted(date(2026, 9, 5), "project", "ground", {"state": "active"}, {"state": "on hold"}),
        Noted(date(2026, 10, 20), "project", "ground", {"state": "on hold"}, {"state": "active"}),
        Noted(date(2026, 10, 25), "project", "ground", {"kind": "product"}, {"kind": "foundational"}),
    )
    held = two()
    course = by_people(held, past_of(held, noted))
    september, october, november = (on(course, date(2026, month, 1)) for month in (9, 10, 11))
    assert [september.product, september.foundational] == [4, 0]
    assert [october.product, october.foundational] == [3, 0]
    assert [november.product, november.foundational] == [3, 1]


def test_what_was_noted_of_a_project_one_may_not_see_changes_nothing() -> None:
    held = two()
    noted = (Noted(date(2026, 10, 1), "project", "secret", {"state": "idea"}, {"state": "active"}),)
    assert past_of(held, noted) == past_of(held)


def test_before_the_journal_a_snapshot_says_how_a_project_stood() -> None:
    before = two(monthly_cost=30_000)
    edit = take_snapshot(
        before,
        name="October",
        reason=SnapshotReason.NAMED,
        at=datetime(2026, 10, 1, 9, tzinfo=UTC),
        today=date(2026, 10, 1),
    )
    after = before.apply(edit)
    ground = after.get(Project, "ground")
    changed = Portfolio(
        [
            ground.evolve(monthly_cost=90_000) if record == ground else record
            for record in (*after.records(),)
            if record != after.get(Project, "product")
        ]
        + [after.get(Project, "product").evolve(monthly_cost=30_000)]
    )
    course = courses(changed, TODAY, past_of(changed))[MONEY]
    assert on(course, date(2026, 10, 1)).foundational == 30_000
    assert on(course, date(2026, 11, 1)).foundational == 90_000


def test_the_history_of_the_target() -> None:
    # 60% until 12 October, then 70%; the months before are held against what held then.
    noted = (
        Noted(date(2026, 10, 12), "settings", "settings", {"target_share": "0.60"}, {"target_share": "0.70"}),
        Noted(
            date(2026, 10, 12), "settings", "settings", {"target_reason": ""}, {"target_reason": "Agreed in October."}
        ),
    )
    held = two()
    held = held.apply(change_settings(held, target_reason="Agreed in October."))
    past = past_of(held, noted)
    assert [(aim.since, aim.target, aim.reason) for aim in past.aims] == [
        (None, Decimal("0.60"), ""),
        (date(2026, 10, 12), Decimal("0.70"), "Agreed in October."),
    ]
    course = by_people(held, past)
    assert on(course, date(2026, 10, 1)).target == Decimal("0.60")
    assert on(course, TODAY).target == Decimal("0.70")


def test_ahead_a_project_counts_until_it_lands_or_stops() -> None:
    # The ground's question comes for certain after 10 weeks of work begun on 1 September, on 10 November if on time,
    # at the latest within days from today; it is never passed. From 1 January only the product is left, which
    # has no forecast and goes on: 3 of 4 until then, 3 of 3 after.
    held = Portfolio(
        [*two().records(), point("ground", weeks=weeks(12, 13, 14), chance=0, started_on=date(2026, 9, 1))]
    )
    course = by_people(held)
    assert course.taken_on == 1
    assert on(course, date(2026, 12, 1)).low == Decimal("0.75")
    january = on(course, date(2027, 1, 1))
    assert [january.low, january.share, january.high] == [1, 1, 1]


def test_ahead_the_range_is_what_chances_say() -> None:
    # The ground stops around 1 December with 4 in 10, else its second stage takes years: the share is 1 in 40%
    # and 0.75 in 60% of what can come. So the middle is 75% and the range reaches to 100%.
    held = Portfolio(
        [
            *two().records(),
            point("ground", 1, weeks=weeks(12, 13, 14), chance="0.6", started_on=date(2026, 9, 1)),
            point("ground", 2, weeks=weeks(150, 200, 250), chance=1),
        ]
    )
    february = on(by_people(held), date(2027, 2, 1))
    assert [february.low, february.share, february.high] == [Decimal("0.75"), Decimal("0.75"), 1]
    # 1 person stays with 6 in 10: 0.6 on average.
    assert abs(february.foundational - Decimal("0.6")) < Decimal("0.002")


def test_nothing_active_is_no_share_and_never_a_division() -> None:
    for held in (portfolio(), two(state=ProjectState.ON_HOLD), portfolio(project("Alone"))):
        for measure, course in courses(held, TODAY, past_of(held)).items():
            now_there = on(course, TODAY)
            assert (now_there.share is None) == (balance(held, TODAY, measure).share is None)
    nobody = portfolio(project("Held", state=ProjectState.ON_HOLD))
    assert all(moment.share is None for moment in courses(nobody, TODAY, past_of(nobody))[COUNT].ahead)


@settings(max_examples=40)
@given(portfolios(), DAYS, st.sampled_from(BalanceMeasure))
def test_every_share_is_a_share_and_today_is_the_balance(held: Portfolio, today: date, measure: BalanceMeasure) -> None:
    course = courses(held, today, past_of(held))[measure]
    assert on(course, today).share == balance(held, today, measure).share
    for moment in course.moments:
        if moment.share is not None:
            assert 0 <= moment.share <= 1
        if moment.low is not None and moment.high is not None and moment.share is not None:
            assert moment.low <= moment.share <= moment.high
