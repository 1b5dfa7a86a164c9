"""How projects stood on earlier days and what balance was aimed for: what the journal and the snapshots say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from sciencepm.analysis.plan import decisions_in_force
from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import Snapshot
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.domain.snapshots import fields_then

_ENDED: Final = (ProjectState.LANDED, ProjectState.STOPPED)
_OF_A_PROJECT: Final = ("kind", "state", "monthly_cost")
_OF_THE_AIM: Final = ("target_share", "tolerance", "target_reason")
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Noted:
    """What an edit did to one record on a day: the touched fields before and after, as JSON values.

    `before` is None where the record was made, `after` where it was removed.
    """

    on: date
    kind: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Was:
    """How a project stood from a day on, in so far as the balance asks."""

    since: date
    kind: Kind
    state: ProjectState
    monthly_cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Aim:
    """A target share with its tolerance and reason; `since` is None where nothing says when it was set."""

    since: date | None
    target: Decimal
    tolerance: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Past:
    """Each project's standings by its id and every aim, the oldest first; the last is what holds now."""

    projects: Mapping[str, tuple[Was, ...]]
    aims: tuple[Aim, ...]

    def aim_on(self, day: date) -> Aim:
        """The aim that held on a day; before the first one known, that one."""
        held = [aim for aim in self.aims if aim.since is None or aim.since <= day]
        return held[-1] if held else self.aims[0]


def past_of(portfolio: Portfolio, noted: Iterable[Noted] = ()) -> Past:
    """The past of a portfolio, from `noted` (oldest first) and, where that does not reach back, its snapshots.

    Only projects of `portfolio` are in it: what was noted of others is passed over.
    """
    settings = portfolio.settings
    known = {settings.id, *(project.id for project in portfolio.all(Project))}
    entries = tuple(entry for entry in noted if entry.id in known)
    begins = entries[0].on if entries else date.max
    seen = [(each.on, fields_then(portfolio, each)) for each in portfolio.all(Snapshot) if each.on < begins]
    steps: dict[str, list[tuple[date, dict[str, Any]]]] = {project.id: [] for project in portfolio.all(Project)}
    steps[settings.id] = []
    now = {project.id: _fields(project, _OF_A_PROJECT) for project in portfolio.all(Project)}
    now[settings.id] = _fields(settings, _OF_THE_AIM)
    for entry in reversed(entries):
        held = now[entry.id]
        if entry.before is None or entry.after is None:
            continue
        before = {name: value for name, value in entry.before.items() if name in held}
        if before:
            steps[entry.id].insert(0, (entry.on, dict(held)))
            held.update(before)
    spans = {record_id: _spans(record_id, now[record_id], steps[record_id], seen) for record_id in now}
    return Past(
        projects={project.id: _standings(portfolio, project, spans[project.id]) for project in portfolio.all(Project)},
        aims=tuple(
            Aim(
                since=since if place else None,
                target=Decimal(held["target_share"]),
                tolerance=Decimal(held["tolerance"]),
                reason=str(held["target_reason"]),
            )
            for place, (since, held) in enumerate(spans[settings.id])
        ),
    )


def was_active(project: Project, past: Past, day: date) -> Was | None:
    """How a project stood on an earlier day if it was active then, else None.

    A start and an end on record hold; between them the state does that was noted last.
    """
    started = project.start or min((entry.since for entry in project.people), default=None)
    if started is None or day < started or (project.ended_on is not None and day >= project.ended_on):
        return None
    standings = past.projects.get(project.id, ())
    held = [each for each in standings if each.since <= day]
    if not held:
        return None
    was = held[-1]
    ran_until_its_end = was.state in _ENDED and project.ended_on is not None
    return was if was.state is ProjectState.ACTIVE or ran_until_its_end else None


def _fields(record: Project | PortfolioSettings, names: tuple[str, ...]) -> dict[str, Any]:
    fields = record.model_dump(mode="json")
    return {name: fields[name] for name in names}


def _spans(
    record_id: str,
    first: dict[str, Any],
    steps: list[tuple[date, dict[str, Any]]],
    seen: list[tuple[date, dict[str, dict[str, Any]]]],
) -> list[tuple[date, dict[str, Any]]]:
    """What held from which day on: what snapshots saw before anything was noted, then what was noted.

    Between the last snapshot that saw it otherwise and the first note nobody knows the day: the next one counts.
    """
    spans: list[tuple[date, dict[str, Any]]] = []
    for on, records in seen:
        fields = records.get(record_id)
        if fields is not None:
            spans.append((on, {name: fields.get(name) for name in first}))
    spans.append((spans[-1][0] + _A_DAY if spans else date.min, first))
    spans += steps
    found: list[tuple[date, dict[str, Any]]] = []
    for since, held in spans:
        if found and found[-1][1] == held:
            continue
        if found and found[-1][0] == since:
            found[-1] = (since, held)
        else:
            found.append((since, held))
    return [(date.min, found[0][1]), *found[1:]]


def _standings(portfolio: Portfolio, project: Project, spans: list[tuple[date, dict[str, Any]]]) -> tuple[Was, ...]:
    found = [
        Was(
            since=since,
            kind=Kind(held["kind"]),
            state=ProjectState(held["state"]),
            monthly_cost=None if held["monthly_cost"] is None else Decimal(held["monthly_cost"]),
        )
        for since, held in spans
    ]
    last = found[-1]
    if last.state is ProjectState.ON_HOLD and len(found) == 1 and (since_hold := _held_since(portfolio, project)):
        ran = Was(date.min, last.kind, ProjectState.ACTIVE, last.monthly_cost)
        return ran, Was(since_hold, last.kind, last.state, last.monthly_cost)
    return tuple(found)


def _held_since(portfolio: Portfolio, project: Project) -> date | None:
    """The day of the decision that put a project on hold, where one did."""
    decisions = decisions_in_force(portfolio, project.id).values()
    return max((each.on for each in decisions if each.outcome is Outcome.HOLD), default=None)
