"""The same change of several projects at once: those that can be changed are, and those that cannot say why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sciencepm.analysis.state_changes import refusal
from sciencepm.commands.records import live, step
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import PeopleFrom, Project, ProjectState
from sciencepm.errors import InvalidInput, UserError

LABELS: Final = {
    "kind": "Change kind of several projects",
    "state": "Change state of several projects",
    "team": "Change team of several projects",
    "owner": "Change owner of several projects",
    "people": "Change people of several projects",
    "business_goal": "Change business goal of several projects",
    "receiving_team": "Change receiving team of several projects",
    "confidential": "Change confidentiality of several projects",
    "add_tags": "Add tags to several projects",
    "remove_tags": "Take tags off several projects",
}
"""What can be changed of several projects, and how that is called in the menu."""
_PLAIN: Final = ("kind", "team", "owner", "business_goal", "receiving_team", "confidential")


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What a change comes to: projects before and after it, those it cannot reach with why, those already so."""

    changed: tuple[tuple[Project, Project], ...]
    refused: tuple[tuple[Project, UserError], ...]
    same: tuple[Project, ...]


def bulk_change(portfolio: Portfolio, *, project_ids: Sequence[str], field: str, value: Any, today: date) -> BulkChange:
    """What giving `field` of LABELS this value does to each of these projects.

    A `state` begins today; `people` is {"since", "people"}; `add_tags` and `remove_tags` take words. Raises
    `InvalidInput` (field `value`, or `since`) where the value itself is wrong.
    """
    changed, refused, same = [], [], []
    for project_id in dict.fromkeys(project_ids):
        project = live(portfolio, Project, project_id)
        try:
            after = _ACTS[field](project, value, today)
        except InvalidInput as wrong:
            raise InvalidInput({"value": " ".join(wrong.fields.values())}) from None
        except UserError as why:
            refused.append((project, why))
            continue
        if after == project:
            same.append(project)
        else:
            changed.append((project, after))
    return BulkChange(tuple(changed), tuple(refused), tuple(same))


def change_projects(portfolio: Portfolio, *, project_ids: Sequence[str], field: str, value: Any, today: date) -> Edit:
    """The same as one step of undo, for the projects that can be changed; raises `UserError` where none can."""
    found = bulk_change(portfolio, project_ids=project_ids, field=field, value=value, today=today)
    if found.refused and not found.changed and not found.same:
        raise found.refused[0][1]
    return step(LABELS[field], *(Change(before, after) for before, after in found.changed))


def with_state(project: Project, state: ProjectState, on: date) -> Project:
    """The project in another state from that day. Raises `UserError` where that needs a decision or cannot be."""
    if project.state is state:
        return project
    if why := refusal(project, state, on):
        raise UserError(*why)
    if state is ProjectState.LANDED:
        return project.evolve(state=state, ended_on=on, blocked=None)
    if state is ProjectState.ACTIVE:
        return project.evolve(state=state, ended_on=None, start=project.start or on)
    return project.evolve(state=state)


def _with_field(name: str) -> Callable[[Project, Any, date], Project]:
    return lambda project, value, today: project.evolve(**{name: value})


def _with_people(project: Project, value: Any, today: date) -> Project:
    if project.state in (ProjectState.LANDED, ProjectState.STOPPED):
        raise UserError("This project has ended.", "Nobody works on it any more.")
    entry = PeopleFrom.make(since=value["since"], people=value["people"])
    kept = (each for each in project.people if each.since != entry.since)
    return project.evolve(people=(*kept, entry))


def _with_tags(project: Project, value: Any, today: date) -> Project:
    have = {tag.casefold() for tag in project.tags}
    return project.evolve(tags=(*project.tags, *(tag for tag in value if tag.casefold() not in have)))


def _without_tags(project: Project, value: Any, today: date) -> Project:
    gone = {tag.casefold() for tag in value}
    return project.evolve(tags=tuple(tag for tag in project.tags if tag.casefold() not in gone))


_ACTS: Final[dict[str, Callable[[Project, Any, date], Project]]] = {
    **{name: _with_field(name) for name in _PLAIN},
    "state": lambda project, value, today: with_state(project, ProjectState(value), today),
    "people": _with_people,
    "add_tags": _with_tags,
    "remove_tags": _without_tags,
}
