"""Portfolio settings: one record that is only ever changed, and the business goals in it."""

from __future__ import annotations

from typing import Any

from sciencepm.commands.records import change_record, changed, step
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BusinessGoal, Driver
from sciencepm.domain.project import Project
from sciencepm.errors import InvalidInput, UserError


def change_settings(portfolio: Portfolio, *, merge_key: str | None = None, **fields: Any) -> Edit:
    """Any fields of the portfolio's settings."""
    return change_record(portfolio, portfolio.settings, merge_key=merge_key, **fields)


def add_business_goal(portfolio: Portfolio, *, name: str, driver: Driver | str = Driver.OWN) -> Edit:
    """One more business goal; refused where there is one of this name."""
    goal = _new_goal(portfolio, name, driver)
    goals = (*portfolio.settings.business_goals, goal)
    return step("Add business goal", changed(portfolio.settings, business_goals=goals))


def change_business_goal(
    portfolio: Portfolio, *, goal: str, name: str | None = None, driver: Driver | str | None = None
) -> Edit:
    """Another name or driver for the business goal called `goal`; projects that serve it go along with its name."""
    old = _goal(portfolio, goal)
    if name is not None and name.strip() != old.name:
        new = _new_goal(portfolio, name, driver or old.driver)
    else:
        new = old.evolve(driver=driver or old.driver)
    goals = tuple(new if each == old else each for each in portfolio.settings.business_goals)
    served = [project for project in portfolio.all(Project) if project.business_goal == old.name]
    return step(
        "Change business goal",
        changed(portfolio.settings, business_goals=goals),
        *(changed(project, business_goal=new.name) for project in served if new.name != old.name),
    )


def remove_business_goal(portfolio: Portfolio, *, goal: str) -> Edit:
    """The business goal called `goal` is no longer offered; projects that serve it keep its name."""
    old = _goal(portfolio, goal)
    goals = tuple(each for each in portfolio.settings.business_goals if each != old)
    return step("Remove business goal", changed(portfolio.settings, business_goals=goals))


def _goal(portfolio: Portfolio, name: str) -> BusinessGoal:
    for each in portfolio.settings.business_goals:
        if each.name == name:
            return each
    raise UserError("This goal is no longer in the portfolio.")


def _new_goal(portfolio: Portfolio, name: str, driver: Driver | str) -> BusinessGoal:
    if not name.strip():
        raise InvalidInput({"name": "Please say what the business wants."})
    goal = BusinessGoal.make(name=name, driver=driver)
    if any(each.name.casefold() == goal.name.casefold() for each in portfolio.settings.business_goals):
        raise InvalidInput({"name": "There is a goal of this name already."})
    return goal
