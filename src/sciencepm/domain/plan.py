"""The research plan: decision points in order, the experiments under them, and what counts as good enough."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sciencepm.domain.ranges import CostRange, Weeks
from sciencepm.domain.record import Amount, Id, Line, Number, Record, Share, Text, Value


class DecisionPoint(Record):
    """A question, the stage of work before it, and the rule agreed beforehand for its answer."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}
    ORDER = ("position",)

    project_id: Id
    position: int = 0
    stage_title: Line = ""
    started_on: date | None = None
    question: Text = ""
    short_question: Annotated[Line, Field(max_length=40)] = ""
    """The question in a few words, for tables and pictures; empty: the question itself is shortened."""
    go_on_if: Text = ""
    if_not: Text = ""
    evidence_required: Text = ""
    decider: Line = ""
    weeks: Weeks | None = None
    cost: CostRange | None = None
    """Everything the stage costs; none: monthly cost times duration."""
    chance: Share | None = None
    chance_source: Line = ""
    fixed_date: date | None = None


class Comparator(StrEnum):
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOVE = "above"
    BELOW = "below"


class Criterion(Record):
    """One measurable condition of going on."""

    PARENT = "decision_point_id"
    REFERENCES = {"decision_point_id": "decision_point"}
    ORDER = ("position",)

    decision_point_id: Id
    position: int = 0
    metric: Line = Field(min_length=1)
    comparator: Comparator = Comparator.AT_LEAST
    threshold: Number
    unit: Line = ""
    segment: Line = ""


class ExperimentState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    BLOCKED = "blocked on data"
    DONE = "done"
    DROPPED = "dropped"


class ExperimentOutcome(StrEnum):
    WORKED = "worked"
    DID_NOT_WORK = "did not work"
    INCONCLUSIVE = "inconclusive"


class Measurement(Value):
    """One figure an experiment gave, in its unit, for a part of the cases or for all of them."""

    metric: Line = Field(min_length=1)
    value: Number
    unit: Line = ""
    segment: Line = ""


class Experiment(Record):
    """One thing tried to answer the question of its decision point; a negative result is a result."""

    PARENT = "decision_point_id"
    REFERENCES = {"decision_point_id": "decision_point"}
    ORDER = ("letter_order",)

    decision_point_id: Id
    letter: Annotated[str, Field(pattern=r"^[A-Z]{1,3}$")]
    title: Line = ""
    hypothesis: Text = ""
    approach: Text = ""
    report_by: date | None = None
    cost: Amount | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    state: ExperimentState = ExperimentState.PLANNED
    waits_for: Line = ""
    """Which data it is blocked on."""
    waits_since: date | None = None
    owed_by: Line = ""
    """Who owes that data."""
    outcome: ExperimentOutcome | None = None
    measurements: tuple[Measurement, ...] = ()
    why: Text = ""
    """Why we believe the result."""
    rules_out: Text = ""

    @property
    def letter_order(self) -> tuple[int, str]:
        """A to Z, then AA."""
        return len(self.letter), self.letter
