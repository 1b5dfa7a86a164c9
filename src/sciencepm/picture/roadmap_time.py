"""What stands on the time of one row: bar, landing range, decisions, flags, what was said before, and a remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette, mixed
from sciencepm.picture.marks import (
    DOT,
    FLAG_RISE,
    FLAG_WIDTH,
    HALF,
    diamond,
    disc,
    fading,
    fixed_date_mark,
    flag,
    ghost_whisker,
    kind_colour,
    lighter_whisker,
    over,
    planned,
    solid,
    whisker,
)
from sciencepm.picture.roadmap_records import Landing, PointMark, PointState, Row
from sciencepm.picture.scene import Anchor, Box, Fill, Path, Rectangle, Shape, Stroke, Text
from sciencepm.picture.time_axis import TimeAxis
from sciencepm.picture.type import NOTE, set_text, width_of

BAR: Final = 12.0
TODAY_WIDTH: Final = 1.4
_RADIUS: Final = 3.0
_CLEAR: Final = 1.6 * HALF
"""Decisions nearer to each other than this would lie on one another."""
_GAP: Final = 8.0
_BELOW: Final = 15.0
"""How far below the middle of its row stands what was said before."""
_TWO_LINES: Final = 36.0
"""From this height on a row has room for text below its bar."""
_LEAST_ROOM: Final = 70.0
"""A sentence with less room than this says nothing."""


def timeline_shapes(
    row: Row, axis: TimeAxis, palette: Palette, middle: float, height: float, today: date, w: Words
) -> Iterator[Shape]:
    """Everything between the ends of the axis, `middle` the middle of the row and `height` its height."""
    shown, hidden = _apart(row.marks, axis)
    yield from _bar(row, axis, palette, middle, w)
    if axis.shows(today):
        x = axis.x(today)
        yield Path(((x, middle - height / 2), (x, middle + height / 2)), stroke=Stroke(palette.text, TODAY_WIDTH))
    yield from _ghost(row, axis, palette, middle, height, today, w)
    yield from _beyond_rules(row, axis, palette, middle)
    yield from _whisker(row.landing, axis, palette, middle)
    for mark in shown:
        yield diamond(
            axis.x(mark.on),
            middle,
            mark.state,
            palette,
            name=w("Decision {number}", number=mark.number),
            description=mark.said,
            record_id=mark.point_id,
        )
        if mark.is_fixed:
            yield fixed_date_mark(axis.x(mark.on), middle, palette)
    if row.landing is not None and axis.shows(row.landing[1]):
        # A decision on the likely day of landing would hide the dot.
        x = axis.x(row.landing[1])
        if any(abs(axis.x(mark.on) - x) < HALF for mark in shown):
            yield disc(x, middle, DOT, Fill(palette.text))
    yield from _flags(row, axis, palette, middle, height, w)
    yield from _sentence(row, hidden, axis, palette, middle, height, today, w)


def _bar(row: Row, axis: TimeAxis, palette: Palette, middle: float, w: Words) -> Iterator[Shape]:
    """Solid, lighter and fading stretches, cut where the axis ends; a head says that it goes on there."""
    if row.begins is None or row.solid_to is None:
        return
    past = over(row.kind, palette) if row.is_over else solid(row.kind, palette)
    stretches = [(row.begins, row.solid_to, past)]
    if row.planned_to is not None:
        stretches.append((row.solid_to, row.planned_to, planned(row.kind, palette)))
        if row.landing is not None and row.fades and palette.fades:
            stretches.append((row.planned_to, row.landing[2], fading(row.kind, palette)))
    origin = axis.x(row.begins)
    for place, (first, last, fill) in reversed(list(enumerate(stretches))):
        left, right = axis.clamped_x(first), axis.clamped_x(last)
        if right - left >= 0.5:
            # A later stretch begins below the rounded end of the one before, so that no notch is between them.
            under = _RADIUS if place and left > axis.left else 0.0
            box = Box(left - under, middle - BAR / 2, right - left + under, BAR)
            yield Rectangle(box, _shifted(fill, origin), radius=min(_RADIUS, box.width / 2))
    if axis.x(stretches[-1][1]) > axis.right > axis.x(row.begins):
        end, colour = axis.right + 2, mixed(kind_colour(row.kind, palette), palette.surface, 0.55)
        head = ((end, middle - BAR / 2), (end + BAR / 2, middle), (end, middle + BAR / 2))
        yield Path(head, Fill(colour), closed=True, name=w("Goes on"))


def _shifted(fill: Fill, origin: float) -> Fill:
    """The same fill with stripes that run on from stretch to stretch."""
    return replace(fill, hatch=replace(fill.hatch, origin=origin)) if fill.hatch else fill


def _whisker(landing: Landing | None, axis: TimeAxis, palette: Palette, middle: float) -> Iterator[Shape]:
    if landing is None:
        return
    low, high = axis.clamped_x(landing[0]), axis.clamped_x(landing[2])
    if high > low or axis.shows(landing[1]):
        yield whisker(low, axis.x(landing[1]), high, middle, palette.text, shows_middle=axis.shows(landing[1]))


def _beyond_rules(row: Row, axis: TimeAxis, palette: Palette, middle: float) -> Iterator[Shape]:
    """A lighter line on to where landing would end if no stop rule did before."""
    if row.landing is None or row.without_rules is None:
        return
    begins, ends = axis.clamped_x(row.landing[2]), axis.clamped_x(row.without_rules[2])
    if ends > begins:
        cap = axis.shows(row.without_rules[2])
        yield lighter_whisker(begins, ends, middle, palette, has_cap=cap)


def _flags(row: Row, axis: TimeAxis, palette: Palette, middle: float, height: float, w: Words) -> Iterator[Shape]:
    for each in row.flags:
        if axis.shows(each.on):
            yield flag(
                axis.x(each.on),
                middle,
                palette,
                is_agreed=each.is_agreed,
                rise=min(FLAG_RISE, height / 2 - 3),
                name=w("Stop rule"),
                description=each.said,
                record_id=each.rule_id,
            )


def _ghost(
    row: Row, axis: TimeAxis, palette: Palette, middle: float, height: float, today: date, w: Words
) -> Iterator[Shape]:
    """Below the bar what was said before, and by how much the likely landing moved since."""
    if row.ghost is None:
        return
    y = middle + min(_BELOW, height / 2 - 6)
    name = w("As said before")
    right = left = None
    if row.ghost.landing is not None and all(axis.shows(day) for day in row.ghost.landing):
        low, likely, high = (axis.x(day) for day in row.ghost.landing)
        yield replace(ghost_whisker(low, likely, high, y, palette), name=name)
        left, right = low, high
    ring = Stroke(palette.third, 1.2)
    for day in row.ghost.decisions:
        x = axis.x(day)
        if axis.shows(day) and (left is None or right is None or not left - 5 < x < right + 5):
            corners = ((x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y))
            yield Path(corners, Fill(palette.surface), ring, closed=True, name=name)
    if row.shift and row.landing is not None and left is not None and right is not None:
        width = width_of(row.shift, NOTE)
        if height >= _TWO_LINES:
            yield from _shift(row, axis, palette, y, (right + _GAP, left - _GAP - width), today)
        else:
            yield from _shift(row, axis, palette, middle, (max(right, axis.x(row.landing[2])) + _GAP,), today)


def _shift(
    row: Row, axis: TimeAxis, palette: Palette, y: float, places: tuple[float, ...], today: date
) -> Iterator[Text]:
    """By how much the landing moved, at the first place where neither a pole nor today's line runs through it."""
    width = width_of(row.shift, NOTE)
    poles = [axis.x(day) for day in (today, *(each.on for each in row.flags)) if axis.shows(day)]
    decisions = [axis.x(day) for day in row.ghost.decisions] if row.ghost else []
    for start in places:
        inside = axis.left <= start and start + width <= axis.right + HALF
        if inside and not any(start - 5 <= x <= start + width + 5 for x in (*poles, *decisions)):
            yield from set_text(row.shift, start, y + NOTE.size * 0.36, NOTE, palette.second)
            return


def _apart(marks: tuple[PointMark, ...], axis: TimeAxis) -> tuple[list[PointMark], int]:
    """The decisions that have room beside each other, in order, and how many have none.

    What is open and comes first keeps its place before what was decided, and that before what comes later.
    """
    inside = [mark for mark in marks if axis.shows(mark.on)]
    open_marks = [mark for mark in inside if mark.state in (PointState.TO_COME, PointState.OVERDUE)]
    decided = [mark for mark in inside if mark not in open_marks]
    kept: list[PointMark] = []
    for mark in [*open_marks[:1], *reversed(decided), *open_marks[1:]]:
        if all(abs(axis.x(mark.on) - axis.x(other.on)) >= _CLEAR for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: (mark.on, mark.number)), len(inside) - len(kept)


def _sentence(
    row: Row, hidden: int, axis: TimeAxis, palette: Palette, middle: float, height: float, today: date, w: Words
) -> Iterator[Text]:
    """The remark, how many decisions have no room, and what lies beyond the ends of the time.

    On the bar's line where they fit, right of everything; else below it, where nothing was said before.
    """
    more = w.n("{count} decision more", "{count} decisions more", hidden) if hidden else ""
    said = " · ".join(part for part in (row.remark, more) if part)
    beyond = _beyond(row, axis, w)
    start, end = _taken_to(row, axis, today) + _GAP, axis.right + HALF
    on_line, needed = middle + NOTE.size * 0.36, width_of(beyond, NOTE) + _GAP if beyond else 0.0
    below = on_line + _BELOW if height / 2 >= _BELOW + 8 and row.ghost is None else None
    if start + width_of(said, NOTE) + needed <= end:
        yield from set_text(beyond, end, on_line, NOTE, palette.third, anchor=Anchor.END)
        yield from set_text(said, start, on_line, NOTE, palette.second)
    elif below is not None:
        first = _right_of_today(axis, today, width_of(said, NOTE), end - needed)
        yield from set_text(beyond, end, below, NOTE, palette.third, anchor=Anchor.END)
        yield from set_text(said, first, below, NOTE, palette.second, room=end - needed - first)
    else:
        left = min([axis.right, *(begins for begins, _ in _taken(row, axis))]) - _GAP
        first, room = max(((start, end - start), (axis.left, left - axis.left)), key=lambda place: place[1])
        if room >= min(width_of(said, NOTE), _LEAST_ROOM):
            yield from set_text(said, first, on_line, NOTE, palette.second, room=room)


def _right_of_today(axis: TimeAxis, today: date, width: float, end: float) -> float:
    """Where a text of this width begins so that today's line does not run through it, if there is room for that."""
    after = axis.x(today) + _GAP
    return after if axis.shows(today) and after + width <= end else axis.left


def _taken(row: Row, axis: TimeAxis) -> Iterator[tuple[float, float]]:
    """The stretches of the row's middle on which something stands."""
    if row.begins is not None and row.solid_to is not None:
        last = max(row.solid_to, row.planned_to or row.solid_to)
        if axis.x(last) > axis.left and axis.x(row.begins) < axis.right:
            yield axis.clamped_x(row.begins), axis.clamped_x(last)
    if row.landing is not None and axis.x(row.landing[2]) > axis.left and axis.x(row.landing[0]) < axis.right:
        yield axis.clamped_x(row.landing[0]), axis.clamped_x(row.landing[2])
    yield from ((axis.x(mark.on) - HALF, axis.x(mark.on) + HALF) for mark in row.marks if axis.shows(mark.on))
    yield from ((axis.x(each.on), axis.x(each.on) + FLAG_WIDTH) for each in row.flags if axis.shows(each.on))


def _taken_to(row: Row, axis: TimeAxis, today: date) -> float:
    """Right of everything in the row and of today's line."""
    line = [axis.x(today)] if axis.shows(today) else []
    return max([axis.left, *line, *(right for _, right in _taken(row, axis))])


def _beyond(row: Row, axis: TimeAxis, w: Words) -> str:
    """What lies past the right end: "Lands Feb 2041 →"; where all lies before the left end: "← until Oct 2026"."""
    if row.landing is not None and axis.x(row.landing[1]) > axis.right:
        return w("lands {month} →", month=w.month(row.landing[1]))
    days = sorted(row.days())
    later = [day for day in days if axis.x(day) > axis.right]
    if later:
        return w("until {month} →", month=w.month(later[-1]))
    last = max([*days, *([row.solid_to] if row.solid_to else [])], default=None)
    if last is not None and axis.x(last) < axis.left:
        return w("← until {month}", month=w.month(last))
    return ""
