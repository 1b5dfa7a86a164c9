"""What is meant by a name somebody typed: a project, a deck, a snapshot and more; what is hidden cannot be named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeVar

from sciencepm.analysis.audience import compared_with, snapshot_for
from sciencepm.domain.documents import Audience, Deck, Snapshot
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.errors import UserError

R = TypeVar("R", bound=Record)

LAST_BRIEF: Final = "brief"
"""Stands for the snapshot the last brief to the audience was made from."""


def project_named(portfolio: Portfolio, audience: Audience | None, name: str) -> str:
    """The id of the project with this id or title, or whose title begins so, among those the audience may see.

    Raises `UserError`.
    """
    projects = snapshot_for(portfolio, audience).all(Project)
    found = _named(projects, name, lambda project: project.title)
    if found is None:
        raise UserError("There is not one project of this title.", "Write its title as it stands in the portfolio.")
    return found.id


def stakeholder_named(portfolio: Portfolio, audience: Audience | None, name: str) -> str:
    """The id of the stakeholder with this id or name, or whose name begins so. Raises `UserError`."""
    stakeholders = snapshot_for(portfolio, audience).all(Stakeholder)
    found = _named(stakeholders, name, lambda stakeholder: stakeholder.name)
    if found is None:
        raise UserError("There is not one stakeholder of this name.", "Write it as it stands in the portfolio.")
    return found.id


def deck_named(portfolio: Portfolio, audience: Audience | None, name: str) -> Deck:
    """The deck with this id or name, or whose name begins so, without those of other audiences where one is given.

    Raises `UserError`.
    """
    decks = [deck for deck in portfolio.all(Deck) if audience is None or deck.audience_id in (None, audience.id)]
    found = _named(decks, name, lambda deck: deck.name)
    if found is None:
        raise UserError("There is not one deck of this name.", "Write it as it stands in the portfolio.")
    return found


def snapshot_named(portfolio: Portfolio, audience: Audience | None, name: str) -> str:
    """The id of the newest snapshot of this name or day, or before a day; `brief` is that of the last brief.

    Raises `UserError`.
    """
    wanted = name.strip().casefold()
    snapshots = portfolio.all(Snapshot)
    if wanted == LAST_BRIEF:
        last = compared_with(portfolio, audience)
        found = [last] if last else []
    else:
        found = [each for each in snapshots if wanted in (each.name.casefold(), each.on.isoformat())]
        found = found or _before(snapshots, wanted)
    if not found:
        raise UserError("There is no snapshot of this name or day.", "Write its day, such as 2026-10-02.")
    return found[-1].id


def _before(snapshots: Sequence[Snapshot], wanted: str) -> list[Snapshot]:
    """The snapshots taken before a day on which none was, oldest first."""
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        return []
    return [each for each in snapshots if each.on < day]


def _named(records: Sequence[R], name: str, title: Callable[[R], str]) -> R | None:
    wanted = name.strip().casefold()
    for found in (
        [record for record in records if record.id == name.strip()],
        [record for record in records if title(record).casefold() == wanted],
        [record for record in records if title(record).casefold().startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
    return None
