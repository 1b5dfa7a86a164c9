"""What was decided at a decision point, and the evidence as it stood at that moment."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sciencepm.domain.plan import ExperimentOutcome, ExperimentState, Measurement
from sciencepm.domain.record import Id, Line, Record, Share, Text, Value


class Outcome(StrEnum):
    GO = "go"
    REVISE = "revise"
    HOLD = "hold"
    STOP = "stop"


class Evidence(Value):
    """One experiment as it stood when the decision was taken."""

    letter: Line
    title: Line = ""
    state: ExperimentState
    outcome: ExperimentOutcome | None = None
    measurements: tuple[Measurement, ...] = ()


class Decision(Record):
    """An entry that is never edited; a correction is a new entry that names the one it corrects in `corrects_id`."""

    PARENT = "decision_point_id"
    REFERENCES = {"decision_point_id": "decision_point", "corrects_id": "decision"}
    ORDER = ("on",)
    ADD_ONLY = True

    decision_point_id: Id
    on: date
    outcome: Outcome
    why: Text = ""
    decided_by: Line = ""
    rule: Text = ""
    """The rule in words as it was agreed when the decision was taken."""
    rule_said: tuple[Outcome, ...] = ()
    """What that rule asked for: go, or revise or stop; empty when it could not tell."""
    override_reason: Text = ""
    learned: Text = ""
    kept: Text = ""
    evidence: tuple[Evidence, ...] = ()
    ask_again_on: date | None = None
    waits_for: Line = ""
    chance_before: Share | None = None
    """The chance on record when it was decided; the track record looks for that of the stage's beginning first."""
    corrects_id: Id | None = None
    what_was_wrong: Text = ""
    """With the entry it corrects."""
    corrected_by: Line = ""
    corrected_on: date | None = None
    """The day the correction was entered; `on` stays the day it was decided."""
