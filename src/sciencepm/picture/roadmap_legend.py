"""What the marks of a roadmap mean: only those that are in it, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette
from sciencepm.picture.marks import diamond, fixed_date_mark, flag, ghost_whisker, planned, whisker
from sciencepm.picture.roadmap_content import RoadmapContent
from sciencepm.picture.roadmap_records import PointState
from sciencepm.picture.scene import Box, Fill, Group, Rectangle, Shape
from sciencepm.picture.type import NOTE, set_text, width_of

_PAD: Final = 14.0
_GAP: Final = 20.0
_LINE: Final = 24.0
Draw = Callable[[float, float], Shape]
"""Draws a mark with its left edge and middle."""


def legend_group(content: RoadmapContent, palette: Palette, w: Words, width: float, top: float) -> Group:
    """The legend below `top`, and what the picture leaves out."""
    shapes: list[Shape] = []
    x, y = _PAD, top + 21
    for label, across, draw in _entries(content, palette, w):
        needs = across + 6 + width_of(label, NOTE)
        if x > _PAD and x + needs > width - _PAD:
            x, y = _PAD, y + _LINE
        text = set_text(label, x + across + 6, y + NOTE.size * 0.36, NOTE, palette.second, room=width - x - across - 6)
        shapes += [draw(x, y), *text]
        x += needs + _GAP
    if content.left_out:
        if x > _PAD and x + width_of(content.left_out, NOTE) > width - _PAD:
            x, y = _PAD, y + _LINE
        note = set_text(content.left_out, x, y + NOTE.size * 0.36, NOTE, palette.third, room=width - x - _PAD)
        shapes += note
    return Group(tuple(shapes), name=w("Legend"))


def _entries(content: RoadmapContent, palette: Palette, w: Words) -> Iterator[tuple[str, float, Draw]]:
    """Each label with the width of its mark and how it is drawn."""
    rows = content.rows
    states = {mark.state for row in rows for mark in row.marks}
    labels = {
        PointState.GO: w("Go"),
        PointState.REVISE: w("Revise"),
        PointState.HOLD: w("Hold"),
        PointState.STOP: w("Stop"),
        PointState.TO_COME: w("Decision to come"),
        PointState.OVERDUE: w("Past its day, undecided"),
    }
    for state, label in labels.items():
        if state in states:
            yield label, 16.0, _diamond_of(state, palette)
    if any(mark.is_fixed for row in rows for mark in row.marks):
        yield w("Fixed date"), 9.0, lambda x, y: fixed_date_mark(x + 4.5, y - 12.5, palette)
    if any(flag.is_agreed for row in rows for flag in row.flags):
        yield w("Stop rule"), 12.0, lambda x, y: flag(x + 1, y, palette, is_agreed=True, rise=8)
    if any(not flag.is_agreed for row in rows for flag in row.flags):
        yield w("Stop rule, not agreed yet"), 12.0, lambda x, y: flag(x + 1, y, palette, is_agreed=False, rise=8)
    if any(row.landing for row in rows):
        label = w("Landing: middle, and range eight times in ten")
        yield label, 40.0, lambda x, y: whisker(x + 1, x + 16, x + 39, y, palette.text)
    if any(row.ghost and row.ghost.landing for row in rows) and content.since is not None:
        label = w("As said on {day}", day=w.short_day(content.since, content.today))
        yield label, 40.0, lambda x, y: ghost_whisker(x + 1, x + 20, x + 39, y, palette)
    if any(row.planned_to for row in rows):
        fill = planned(next(row.kind for row in rows if row.planned_to), palette)
        yield w("Planned"), 36.0, _bar_of(fill)


def _diamond_of(state: PointState, palette: Palette) -> Draw:
    return lambda x, y: diamond(x + 8, y, state, palette)


def _bar_of(fill: Fill) -> Draw:
    return lambda x, y: Rectangle(Box(x, y - 6, 36, 12), fill, radius=3)
