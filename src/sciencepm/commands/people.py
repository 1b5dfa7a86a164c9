"""Who works on what, month by month: many figures entered at once, as one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sciencepm.commands.records import changed, live, step
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import PeopleFrom, Project


@dataclass(frozen=True, slots=True)
class PeopleIn:
    """So many full-time equivalents on a project from `since` up to, but not on, `until`."""

    project_id: str
    since: date
    until: date
    people: Decimal


def set_people_in(portfolio: Portfolio, *, cells: Iterable[PeopleIn]) -> Edit:
    """These figures, each within its period alone: what comes before and after stays as it was."""
    projects: dict[str, Project] = {}
    for cell in cells:
        project = projects.get(cell.project_id) or live(portfolio, Project, cell.project_id)
        projects[cell.project_id] = _with(project, cell)
    befores = (live(portfolio, Project, each) for each in projects)
    return step("Change people", *(changed(before, people=projects[before.id].people) for before in befores))


def _with(project: Project, cell: PeopleIn) -> Project:
    held = project.people_on(cell.until)
    outside = [entry for entry in project.people if not cell.since <= entry.since < cell.until]
    if not any(entry.since == cell.until for entry in outside):
        outside.append(PeopleFrom.make(since=cell.until, people=held))
    wanted = sorted((*outside, PeopleFrom.make(since=cell.since, people=cell.people)), key=lambda entry: entry.since)
    kept: list[PeopleFrom] = []
    for entry in wanted:
        # A figure that only says again what holds already would stand in the way of the next change before it.
        if entry.people != (kept[-1].people if kept else Decimal(0)):
            kept.append(entry)
    return project.evolve(people=tuple(kept))
