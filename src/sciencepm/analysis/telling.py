"""Who has heard of which decision, after how many days, and who still waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sciencepm.analysis.owed_news import Owed, first_decided, owed_news, stakeholders_of, standing_decisions
from sciencepm.domain.decision import Decision
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Stakeholder, Told


class Hearing(StrEnum):
    TOLD = "told"
    WAITING = "waiting"
    """Owed the news, and inside the days agreed."""
    LATE = "late"
    """Owed the news for more days than were agreed."""
    NOT_OWED = "not owed"
    """Of the project, but this news is good, or a later decision was heard."""
    NOT_THEIRS = "not theirs"


@dataclass(frozen=True, slots=True)
class Heard:
    """One stakeholder and one decision; `days` from the decision to the telling, or to today while they wait."""

    stakeholder: Stakeholder
    hearing: Hearing
    days: int | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A decision in force, `since` the day it was first decided so, and each stakeholder in the order asked for."""

    project: Project
    number: int
    decision: Decision
    since: date
    heard: tuple[Heard, ...]

    @property
    def waiting(self) -> tuple[Heard, ...]:
        """Who is still owed this decision."""
        return tuple(each for each in self.heard if each.hearing in (Hearing.WAITING, Hearing.LATE))


def tellings(portfolio: Portfolio, stakeholders: tuple[Stakeholder, ...], today: date) -> tuple[Telling, ...]:
    """Every decision in force up to today: those somebody waits for first, the longest waiting on top, then the newest.

    A correction stands in place of what it corrects, as in `owed_news`.
    """
    owed = {(each.decision.id, each.stakeholder.id): each for each in owed_news(portfolio, today)}
    found = [
        _telling(portfolio, project, number, chain, stakeholders, owed)
        for project in portfolio.all(Project)
        for number, point in enumerate(portfolio.of(DecisionPoint, project.id), start=1)
        for chain in standing_decisions(portfolio, point.id)
        if chain[0].on <= today
    ]
    return tuple(sorted(found, key=_place))


def _place(telling: Telling) -> tuple[int, int, str]:
    day = telling.since.toordinal()
    return (0, day, telling.decision.id) if telling.waiting else (1, -day, telling.decision.id)


def _telling(
    portfolio: Portfolio,
    project: Project,
    number: int,
    chain: tuple[Decision, ...],
    stakeholders: tuple[Stakeholder, ...],
    owed: dict[tuple[str, str], Owed],
) -> Telling:
    since = first_decided(chain)
    theirs = {each.id for each in stakeholders_of(portfolio, project)}
    told = {each.stakeholder_id: each for each in _tellings_of(portfolio, chain)}
    heard = []
    for each in stakeholders:
        waits = owed.get((chain[0].id, each.id))
        entry = told.get(each.id)
        if waits is not None:
            heard.append(Heard(each, Hearing.LATE if waits.late else Hearing.WAITING, waits.days, entry))
        elif entry is not None:
            heard.append(Heard(each, Hearing.TOLD, max(0, (entry.on - since).days), entry))
        else:
            heard.append(Heard(each, Hearing.NOT_OWED if each.id in theirs else Hearing.NOT_THEIRS))
    return Telling(project, number, chain[0], since, tuple(heard))


def _tellings_of(portfolio: Portfolio, chain: tuple[Decision, ...]) -> Iterator[Told]:
    """Latest first, so that the first telling of the same outcome is the one that stays in a mapping."""
    for entry in reversed(chain):
        if entry.outcome is chain[0].outcome:
            yield from sorted(portfolio.of(Told, entry.id), key=lambda each: each.on, reverse=True)
