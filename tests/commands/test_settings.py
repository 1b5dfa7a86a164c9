"""Business goals, which projects name."""

from __future__ import annotations

from tests.commands.desk import TODAY, Desk

from sciencepm.commands.projects import add_project
from sciencepm.commands.settings import add_business_goal, change_business_goal, remove_business_goal
from sciencepm.domain.portfolio_settings import BusinessGoal, Driver


def test_a_goal_is_added_under_a_name_of_its_own(desk: Desk) -> None:
    desk.do(add_business_goal, name="Lose less to fraud", driver="risk")
    assert desk.portfolio.settings.business_goals == (BusinessGoal(name="Lose less to fraud", driver=Driver.RISK),)
    assert desk.wrong(add_business_goal, name=" lose LESS to fraud ") == {
        "name": "There is a goal of this name already."
    }
    assert desk.wrong(add_business_goal, name="  ") == {"name": "Please say what the business wants."}


def test_projects_go_along_with_the_new_name_of_their_goal(desk: Desk) -> None:
    desk.do(add_business_goal, name="Less fraud")
    desk.do(add_business_goal, name="New markets")
    project = desk.new(add_project, today=TODAY, achieve="Stop card fraud", business_goal="Less fraud")
    other = desk.new(add_project, today=TODAY, achieve="Answers in Polish", business_goal="New markets")
    desk.do(change_business_goal, goal="Less fraud", name="Lose less to fraud")
    assert [goal.name for goal in desk.portfolio.settings.business_goals] == ["Lose less to fraud", "New markets"]
    assert desk.now(project).business_goal == "Lose less to fraud"
    assert desk.now(other).business_goal == "New markets"
    assert desk.wrong(change_business_goal, goal="New markets", name="Lose less to fraud") == {
        "name": "There is a goal of this name already."
    }


def test_what_a_goal_drives_changes_without_its_name(desk: Desk) -> None:
    desk.do(add_business_goal, name="Less fraud")
    desk.do(change_business_goal, goal="Less fraud", driver="risk")
    assert desk.portfolio.settings.business_goals == (BusinessGoal(name="Less fraud", driver=Driver.RISK),)


def test_a_project_keeps_the_name_of_a_goal_that_is_removed(desk: Desk) -> None:
    desk.do(add_business_goal, name="Less fraud")
    project = desk.new(add_project, today=TODAY, achieve="Stop card fraud", business_goal="Less fraud")
    desk.do(remove_business_goal, goal="Less fraud")
    assert desk.portfolio.settings.business_goals == ()
    assert desk.now(project).business_goal == "Less fraud"
    assert desk.refused(remove_business_goal, goal="Less fraud") == "This goal is no longer in the portfolio."
