"""What a picture is: shapes and text with their places, names and descriptions, whoever draws them.

Lengths are in pixels of a screen at 100%, from the top left corner; a renderer scales them. Colours are #RRGGBB and
opaque; only a hatch may shine through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]

ASCENT: Final = 0.76
"""How far letters rise above their baseline, as part of their size (SciencePM Sans)."""
DESCENT: Final = 0.21
CAPITAL: Final = 0.727


class Weight(Enum):
    """The cuts of SciencePM Sans; TAB has digits of equal width for columns of figures."""

    REGULAR = "SciencePMSans-Regular"
    MEDIUM = "SciencePMSans-Medium"
    SEMIBOLD = "SciencePMSans-SemiBold"
    TAB = "SciencePMSansTab-Regular"
    TAB_SEMIBOLD = "SciencePMSansTab-SemiBold"

    @property
    def strong(self) -> Weight:
        """The same with emphasis."""
        return Weight.TAB_SEMIBOLD if self in {Weight.TAB, Weight.TAB_SEMIBOLD} else Weight.SEMIBOLD


class Anchor(StrEnum):
    """Which end of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the picture, `x` and `y` its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies in it, or at most `slack` outside."""
        across = self.x - slack <= x <= self.right + slack
        return across and self.y - slack <= y <= self.bottom + slack

    def meets(self, other: Box) -> bool:
        """Whether both cover some place together; touching is not meeting."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class Hatch:
    """Stripes over a fill (hatching.py says where, from `origin` on); `opacity` from 0 to 1."""

    colour: str
    opacity: float = 0.5
    origin: float = 0.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A colour, which may turn into another from left to right, and stripes over it."""

    colour: str
    fades_to: str | None = None
    hatch: Hatch | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """An outline; `dash` are lengths of line and gap in turn."""

    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What a screen reader is told of a shape, and the record it stands for."""

    name: str = ""
    description: str = ""
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Rectangle(_Named):
    """A rectangle; `radius` rounds its corners, half of its height makes a disc or a pill."""

    box: Box
    fill: Fill | None = None
    stroke: Stroke | None = None
    radius: float = 0.0

    @property
    def bounds(self) -> Box:
        return self.box


@dataclass(frozen=True, slots=True)
class Path(_Named):
    """Straight lines from point to point; closed and filled it is a polygon: a diamond, a flag."""

    points: tuple[Point, ...]
    fill: Fill | None = None
    stroke: Stroke | None = None
    closed: bool = False

    @property
    def bounds(self) -> Box:
        across = [x for x, _ in self.points]
        down = [y for _, y in self.points]
        return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


@dataclass(frozen=True, slots=True)
class Text(_Named):
    """One line of plain text on its baseline; `width` is how wide it was measured (type.py makes these)."""

    text: str
    x: float
    baseline: float
    size: float
    colour: str
    width: float
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START

    @property
    def left(self) -> float:
        """Where its first letter begins, whatever end stands at `x`."""
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: self.width / 2, Anchor.END: self.width}
        return self.x - shift[self.anchor]

    @property
    def bounds(self) -> Box:
        return Box(self.left, self.baseline - ASCENT * self.size, self.width, (ASCENT + DESCENT) * self.size)


@dataclass(frozen=True, slots=True)
class Group(_Named):
    """Shapes that belong together, drawn in order; what a person points at or hears of as one thing."""

    shapes: tuple[Shape, ...]

    @property
    def bounds(self) -> Box:
        boxes = [shape.bounds for shape in self.shapes]
        whole = boxes[0] if boxes else Box(0, 0, 0, 0)
        for box in boxes[1:]:
            whole = whole.around(box)
        return whole


Shape: TypeAlias = Rectangle | Path | Text | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture: its size, what it shows in a sentence or two, and its shapes from back to front."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""
    background: str | None = None

    def walk(self) -> Iterator[Shape]:
        """Every shape and group, outer before inner, back to front."""
        yield from _walk(self.shapes)

    def texts(self) -> tuple[Text, ...]:
        """Every text, back to front."""
        return tuple(shape for shape in self.walk() if isinstance(shape, Text))

    def at(self, x: float, y: float, slack: float = 0.0) -> tuple[Shape, ...]:
        """What stands for a record at a point, innermost and foremost first."""
        found = [shape for shape in self.walk() if shape.record_id and shape.bounds.holds(x, y, slack)]
        return tuple(reversed(found))


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape elsewhere."""
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(moved(each, dx, dy) for each in shape.shapes))
    if isinstance(shape, Text):
        return replace(shape, x=shape.x + dx, baseline=shape.baseline + dy)
    if isinstance(shape, Path):
        return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
    return replace(shape, box=replace(shape.box, x=shape.box.x + dx, y=shape.box.y + dy))


def scaled(shape: Shape, factor: float) -> Shape:
    """The same shape `factor` times as large, with the origin staying where it is."""
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(scaled(each, factor) for each in shape.shapes))
    if isinstance(shape, Text):
        x, baseline, width = shape.x * factor, shape.baseline * factor, shape.width * factor
        return replace(shape, x=x, baseline=baseline, width=width, size=shape.size * factor)
    stroke = _scaled_stroke(shape.stroke, factor)
    if isinstance(shape, Path):
        return replace(shape, points=tuple((x * factor, y * factor) for x, y in shape.points), stroke=stroke)
    box = Box(*(length * factor for length in (shape.box.x, shape.box.y, shape.box.width, shape.box.height)))
    return replace(shape, box=box, stroke=stroke, radius=shape.radius * factor)


def _scaled_stroke(stroke: Stroke | None, factor: float) -> Stroke | None:
    if stroke is None:
        return None
    return Stroke(stroke.colour, stroke.width * factor, tuple(length * factor for length in stroke.dash))


def _walk(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from _walk(shape.shapes)
