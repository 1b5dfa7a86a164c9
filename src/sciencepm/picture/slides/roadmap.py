"""The roadmap as a slide: a row for each project with its decisions, landing range and chance, large enough to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sciencepm.analysis.brief.view import View
from sciencepm.domain.project import Kind
from sciencepm.picture.marks import kind_mark
from sciencepm.picture.roadmap_content import Lane, RoadmapContent, roadmap_content
from sciencepm.picture.roadmap_records import Row
from sciencepm.picture.roadmap_time import timeline_shapes
from sciencepm.picture.scene import Anchor, Box, Group, Path, Shape, Stroke, Text, scaled
from sciencepm.picture.slides.sheet import (
    BODY_BOTTOM,
    BODY_TOP,
    COLOURS,
    LARGE,
    LEFT,
    RIGHT,
    ROOM,
    TEXT,
    Body,
    Spot,
    SpotKind,
)
from sciencepm.picture.time_axis import TimeAxis
from sciencepm.picture.type import set_paragraph, set_text, width_of

_LABELS: Final = 3.0
"""Labels of the axis are set for 12 pixels; so many times as large they can be read."""
_MARKS: Final = 2.0
_NAMES: Final = 620.0
_CHANCE: Final = 220.0
_HEADING: Final = 290.0
"""What is written above the chances is wider than they are."""
_HEAD: Final = 52.0
_LANE: Final = 60.0
_ROW: Final = 62.0
_FOOT: Final = 50.0
_MARK: Final = 26.0
_MOST_ROWS: Final = int((BODY_BOTTOM - BODY_TOP - _HEAD - 2 * _LANE - _FOOT) // _ROW)


def roadmap(view: View) -> Body:
    """When what should land; where not all projects have room, how many more there are."""
    w = view.w
    content = roadmap_content(view.portfolio, view.today, w, sight=view.sight)
    lanes = _with_room(content.lanes)
    shapes: list[Shape] = []
    spots: list[Spot] = []
    if not lanes:
        shapes += set_paragraph(w("No projects yet"), LEFT, BODY_TOP, LARGE, COLOURS.second, ROOM, most=1)
        return Body(content.title, w("Roadmap"), w("Roadmap"), tuple(shapes), content.summary)
    shapes += _axis_labels(view, content)
    y = BODY_TOP + _HEAD
    for lane in lanes:
        height = _LANE + _ROW * len(lane.rows)
        kind = lane.kind or Kind.PRODUCT
        spots.append(Spot(SpotKind.LANE, Box(LEFT, y, ROOM, height), kind.value, None, lane.title))
        shapes += set_text(lane.title, LEFT, y + 44, TEXT.strong, _colour(kind), room=ROOM)
        y += _LANE
        for row in lane.rows:
            shapes.append(_row(row, content, view, y + _ROW / 2))
            spots.append(Spot(SpotKind.PROJECT, Box(LEFT, y, ROOM, _ROW), row.project_id, row.project_id, row.title))
            y += _ROW
    shapes += _foot(view, content, y, len(content.rows) - sum(len(lane.rows) for lane in lanes))
    return Body(content.title, w("Roadmap"), w("Roadmap"), tuple(shapes), content.summary, tuple(spots))


def _with_room(lanes: Sequence[Lane]) -> list[Lane]:
    """The lanes with as many rows as have room.

    What is over goes first, then what has no chance to show, then the last ones of the longest lane.
    """
    counts = [len(lane.rows) for lane in lanes]
    while sum(counts) > _MOST_ROWS:
        last = [(lanes[place].rows[count - 1], count, place) for place, count in enumerate(counts) if count]
        least = max(last, key=lambda each: (each[0].is_over, not each[0].is_figure, each[1]))
        counts[least[2]] -= 1
    return [
        Lane(lane.title, lane.note, lane.kind, lane.rows[:count])
        for lane, count in zip(lanes, counts, strict=True)
        if count
    ]


def _axis(content: RoadmapContent, scale: float) -> TimeAxis:
    return content.axis((LEFT + _NAMES) / scale, (RIGHT - _CHANCE) / scale)


def _axis_labels(view: View, content: RoadmapContent) -> Iterator[Shape]:
    """The months and quarters above, and what stands at the right."""
    for tick in _axis(content, _LABELS).ticks(view.today, view.w):
        left, right = tick.x * _LABELS + 4, min(tick.end * _LABELS, RIGHT - _HEADING)
        if width_of(tick.label, TEXT) <= right - left:
            yield from set_text(tick.label, left, BODY_TOP + 36, TEXT, COLOURS.third)
    said = view.w("Chance to land")
    yield from set_text(said, RIGHT, BODY_TOP + 36, TEXT, COLOURS.third, room=_HEADING - 8, anchor=Anchor.END)
    rule = BODY_TOP + _HEAD
    yield Path(((LEFT, rule), (RIGHT, rule)), stroke=Stroke(COLOURS.border, 2))


def _row(row: Row, content: RoadmapContent, view: View, middle: float) -> Group:
    baseline = middle + TEXT.size * 0.36
    left = LEFT + _MARK + 18
    shapes: list[Shape] = [kind_mark(LEFT, middle, row.kind, COLOURS, _MARK)]
    shapes += set_text(row.title, left, baseline, TEXT, COLOURS.text, room=_NAMES - _MARK - 42)
    drawn = timeline_shapes(row, _axis(content, _MARKS), COLOURS, middle / _MARKS, _ROW / _MARKS, view.today, view.w)
    # Sentences beside a bar are set for a page; a slide has the chance, and the project's own slide the rest.
    shapes += [scaled(shape, _MARKS) for shape in drawn if not isinstance(shape, Text)]
    style = TEXT.strong if row.is_figure else TEXT
    shapes += set_text(row.chance, RIGHT, baseline, style, COLOURS.text, room=_CHANCE - 24, anchor=Anchor.END)
    return Group(tuple(shapes), name=row.title, description=row.said, record_id=row.project_id)


def _foot(view: View, content: RoadmapContent, y: float, more: int) -> Iterator[Shape]:
    """Where today is, and how many projects have no room."""
    baseline = y + 42
    x = _axis(content, 1.0).clamped_x(view.today)
    yield from set_text(view.w("Today"), x, baseline, TEXT, COLOURS.text, anchor=Anchor.MIDDLE)
    if more:
        said = view.w.n("and {count} project more", "and {count} projects more", more)
        yield from set_text(said, LEFT + _MARK + 18, baseline, TEXT, COLOURS.third, room=_NAMES - 120)


def _colour(kind: Kind) -> str:
    return COLOURS.product.strong if kind is Kind.PRODUCT else COLOURS.foundational.strong
