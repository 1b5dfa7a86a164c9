"""How well the team's forecasts held: chances against what was decided, ranges against when projects landed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from sciencepm.analysis.as_it_was import last_entry_on
from sciencepm.analysis.plan import Stage, stages
from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import Content, Snapshot, SnapshotReason
from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState

ENOUGH: Final = 10
"""From so many closed forecasts on there is a score; below, a count says more."""
AIM: Final = Decimal("0.8")
"""The share of landings that belongs inside a 10–90% range."""
_EVEN: Final = Decimal("0.5")


class ChanceSource(StrEnum):
    """Where the chance of a stage's beginning was found."""

    JOURNAL = "journal"
    SNAPSHOT = "snapshot"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class ClosedForecast:
    """A question with its final answer: the chance (0 to 1) `said` when its stage began, and whether it went."""

    project: Project
    number: int
    point_id: str
    question: str
    said: Decimal
    source: ChanceSource
    went: bool
    on: date

    @property
    def as_said(self) -> bool | None:
        """Whether it went the way that was called the likelier one; None where both were called equally likely."""
        return None if self.said == _EVEN else (self.said > _EVEN) is self.went


@dataclass(frozen=True, slots=True)
class ClosedLanding:
    """A landed project: the first range it was promised in (P10, P50, P90), on which day, and when it landed."""

    project: Project
    promised: tuple[date, date, date]
    promised_on: date
    landed: date

    @property
    def is_inside(self) -> bool:
        return self.promised[0] <= self.landed <= self.promised[2]


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Closed forecasts, newest first. `unsaid` counts final answers for which no chance is on record."""

    forecasts: tuple[ClosedForecast, ...]
    landings: tuple[ClosedLanding, ...]
    unsaid: int

    @property
    def as_said(self) -> tuple[int, int]:
        """How many went as we said, of how many for which we said one way was likelier."""
        sided = [each.as_said for each in self.forecasts if each.as_said is not None]
        return sum(sided), len(sided)

    @property
    def brier(self) -> Decimal | None:
        """Mean (p − o)², o 1 for go and 0 for stop: 0 is perfect, 0.25 saying 50% each time; None without forecasts.

        Brier (1950); domain.md, section 4.
        """
        if not self.forecasts:
            return None
        misses = [Fraction(each.said) - each.went for each in self.forecasts]
        total = sum((miss * miss for miss in misses), Fraction(0))
        mean = total / len(self.forecasts)
        return Decimal(mean.numerator) / Decimal(mean.denominator)

    @property
    def inside(self) -> tuple[int, int]:
        """How many landings were inside the first range promised, of how many."""
        return sum(each.is_inside for each in self.landings), len(self.landings)


def track_record(
    portfolio: Portfolio, entries: Sequence[JournalEntry], today: date, zone: tzinfo | None = None
) -> TrackRecord:
    """The record of every closed forecast up to `today`.

    A forecast is closed by go or stop; revise and hold leave the question open. Its chance is the one on record at
    the end of the day the stage began, as the journal (`entries`, oldest first) tells it; where none was on record
    then, the first one entered before the decision. Where the journal does not reach back so far it is that of the
    snapshot nearest to that day, and where there is none either, the one frozen with the first decision taken there.
    """
    changes = _chance_changes(entries)
    then = _ThenChances(portfolio)
    forecasts: list[ClosedForecast] = []
    unsaid = 0
    ends: dict[date, int] = {}
    for project in portfolio.all(Project):
        for stage in stages(portfolio, project.id, today):
            last = stage.last_decision
            if last is None or last.outcome not in (Outcome.GO, Outcome.STOP) or last.on > today:
                continue
            began = stage.started_on
            if began is not None and began not in ends:
                ends[began] = last_entry_on(entries, began, zone)
            after = ends[began] if began is not None else 0
            found = _said(project.id, stage, changes.get(stage.point.id, []), after, then, zone)
            if found is None:
                unsaid += 1
                continue
            question = stage.point.short_question or stage.point.question
            went = last.outcome is Outcome.GO
            forecasts.append(ClosedForecast(project, stage.number, stage.point.id, question, *found, went, last.on))
    newest = sorted(forecasts, key=lambda each: (each.on, each.number), reverse=True)
    return TrackRecord(tuple(newest), _landings(portfolio, today), unsaid)


@dataclass(frozen=True, slots=True)
class _ChanceChange:
    """A change of a decision point's chance at a place of the journal; `was_there` is false where it was made then."""

    entry: JournalEntry
    was_there: bool
    before: Decimal | None
    after: Decimal | None


def _chance_changes(entries: Sequence[JournalEntry]) -> dict[str, list[_ChanceChange]]:
    found: dict[str, list[_ChanceChange]] = {}
    for entry in entries:
        for change in entry.changes:
            touched = change.after if change.after is not None else change.before or {}
            if change.kind == "decision_point" and "chance" in touched:
                before, after = (_decimal((side or {}).get("chance")) for side in (change.before, change.after))
                found.setdefault(change.id, []).append(_ChanceChange(entry, change.before is not None, before, after))
    return found


def _said(
    project_id: str,
    stage: Stage,
    changes: Sequence[_ChanceChange],
    after: int,
    then: _ThenChances,
    zone: tzinfo | None,
) -> tuple[Decimal, ChanceSource] | None:
    """The chance said when a stage began; `after` is the last entry of the journal by the end of that day, or 0."""
    decided = min((decision.on for decision in stage.decisions), default=None)
    assert decided is not None
    later = [change for change in changes if change.entry.sequence > after]
    known = after > 0 or (bool(later) and not later[0].was_there)
    if known:
        chance = later[0].before if later else stage.point.chance
        entered = (each.after for each in later if _day(each.entry, zone) <= decided)
        chance = chance if chance is not None else next((each for each in entered if each is not None), None)
        if chance is not None:
            return chance, ChanceSource.JOURNAL
    if stage.started_on is not None:
        chance = then.nearest(project_id, stage.point.id, stage.started_on, decided)
        if chance is not None:
            return chance, ChanceSource.SNAPSHOT
    frozen = (decision.chance_before for decision in sorted(stage.decisions, key=lambda each: (each.on, each.id)))
    chance = next((each for each in frozen if each is not None), None)
    return (chance, ChanceSource.DECISION) if chance is not None else None


class _ThenChances:
    """The chances snapshots hold, each part of one read once."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._snapshots = portfolio.all(Snapshot)
        self._read: dict[str, dict[str, Decimal | None]] = {}

    def nearest(self, project_id: str, point_id: str, day: date, decided: date) -> Decimal | None:
        """The chance in the snapshot nearest to `day` and not after the decision; the earlier of two as near."""
        for snapshot in sorted(self._snapshots, key=lambda each: (abs(each.on - day), each.on)):
            if snapshot.on > decided:
                continue
            for part in snapshot.parts:
                if part.project_id == project_id:
                    chance = self._points(part.content_id).get(point_id)
                    if chance is not None:
                        return chance
        return None

    def _points(self, content_id: str) -> dict[str, Decimal | None]:
        if content_id not in self._read:
            rows = json.loads(self._portfolio.get(Content, content_id).data)
            self._read[content_id] = {
                fields["id"]: _decimal(fields.get("chance")) for kind, fields in rows if kind == "decision_point"
            }
        return self._read[content_id]


def _landings(portfolio: Portfolio, today: date) -> tuple[ClosedLanding, ...]:
    """Every landed project that was promised a range before: in the first brief or check-in that showed one."""
    promises: dict[str, tuple[tuple[date, date, date], date]] = {}
    for snapshot in portfolio.all(Snapshot):
        if snapshot.reason in (SnapshotReason.BRIEF, SnapshotReason.CHECK_IN):
            for result in snapshot.results:
                if result.landing is not None:
                    promises.setdefault(result.project_id, (result.landing, snapshot.on))
    found = [
        ClosedLanding(project, *promises[project.id], project.ended_on)
        for project in portfolio.all(Project)
        if project.state is ProjectState.LANDED
        and project.ended_on is not None
        and project.ended_on <= today
        and project.id in promises
        and promises[project.id][1] <= project.ended_on
    ]
    return tuple(sorted(found, key=lambda each: each.landed, reverse=True))


def _decimal(value: object) -> Decimal | None:
    return Decimal(str(value)) if value is not None else None


def _day(entry: JournalEntry, zone: tzinfo | None) -> date:
    return entry.at.astimezone(zone).date()
