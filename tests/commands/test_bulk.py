"""One change of several projects: what can be changed is, the rest says why, and one undo takes it back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.commands.desk import TODAY, Desk

from sciencepm.commands.bulk import LABELS, bulk_change, change_projects
from sciencepm.commands.projects import add_project, hold_project, land_project
from sciencepm.domain.project import Kind, Project, ProjectState


@pytest.fixture
def three(desk: Desk) -> list[str]:
    titles = ("Read tables", "Stop fraud", "Warn early")
    return [desk.new(add_project, achieve=title, team="Documents", today=TODAY).id for title in titles]


def test_a_field_of_several_projects_is_one_step(desk: Desk, three: list[str]) -> None:
    edit = desk.do(change_projects, project_ids=three[:2], field="team", value="Payments", today=TODAY)
    assert edit.label == "Change team of several projects"
    assert [project.team for project in desk.portfolio.all(Project)] == ["Payments", "Payments", "Documents"]
    edit = desk.do(change_projects, project_ids=three, field="kind", value=Kind.FOUNDATIONAL, today=TODAY)
    assert {project.kind for project in desk.portfolio.all(Project)} == {Kind.FOUNDATIONAL}


def test_those_that_cannot_be_changed_say_why_and_the_others_are(desk: Desk, three: list[str]) -> None:
    desk.do(land_project, project_id=three[0], on=TODAY)
    wish: dict[str, Any] = {"project_ids": three, "field": "state", "value": ProjectState.ON_HOLD, "today": TODAY}
    found = bulk_change(desk.portfolio, **wish)
    assert [before.id for before, _ in found.changed] == three[1:]
    ((project, why),) = found.refused
    assert (project.id, why.sentence) == (three[0], "This project has ended.")
    desk.do(change_projects, **wish)
    states = [project.state for project in desk.portfolio.all(Project)]
    assert states == [ProjectState.LANDED, ProjectState.ON_HOLD, ProjectState.ON_HOLD]


def test_stopping_is_a_decision_and_never_done_to_several(desk: Desk, three: list[str]) -> None:
    sentence = desk.refused(change_projects, project_ids=three, field="state", value=ProjectState.STOPPED, today=TODAY)
    assert sentence == "Stopping is a decision."


def test_projects_that_are_so_already_are_counted_apart(desk: Desk, three: list[str]) -> None:
    desk.do(hold_project, project_id=three[0])
    found = bulk_change(desk.portfolio, project_ids=three, field="state", value="on hold", today=TODAY)
    assert [project.id for project in found.same] == three[:1]
    assert len(found.changed) == 2
    same = change_projects(desk.portfolio, project_ids=three[:1], field="state", value="on hold", today=TODAY)
    assert same.is_empty


def test_people_from_a_day_leave_the_days_before_alone(desk: Desk, three: list[str]) -> None:
    value = {"since": TODAY, "people": "2.5"}
    desk.do(change_projects, project_ids=three, field="people", value=value, today=TODAY)
    assert all(project.people_on(TODAY) == Decimal("2.5") for project in desk.portfolio.all(Project))
    desk.do(land_project, project_id=three[0], on=TODAY)
    found = bulk_change(desk.portfolio, project_ids=three, field="people", value=value, today=TODAY)
    assert [project.id for project, _ in found.refused] == three[:1]


def test_tags_are_added_once_and_taken_off(desk: Desk, three: list[str]) -> None:
    for tags in (("nlp",), ("NLP", "board")):
        desk.do(change_projects, project_ids=three, field="add_tags", value=tags, today=TODAY)
    assert {project.tags for project in desk.portfolio.all(Project)} == {("nlp", "board")}
    desk.do(change_projects, project_ids=three[:1], field="remove_tags", value=("Nlp",), today=TODAY)
    assert desk.portfolio.all(Project)[0].tags == ("board",)


def test_a_wrong_value_is_said_at_its_field(desk: Desk, three: list[str]) -> None:
    wrong = desk.wrong(
        change_projects,
        project_ids=three,
        field="people",
        value={"since": TODAY, "people": "-1"},
        today=TODAY,
    )
    assert set(wrong) == {"value"}


def test_every_change_has_a_name_for_the_menu() -> None:
    assert all(label[0].isupper() for label in LABELS.values())
