"""Whether a project can pass from its state to another without a decision, and why not."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sciencepm.domain.project import Project, ProjectState


class Refusal(NamedTuple):
    """What forbids it and what to do instead, as message ids."""

    sentence: str
    advice: str = ""


def refusal(project: Project, to: ProjectState, on: date) -> Refusal | None:
    """Why `project` cannot become `to` on that day; None where it can, or is that already."""
    now = project.state
    if now is to:
        return None
    if to is ProjectState.STOPPED:
        return Refusal("Stopping is a decision.", "Record it, so that what was learned and kept is not lost.")
    if now is ProjectState.STOPPED:
        return Refusal("This project was stopped by a decision.", "Correct that decision to take it up again.")
    if to is ProjectState.IDEA:
        return Refusal("A project that has begun does not become an idea again.", "Put it on hold instead.")
    if now is ProjectState.LANDED and to is ProjectState.ON_HOLD:
        return Refusal("This project has ended.")
    if to is ProjectState.LANDED and project.start is not None and on < project.start:
        return Refusal("A project cannot land before it starts.")
    return None
