"""Questions a PM collects for the team, to be asked at the next weekly sync."""

from __future__ import annotations

from datetime import date

from sciencepm.commands.records import added, live, step
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Question
from sciencepm.errors import InvalidInput
from sciencepm.i18n import Words

_ENGLISH = Words()


def ask_team(
    portfolio: Portfolio,
    *,
    project_id: str,
    text: str,
    on: date,
    asked_by: str = "",
    owner: str = "",
    w: Words = _ENGLISH,
) -> Edit:
    """A question for the team of a project, collected on that day; the project's team answers it unless it is said who.

    Without a name it is the product manager who asks.
    """
    project = live(portfolio, Project, project_id)
    if not text.strip():
        raise InvalidInput({"text": "Please write the question."})
    return step(
        "Collect question",
        added(
            portfolio,
            Question,
            project_id=project_id,
            text=text,
            on=on,
            asked_by=asked_by.strip() or w("Product manager"),
            owner=owner.strip() or project.team or w("The team"),
        ),
    )
