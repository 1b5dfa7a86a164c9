"""The roadmap as a picture: lanes of rows on one time axis, with decisions, landing ranges and stop rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette
from sciencepm.picture.marks import kind_mark
from sciencepm.picture.roadmap_content import Lane, Lanes, RoadmapContent
from sciencepm.picture.roadmap_legend import legend_group
from sciencepm.picture.roadmap_records import Row
from sciencepm.picture.roadmap_time import TODAY_WIDTH, timeline_shapes
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Path, Rectangle, Scene, Shape, Stroke, Text
from sciencepm.picture.time_axis import Tick, TimeAxis
from sciencepm.picture.type import FIGURE, NOTE, STRONG, fitted, set_text, width_of

HEADER_HEIGHT: Final = 32.0
LANE_HEIGHT: Final = 34.0
ROW_HEIGHT: Final = 57.0
SLIM_ROW: Final = 38.0
"""From this height down a row has no second line."""
LEAST_ROW: Final = 27.0
_PAD: Final = 14.0
_EDGE: Final = 16.0
"""Room at both ends of the time for half a diamond and a flag."""
_CHANCE: Final = 92.0
_VALUE: Final = 156.0
_LEAST_NAME: Final = 150.0
_MOST_NAME: Final = 0.27
_PILL_WIDTH_PAD: Final = 8.0


@dataclass(frozen=True, slots=True)
class RoadmapFrame:
    """The columns of a roadmap of one width: names, time from `axis.left` to `axis.right`, chance, value.

    `value_room` is 0 where there is no such column; `row_height` holds for every row.
    """

    width: float
    palette: Palette
    words: Words
    today: date
    axis: TimeAxis
    name_room: float
    chance_right: float
    value_left: float
    value_room: float
    row_height: float
    has_kind_marks: bool

    @classmethod
    def of(
        cls,
        content: RoadmapContent,
        width: float,
        palette: Palette,
        words: Words,
        *,
        axis: TimeAxis | None = None,
        row_height: float = ROW_HEIGHT,
    ) -> RoadmapFrame:
        """The frame for a picture `width` wide. An `axis` of the caller keeps its days and takes the frame's place."""
        name_room = min(max(content.name_width + 2 * _PAD, _LEAST_NAME), max(width * _MOST_NAME, _LEAST_NAME))
        value_room = _VALUE if content.has_values and width >= 640 else 0.0
        chance_room = _CHANCE if width >= 480 else 0.0
        left = name_room + _EDGE
        right = max(width - value_room - chance_room - _EDGE, left + 40)
        if axis is None:
            axis = content.axis(left, right)
        else:
            axis = TimeAxis(left, right, axis.begins, axis.a_day)
        return cls(
            width=width,
            palette=palette,
            words=words,
            today=content.today,
            axis=axis,
            name_room=name_room,
            chance_right=right + _EDGE + chance_room - 18 if chance_room else 0.0,
            value_left=width - value_room,
            value_room=value_room - 10 if value_room else 0.0,
            row_height=row_height,
            has_kind_marks=content.grouped_by is not Lanes.KIND,
        )


def roadmap_scene(
    content: RoadmapContent,
    width: float,
    height: float,
    palette: Palette,
    words: Words,
    *,
    axis: TimeAxis | None = None,
) -> Scene:
    """The whole roadmap in a given size. Rows become lower until they fit; those that still do not are counted."""
    frame = RoadmapFrame.of(content, width, palette, words, axis=axis)
    legend = legend_group(content, frame.palette, words, width, 0.0)
    room = height - HEADER_HEIGHT - (legend.bounds.bottom + _PAD)
    lanes, hidden, row_height = _fitting(content, room)
    frame = RoadmapFrame.of(content, width, palette, words, axis=axis, row_height=row_height)
    shapes: list[Shape] = [Rectangle(Box(0, 0, width, height), Fill(palette.surface))]
    body: list[Shape] = []
    top = HEADER_HEIGHT
    for lane in lanes:
        body.append(lane_group(lane, frame, top))
        top += LANE_HEIGHT
        for row in lane.rows:
            body.append(row_group(row, frame, top))
            top += row_height
    shapes += [grid_group(frame, HEADER_HEIGHT, top), *body, header_group(frame)]
    if not content.rows:
        shapes += _empty(frame, top)
    if hidden:
        shapes.append(_more_group(hidden, frame, top))
        top += _MORE_HEIGHT
    shapes.append(legend_group(content, palette, words, width, top))
    return Scene(width, height, tuple(shapes), content.title, content.summary, palette.surface)


_MORE_HEIGHT: Final = 24.0


def _fitting(content: RoadmapContent, room: float) -> tuple[tuple[Lane, ...], list[Row], float]:
    """The lanes with the rows that have room, the rows that have none, and the height of a row."""
    lanes = content.lanes
    count = len(content.rows)
    if not count:
        return lanes, [], ROW_HEIGHT
    height = min((room - len(lanes) * LANE_HEIGHT) / count, ROW_HEIGHT)
    if height >= LEAST_ROW:
        return lanes, [], height
    left = room - _MORE_HEIGHT
    kept: list[Lane] = []
    hidden: list[Row] = []
    for lane in lanes:
        most = max(0, int((left - LANE_HEIGHT) // LEAST_ROW))
        shown = lane.rows[:most]
        hidden += lane.rows[most:]
        if shown:
            kept.append(Lane(lane.title, lane.note, lane.kind, shown))
            left -= LANE_HEIGHT + len(shown) * LEAST_ROW
    return tuple(kept), hidden, LEAST_ROW


def header_group(frame: RoadmapFrame) -> Group:
    """The column headings, the labels of the time, and today's pill; today's line goes on in every row."""
    height = HEADER_HEIGHT
    palette, w = frame.palette, frame.words
    baseline = height / 2 + NOTE.size * 0.36
    grey = palette.third
    left, room = frame.value_left, frame.value_room
    shapes: list[Shape] = [*set_text(w("Project"), _PAD, baseline, NOTE, grey, room=frame.name_room - _PAD)]
    if frame.chance_right:
        shapes += set_text(w("Chance to land"), frame.chance_right, baseline, NOTE, grey, anchor=Anchor.END)
    if room:
        shapes += set_text(w("Value a year if it lands"), left, baseline, NOTE, grey, room=room)
    pill = _today_pill(frame, height) if frame.axis.shows(frame.today) else None
    for tick in frame.axis.ticks(frame.today, w):
        shapes += _tick_label(tick, frame, baseline, pill.bounds if pill else None)
    if pill is not None:
        x = frame.axis.x(frame.today)
        shapes += [Path(((x, height - 7), (x, height)), stroke=Stroke(palette.text, TODAY_WIDTH)), pill]
    shapes.append(Path(((0, height), (frame.width, height)), stroke=Stroke(palette.border, palette.border_width)))
    return Group(tuple(shapes), name=w("Time"))


def grid_group(frame: RoadmapFrame, top: float, bottom: float) -> Group:
    """A thin upright line where each labelled stretch of time begins."""
    line = Stroke(frame.palette.raised)
    ticks = frame.axis.ticks(frame.today, frame.words)
    begins = (tick.x for tick in ticks if tick.x > frame.axis.left or frame.axis.x(tick.day) >= frame.axis.left)
    return Group(tuple(Path(((x, top), (x, bottom)), stroke=line) for x in begins))


def lane_group(lane: Lane, frame: RoadmapFrame, top: float) -> Group:
    """A lane's heading, `top` its upper edge: the kind in its tint, or a team's or goal's name, and its note."""
    palette = frame.palette
    middle = top + LANE_HEIGHT / 2
    baseline = middle + NOTE.size * 0.36
    ground = Rectangle(Box(0, top, frame.width, LANE_HEIGHT), Fill(palette.background))
    shapes: list[Shape] = [ground, _rule(frame, top + LANE_HEIGHT)]
    style = NOTE.strong
    title = fitted(lane.title, style, frame.width * 0.45)
    x = _PAD
    if lane.kind is None:
        shapes += set_text(title, x, baseline, style, palette.text)
        x += width_of(title, style) + 12
    else:
        tone = palette.product if lane.kind.value == "product" else palette.foundational
        width = width_of(title, style) + 31
        shapes.append(Rectangle(Box(x, middle - 10, width, 20), Fill(tone.tint), radius=4))
        shapes.append(kind_mark(x + 8, middle, lane.kind, palette))
        shapes += set_text(title, x + 22, baseline, style, tone.strong)
        x += width + 12
    shapes += set_text(lane.note, x, baseline, NOTE, palette.third, room=frame.width - x - _PAD)
    return Group(tuple(shapes), name=lane.title, description=lane.note)


def row_group(row: Row, frame: RoadmapFrame, top: float) -> Group:
    """A project's row, `top` its upper edge."""
    palette = frame.palette
    middle = top + frame.row_height / 2
    time = timeline_shapes(row, frame.axis, palette, middle, frame.row_height, frame.today, frame.words)
    shapes: list[Shape] = [*_names(row, frame, middle), *time]
    baseline = middle + STRONG.size * 0.36
    if frame.chance_right:
        style = FIGURE if row.is_figure else NOTE.strong
        right, room = frame.chance_right, _CHANCE - 12
        shapes += set_text(row.chance, right, baseline, style, palette.text, room=room, anchor=Anchor.END)
    if frame.value_room:
        shapes += set_text(row.value, frame.value_left, baseline, NOTE, palette.second, room=frame.value_room)
    shapes.append(_rule(frame, top + frame.row_height))
    return Group(tuple(shapes), name=row.title, description=row.said, record_id=row.project_id)


def _names(row: Row, frame: RoadmapFrame, middle: float) -> Iterator[Shape]:
    palette = frame.palette
    left = _PAD
    slim = frame.row_height < SLIM_ROW
    first = middle + STRONG.size * 0.36 if slim else middle - 3
    if frame.has_kind_marks:
        yield kind_mark(left, first - STRONG.size * 0.36, row.kind, palette, 8)
        left += 14
    room = frame.name_room - left
    yield from set_text(row.title, left, first, STRONG, palette.text, room=room)
    if not slim:
        yield from set_text(row.subline, left, middle + 14, NOTE, palette.third, room=room)


def _today_pill(frame: RoadmapFrame, height: float) -> Group:
    style = NOTE.strong
    said = frame.words("Today")
    width = width_of(said, style) + 2 * _PILL_WIDTH_PAD
    x = frame.axis.x(frame.today)
    pill = Rectangle(Box(x - width / 2, height / 2 - 9, width, 18), Fill(frame.palette.text), radius=9)
    text = set_text(said, x, height / 2 + 4, style, frame.palette.surface, anchor=Anchor.MIDDLE)
    return Group((pill, *text), name=said)


def _tick_label(tick: Tick, frame: RoadmapFrame, baseline: float, pill: Box | None) -> tuple[Text, ...]:
    """The label at the start of its stretch, or behind today's pill; none where it has no room on either side."""
    width = width_of(tick.label, NOTE)
    places = [tick.x + 5]
    if pill is not None:
        places.append(max(tick.x + 5, pill.right + 5))
    for left in places:
        free = pill is None or left + width + 4 <= pill.x or left >= pill.right + 4
        if free and left + width <= tick.end:
            return set_text(tick.label, left, baseline, NOTE, frame.palette.third)
    return ()


def _more_group(hidden: list[Row], frame: RoadmapFrame, top: float) -> Group:
    """What has no room: how many, and which as far as their names have room."""
    w = frame.words
    said = w.n(
        "and {count} more: {names}",
        "and {count} more: {names}",
        len(hidden),
        names=", ".join(row.title for row in hidden),
    )
    text = set_text(said, _PAD, top + 16, NOTE, frame.palette.second, room=frame.width - 2 * _PAD)
    return Group(text, name=said)


def _empty(frame: RoadmapFrame, top: float) -> tuple[Text, ...]:
    said = frame.words("No projects yet")
    return set_text(said, frame.width / 2, top + 40, STRONG, frame.palette.second, anchor=Anchor.MIDDLE)


def _rule(frame: RoadmapFrame, y: float) -> Path:
    return Path(((0, y), (frame.width, y)), stroke=Stroke(frame.palette.hairline))
