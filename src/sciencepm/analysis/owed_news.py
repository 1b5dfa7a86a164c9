"""Who has not heard yet of a decision they are owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Stakeholder, Told

NEWS = (Outcome.REVISE, Outcome.HOLD, Outcome.STOP)
"""The outcomes every stakeholder of a project is owed the news of (domain.md, rule 5)."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One stakeholder who is owed one decision.

    `since` is the day it was first decided so, `days` the days from then to today, `late`: more than were agreed.
    `corrected`: they heard something else before.
    """

    project: Project
    number: int
    decision: Decision
    stakeholder: Stakeholder
    since: date
    days: int
    late: bool
    corrected: bool


def owed_news(portfolio: Portfolio, today: date, project_id: str | None = None) -> tuple[Owed, ...]:
    """Everyone who is owed news today, of one project or of all, the longest waiting first.

    A correction stands in place of what it corrects: who heard the same outcome before hears nothing twice, who heard
    another is owed the correction. Who heard a later decision at the same point has heard enough.
    """
    agreed = portfolio.settings.days_to_tell
    projects = portfolio.all(Project) if project_id is None else (portfolio.get(Project, project_id),)
    found = [
        Owed(project, number, entry, stakeholder, since, (today - since).days, (today - since).days > agreed, corrected)
        for project in projects
        for number, point in enumerate(portfolio.of(DecisionPoint, project.id), start=1)
        for stakeholder in stakeholders_of(portfolio, project)
        for entry, since, corrected in _untold(portfolio, point, stakeholder, today)
    ]
    return tuple(sorted(found, key=lambda each: (each.since, each.decision.id)))


def stakeholders_of(portfolio: Portfolio, project: Project) -> tuple[Stakeholder, ...]:
    """The stakeholders who may hear of a project: of a confidential one only those with a confidential view."""
    return tuple(
        each
        for each in portfolio.all(Stakeholder)
        if (each.all_projects or project.id in each.project_ids) and (each.confidential or not project.confidential)
    )


def standing_decisions(portfolio: Portfolio, point_id: str) -> tuple[tuple[Decision, ...], ...]:
    """Each decision at a point that was not corrected, in order, followed by those it corrects, newest first."""
    entries = {entry.id: entry for entry in portfolio.of(Decision, point_id)}
    corrected = {entry.corrects_id for entry in entries.values()}
    chains = []
    for entry in entries.values():
        if entry.id not in corrected:
            chain = [entry]
            while (earlier := entries.get(chain[-1].corrects_id or "")) is not None and earlier not in chain:
                chain.append(earlier)
            chains.append(tuple(chain))
    return tuple(sorted(chains, key=lambda chain: (chain[-1].on, chain[-1].id)))


def _untold(
    portfolio: Portfolio, point: DecisionPoint, stakeholder: Stakeholder, today: date
) -> Iterator[tuple[Decision, date, bool]]:
    chains = [chain for chain in standing_decisions(portfolio, point.id) if chain[0].on <= today]
    heard_later = False
    for chain in reversed(chains):
        heard = [entry for entry in chain if _told(portfolio, entry, stakeholder)]
        newest = chain[0]
        if heard:
            if heard[0].outcome is not newest.outcome:
                yield newest, newest.on, True
        elif newest.outcome in NEWS and not heard_later:
            yield newest, first_decided(chain), False
        heard_later = heard_later or bool(heard)


def _told(portfolio: Portfolio, decision: Decision, stakeholder: Stakeholder) -> bool:
    return any(told.stakeholder_id == stakeholder.id for told in portfolio.of(Told, decision.id))


def first_decided(chain: tuple[Decision, ...]) -> date:
    """The day of the earliest entry that said the same as the newest, without another in between."""
    since = chain[0].on
    for entry in chain:
        if entry.outcome is not chain[0].outcome:
            break
        since = min(since, entry.on)
    return since
