"""What a PM does with a project as a whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.commands.projects import (
    add_project,
    block_on_data,
    change_project,
    hold_project,
    land_project,
    move_project,
    remove_project,
    resume_project,
    set_people,
    start_project,
    unblock_project,
)
from sciencepm.domain.project import Blocked, Kind, PeopleFrom, Project, ProjectState


def test_three_answers_make_a_project_with_a_decision_point_to_fill_in(desk: Desk) -> None:
    achieve = "Turn supplier statements into clean tables without hand-typing."
    edit = desk.do(
        add_project, achieve=achieve, who_benefits="Analysts close a case the same day", kind="product", today=TODAY
    )
    assert edit.label == "Add project"
    (project,) = desk.portfolio.all(Project)
    assert project.title == "Turn supplier statements into clean tables without hand-typing"
    assert project.research_goal == achieve
    assert (project.kind, project.state, project.start) == (Kind.PRODUCT, ProjectState.ACTIVE, TODAY)
    (point,) = desk.points(project)
    assert point.question == "Does one way work well enough to go on?"
    assert point.weeks is None
    assert point.chance is None


def test_a_long_goal_is_cut_between_words_for_the_title(desk: Desk) -> None:
    goal = "Find out whether answers can say how sure they are before anybody relies on them in production systems"
    desk.do(add_project, achieve=f"\n{goal}\nand more", today=TODAY)
    (project,) = desk.portfolio.all(Project)
    assert project.title == "Find out whether answers can say how sure they are before anybody relies on…"
    assert project.research_goal.startswith(goal)


def test_a_project_needs_something_to_achieve(desk: Desk) -> None:
    assert desk.wrong(add_project, achieve="  \n", today=TODAY) == {
        "achieve": "Please say what you are trying to achieve."
    }
    assert desk.wrong(add_project, achieve="Tables", kind="green", today=TODAY) == {
        "kind": "Please choose one of the list."
    }


def test_new_projects_come_last_and_can_be_moved(desk: Desk) -> None:
    for title in ("One", "Two", "Three"):
        desk.project(title)
    last = desk.portfolio.all(Project)[2]
    assert desk.do(move_project, project_id=last.id, to=0).label == "Move project"
    assert [each.title for each in desk.portfolio.all(Project)] == ["Three", "One", "Two"]


def test_a_project_is_changed_and_removed(desk: Desk) -> None:
    project = desk.project()
    assert desk.do(change_project, project_id=project.id, title="Tables").label == "Rename project"
    assert desk.wrong(change_project, project_id=project.id, title=" ") == {"title": "This is needed."}
    desk.do(remove_project, project_id=project.id, now=NOW)
    assert desk.refused(change_project, project_id=project.id, title="Other") == "This is in the bin."
    assert desk.portfolio.all(Project) == ()


def test_people_are_set_from_a_day_on(desk: Desk) -> None:
    project = desk.project()
    desk.do(set_people, project_id=project.id, since=date(2027, 1, 1), people=3)
    desk.do(set_people, project_id=project.id, since=TODAY, people="1.5")
    assert desk.now(project).people_on(date(2026, 12, 31)) == Decimal("1.5")
    assert desk.now(project).people_on(date(2027, 1, 1)) == 3
    desk.do(set_people, project_id=project.id, since=TODAY, people=2)
    desk.do(set_people, project_id=project.id, since=date(2027, 1, 1), people=None)
    assert desk.now(project).people == (PeopleFrom(since=TODAY, people=Decimal(2)),)
    assert desk.wrong(set_people, project_id=project.id, since=TODAY, people="many") == {
        "people": "Please write a number."
    }


def test_waiting_for_data_has_a_name_and_an_owner(desk: Desk) -> None:
    project = desk.project()
    assert desk.wrong(block_on_data, project_id=project.id, since=TODAY, what=" ") == {
        "what": "Please say which data the project waits for."
    }
    desk.do(block_on_data, project_id=project.id, since=TODAY, what="2025 contracts", owed_by="Sales operations")
    assert desk.now(project).blocked == Blocked(since=TODAY, what="2025 contracts", owed_by="Sales operations")
    assert desk.do(unblock_project, project_id=project.id).label == "Unblock project"
    assert desk.now(project).blocked is None
    assert desk.do(unblock_project, project_id=project.id).is_empty


def test_an_idea_starts_once(desk: Desk) -> None:
    idea = desk.project(state="idea", start=None)
    desk.do(start_project, project_id=idea.id, on=TODAY)
    assert (desk.now(idea).state, desk.now(idea).start) == (ProjectState.ACTIVE, TODAY)
    assert desk.refused(start_project, project_id=idea.id, on=TODAY) == "This project was started already."


def test_a_project_is_held_and_resumed(desk: Desk) -> None:
    project = desk.project()
    desk.do(hold_project, project_id=project.id)
    assert desk.now(project).state is ProjectState.ON_HOLD
    desk.do(resume_project, project_id=project.id)
    assert desk.now(project).state is ProjectState.ACTIVE
    assert desk.do(resume_project, project_id=project.id).is_empty


def test_landing_ends_a_project_until_it_turns_out_too_early(desk: Desk) -> None:
    project = desk.project()
    desk.do(block_on_data, project_id=project.id, since=TODAY, what="Contracts")
    assert desk.wrong(land_project, project_id=project.id, on=date(2026, 1, 1)) == {
        "on": "A project cannot land before it starts."
    }
    desk.do(land_project, project_id=project.id, on=TODAY)
    landed = desk.now(project)
    assert (landed.state, landed.ended_on, landed.blocked) == (ProjectState.LANDED, TODAY, None)
    for command, inputs in (
        (land_project, {"on": TODAY}),
        (hold_project, {}),
        (block_on_data, {"since": TODAY, "what": "Contracts"}),
    ):
        assert desk.refused(command, project_id=project.id, **inputs) == "This project has ended."
    desk.do(resume_project, project_id=project.id)
    assert (desk.now(project).state, desk.now(project).ended_on) == (ProjectState.ACTIVE, None)
