"""Taking in the rows of a pasted table: projects made and changed in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sciencepm.commands.bulk import with_state
from sciencepm.commands.plan import starting_wording
from sciencepm.commands.records import live, position_of, step
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import PeopleFrom, Project, ProjectState
from sciencepm.domain.stakeholders import Update
from sciencepm.errors import UserError
from sciencepm.i18n import Words

_ENGLISH = Words()


def take_in_projects(
    portfolio: Portfolio, *, rows: Sequence[Mapping[str, Any]], today: date, w: Words = _ENGLISH
) -> Edit:
    """Each row as a project of its own, or as changes to the one it names, all in one step of undo.

    A row has `project_id` (None: a new one), `fields` of a project (`people` as {"since", "people"}, since None:
    the start or today), `decision_point` with fields of a new project's first one, and a `note`, kept as today's
    update unless it was kept before. Raises `InvalidInput` or `UserError` for the first row that cannot be; then
    nothing is changed.
    """
    if not rows:
        raise UserError("There is nothing to take in.", "Choose at least one row.")
    place = max((position_of(project) for project in portfolio.all(Project)), default=-1)
    changes: list[Change] = []
    for row in rows:
        if row["project_id"] is None:
            place += 1
            project = _new(row["fields"], place, today)
            point = {**starting_wording(w, first=True), **row["decision_point"]}
            changes += [Change(None, project), Change(None, DecisionPoint.make(project_id=project.id, **point))]
        else:
            before = _latest(portfolio, changes, row["project_id"])
            project = _changed(before, row["fields"], today)
            changes.append(Change(before, project))
        kept = {update.text for update in portfolio.of(Update, project.id)}
        if row["note"] and row["note"] not in kept:
            changes.append(Change(None, Update.make(project_id=project.id, on=today, text=row["note"])))
    return Edit("", ()).then(step("Paste projects", *changes))


def _new(fields: Mapping[str, Any], place: int, today: date) -> Project:
    given = dict(fields)
    state = ProjectState(given.get("state", ProjectState.ACTIVE))
    if state is ProjectState.STOPPED:
        raise UserError("Stopping is a decision.", "Record it, so that what was learned and kept is not lost.")
    if state is not ProjectState.LANDED:
        given.pop("ended_on", None)
    if state in (ProjectState.ACTIVE, ProjectState.ON_HOLD):
        given.setdefault("start", today)
    if (people := given.pop("people", None)) is not None:
        since = people["since"] or given.get("start") or today
        given["people"] = (PeopleFrom.make(since=since, people=people["people"]),)
    return Project.make(**given, position=place)


def _changed(project: Project, fields: Mapping[str, Any], today: date) -> Project:
    given = dict(fields)
    state, ended_on = given.pop("state", None), given.pop("ended_on", None)
    if (people := given.pop("people", None)) is not None:
        since = people["since"] or today
        kept = [entry for entry in project.people if entry.since != since]
        given["people"] = (*kept, PeopleFrom.make(since=since, people=people["people"]))
    after = project.evolve(**given) if given else project
    return with_state(after, ProjectState(state), ended_on or today) if state else after


def _latest(portfolio: Portfolio, changes: Sequence[Change], project_id: str) -> Project:
    """The project as it is by now, where an earlier row of the same title has changed it."""
    for change in reversed(changes):
        if change.id == project_id and isinstance(change.after, Project):
            return change.after
    return live(portfolio, Project, project_id)
