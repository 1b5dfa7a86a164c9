"""When a project would be stopped, agreed beforehand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from sciencepm.domain.record import Amount, Id, Line, Number, Record, Text, Value

_AT_START = "The limit must differ from where the count starts."


class StopRuleType(StrEnum):
    EXPERIMENTS = "experiments"
    SPEND = "spend"
    DATE = "date"
    METRIC = "metric"
    EVENT = "event"


class Reading(Value):
    """What a watched figure was on a day."""

    on: date
    value: Number


class StopRuleMove(Value):
    """An earlier limit, and who moved it away from there, when and why."""

    on: date
    by: Line = Field(min_length=1)
    why: Text = Field(min_length=1)
    limit: Number | None = None
    limit_date: date | None = None


class StopRule(Record):
    """A limit from `start` to `limit` (a date rule: from `start_date` to `limit_date`); locked once `agreed_on` is set.

    `moves` holds every earlier limit, oldest first. A rule of type event is crossed on `happened_on`.
    """

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}
    ORDER = ("position",)

    project_id: Id
    position: int = 0
    type: StopRuleType
    text: Line = Field(min_length=1)
    start: Number | None = None
    limit: Number | None = None
    start_date: date | None = None
    limit_date: date | None = None
    metric: Line = ""
    unit: Line = ""
    readings: tuple[Reading, ...] = ()
    happened_on: date | None = None
    agreed_with: Line = ""
    agreed_on: date | None = None
    moves: tuple[StopRuleMove, ...] = ()

    @field_validator("limit")
    @classmethod
    def _limit_away_from_start(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        counted = info.data.get("type") not in (StopRuleType.DATE, StopRuleType.EVENT)
        if counted and value is not None and value == (info.data.get("start") or 0):
            raise ValueError(_AT_START)
        return value

    @field_validator("limit_date")
    @classmethod
    def _limit_date_away_from_start(cls, value: date | None, info: ValidationInfo) -> date | None:
        if info.data.get("type") is StopRuleType.DATE and value is not None and value == info.data.get("start_date"):
            raise ValueError(_AT_START)
        return value


class Spend(Record):
    """Money that has gone out for a project."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}
    ORDER = ("on",)

    project_id: Id
    on: date
    amount: Amount
    note: Line = ""
