"""Moving the day a question is asked: by weeks of work, in proportion, never where something else says the day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.commands.desk import TODAY, Desk

from sciencepm.analysis.plan import stages
from sciencepm.commands.decisions import record_decision
from sciencepm.commands.plan import add_decision_point, change_decision_point, plan_decision_for
from sciencepm.commands.projects import add_project
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project


def planned(desk: Desk, **weeks: object) -> tuple[Project, DecisionPoint]:
    """A project that starts today with one decision point."""
    project = desk.project()
    point = desk.points(project)[0]
    desk.do(change_decision_point, point_id=point.id, weeks=weeks)
    return project, desk.now(point)


def asked_on(desk: Desk, project: Project, number: int = 1) -> date | None:
    return stages(desk.portfolio, project.id, TODAY)[number - 1].asked_on


def test_moving_a_question_stretches_its_weeks_in_proportion(desk: Desk) -> None:
    project, point = planned(desk, early=6, likely=9, late=15, late_if="The labels are late.")
    # Nine weeks after 20 November 2026 is 22 January 2027; three weeks more are 12 weeks, a third more than 9.
    assert asked_on(desk, project) == date(2027, 1, 22)
    edit = desk.do(plan_decision_for, point_id=point.id, to=date(2027, 2, 12), today=TODAY)
    weeks = desk.now(point).weeks
    assert weeks is not None
    assert (weeks.early, weeks.likely, weeks.late) == (Decimal(8), Decimal(12), Decimal(20))
    assert weeks.late_if == "The labels are late."
    assert asked_on(desk, project) == date(2027, 2, 12)
    assert edit.label == "Move decision"
    assert len(edit.changes) == 1


def test_what_comes_after_moves_along(desk: Desk) -> None:
    project, point = planned(desk, early=6, likely=9, late=15)
    desk.do(add_decision_point, project_id=project.id, weeks={"early": 2, "likely": 4, "late": 6})
    desk.do(plan_decision_for, point_id=point.id, to=date(2027, 1, 29), today=TODAY)
    # The second stage still takes four weeks: 26 February 2027.
    assert asked_on(desk, project, 2) == date(2027, 2, 26)


def test_moving_to_the_day_it_has_changes_nothing(desk: Desk) -> None:
    _, point = planned(desk, early=6, likely=9, late=15)
    assert plan_decision_for(desk.portfolio, point_id=point.id, to=date(2027, 1, 22), today=TODAY).is_empty


def test_a_stage_without_length_gets_the_days_to_its_question(desk: Desk) -> None:
    _, point = planned(desk, early=0, likely=0, late=3)
    desk.do(plan_decision_for, point_id=point.id, to=TODAY + timedelta(weeks=5), today=TODAY)
    weeks = desk.now(point).weeks
    assert weeks is not None
    assert (weeks.early, weeks.likely, weeks.late) == (Decimal(0), Decimal(5), Decimal(5))


def test_a_question_cannot_be_asked_before_its_stage_or_in_the_past(desk: Desk) -> None:
    _, point = planned(desk, early=6, likely=9, late=15)
    assert desk.wrong(plan_decision_for, point_id=point.id, to=TODAY, today=TODAY) == {
        "to": "A question cannot be asked before its stage has begun."
    }
    later = TODAY + timedelta(weeks=6)
    assert desk.wrong(plan_decision_for, point_id=point.id, to=later - timedelta(days=1), today=later) == {
        "to": "A question that is still open cannot be planned for a day that is past."
    }


def test_only_weeks_can_be_moved(desk: Desk) -> None:
    project, point = planned(desk, early=6, likely=9, late=15)
    to = TODAY + timedelta(weeks=12)
    desk.do(change_decision_point, point_id=point.id, fixed_date=date(2027, 3, 1))
    assert desk.refused(plan_decision_for, point_id=point.id, to=to, today=TODAY) == (
        "Its day is fixed by law or season."
    )
    desk.do(change_decision_point, point_id=point.id, fixed_date=None, weeks=None)
    assert desk.refused(plan_decision_for, point_id=point.id, to=to, today=TODAY) == (
        "Without a start and a number of weeks it has no day yet."
    )
    again = TODAY + timedelta(weeks=3)
    desk.do(record_decision, point_id=point.id, on=TODAY, outcome="revise", today=TODAY, ask_again_on=again)
    assert desk.refused(plan_decision_for, point_id=point.id, to=to, today=TODAY) == (
        "The day it is asked again was decided."
    )
    assert asked_on(desk, project) == again


@given(
    likely=st.decimals("0.1", "300", places=1),
    part=st.decimals("0", "1", places=2),
    days=st.integers(1, 4000),
)
def test_every_day_can_be_named_and_the_range_stays_in_order(likely: Decimal, part: Decimal, days: int) -> None:
    desk = Desk()
    project = desk.do(add_project, title="A", today=TODAY).changes[0].record
    assert isinstance(project, Project)
    point = desk.points(project)[0]
    weeks = {"early": likely * part, "likely": likely, "late": likely * (1 + part)}
    desk.do(change_decision_point, point_id=point.id, weeks=weeks)
    to = TODAY + timedelta(days=days)
    desk.do(plan_decision_for, point_id=point.id, to=to, today=TODAY)
    moved = desk.now(point).weeks
    assert moved is not None
    assert moved.early <= moved.likely <= moved.late
    assert asked_on(desk, project) == to
