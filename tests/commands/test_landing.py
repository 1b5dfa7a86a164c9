"""The path to production begins with whatever is known first."""

from __future__ import annotations

from datetime import date

from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.commands.landing import close_data_issue, path_typing_key, set_path_to_production
from sciencepm.commands.projects import remove_project
from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.domain.landing import DataIssue, Match, PathToProduction


def test_the_first_field_makes_the_path_and_the_next_ones_change_it(desk: Desk) -> None:
    project = desk.project()
    edit = desk.do(set_path_to_production, project_id=project.id, receiving_team="Onboarding")
    assert edit.label == "Plan path to production"
    edit = desk.do(set_path_to_production, project_id=project.id, language_match="yes")
    assert edit.label == "Change whether the language matches"
    (path,) = desk.portfolio.of(PathToProduction, project.id)
    assert (path.receiving_team, path.language_match) == ("Onboarding", Match.YES)


def test_leaving_an_empty_field_makes_no_path(desk: Desk) -> None:
    project = desk.project()
    assert desk.do(set_path_to_production, project_id=project.id, owner=" ", build_from=None).is_empty
    assert desk.portfolio.all(PathToProduction) == ()


def test_wrong_days_are_refused_whether_or_not_there_is_a_path(desk: Desk) -> None:
    project = desk.project()
    wrong = {"build_to": "Building cannot end before it begins."}
    days = {"build_from": date(2027, 3, 1), "build_to": date(2027, 2, 1)}
    assert desk.wrong(set_path_to_production, project_id=project.id, **days) == wrong
    desk.do(set_path_to_production, project_id=project.id, build_from=days["build_from"])
    assert desk.wrong(set_path_to_production, project_id=project.id, build_to=days["build_to"]) == wrong
    desk.do(remove_project, project_id=project.id, now=NOW)
    assert desk.refused(set_path_to_production, project_id=project.id, owner="Lead") == "This is in the bin."


def test_a_path_in_the_bin_makes_room_for_another(desk: Desk) -> None:
    project = desk.project()
    old = desk.new(set_path_to_production, project_id=project.id, owner="Lead")
    desk.do(remove_record, old, now=NOW)
    new = desk.new(set_path_to_production, project_id=project.id, owner="Head")
    assert desk.portfolio.of(PathToProduction, project.id) == (new,)


def test_keystrokes_in_a_path_that_is_only_begun_share_a_key(desk: Desk) -> None:
    project = desk.project()
    key = path_typing_key(project.id, "monitoring")
    assert key != path_typing_key(project.id, "artefacts")
    edits = [
        desk.do(set_path_to_production, project_id=project.id, monitoring=text, merge_key=key) for text in ("E", "Ev")
    ]
    assert {edit.merge_key for edit in edits} == {key}


def test_a_data_issue_is_put_right_and_comes_back(desk: Desk) -> None:
    project = desk.project()
    found = {"project_id": project.id, "found_on": date(2026, 11, 2)}
    issue = desk.new(add_record, DataIssue, kind="gaps in coverage", text="No scans", **found)
    assert desk.wrong(close_data_issue, issue_id=issue.id, on=date(2026, 11, 1)) == {
        "on": "This is before the day it was found."
    }
    assert desk.do(close_data_issue, issue_id=issue.id, on=TODAY).label == "Close data issue"
    assert desk.now(issue).closed_on == TODAY
    assert desk.do(close_data_issue, issue_id=issue.id, on=None).label == "Reopen data issue"
    assert desk.now(issue).closed_on is None
    desk.do(change_record, desk.now(issue), owner="Data lead")
    assert desk.now(issue).owner == "Data lead"
