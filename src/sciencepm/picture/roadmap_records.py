"""What the roadmap says of one project, as values: its bar, decisions, landing range, flags, figures and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from sciencepm.domain.decision import Outcome
from sciencepm.domain.project import Kind

Landing: TypeAlias = tuple[date, date, date]
"""P10, P50 and P90 of landing, given that it lands."""


class PointState(StrEnum):
    """How a decision point shows: what was decided there, or what is still open."""

    GO = "go"
    REVISE = "revise"
    HOLD = "hold"
    STOP = "stop"
    TO_COME = "to come"
    OVERDUE = "overdue"

    @classmethod
    def of(cls, outcome: Outcome) -> PointState:
        """The state that shows this answer."""
        return cls(outcome.value)


@dataclass(frozen=True, slots=True)
class PointMark:
    """A diamond on its day. `is_movable`: the day is planned and may be moved; `is_fixed`: set by law or season."""

    point_id: str
    number: int
    on: date
    state: PointState
    is_fixed: bool
    is_movable: bool
    said: str
    alive: str = ""
    """How many plans come to an open question, and when, in a sentence."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A stop rule on its day; one that is not agreed yet is only outlined."""

    rule_id: str
    on: date
    is_agreed: bool
    said: str


@dataclass(frozen=True, slots=True)
class Ghost:
    """What was said on an earlier day: the landing range, and the days of decisions that stand elsewhere now."""

    landing: Landing | None
    decisions: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One project. The bar is solid from `begins` to `solid_to` and lighter to `planned_to`.

    `landing` are P10, P50 and P90 of landing, given that it lands, never past an agreed date rule; `fades` says
    that its bar ends in that range and not on a day. `remark` is what has to be said instead of a bar, `shift`
    how the likely landing moved, `facts` what bar, range and figures say in sentences, `said` all of the row for a
    screen reader, `cells` its line in the table.
    """

    project_id: str
    title: str
    subline: str
    kind: Kind
    is_over: bool
    begins: date | None
    solid_to: date | None
    planned_to: date | None
    landing: Landing | None
    fades: bool
    marks: tuple[PointMark, ...]
    flags: tuple[Flag, ...]
    ghost: Ghost | None
    shift: str
    chance: str
    is_figure: bool
    """Whether `chance` is a figure; else it says how the project stands."""
    value: str
    remark: str
    facts: tuple[str, ...]
    said: str
    cells: tuple[str, ...]
    without_rules: Landing | None = None
    """The landing range if no stop rule ended anything, where it reaches further."""

    def days(self) -> list[date]:
        """Every day that is drawn of it from its first plan on."""
        days = [mark.on for mark in self.marks]
        days += [flag.on for flag in self.flags]
        days += self.landing or ()
        if self.planned_to is not None:
            days.append(self.planned_to)
        if self.ghost is not None:
            days += (*(self.ghost.landing or ()), *self.ghost.decisions)
        return days


def agreed_day(flags: tuple[Flag, ...]) -> date | None:
    """The earliest agreed date rule."""
    return min((flag.on for flag in flags if flag.is_agreed), default=None)
