"""The rows of a pasted table become projects in one step, and one undo takes all of it back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.commands.desk import TODAY, Desk

from sciencepm.commands.pasted import take_in_projects
from sciencepm.commands.projects import add_project
from sciencepm.domain.project import PeopleFrom, Project, ProjectState
from sciencepm.domain.stakeholders import Update
from sciencepm.errors import InvalidInput


def row(project_id: str | None = None, note: str = "", point: dict[str, Any] | None = None, **fields: Any) -> Any:
    return {"project_id": project_id, "fields": fields, "decision_point": point or {}, "note": note}


def test_rows_become_projects_in_their_order_with_a_decision_point_each(desk: Desk) -> None:
    first = desk.new(add_project, achieve="There before", today=TODAY)
    edit = desk.do(
        take_in_projects,
        rows=[row(title="Read tables", note="Budget: €400k"), row(title="Stop fraud", point={"question": "Right?"})],
        today=TODAY,
    )
    assert edit.label == "Paste projects"
    projects = desk.portfolio.all(Project)
    assert [project.title for project in projects] == [first.title, "Read tables", "Stop fraud"]
    (point,) = desk.points(projects[2])
    assert (point.question, point.stage_title) == ("Right?", "Find a way that works")
    assert [update.text for update in desk.portfolio.of(Update, projects[1].id)] == ["Budget: €400k"]


def test_people_begin_with_the_project_or_today(desk: Desk) -> None:
    start = date(2027, 3, 1)
    later = {"since": start, "people": 2}
    rows = [row(title="Later", start=start, people=later), row(title="Now", people={"since": None, "people": 3})]
    desk.do(take_in_projects, rows=rows, today=TODAY)
    later_project, now_project = desk.portfolio.all(Project)
    assert later_project.people == (PeopleFrom.make(since=start, people=2),)
    assert now_project.people == (PeopleFrom.make(since=TODAY, people=3),)
    assert now_project.start == TODAY


def test_an_idea_has_no_start_of_its_own(desk: Desk) -> None:
    desk.do(take_in_projects, rows=[row(title="Some day", state=ProjectState.IDEA)], today=TODAY)
    assert desk.portfolio.all(Project)[0].start is None


def test_a_project_that_exists_keeps_what_the_row_does_not_say(desk: Desk) -> None:
    project = desk.new(add_project, achieve="Stop fraud", team="Payments", owner="Ann", today=TODAY)
    desk.do(take_in_projects, rows=[row(project.id, team="Cards", state=ProjectState.ON_HOLD)], today=TODAY)
    after = desk.now(project)
    assert (after.team, after.owner, after.state) == ("Cards", "Ann", ProjectState.ON_HOLD)


def test_two_rows_may_change_the_same_project(desk: Desk) -> None:
    project = desk.new(add_project, achieve="Stop fraud", today=TODAY)
    desk.do(take_in_projects, rows=[row(project.id, team="Cards"), row(project.id, owner="Ann")], today=TODAY)
    assert (desk.now(project).team, desk.now(project).owner) == ("Cards", "Ann")


def test_pasting_the_same_note_again_does_not_double_it(desk: Desk) -> None:
    project = desk.new(add_project, achieve="Stop fraud", today=TODAY)
    for _ in range(2):
        desk.do(take_in_projects, rows=[row(project.id, note="Budget: €400k", owner="Ann")], today=TODAY)
    assert len(desk.portfolio.of(Update, project.id)) == 1


def test_a_stop_is_not_pasted(desk: Desk) -> None:
    project = desk.new(add_project, achieve="Stop fraud", today=TODAY)
    for project_id in (None, project.id):
        rows = [row(project_id, title="Stop fraud", state=ProjectState.STOPPED)]
        assert desk.refused(take_in_projects, rows=rows, today=TODAY) == "Stopping is a decision."


def test_nothing_to_take_in_is_said(desk: Desk) -> None:
    assert desk.refused(take_in_projects, rows=[], today=TODAY) == "There is nothing to take in."


def test_one_wrong_row_changes_nothing(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        take_in_projects(desk.portfolio, rows=[row(title="Read"), row(title="")], today=TODAY)
    assert not desk.portfolio.all(Project)
