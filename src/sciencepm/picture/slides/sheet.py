"""What every slide has: its size and margins, sizes of type, the line above the title, the title and the footer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sciencepm.domain.project import Kind
from sciencepm.picture.colours import PRINT, Palette
from sciencepm.picture.marks import kind_mark
from sciencepm.picture.scene import Anchor, Box, Group, Scene, Shape
from sciencepm.picture.sheet import PICTURE_NAME, TITLE_NAME, with_figures_kept
from sciencepm.picture.type import Style, evenly_wrapped, set_paragraph, set_text, wrapped

WIDTH: Final = 1920.0
HEIGHT: Final = 1080.0
LEFT: Final = 108.0
RIGHT: Final = WIDTH - LEFT
ROOM: Final = RIGHT - LEFT
TITLE_ROOM: Final = 1576.0
"""Narrower than the slide, so that a title has its two lines in Arial too."""
BODY_TOP: Final = 312.0
"""Where the body begins below a title of two lines."""
BODY_BOTTOM: Final = 984.0
_EYEBROW: Final = 116.0
_TITLE_TOP: Final = 138.0
_FOOTER: Final = 1040.0
_MARK: Final = 28.0

COLOURS: Final[Palette] = PRINT
"""Slides are light: a projector in a lit room shows dark ones badly."""
TITLE: Final = Style(56, 68).strong
LARGE: Final = Style(44, 56)
HEAD: Final = Style(40, 50).strong
TEXT: Final = Style(36, 46)
FIGURE: Final = Style(96, 112).strong
FOOTER: Final = Style(24, 30)


class SpotKind(StrEnum):
    LANE = "lane"
    PROJECT = "project"
    POINT = "decision point"


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a slide one can go into: where it is, and what it stands for; `project_id` where that is in one."""

    kind: SpotKind
    box: Box
    record_id: str
    project_id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a slide says: its title, the line above it, and what stands below; `said` is that in words."""

    title: str
    eyebrow: str
    short: str
    shapes: tuple[Shape, ...]
    said: str
    spots: tuple[Spot, ...] = ()
    kind: Kind | None = field(default=None)


def sheet(body: Body, footer: str, number: str) -> Scene:
    """The whole slide with what stands around its body."""
    shapes: list[Shape] = [*_eyebrow(body)]
    lines = evenly_wrapped(with_figures_kept(body.title), TITLE, TITLE_ROOM, 2)
    title = [
        each
        for place, line in enumerate(lines)
        for each in set_paragraph(
            line, LEFT, _TITLE_TOP + place * TITLE.leading, TITLE, COLOURS.text, TITLE_ROOM, most=1
        )
    ]
    shapes.append(Group(tuple(title), name=TITLE_NAME, description=body.title))
    shapes.append(Group(body.shapes, name=PICTURE_NAME, description=body.said))
    shapes += set_text(footer, LEFT, _FOOTER, FOOTER, COLOURS.third, room=ROOM - 200)
    shapes += set_text(number, RIGHT, _FOOTER, FOOTER, COLOURS.third, anchor=Anchor.END)
    return Scene(WIDTH, HEIGHT, tuple(shapes), body.title, body.said, COLOURS.surface)


def fits_title(title: str) -> bool:
    """Whether a title has room in its two lines."""
    return len(wrapped(with_figures_kept(title), TITLE, TITLE_ROOM)) <= 2


def body_top(title: str) -> float:
    """Where the body begins below this title."""
    return BODY_TOP - (TITLE.leading if len(wrapped(with_figures_kept(title), TITLE, TITLE_ROOM, 2)) < 2 else 0.0)


def _eyebrow(body: Body) -> Iterator[Shape]:
    left, colour = LEFT, COLOURS.second
    if body.kind is not None:
        yield kind_mark(LEFT, _EYEBROW - 13, body.kind, COLOURS, _MARK)
        left += _MARK + 14
        colour = COLOURS.product.strong if body.kind is Kind.PRODUCT else COLOURS.foundational.strong
    yield from set_text(body.eyebrow, left, _EYEBROW, TEXT.strong, colour, room=RIGHT - left)
