"""The marks of a picture as shapes: diamonds of decisions, flags of stop rules, whiskers, the two kinds."""

from __future__ import annotations

import math
from typing import Final

from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.project import Kind
from sciencepm.picture.colours import Palette, Tone, mixed
from sciencepm.picture.roadmap_records import PointState
from sciencepm.picture.scene import Box, Fill, Group, Hatch, Path, Point, Rectangle, Shape, Stroke

HALF: Final = 8.0
"""Half of a diamond's width."""
CAP: Final = 4.0
DOT: Final = 3.4
_RING: Final = 3.0
FLAG_WIDTH: Final = 11.0
FLAG_RISE: Final = 16.0
"""How far a flag stands above and below the middle of its row."""
_PLANNED: Final = 0.55
_FADED: Final = 0.06
_OVER: Final = 0.45
_GLYPH: Final = 1.6


def diamond(
    x: float,
    y: float,
    state: PointState,
    palette: Palette,
    *,
    half: float = HALF,
    name: str = "",
    description: str = "",
    record_id: str | None = None,
) -> Group:
    """A decision point: filled with its answer's mark, hollow to come, half filled undecided past its day."""
    corners: tuple[Point, ...] = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    tone = _tone(state, palette)
    shapes: list[Shape]
    if tone is None:
        ring = Stroke(palette.text, _GLYPH)
        shapes = [Path(corners, Fill(palette.surface), ring, closed=True)]
        if state is PointState.OVERDUE:
            shapes.append(Path((corners[0], corners[2], corners[3]), Fill(palette.text), closed=True))
    else:
        # A rim in the ground's colour lifts the mark off the bar below it.
        shapes = [Path(corners, Fill(tone.strong), Stroke(palette.surface, 1.2), closed=True)]
        shapes += _glyph(x, y, half, state, palette.surface)
    return Group(tuple(shapes), name=name, description=description, record_id=record_id)


def _tone(state: PointState, palette: Palette) -> Tone | None:
    return {
        PointState.GO: palette.go,
        PointState.REVISE: palette.revise,
        PointState.HOLD: palette.hold,
        PointState.STOP: palette.stop,
    }.get(state)


def _glyph(x: float, y: float, half: float, state: PointState, colour: str) -> tuple[Path, ...]:
    """A check, a turn, a pause or a cross within a diamond."""
    unit = half / HALF
    stroke = Stroke(colour, _GLYPH * unit)

    def line(*points: Point) -> Path:
        return Path(tuple((x + dx * unit, y + dy * unit) for dx, dy in points), stroke=stroke)

    if state is PointState.GO:
        return (line((-3.2, 0.2), (-0.9, 2.6), (3.4, -2.2)),)
    if state is PointState.STOP:
        return (line((-2.4, -2.4), (2.4, 2.4)), line((2.4, -2.4), (-2.4, 2.4)))
    if state is PointState.HOLD:
        return (line((-1.6, -2.6), (-1.6, 2.6)), line((1.6, -2.6), (1.6, 2.6)))
    turns = (math.radians(angle) for angle in _TURN)
    head = tuple((x + dx * unit, y + dy * unit) for dx, dy in ((0.7, -0.3), (3.8, -2.2), (3.4, 0.9)))
    return (
        line(*((2.6 * math.cos(turn), 2.6 * math.sin(turn)) for turn in turns)),
        Path(head, Fill(colour), closed=True),
    )


_TURN: Final = tuple(range(60, 331, 15))
"""Degrees of the turn's arc, clockwise from the right; its head comes at the end."""


def fixed_date_mark(x: float, y: float, palette: Palette) -> Path:
    """What stands below the diamond of a day set by law or season: a foot it cannot be moved from."""
    top = y + HALF + 2.5
    return Path(((x, top), (x + 4.2, top + 4.2), (x - 4.2, top + 4.2)), Fill(palette.text), closed=True)


def flag(
    x: float,
    y: float,
    palette: Palette,
    *,
    is_agreed: bool,
    rise: float = FLAG_RISE,
    name: str = "",
    description: str = "",
    record_id: str | None = None,
) -> Group:
    """A stop rule at its day, around the middle of its row; outlined where it is not agreed yet."""
    colour = palette.stop.strong
    top = y - rise
    pole = Path(((x, top), (x, y + rise)), stroke=Stroke(colour, 1.4, (3.0, 2.0)))
    cloth_points = ((x, top), (x + FLAG_WIDTH, top), (x + 8, top + 4), (x + FLAG_WIDTH, top + 8), (x, top + 8))
    if is_agreed:
        cloth = Path(cloth_points, Fill(colour), closed=True)
    else:
        cloth = Path(cloth_points, Fill(palette.surface), Stroke(colour, 1.2), closed=True)
    return Group((pole, cloth), name=name, description=description, record_id=record_id)


def whisker(low: float, middle: float, high: float, y: float, colour: str, *, shows_middle: bool = True) -> Group:
    """The range a project lands in: a line with its ends, and a dot in the middle."""
    line = Stroke(colour, 1.3)
    shapes: list[Shape] = [Path(((low, y), (high, y)), stroke=line)]
    shapes += [Path(((x, y - CAP), (x, y + CAP)), stroke=line) for x in (low, high)]
    if shows_middle:
        shapes.append(disc(middle, y, DOT, Fill(colour)))
    return Group(tuple(shapes))


def lighter_whisker(begins: float, ends: float, y: float, palette: Palette, *, has_cap: bool = True) -> Group:
    """How much further a range would reach if no stop rule ended anything."""
    line = Stroke(palette.third, 1.2)
    shapes: list[Shape] = [Path(((begins, y), (ends, y)), stroke=line)]
    if has_cap:
        shapes.append(Path(((ends, y - CAP + 1), (ends, y + CAP - 1)), stroke=line))
    return Group(tuple(shapes))


def ghost_whisker(low: float, middle: float, high: float, y: float, palette: Palette) -> Group:
    """A range as it was said earlier: dashed, its middle a ring."""
    dashed, line = Stroke(palette.third, 1.2, (2.5, 2.0)), Stroke(palette.third, 1.2)
    shapes: list[Shape] = [Path(((x, y - CAP + 1), (x, y + CAP - 1)), stroke=line) for x in (low, high)]
    if middle - _RING > low:
        shapes.append(Path(((low, y), (middle - _RING, y)), stroke=dashed))
    if high > middle + _RING:
        shapes.append(Path(((middle + _RING, y), (high, y)), stroke=dashed))
    shapes.append(disc(middle, y, _RING, None, line))
    return Group(tuple(shapes))


def disc(x: float, y: float, radius: float, fill: Fill | None, stroke: Stroke | None = None) -> Rectangle:
    return Rectangle(Box(x - radius, y - radius, 2 * radius, 2 * radius), fill, stroke, radius)


def kind_mark(x: float, y: float, kind: Kind, palette: Palette, size: float = 9.0) -> Path:
    """A project's kind, `x` the left edge and `y` the middle: a square or a diamond."""
    if kind is Kind.PRODUCT:
        inset = size * 0.06
        left, right, top, bottom = x + inset, x + size - inset, y - size / 2 + inset, y + size / 2 - inset
        square = ((left, top), (right, top), (right, bottom), (left, bottom))
        return Path(square, Fill(palette.product.strong), closed=True)
    half = size / 2 * 1.1
    middle = x + size / 2
    corners = ((middle, y - half), (middle + half, y), (middle, y + half), (middle - half, y))
    return Path(corners, Fill(palette.foundational.strong), closed=True)


def solid(kind: Kind, palette: Palette) -> Fill:
    """The fill of a bar for time that has passed."""
    return _kind_fill(kind, palette, 1.0)


def planned(kind: Kind, palette: Palette) -> Fill:
    """The lighter fill for time that is planned."""
    return _kind_fill(kind, palette, _PLANNED)


def over(kind: Kind, palette: Palette) -> Fill:
    """The pale fill of a project that was stopped."""
    return _kind_fill(kind, palette, _OVER)


def fading(kind: Kind, palette: Palette) -> Fill:
    """From planned to nearly nothing: the end of a bar that ends in a range and not on a day."""
    colour = kind_colour(kind, palette)
    begins, ends = mixed(colour, palette.surface, _PLANNED), mixed(colour, palette.surface, _FADED)
    return Fill(begins, fades_to=ends, hatch=_hatch(kind, palette))


def kind_colour(kind: Kind, palette: Palette) -> str:
    """The colour a kind fills areas with."""
    return palette.product.strong if kind is Kind.PRODUCT else palette.foundational_fill


def _kind_fill(kind: Kind, palette: Palette, part: float) -> Fill:
    return Fill(mixed(kind_colour(kind, palette), palette.surface, part), hatch=_hatch(kind, palette))


def _hatch(kind: Kind, palette: Palette) -> Hatch | None:
    return Hatch(palette.surface, 0.5) if kind is Kind.FOUNDATIONAL else None


def experiment_mark(
    x: float, y: float, state: ExperimentState, outcome: ExperimentOutcome | None, palette: Palette
) -> Group:
    """How an experiment stands, around (x, y): check, cross, disc while it runs, bars while it waits, ring to come."""
    line = Stroke(palette.third, 1.5)
    if state is ExperimentState.DONE and outcome is ExperimentOutcome.WORKED:
        return _lines(x, y, Stroke(palette.go.strong, 1.8), ((-3.6, 0.2), (-1.0, 2.9), (3.8, -2.6)))
    if state is ExperimentState.DONE and outcome is ExperimentOutcome.DID_NOT_WORK:
        return _lines(x, y, line, ((-2.9, -2.9), (2.9, 2.9)), ((2.9, -2.9), (-2.9, 2.9)))
    if state in (ExperimentState.DONE, ExperimentState.DROPPED):
        return _lines(x, y, line, ((-3.4, 0.0), (3.4, 0.0)))
    if state is ExperimentState.BLOCKED:
        return _lines(x, y, line, ((-1.8, -3.2), (-1.8, 3.2)), ((1.8, -3.2), (1.8, 3.2)))
    if state is ExperimentState.RUNNING:
        return Group((disc(x, y, 3.6, Fill(palette.text)),))
    return Group((disc(x, y, 3.2, None, Stroke(palette.third, 1.3)),))


def _lines(x: float, y: float, stroke: Stroke, *lines: tuple[Point, ...]) -> Group:
    return Group(tuple(Path(tuple((x + dx, y + dy) for dx, dy in line), stroke=stroke) for line in lines))
