"""What one can point at in a row of the roadmap: the project, its decisions and its stop rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sciencepm.picture.roadmap_records import Flag, PointMark, Row
from sciencepm.picture.scene import Group

_NEAR: Final = 3.0
"""So far beside a mark still means it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A project's row, or a decision or stop rule in it on its day."""

    project_id: str
    record_id: str | None = None
    on: date | None = None


def targets_of(row: Row) -> tuple[Target, ...]:
    """The row, then everything on it in the order of time."""
    marked = [(mark.on, mark.number, mark.point_id) for mark in row.marks]
    marked += [(flag.on, len(row.marks) + 1, flag.rule_id) for flag in row.flags]
    return (Target(row.project_id), *(Target(row.project_id, record, on) for on, _, record in sorted(marked)))


def target_at(drawn: Group, row: Row, x: float, y: float) -> Target:
    """What of a row, as it is drawn, lies at a place; the row itself where nothing stands for itself."""
    for shape in reversed(drawn.shapes):
        if shape.record_id is not None and shape.bounds.holds(x, y, _NEAR):
            # A question asked again stands twice in its row; what is said of each tells them apart.
            days = [mark.on for mark in row.marks if (mark.point_id, mark.said) == (shape.record_id, shape.description)]
            days += [flag.on for flag in row.flags if flag.rule_id == shape.record_id]
            return Target(row.project_id, shape.record_id, days[0])
    return Target(row.project_id)


def mark_of(row: Row, target: Target) -> PointMark | None:
    """The decision a target is, if it is one."""
    return next((mark for mark in row.marks if (mark.point_id, mark.on) == (target.record_id, target.on)), None)


def flag_of(row: Row, target: Target) -> Flag | None:
    """The stop rule a target is, if it is one."""
    return next((flag for flag in row.flags if (flag.rule_id, flag.on) == (target.record_id, target.on)), None)
