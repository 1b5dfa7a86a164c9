"""Projects: adding and changing them, who works on them, and the states they pass through."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sciencepm.commands.plan import starting_wording
from sciencepm.commands.records import (
    added,
    change_record,
    changed,
    live,
    move_record,
    remove_record,
    step,
)
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Blocked, Kind, PeopleFrom, Project, ProjectState
from sciencepm.errors import InvalidInput, UserError
from sciencepm.i18n import Words

_ENGLISH = Words()
_TITLE_LENGTH = 80
_RUNS = (ProjectState.IDEA, ProjectState.ACTIVE, ProjectState.ON_HOLD)


def add_project(
    portfolio: Portfolio,
    *,
    today: date,
    achieve: str = "",
    who_benefits: str = "",
    kind: Kind | str = Kind.PRODUCT,
    title: str = "",
    w: Words = _ENGLISH,
    **fields: Any,
) -> Edit:
    """A project that starts today, with one decision point to fill in; it is the edit's first change.

    Without a title, the title is the beginning of what is to be achieved. `fields` are others of a project.
    """
    title = title.strip() or _title_from(achieve)
    if not title:
        raise InvalidInput({"achieve": "Please say what you are trying to achieve."})
    given = {"research_goal": achieve, "start": today, **fields}
    project = added(portfolio, Project, title=title, kind=kind, who_benefits=who_benefits, **given)
    point = DecisionPoint.make(project_id=project.id, **starting_wording(w, first=True))
    return step("Add project", project, Change(before=None, after=point))


def change_project(portfolio: Portfolio, *, project_id: str, merge_key: str | None = None, **fields: Any) -> Edit:
    """Any fields of a project but its state and place."""
    return change_record(portfolio, live(portfolio, Project, project_id), merge_key=merge_key, **fields)


def remove_project(portfolio: Portfolio, *, project_id: str, now: datetime) -> Edit:
    """A project with all that belongs to it to the bin."""
    return remove_record(portfolio, portfolio.get(Project, project_id), now=now)


def move_project(portfolio: Portfolio, *, project_id: str, to: int) -> Edit:
    """A project to place `to` (from 0) in the portfolio's own order."""
    return move_record(portfolio, live(portfolio, Project, project_id), to=to)


def set_people(portfolio: Portfolio, *, project_id: str, since: date, people: Decimal | float | str | None) -> Edit:
    """So many full-time equivalents from that day on; None takes that day's entry out."""
    project = live(portfolio, Project, project_id)
    kept: Sequence[PeopleFrom] = [entry for entry in project.people if entry.since != since]
    entry = () if people is None else (PeopleFrom.make(since=since, people=people),)
    return step("Change people", changed(project, people=(*kept, *entry)))


def block_on_data(portfolio: Portfolio, *, project_id: str, since: date, what: str, owed_by: str = "") -> Edit:
    """The project waits for data: which, since when, and who owes it."""
    project = _running(portfolio, project_id)
    if not what.strip():
        raise InvalidInput({"what": "Please say which data the project waits for."})
    blocked = Blocked.make(since=since, what=what, owed_by=owed_by)
    return step("Block on data", changed(project, blocked=blocked))


def unblock_project(portfolio: Portfolio, *, project_id: str) -> Edit:
    """The data has come."""
    project = live(portfolio, Project, project_id)
    return step("Unblock project", changed(project, blocked=None))


def start_project(portfolio: Portfolio, *, project_id: str, on: date) -> Edit:
    """An idea becomes an active project; its start is that day unless a start was set before."""
    project = live(portfolio, Project, project_id)
    if project.state is not ProjectState.IDEA:
        raise UserError("This project was started already.")
    return step("Start project", changed(project, state=ProjectState.ACTIVE, start=project.start or on))


def hold_project(portfolio: Portfolio, *, project_id: str) -> Edit:
    """No work, no forecast and no balance until it is resumed."""
    project = _running(portfolio, project_id)
    return step("Put project on hold", changed(project, state=ProjectState.ON_HOLD))


def resume_project(portfolio: Portfolio, *, project_id: str) -> Edit:
    """A project on hold, or one that was called landed too early, runs again."""
    project = live(portfolio, Project, project_id)
    if project.state is ProjectState.STOPPED:
        raise UserError("This project was stopped by a decision.", "Correct that decision to take it up again.")
    return step("Resume project", changed(project, state=ProjectState.ACTIVE, ended_on=None))


def land_project(portfolio: Portfolio, *, project_id: str, on: date) -> Edit:
    """The result is in the product since that day."""
    project = _running(portfolio, project_id)
    if project.start is not None and on < project.start:
        raise InvalidInput({"on": "A project cannot land before it starts."})
    return step("Land project", changed(project, state=ProjectState.LANDED, ended_on=on, blocked=None))


def _running(portfolio: Portfolio, project_id: str) -> Project:
    project = live(portfolio, Project, project_id)
    if project.state not in _RUNS:
        raise UserError("This project has ended.")
    return project


def _title_from(achieve: str) -> str:
    """The first line, cut between words where it is long, without its full stop."""
    first = next(iter(achieve.strip().splitlines()), "").strip()
    return textwrap.shorten(first, _TITLE_LENGTH, placeholder="…").removesuffix(".")
