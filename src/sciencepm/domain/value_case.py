"""What a better model is worth, in the words of the business: a sheet, its inputs and where each comes from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sciencepm.domain.ranges import NumberRange
from sciencepm.domain.record import Amount, Id, Line, Record, Text, Value


class Sheet(StrEnum):
    """The value sheets of the field guide, in its order; the codes stay for ever."""

    CASES_CAUGHT = "cases caught"
    FALSE_ALARMS = "false alarms"
    REVIEW_LOAD = "review load"
    STRAIGHT_THROUGH = "straight-through work"
    SUPPORT_REPLIES = "support replies"
    SPEED = "speed"
    COST_PER_USE = "cost per use"
    CUSTOMERS_KEPT = "customers kept"
    FINDING_THINGS = "finding things"
    FORECAST_ERROR = "forecast error"
    WHEN_TO_TRUST = "when to trust the machine"
    LESS_DATA = "less data needed"
    OWN_FORMULA = "own formula"


class EvidenceLevel(StrEnum):
    ASSUMED = "assumed"
    PROJECTED = "projected"
    ESTIMATED = "estimated"
    MEASURED = "measured"


class ValueInput(Value):
    """One input of a sheet by the sheet's own name for it, with where the figure comes from."""

    name: Line = Field(min_length=1)
    range: NumberRange
    unit: Line = ""
    source: Line = ""
    source_date: date | None = None
    owner: Line = ""


class ValueCase(Record):
    """What a project is worth a year if it lands; `not_priced` keeps a sentence in place of a figure."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project", "contains_id": "value_case"}

    project_id: Id
    sheet: Sheet
    inputs: tuple[ValueInput, ...] = ()
    evidence: EvidenceLevel = EvidenceLevel.ASSUMED
    sentence: Text = ""
    short: Annotated[Line, Field(max_length=40)] = ""
    """What tables say where there is no money: "opens 3 products"."""
    not_priced: bool = False
    formula: Text = ""
    ramp_months: Annotated[int, Field(ge=0, le=240)] = 0
    running_cost: Amount | None = None
    contains_id: Id | None = None
    """Another case whose value this one already contains."""
