"""What a PM does with a research plan before it is decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.commands.decisions import record_decision
from sciencepm.commands.experiments import add_experiment
from sciencepm.commands.plan import (
    add_criterion,
    add_decision_point,
    change_criterion,
    change_decision_point,
    move_decision_point,
    remove_criterion,
    remove_decision_point,
    split_decision_point,
    start_stage,
)
from sciencepm.commands.projects import change_project, land_project
from sciencepm.domain.plan import Comparator, Criterion, DecisionPoint, Experiment
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.ranges import Weeks


def plan_of(desk: Desk, *titles: str) -> Project:
    """A project whose stages have these titles."""
    project = desk.project()
    first, *others = titles
    desk.do(change_decision_point, point_id=desk.points(project)[0].id, stage_title=first)
    for title in others:
        desk.do(add_decision_point, project_id=project.id, stage_title=title)
    return project


def titles(desk: Desk, project: Project) -> list[str]:
    return [point.stage_title for point in desk.points(project)]


def go(desk: Desk, point: DecisionPoint) -> None:
    desk.do(record_decision, point_id=point.id, on=TODAY, outcome="go", today=TODAY)


def test_a_decision_point_is_added_at_the_end_or_behind_another(desk: Desk) -> None:
    project = plan_of(desk, "Find", "Pilot")
    edit = desk.do(add_decision_point, project_id=project.id, after=desk.points(project)[0].id, stage_title="Build")
    assert titles(desk, project) == ["Find", "Build", "Pilot"]
    added = edit.changes[0].record
    assert isinstance(added, DecisionPoint)
    assert (added.question, added.revision) == ("Does it hold on real cases?", 1)
    other = desk.project("Another project")
    assert desk.refused(add_decision_point, project_id=other.id, after=added.id) == (
        "This decision point belongs to another project."
    )


def test_weeks_cost_and_chance_are_changed_in_plain_values(desk: Desk) -> None:
    point = desk.points(desk.project())[0]
    edit = desk.do(change_decision_point, point_id=point.id, weeks={"early": 6, "likely": 9, "late": "14"})
    assert edit.label == "Change duration"
    assert desk.now(point).weeks == Weeks(early=Decimal(6), likely=Decimal(9), late=Decimal(14))
    assert desk.wrong(change_decision_point, point_id=point.id, weeks={"early": 9, "likely": 6, "late": 14}) == {
        "weeks.likely": "The likely time cannot be shorter than the early one."
    }
    assert desk.wrong(change_decision_point, point_id=point.id, chance="60") == {"chance": "This cannot be above 1."}


def test_a_plan_is_reordered_while_nothing_is_decided(desk: Desk) -> None:
    project = plan_of(desk, "Find", "Build", "Pilot")
    desk.do(move_decision_point, point_id=desk.points(project)[2].id, to=0)
    assert titles(desk, project) == ["Pilot", "Find", "Build"]


def test_what_was_decided_stays_first_and_stays(desk: Desk) -> None:
    project = plan_of(desk, "Find", "Build", "Pilot")
    find, build, pilot = desk.points(project)
    go(desk, find)
    said = "What was decided stays first in the plan."
    assert desk.refused(move_decision_point, point_id=find.id, to=1) == said
    assert desk.refused(move_decision_point, point_id=pilot.id, to=0) == said
    assert desk.refused(remove_decision_point, point_id=find.id, now=NOW) == (
        "A decision was taken here, so this decision point stays."
    )
    desk.do(move_decision_point, point_id=pilot.id, to=1)
    assert titles(desk, project) == ["Find", "Pilot", "Build"]
    go(desk, desk.points(project)[1])
    assert desk.refused(add_decision_point, project_id=project.id, after=find.id) == said
    desk.do(add_decision_point, project_id=project.id, after=pilot.id, stage_title="Again")
    desk.do(remove_decision_point, point_id=build.id, now=NOW)
    assert titles(desk, project) == ["Find", "Pilot", "Again"]


def test_splitting_puts_a_new_point_behind_that_takes_some_experiments(desk: Desk) -> None:
    project = plan_of(desk, "Find", "Pilot")
    point = desk.points(project)[0]
    kept, moved = (desk.new(add_experiment, point_id=point.id, title=title) for title in ("Rules", "Reader"))
    desk.do(split_decision_point, point_id=point.id, experiment_ids=[moved.id])
    first, second, third = desk.points(project)
    assert (first.stage_title, second.stage_title, third.stage_title) == ("Find", "Try it on real cases", "Pilot")
    assert desk.portfolio.of(Experiment, first.id) == (kept,)
    assert [each.letter for each in desk.portfolio.of(Experiment, second.id)] == ["B"]
    go(desk, first)
    assert desk.refused(split_decision_point, point_id=first.id) == "This was decided already."


def test_criteria_say_when_we_go_on(desk: Desk) -> None:
    point = desk.points(desk.project())[0]
    criterion = desk.new(add_criterion, point_id=point.id, metric="tables right", threshold=95)
    assert criterion.comparator is Comparator.AT_LEAST
    desk.do(change_criterion, criterion_id=criterion.id, threshold="90", segment="scanned pages")
    assert desk.now(criterion).threshold == 90
    assert desk.wrong(change_criterion, criterion_id=criterion.id, threshold="many") == {
        "threshold": "Please write a number."
    }
    desk.do(remove_criterion, criterion_id=criterion.id, now=NOW)
    assert desk.portfolio.all(Criterion) == ()


def test_a_stage_starts_on_a_day_and_an_idea_with_it(desk: Desk) -> None:
    project = desk.project(state="idea", start=None)
    (point,) = desk.points(project)
    desk.do(start_stage, point_id=point.id, on=TODAY)
    assert desk.now(point).started_on == TODAY
    assert (desk.now(project).state, desk.now(project).start) == (ProjectState.ACTIVE, TODAY)
    assert desk.wrong(start_stage, point_id=point.id, on=date(2026, 1, 1)) == {
        "on": "A stage cannot start before its project."
    }


def test_a_decided_or_ended_plan_starts_no_stage(desk: Desk) -> None:
    project = plan_of(desk, "Find", "Pilot")
    find, pilot = desk.points(project)
    go(desk, find)
    assert desk.refused(start_stage, point_id=find.id, on=TODAY) == "This was decided already."
    desk.do(land_project, project_id=project.id, on=TODAY)
    assert desk.refused(start_stage, point_id=pilot.id, on=TODAY) == "This project has ended."
    desk.do(change_project, project_id=project.id, tags=("kept",))
