"""Experiments: planned under a decision point, run, blocked, finished or dropped, each with a letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sciencepm.commands.records import (
    added,
    change_record,
    changed,
    live,
    remove_record,
    step,
)
from sciencepm.commands.refusals import refuse_standing
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import (
    DecisionPoint,
    Experiment,
    ExperimentOutcome,
    ExperimentState,
    Measurement,
)
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import InvalidInput, UserError

_ALPHABET = 26
_NO_WAIT: Final[Mapping[str, Any]] = {"waits_for": "", "waits_since": None, "owed_by": ""}


def add_experiment(portfolio: Portfolio, *, point_id: str, title: str = "", **fields: Any) -> Edit:
    """A planned experiment under the project's next letter; a letter is never given out twice."""
    point = live(portfolio, DecisionPoint, point_id)
    letter = next_letter(portfolio, point.project_id)
    given = {"decision_point_id": point_id, "letter": letter, "title": title, **fields}
    return step("Add experiment", added(portfolio, Experiment, **given))


def change_experiment(portfolio: Portfolio, *, experiment_id: str, merge_key: str | None = None, **fields: Any) -> Edit:
    """Any fields of an experiment but its letter and state."""
    return change_record(portfolio, live(portfolio, Experiment, experiment_id), merge_key=merge_key, **fields)


def remove_experiment(portfolio: Portfolio, *, experiment_id: str, now: datetime) -> Edit:
    """An experiment to the bin; its letter stays taken."""
    return remove_record(portfolio, portfolio.get(Experiment, experiment_id), now=now)


def move_experiment(portfolio: Portfolio, *, experiment_id: str, point_id: str) -> Edit:
    """An experiment under another decision point of the same project."""
    experiment = live(portfolio, Experiment, experiment_id)
    point = live(portfolio, DecisionPoint, point_id)
    if portfolio.get(DecisionPoint, experiment.decision_point_id).project_id != point.project_id:
        raise UserError("An experiment stays in its project.")
    return step("Move experiment", changed(experiment, decision_point_id=point_id))


def plan_experiment(portfolio: Portfolio, *, experiment_id: str) -> Edit:
    """An experiment that was running, blocked or dropped is planned again."""
    experiment = _unfinished(portfolio, experiment_id)
    fields = {"state": ExperimentState.PLANNED, "started_on": None, "ended_on": None, **_NO_WAIT}
    return step("Plan experiment", changed(experiment, **fields))


def run_experiment(portfolio: Portfolio, *, experiment_id: str, on: date) -> Edit:
    """An experiment runs since that day, or runs on where it had begun before."""
    experiment = _unfinished(portfolio, experiment_id)
    begun = experiment.started_on or on
    fields = {"state": ExperimentState.RUNNING, "started_on": begun, "ended_on": None, **_NO_WAIT}
    return step("Run experiment", changed(experiment, **fields))


def block_experiment(
    portfolio: Portfolio, *, experiment_id: str, waits_for: str, since: date | None = None, owed_by: str = ""
) -> Edit:
    """An experiment waits for data: which, since when, and who owes it."""
    experiment = _unfinished(portfolio, experiment_id)
    if not waits_for.strip():
        raise InvalidInput({"waits_for": "Please say which data the experiment waits for."})
    waits = {"waits_for": waits_for, "waits_since": since, "owed_by": owed_by}
    fields = {"state": ExperimentState.BLOCKED, "ended_on": None, **waits}
    return step("Block experiment on data", changed(experiment, **fields))


def drop_experiment(portfolio: Portfolio, *, experiment_id: str, on: date, why: str | None = None) -> Edit:
    """An experiment will not be finished; it stays in the plan as dropped."""
    experiment = _unfinished(portfolio, experiment_id)
    fields = dropped_fields(experiment, on) | ({} if why is None else {"why": why})
    return step("Drop experiment", changed(experiment, **fields))


def finish_experiment(
    portfolio: Portfolio,
    *,
    experiment_id: str,
    outcome: ExperimentOutcome | str | None,
    ended_on: date | None,
    measurements: Sequence[Measurement | Mapping[str, Any]] | None = None,
    why: str | None = None,
    rules_out: str | None = None,
    cost: Decimal | str | None = None,
) -> Edit:
    """An experiment is done: how it came out, what was measured, why we believe it, what it rules out.

    What is not given stays as it is. Raises `InvalidInput` without an outcome or a day.
    """
    experiment = _unfinished(portfolio, experiment_id)
    wrong = {}
    if not outcome:
        wrong["outcome"] = "Please say how the experiment came out."
    if ended_on is None:
        wrong["ended_on"] = "Please say when it ended."
    if wrong:
        raise InvalidInput(wrong)
    optional = {"measurements": measurements, "why": why, "rules_out": rules_out, "cost": cost}
    given = {name: value for name, value in optional.items() if value is not None}
    done = {"state": ExperimentState.DONE, "outcome": outcome, "ended_on": ended_on, **_NO_WAIT}
    change = changed(experiment, **done, **given)
    refuse_standing(portfolio, change.record)
    return step("Finish experiment", change)


def dropped_fields(experiment: Experiment, on: date) -> dict[str, Any]:
    """What changes in an experiment that will not be finished: it ends that day where it had begun."""
    return {
        "state": ExperimentState.DROPPED,
        "ended_on": max(on, experiment.started_on) if experiment.started_on else None,
        **_NO_WAIT,
    }


def next_letter(portfolio: Portfolio, project_id: str) -> str:
    """The letter after the last one ever given in the project, the bin included: A to Z, then AA."""
    points = {point.id for point in portfolio.with_bin(DecisionPoint) if point.project_id == project_id}
    taken = [each for each in portfolio.with_bin(Experiment) if each.decision_point_id in points]
    if not taken:
        return "A"
    return _letter(_count(max(taken, key=lambda each: each.letter_order).letter) + 1)


def letters(first: str, count: int) -> tuple[str, ...]:
    """So many letters in a row: Y, Z, AA."""
    begin = _count(first)
    return tuple(_letter(place) for place in range(begin, begin + count))


def _count(letter: str) -> int:
    """A is 1, Z 26, AA 27."""
    count = 0
    for sign in letter:
        count = count * _ALPHABET + ord(sign) - ord("A") + 1
    return count


def _letter(count: int) -> str:
    letter = ""
    while count:
        count, sign = divmod(count - 1, _ALPHABET)
        letter = chr(ord("A") + sign) + letter
    return letter


def _unfinished(portfolio: Portfolio, experiment_id: str) -> Experiment:
    experiment = live(portfolio, Experiment, experiment_id)
    if experiment.state is ExperimentState.DONE:
        raise UserError("This experiment is finished.", "Change its result, or add another experiment.")
    return experiment
