"""The picture of risk and reward: how likely each project lands against what it is worth, as a range."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette, mixed
from sciencepm.picture.label_places import Label, LabelPlace, label_places
from sciencepm.picture.marks import DOT, disc, kind_colour, kind_mark
from sciencepm.picture.risk_reward_content import Placed, RiskReward, Size
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Path, Point, Rectangle, Scene, Shape, Stroke
from sciencepm.picture.type import BODY, NOTE, STRONG, set_paragraph, set_text, width_of

_LEFT: Final = 58.0
_TOP: Final = 30.0
_BELOW: Final = 74.0
"""Room for the figures of the level axis, its name and the legend."""
_SIDE: Final = 232.0
_GAP: Final = 26.0
_NARROW: Final = 620.0
"""Below this width what is not on the chart stands under it."""
_LEAST_HEIGHT: Final = 340.0
_ENDLESS: Final = 20_000.0
_LARGEST: Final = 26.0
_SMALLEST: Final = 7.0
_ROW: Final = 36.0
_LABEL_ROOM: Final = 230.0
_MOST_NAMED: Final = 40
"""Only what is worth most by chance is named among hundreds; the rest says its name when one comes to it."""
_SHORT_LABEL: Final = 96.0
_PALE: Final = 0.42
"""So much of its colour a mark has, that the range over it can be read."""
_LINES: Final = 5


def risk_reward_scene(content: RiskReward, width: float, height: float, palette: Palette, w: Words) -> Scene:
    """The whole picture; where `height` is more than it needs to fill a page, it takes its least height."""
    beside_it = width >= _NARROW and bool(content.beside)
    list_height = 28 + _ROW * len(content.beside) if content.beside else 0.0
    whole = _LEAST_HEIGHT if height >= _ENDLESS else max(height, 260.0)
    if beside_it:
        whole = max(whole, list_height)
    chart_width = width - _SIDE - _GAP if beside_it else width
    chart_height = whole if beside_it or not content.beside else max(whole - list_height - _GAP, _LEAST_HEIGHT)
    area = Box(_LEFT, _TOP, max(40.0, chart_width - _LEFT - 18), max(40.0, chart_height - _TOP - _BELOW))
    shapes: list[Shape] = [*_ground(content, area, palette, w), *_marks(content, area, palette)]
    shapes += _legend(content, area, palette, w)
    if content.beside:
        corner = (chart_width + _GAP, 0.0) if beside_it else (0.0, chart_height + _GAP)
        shapes += _side(content, corner, width - corner[0], palette, w)
        whole = max(whole, corner[1] + list_height)
    return Scene(width, whole, tuple(shapes), title=content.title, description=content.summary)


# The axes


def _top_of(placed: Sequence[Placed]) -> float:
    """The value at the upper end: a round figure above all ranges."""
    return _steps(max((point.high for point in placed), default=1.0))[-1]


def _steps(most: float) -> tuple[float, ...]:
    """Nought and round figures up to the first that is not below `most`."""
    most = most if most > 0 else 1.0
    rough = most / _LINES
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(each * power for each in (1, 2, 2.5, 5, 10) if each * power >= rough * 0.999)
    return tuple(step * place for place in range(math.ceil(most / step - 1e-9) + 1))


def _ground(content: RiskReward, area: Box, palette: Palette, w: Words) -> list[Shape]:
    shapes: list[Shape] = []
    grid = Stroke(mixed(palette.border, palette.surface, 0.5), 1.0)
    shapes += set_text(w("Value a year, if it lands"), 0, 14, NOTE, palette.second)
    if content.placed:
        steps = _steps(_top_of(content.placed))
        for value in steps:
            y = area.bottom - area.height * value / steps[-1]
            shapes.append(Path(((area.x, y), (area.right, y)), stroke=grid))
            said = w.money(Decimal(str(round(value, 6)))) if value else "0"
            shapes += set_text(said, area.x - 8, y + 4, NOTE, palette.third, anchor=Anchor.END)
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = area.x + area.width * share
        shapes.append(Path(((x, area.y), (x, area.bottom)), stroke=grid))
        shapes += set_text(w.percent(share), x, area.bottom + 18, NOTE, palette.third, anchor=Anchor.MIDDLE)
    axis = Stroke(palette.third, 1.0)
    shapes.append(Path(((area.x, area.bottom), (area.right, area.bottom)), stroke=axis))
    name = w("Chance to land")
    shapes += set_text(name, area.right, area.bottom + 36, NOTE, palette.second, anchor=Anchor.END)
    if not content.placed:
        said = w("No project has both a chance to land and a value in money yet.")
        middle = area.x + area.width / 2
        shapes += set_text(said, middle, area.y + area.height / 2, BODY, palette.second, room=area.width,
                           anchor=Anchor.MIDDLE)  # fmt: skip
    return shapes


# The projects


def _marks(content: RiskReward, area: Box, palette: Palette) -> list[Shape]:
    """The marks from large to small, their ranges over them; the labels lie below, where they meet nothing."""
    if not content.placed:
        return []
    top = _top_of(content.placed)
    most = max((point.size or 0.0 for point in content.placed), default=0.0)
    radii = {point.project_id: _radius(point, most) for point in content.placed}
    middles = {
        point.project_id: (
            area.x + area.width * point.chance,
            area.bottom - area.height * min(1.0, max(0.0, point.likely / top)),
        )
        for point in content.placed
    }
    lines: list[Shape] = []
    taken: list[Box] = []
    for point in content.placed:
        x, y = middles[point.project_id]
        high, low = (area.bottom - area.height * max(0.0, end) / top for end in (point.high, point.low))
        lines.append(_range(x, high, y, low, palette))
        taken.append(Box(x - 4, high - 2, 8, low - high + 4))
    marks = {
        point.project_id: _mark(point, middles[point.project_id], radii[point.project_id], palette)
        for point in content.placed
    }
    labels = [
        Label(
            _around(middles[point.project_id], radii[point.project_id]),
            min(width_of(point.title, STRONG), _LABEL_ROOM) + 2,
            STRONG.leading,
        )
        for point in content.placed[:_MOST_NAMED]
    ]
    # Marks beyond those that are named keep names off them too.
    taken += [_around(middles[each.project_id], radii[each.project_id]) for each in content.placed[_MOST_NAMED:]]
    within = Box(area.x, 18, area.width + 12, area.bottom - 20)
    leaders: list[Shape] = []
    words: list[Shape] = []
    labels, places = _with_places(labels, taken, within)
    for point, label, place in zip(content.placed, labels, places, strict=False):
        if place is None:
            continue
        if place.leader is not None:
            leaders.append(Path(place.leader, stroke=Stroke(palette.third, 1.0)))
        # No line of the grid runs through a word.
        words.append(Rectangle(place.box, Fill(palette.surface)))
        baseline = place.box.y + place.box.height / 2 + STRONG.size * 0.36
        words += set_text(point.title, place.box.x + 1, baseline, STRONG, palette.text, room=label.width)
    # A small mark on a large one stays in sight.
    ordered = sorted(content.placed, key=lambda point: -radii[point.project_id])
    return [*words, *leaders, *(marks[point.project_id] for point in ordered), *lines]


def _with_places(labels: list[Label], taken: Sequence[Box], within: Box) -> tuple[list[Label], list[LabelPlace | None]]:
    """A place for every label where there is one: what finds none goes first, then is shortened, then all are.

    The beginning of a title says more than no title.
    """
    order = list(range(len(labels)))
    places: list[LabelPlace | None] = [None] * len(labels)
    for attempt in range(4):
        found = label_places([labels[place] for place in order], taken, within)
        for place, each in zip(order, found, strict=True):
            places[place] = each
        if None not in places:
            break
        if attempt:
            shorter = (replace(label, width=min(label.width, _SHORT_LABEL)) for label in labels)
            both = zip(labels, shorter, places, strict=True)
            labels = [short if attempt > 1 or place is None else label for label, short, place in both]
        order.sort(key=lambda place: places[place] is not None)
    return labels, places


def _radius(point: Placed, most: float) -> float:
    """The area follows the figure; a project without one has the smallest mark."""
    if not point.size or not most:
        return _SMALLEST
    return max(_SMALLEST, _LARGEST * math.sqrt(point.size / most))


def _around(middle: Point, radius: float) -> Box:
    return Box(middle[0] - radius, middle[1] - radius, 2 * radius, 2 * radius)


def _range(x: float, high: float, middle: float, low: float, palette: Palette) -> Group:
    line = Stroke(palette.text, 1.3)
    ends = tuple(Path(((x - 4, y), (x + 4, y)), stroke=line) for y in (high, low))
    return Group((Path(((x, high), (x, low)), stroke=line), *ends, disc(x, middle, DOT - 0.8, Fill(palette.text))))


def _mark(point: Placed, middle: Point, radius: float, palette: Palette) -> Group:
    """A square for product-focused work, a hatched diamond for foundational, both of the area of the disc."""
    x, y = middle
    named = {"name": point.title, "description": point.said, "record_id": point.project_id}
    half = radius * math.sqrt(math.pi) / 2
    rim = Stroke(kind_colour(point.kind, palette), 1.6)
    ground = Fill(mixed(kind_colour(point.kind, palette), palette.surface, _PALE))
    if point.kind is Kind.PRODUCT:
        return Group((Rectangle(_around(middle, half), ground, rim, 3.0),), **named)
    half *= math.sqrt(2)
    corners: tuple[Point, ...] = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    shapes: list[Shape] = [Path(corners, ground, closed=True)]
    stripe = Stroke(kind_colour(point.kind, palette), 1.4)
    place = -half + 5.0
    while place < half - 1:
        # The line x + y = place, from one edge of the diamond |x| + |y| = half to the one opposite.
        begins = (x + (place - half) / 2, y + (place + half) / 2)
        ends = (x + (place + half) / 2, y + (place - half) / 2)
        shapes.append(Path((begins, ends), stroke=stripe))
        place += 6.0
    return Group((*shapes, Path(corners, stroke=rim, closed=True)), **named)


# What stands around it


def _legend(content: RiskReward, area: Box, palette: Palette, w: Words) -> list[Shape]:
    """The two kinds, and what the area stands for."""
    shapes: list[Shape] = []
    x, baseline = 0.0, area.bottom + 62
    for kind, said in ((Kind.PRODUCT, w("Product-focused")), (Kind.FOUNDATIONAL, w("Foundational"))):
        shapes.append(kind_mark(x, baseline - 4, kind, palette, 10))
        shapes += set_text(said, x + 16, baseline, NOTE, palette.second)
        x += 16 + width_of(said, NOTE) + 20
    area_said = w("Area: people now") if content.size is Size.PEOPLE else w("Area: cost left")
    line_said = w("Line: 1 in 10 less to 1 in 10 more")
    for said in (area_said, line_said):
        room = area.right - x
        if room > width_of(said, NOTE):
            shapes += set_text(said, x, baseline, NOTE, palette.third)
            x += width_of(said, NOTE) + 20
    return shapes


def _side(content: RiskReward, corner: Point, width: float, palette: Palette, w: Words) -> list[Shape]:
    """Projects that have no place, each with why, to be opened like the others."""
    x, y = corner
    heading = w("Not on the chart")
    shapes: list[Shape] = [*set_text(heading, x, y + 14, STRONG, palette.text)]
    for place, each in enumerate(content.beside):
        top = y + 28 + place * _ROW
        row: tuple[Shape, ...] = (
            kind_mark(x, top + 10, each.kind, palette),
            *set_paragraph(each.title, x + 18, top + 1, BODY, palette.text, width - 18, most=1),
            *set_paragraph(each.why, x + 18, top + 18, NOTE, palette.third, width - 18, most=1),
        )
        shapes.append(Group(row, name=each.title, description=each.why, record_id=each.project_id))
    return shapes
