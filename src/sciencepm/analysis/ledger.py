"""What was tried in all projects, what it cost, what it ruled out: experiments and decisions in one ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sciencepm.analysis.owed_news import standing_decisions
from sciencepm.analysis.plan import decisions_in_force
from sciencepm.analysis.spend import Spent, spent_in_stage
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project


class EntryKind(StrEnum):
    EXPERIMENT = "experiment"
    DECISION = "decision"


class Result(StrEnum):
    """What came of an entry, or how far it is."""

    WORKED = "worked"
    DID_NOT_WORK = "did not work"
    INCONCLUSIVE = "inconclusive"
    DROPPED = "dropped"
    RUNNING = "running"
    BLOCKED = "blocked"
    PLANNED = "planned"
    GO = "go"
    REVISE = "revise"
    HOLD = "hold"
    STOP = "stop"


TRIED: Final = frozenset(Result) - {Result.PLANNED}
_RESULTS: Final = {
    ExperimentOutcome.WORKED: Result.WORKED,
    ExperimentOutcome.DID_NOT_WORK: Result.DID_NOT_WORK,
    ExperimentOutcome.INCONCLUSIVE: Result.INCONCLUSIVE,
}
_STATES: Final = {
    ExperimentState.PLANNED: Result.PLANNED,
    ExperimentState.RUNNING: Result.RUNNING,
    ExperimentState.BLOCKED: Result.BLOCKED,
    ExperimentState.DROPPED: Result.DROPPED,
}
_DECIDED: Final = {
    Outcome.GO: Result.GO,
    Outcome.REVISE: Result.REVISE,
    Outcome.HOLD: Result.HOLD,
    Outcome.STOP: Result.STOP,
}


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An experiment or a decision. `number` is that of the decision point it belongs to, from 1.

    `on` is the day it ended or was decided (of one that runs, the day it began); None where nobody wrote it down.
    `cost` is what the experiment cost, or the stage a final decision ended; None where it is not known.
    """

    project: Project
    point: DecisionPoint
    number: int
    record: Experiment | Decision
    result: Result
    on: date | None
    cost: Spent | None

    @property
    def kind(self) -> EntryKind:
        return EntryKind.EXPERIMENT if isinstance(self.record, Experiment) else EntryKind.DECISION

    @property
    def learned(self) -> str:
        """What a decision taught; an experiment says it with what it rules out."""
        return self.record.learned if isinstance(self.record, Decision) else ""

    @property
    def ruled_out(self) -> str:
        return self.record.rules_out if isinstance(self.record, Experiment) else ""

    @property
    def why(self) -> str:
        """Why we believe a result, or why it was decided so."""
        return self.record.why

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything written about it, to be found by."""
        record, project, point = self.record, self.project, self.point
        about = (project.title, project.team, point.stage_title, point.question, *project.tags)
        if isinstance(record, Experiment):
            measured = tuple(f"{each.metric} {each.value} {each.unit} {each.segment}" for each in record.measurements)
            own = (record.title, record.hypothesis, record.approach, record.why, record.rules_out, *measured)
        else:
            own = (record.why, record.learned, record.kept, record.decided_by, record.override_reason, record.rule)
        return (*own, *about)


@dataclass(frozen=True, slots=True)
class Negative:
    """All experiments that did not work: how many, how many of them ruled a path out, what they cost together.

    `unpriced` is how many of them have no cost on record, so that `cost` is at least that much.
    """

    count: int
    ruled_out: int
    cost: Decimal
    unpriced: int


def ledger(portfolio: Portfolio, today: date) -> tuple[LedgerEntry, ...]:
    """Every experiment and every decision that stands, newest first, then what has no day.

    Projects that were stopped or have landed count like all others; those in the bin do not. A decision that was
    corrected is there once, as it was corrected.
    """
    found: list[LedgerEntry] = []
    for project in portfolio.all(Project):
        final = decisions_in_force(portfolio, project.id)
        for number, point in enumerate(portfolio.of(DecisionPoint, project.id), start=1):
            for trial in portfolio.of(Experiment, point.id):
                found.append(_of_experiment(project, point, number, trial))
            for chain in standing_decisions(portfolio, point.id):
                decision = chain[0]
                ends = final.get(point.id) == decision and decision.outcome in (Outcome.GO, Outcome.STOP)
                cost = spent_in_stage(portfolio, project.id, point.id, today) if ends else None
                found.append(
                    LedgerEntry(project, point, number, decision, _DECIDED[decision.outcome], decision.on, cost)
                )
    return tuple(sorted(found, key=lambda entry: entry.on or date.min, reverse=True))


def negative(entries: Iterable[LedgerEntry]) -> Negative:
    """The experiments among `entries` that did not work."""
    failed = [entry for entry in entries if entry.result is Result.DID_NOT_WORK]
    costs = [entry.cost.amount for entry in failed if entry.cost is not None]
    return Negative(
        count=len(failed),
        ruled_out=sum(bool(entry.ruled_out) for entry in failed),
        cost=sum(costs, Decimal(0)),
        unpriced=len(failed) - len(costs),
    )


def found_in(entries: Sequence[LedgerEntry], find: str) -> tuple[LedgerEntry, ...]:
    """The entries that have every word of `find` somewhere in what is written about them."""
    wanted = find.casefold().split()
    return tuple(entry for entry in entries if holds(entry, wanted))


def holds(entry: LedgerEntry, wanted: Sequence[str]) -> bool:
    """Whether each of the case-folded words is in one of an entry's texts."""
    if not wanted:
        return True
    text = "\n".join(entry.texts).casefold()
    return all(word in text for word in wanted)


def _of_experiment(project: Project, point: DecisionPoint, number: int, trial: Experiment) -> LedgerEntry:
    done = trial.state is ExperimentState.DONE
    result = (
        _RESULTS[trial.outcome] if done and trial.outcome is not None else _STATES.get(trial.state, Result.INCONCLUSIVE)
    )
    cost = Spent(trial.cost, estimated=False) if trial.cost is not None else None
    on = None if trial.state is ExperimentState.PLANNED else trial.ended_on or trial.started_on
    return LedgerEntry(project, point, number, trial, result, on, cost)
