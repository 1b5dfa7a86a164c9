"""The way into the product: the path to production, one to a project, and the data that stands in the way."""

from __future__ import annotations

from datetime import date
from typing import Any

from sciencepm.commands.labels import LABELS
from sciencepm.commands.records import add_record, change_record, changed, live, step
from sciencepm.domain.edit import Edit
from sciencepm.domain.kinds import kind_of
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import InvalidInput


def set_path_to_production(
    portfolio: Portfolio, *, project_id: str, merge_key: str | None = None, **fields: Any
) -> Edit:
    """Any fields of a project's path to production, which is made with the first field that says something."""
    live(portfolio, Project, project_id)
    for path in portfolio.of(PathToProduction, project_id):
        return change_record(portfolio, path, merge_key=merge_key, **fields)
    edit = add_record(portfolio, PathToProduction, project_id=project_id, **fields)
    begun = edit.changes[0].record
    empty = PathToProduction(project_id=project_id)
    if all(getattr(begun, name) == getattr(empty, name) for name in fields):
        return step(LABELS[PathToProduction].add)
    return step(edit.label, *edit.changes, merge_key=merge_key)


def path_typing_key(project_id: str, field: str) -> str:
    """The merge key for keystrokes in one field of a path that may not be there yet."""
    return f"{kind_of(PathToProduction)}:{project_id}:{field}"


def close_data_issue(portfolio: Portfolio, *, issue_id: str, on: date | None) -> Edit:
    """Something wrong with the data is put right since that day; None: it is not, after all."""
    issue = live(portfolio, DataIssue, issue_id)
    if on is not None and on < issue.found_on:
        raise InvalidInput({"on": "This is before the day it was found."})
    label = "Reopen data issue" if on is None else "Close data issue"
    return step(label, changed(issue, closed_on=on))
