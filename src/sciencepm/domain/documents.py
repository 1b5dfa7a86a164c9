"""What leaves the house and what is kept of it: audiences, briefs, snapshots, decks and what-if options."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from sciencepm.domain.record import Id, Instant, Line, Number, Record, Share, Text, Value


class Audience(Record):
    """Who a document is made for and what they may see; what is not said is hidden."""

    REFERENCES = {"stakeholder_ids": "stakeholder"}

    name: Line = Field(min_length=1)
    stakeholder_ids: tuple[Id, ...] = ()
    sees_confidential: bool = False
    sees_money: bool = False
    sees_people: bool = False
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")] = "en"


class BriefKind(StrEnum):
    PORTFOLIO = "portfolio"
    PROJECT = "project"
    DECISION_MEMO = "decision memo"
    ROADMAP = "roadmap"
    WHAT_CHANGED = "what changed"
    CHECK_IN_AGENDA = "check-in agenda"
    WEEKLY_SYNC = "weekly sync"
    MONTHLY_REVIEW = "monthly review"


class Content(Record):
    """Bytes kept once under their hash: a part of a snapshot, an attached picture, an issued document."""

    ADD_ONLY = True
    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    media_type: Line
    data: bytes

    @classmethod
    def of(cls, data: bytes, media_type: str) -> Content:
        """The content for these bytes; the same bytes always have the same id."""
        return cls.make(id=hashlib.sha256(data).hexdigest(), data=data, media_type=media_type)


class Brief(Record):
    """A document as it was issued; it never changes. `number` runs from 1 for each audience."""

    REFERENCES = {
        "audience_id": "audience",
        "replaces_id": "brief",
        "content_id": "content",
        "snapshot_id": "snapshot",
    }
    ORDER = ("issued_at", "number")
    ADD_ONLY = True

    kind: BriefKind
    audience_id: Id | None = None
    issued_at: Instant
    number: Annotated[int, Field(ge=1)]
    replaces_id: Id | None = None
    content_id: Id | None = None
    snapshot_id: Id | None = None
    recipients: tuple[Line, ...] = ()


class SnapshotReason(StrEnum):
    BRIEF = "brief"
    CHECK_IN = "check-in"
    NAMED = "named"


class SnapshotPart(Value):
    """The records of one project (or, without one, of the portfolio itself) as they were."""

    project_id: Id | None = None
    content_id: Id


class ProjectResult(Value):
    """What was computed of one project that day; money in the currency of the settings kept with it."""

    project_id: Id
    chance: Share | None = None
    landing: tuple[date, date, date] | None = None
    """P10, P50 and P90 of landing, given that it lands."""
    value: tuple[Number, Number, Number] | None = None
    """P10, P50 and P90 a year in money, if it lands."""
    closeness: Number | None = None
    """How near its nearest stop rule is; 1 is crossed."""


class Snapshot(Record):
    """The whole portfolio and the results computed on a day. `share` is the part of effort that is product-focused."""

    ORDER = ("taken_at",)
    ADD_ONLY = True

    name: Line = ""
    taken_at: Instant
    on: date
    reason: SnapshotReason = SnapshotReason.NAMED
    parts: tuple[SnapshotPart, ...] = ()
    results: tuple[ProjectResult, ...] = ()
    share: Share | None = None


class SlideKind(StrEnum):
    HEADLINE = "headline"
    DECISIONS_ASKED = "decisions asked"
    WHAT_CHANGED = "what changed"
    ROADMAP = "roadmap"
    PROJECT = "project"
    BALANCE = "balance"
    NEXT_STEPS = "next steps"


class Slide(Value):
    """One slide of a deck with the minutes and notes for it."""

    kind: SlideKind
    project_id: Id | None = None
    minutes: Annotated[Number, Field(ge=0, le=600)] | None = None
    notes: Text = ""


class Deck(Record):
    """Slides in order, for one audience."""

    REFERENCES = {"audience_id": "audience"}

    name: Line = Field(min_length=1)
    audience_id: Id | None = None
    slides: tuple[Slide, ...] = ()


class WhatIfChange(Value):
    """One step of an option: a command by name with its input."""

    command: Line = Field(min_length=1)
    arguments: Text = "{}"
    """The command's input as JSON."""


class WhatIfOption(Record):
    """Changes thought through but not made."""

    name: Line = Field(min_length=1)
    changes: tuple[WhatIfChange, ...] = ()
    reason: Text = ""
