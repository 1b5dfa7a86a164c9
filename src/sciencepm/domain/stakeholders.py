"""Who must hear what: stakeholders, the meetings with them, and what was said, promised and asked."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sciencepm.domain.portfolio_settings import Cadence
from sciencepm.domain.record import Amount, Id, Line, Record, Text


class Stakeholder(Record):
    """Someone with a stake in all projects, or in those listed."""

    REFERENCES = {"project_ids": "project"}

    name: Line = Field(min_length=1)
    """A role or a name."""
    group: Line = ""
    all_projects: bool = False
    project_ids: tuple[Id, ...] = ()
    values: Text = ""
    worries: Text = ""
    cadence: Cadence = Cadence.MONTH
    cadence_days: Annotated[int, Field(ge=1, le=366)] = 30
    """Days between check-ins where the cadence is their own."""
    confidential: bool = False
    """Whether they may see confidential projects."""


class CheckIn(Record):
    """A meeting with stakeholders."""

    REFERENCES = {"stakeholder_ids": "stakeholder"}
    ORDER = ("on",)

    on: date
    stakeholder_ids: tuple[Id, ...] = ()
    notes: Text = ""


class Update(Record):
    """A line jotted down about a project, or about the whole portfolio."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project", "check_in_id": "check_in"}
    ORDER = ("on",)

    project_id: Id | None = None
    on: date
    text: Text = Field(min_length=1)
    check_in_id: Id | None = None


class Promise(Record):
    """What was promised, to whom, and until when."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project", "check_in_id": "check_in"}

    project_id: Id | None = None
    what: Line = Field(min_length=1)
    to: Line = ""
    owner: Line = ""
    due: date | None = None
    kept_on: date | None = None
    check_in_id: Id | None = None


class Question(Record):
    """What a stakeholder asked, and the answer once there is one."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project", "check_in_id": "check_in"}
    ORDER = ("on",)

    project_id: Id | None = None
    asked_by: Line = ""
    on: date
    text: Text = Field(min_length=1)
    answer: Text = ""
    answered_on: date | None = None
    owner: Line = ""
    check_in_id: Id | None = None


class TellingWay(StrEnum):
    MEETING = "meeting"
    MESSAGE = "message"
    BRIEF = "brief"
    CALL = "call"


class Told(Record):
    """This stakeholder heard of that decision on this day."""

    PARENT = "decision_id"
    REFERENCES = {"decision_id": "decision", "stakeholder_id": "stakeholder"}
    ORDER = ("on",)

    decision_id: Id
    stakeholder_id: Id
    on: date
    how: TellingWay = TellingWay.MEETING


class Ask(Record):
    """What a brief asks for; its answer shows in the next one."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project", "decision_point_id": "decision_point"}

    project_id: Id | None = None
    decision_point_id: Id | None = None
    what: Line = Field(min_length=1)
    amount: Amount | None = None
    needed_by: date | None = None
    decides: Line = ""
    if_no: Text = ""
    if_late: Text = ""
    answer: Text = ""
    answered_on: date | None = None
