"""How a result gets into the product, and what stands in its way."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from sciencepm.domain.record import Id, Line, Record, Text


class Match(StrEnum):
    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class PathToProduction(Record):
    """Who takes the result over, when they build it, and how it runs; at most one for a project."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}

    project_id: Id
    receiving_team: Line = ""
    owner: Line = ""
    build_from: date | None = None
    build_to: date | None = None
    language_match: Match = Match.UNKNOWN
    platform_match: Match = Match.UNKNOWN
    artefacts: Text = ""
    run_by: Line = ""
    monitoring: Text = ""
    human_review: Line = ""
    deployment_plan: Text = ""
    production_training_on: date | None = None
    """The day a training run for production began or is planned."""

    @field_validator("build_to")
    @classmethod
    def _build_in_order(cls, value: date | None, info: ValidationInfo) -> date | None:
        begins = info.data.get("build_from")
        if value is not None and begins is not None and value < begins:
            raise ValueError("Building cannot end before it begins.")
        return value


class DataIssueKind(StrEnum):
    INCONSISTENT_LABELS = "inconsistent labels"
    GAPS = "gaps in coverage"
    CHANGE_OVER_TIME = "change over time"
    UNFAIR_REPRESENTATION = "unfair representation"
    OWN = "own"


class DataIssue(Record):
    """Something wrong with the data a project needs."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}
    ORDER = ("found_on",)

    project_id: Id
    kind: DataIssueKind
    text: Text = Field(min_length=1)
    found_on: date
    owner: Line = ""
    closed_on: date | None = None
