"""A project: what is to be found out, for whom, and how it is run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator

from sciencepm.domain.record import Amount, Id, Line, Number, Record, Text, Value


class Kind(StrEnum):
    FOUNDATIONAL = "foundational"
    PRODUCT = "product"


class ValueType(StrEnum):
    NEW_PRODUCT = "new product"
    IMPROVED_QUALITY = "improved quality"


class Phase(StrEnum):
    FRAME = "frame"
    EXPLORE = "explore"
    HARDEN = "harden"


class Mode(StrEnum):
    DATA = "data"
    EXPERIMENT = "experiment"
    ENGINEERING = "engineering"


class ProjectState(StrEnum):
    IDEA = "idea"
    ACTIVE = "active"
    ON_HOLD = "on hold"
    LANDED = "landed"
    STOPPED = "stopped"


class DemoState(StrEnum):
    NOT_YET = "not yet"
    REPRESENTATIVE = "representative"


class PeopleFrom(Value):
    """From this day on, so many full-time equivalents work on the project."""

    since: date
    people: Annotated[Number, Field(ge=0, le=100_000)]


class Blocked(Value):
    """What the project waits for: which data, since when, owed by whom."""

    since: date
    what: Line = ""
    owed_by: Line = ""


class Project(Record):
    """One line of research. `modes` begins with the leading one; `ended_on` is the day it landed or was stopped."""

    ORDER = ("position",)

    position: int = 0
    title: Line = Field(min_length=1)
    kind: Kind = Kind.PRODUCT
    research_goal: Text = ""
    who_benefits: Text = ""
    outcome_wanted: Text = ""
    must_happen: Text = ""
    """What must happen for the value to be realised."""
    business_goal: Line = ""
    value_type: ValueType | None = None
    team: Line = ""
    owner: Line = ""
    receiving_team: Line = ""
    phase: Phase = Phase.FRAME
    modes: tuple[Mode, ...] = (Mode.EXPERIMENT,)
    state: ProjectState = ProjectState.ACTIVE
    ended_on: date | None = None
    blocked: Blocked | None = None
    people: tuple[PeopleFrom, ...] = ()
    monthly_cost: Amount | None = None
    start: date | None = None
    long_term_value: Text = ""
    why_open_ended: Text = ""
    kept_if_stopped: Text = ""
    demo_state: DemoState = DemoState.NOT_YET
    safe_win: bool = False
    confidential: bool = False
    tags: tuple[Line, ...] = ()

    @field_validator("modes")
    @classmethod
    def _each_mode_once(cls, value: tuple[Mode, ...]) -> tuple[Mode, ...]:
        if not value:
            raise ValueError("A project runs in at least one mode.")
        return tuple(dict.fromkeys(value))

    @field_validator("people")
    @classmethod
    def _in_order_of_days(cls, value: tuple[PeopleFrom, ...]) -> tuple[PeopleFrom, ...]:
        if len({entry.since for entry in value}) < len(value):
            raise ValueError("There are two figures of people for the same day.")
        return tuple(sorted(value, key=lambda entry: entry.since))

    @property
    def leading_mode(self) -> Mode:
        """The mode whose planning rules hold."""
        return self.modes[0]

    def people_on(self, day: date) -> Decimal:
        """Full-time equivalents on `day`; the last entry that has begun, or nought before the first."""
        begun = [entry.people for entry in self.people if entry.since <= day]
        return begun[-1] if begun else Decimal(0)


class Link(Record):
    """An address or path shown with a project and never opened by itself."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project"}

    project_id: Id
    address: Annotated[Text, Field(max_length=2_000, min_length=1)]
    caption: Line = ""


class Enables(Record):
    """One project opens the way for another."""

    PARENT = "project_id"
    REFERENCES = {"project_id": "project", "enabled_id": "project"}

    project_id: Id
    enabled_id: Id


class Attachment(Record):
    """A picture or document that belongs to a project, kept by its hash.

    `name` is what its file was called, without folders; it is only ever shown, and never used as a path.
    """

    PARENT = "project_id"
    REFERENCES = {"project_id": "project", "content_id": "content"}

    project_id: Id
    content_id: Id
    name: Line = ""
    caption: Line = ""
