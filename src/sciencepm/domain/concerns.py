"""What a PM weighs: risks, trade-offs, open questions, the quality wanted and the words agreed for it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from sciencepm.domain.record import Id, Line, Number, Record, Text, Value


class RiskCategory(StrEnum):
    FAIRNESS = "fairness"
    PRIVACY = "privacy"
    REGULATORY = "regulatory"
    DATA = "data"
    TECHNICAL = "technical"
    DEPENDENCY = "dependency"
    ADOPTION = "adoption"


class Level(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Risk(Record):
    """A risk with what is done about it; `none_found` says it was looked for and is not there."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}

    project_id: Id
    category: RiskCategory
    text: Text = ""
    likelihood: Level = Level.MEDIUM
    impact: Level = Level.MEDIUM
    mitigation: Text = ""
    owner: Line = ""
    none_found: bool = False
    checked_by: Line = ""
    checked_on: date | None = None
    closed_on: date | None = None


class TradeOffKind(StrEnum):
    ACCURACY_SPEED = "accuracy and speed"
    ACCURACY_COST = "accuracy and cost"
    AUTOMATION_REVIEW = "automation and human review"
    OWN = "own"


class Option(Value):
    """One way of a trade-off: what we get and what we give up."""

    name: Line = Field(min_length=1)
    get: Text = ""
    give_up: Text = ""


class TradeOff(Record):
    """A choice between good things; the PM decides it."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}

    project_id: Id
    kind: TradeOffKind
    question: Text = ""
    options: tuple[Option, ...] = ()
    chosen: Line = ""
    decided_by: Line = ""
    decided_on: date | None = None


class DependsOn(StrEnum):
    DATA_QUALITY = "data quality"
    FIRST_APPROACH = "first approach"
    PRODUCTION_INPUTS = "production inputs"
    WHAT_COUNTS_AS_POSSIBLE = "what counts as possible"
    OWN = "own"


class OpenQuestion(Record):
    """An "it depends", turned into three cases with their conditions, a threshold and a next step."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}

    project_id: Id
    depends_on: DependsOn
    text: Text = ""
    best: Line = ""
    best_if: Line = ""
    likely: Line = ""
    likely_if: Line = ""
    worst: Line = ""
    worst_if: Line = ""
    threshold: Line = ""
    next_step: Text = ""
    asked_of: Line = ""
    due: date | None = None
    answered_on: date | None = None


class QualityDimension(StrEnum):
    PRECISION = "precision"
    RECALL = "recall"
    CALIBRATION = "calibration"
    ROBUSTNESS = "robustness"


class QualityTarget(Record):
    """Which quality, where, how much, and what is accepted in exchange."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}

    project_id: Id
    dimension: QualityDimension
    segment: Line = ""
    target: Number
    best_so_far: Number | None = None
    unit: Line = ""
    cost_accepted: Line = ""
    why_users_notice: Text = ""


class VocabularyTerm(Record):
    """A word agreed with the team: its meaning here, what good looks like, which errors are acceptable."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}

    project_id: Id
    term: Line = Field(min_length=1)
    meaning: Text = ""
    good_looks_like: Text = ""
    acceptable_errors: Text = ""


class ReviewNote(Record):
    """What looking at real outputs with the team showed."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}
    ORDER = ("on",)

    project_id: Id
    on: date
    text: Text = Field(min_length=1)
    examples: tuple[Text, ...] = ()
