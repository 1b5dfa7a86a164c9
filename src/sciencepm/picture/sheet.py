"""A picture on a sheet of its own: title sentence above, the picture, and below it what it was made from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sciencepm.picture.colours import Palette
from sciencepm.picture.scene import Anchor, Group, Path, Scene, Shape, Stroke, moved
from sciencepm.picture.type import Style, evenly_wrapped, set_paragraph, set_text, wrapped

TITLE_NAME: Final = "Title"
"""The name of the group that is the title, so that a slide can make it its own."""
PICTURE_NAME: Final = "Picture"
_MM: Final = 72 / 25.4
_BESIDE_FIGURE: Final = re.compile(r"(?<=\d) | (?=\d)")

Draw = Callable[[float, float], Scene]
"""Makes a picture of a width and a height."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's size and margins in points, and how wide the picture on it is laid out, in pixels.

    The fewer pixels for the same points, the larger everything is.
    """

    width: float
    height: float
    side: float
    top: float
    bottom: float
    title_points: float

    def scale(self, pixels: float) -> float:
        """Points a pixel has when the picture is `pixels` wide."""
        return (self.width - 2 * self.side) / pixels


A4: Final = Sheet(297 * _MM, 210 * _MM, 18 * _MM, 16 * _MM, 14 * _MM, 18.0)
LETTER: Final = Sheet(792.0, 612.0, 18 * _MM, 16 * _MM, 14 * _MM, 18.0)
SLIDE: Final = Sheet(960.0, 540.0, 40.0, 30.0, 26.0, 22.0)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a picture: the title, a line above it at either side, and the basis below."""

    title: str
    subject: str
    whose: str
    basis: str


def sheet_scene(draw: Draw, around: Around, sheet: Sheet, pixels: float, palette: Palette) -> Scene:
    """The whole sheet as one scene, `pixels` wide between its margins."""
    unit = 1 / sheet.scale(pixels)
    width, height = sheet.width * unit, sheet.height * unit
    left, top = sheet.side * unit, sheet.top * unit
    note = Style(7.5, 10).times(unit)
    title_style = Style(sheet.title_points, sheet.title_points * 23 / 18).strong.times(unit)
    title = evenly_wrapped(with_figures_kept(around.title), title_style, pixels, 2)
    basis = wrapped(around.basis, note, pixels, 3)
    shapes: list[Shape] = []
    first = top + note.leading / 2 + note.size * 0.36
    half = pixels / 2 - note.size
    shapes += set_text(around.subject, left, first, note, palette.third, room=half)
    shapes += set_text(around.whose, left + pixels, first, note, palette.third, room=half, anchor=Anchor.END)
    rule = top + note.leading + 5 * unit
    shapes.append(Path(((left, rule), (left + pixels, rule)), stroke=Stroke(palette.text, unit)))
    title_top = rule + 9 * unit
    lines = [
        each
        for place, line in enumerate(title)
        for each in set_paragraph(
            line, left, title_top + place * title_style.leading, title_style, palette.text, pixels, most=1
        )
    ]
    shapes.append(Group(tuple(lines), name=TITLE_NAME, description=around.title))
    picture_top = title_top + len(title) * title_style.leading + 11 * unit
    foot = height - sheet.bottom * unit - len(basis) * note.leading
    picture = draw(pixels, foot - 8 * unit - picture_top)
    placed = tuple(moved(shape, left, picture_top) for shape in picture.shapes)
    shapes.append(Group(placed, name=PICTURE_NAME, description=picture.description))
    shapes += set_paragraph(around.basis, left, foot, note, palette.third, pixels, most=3)
    return Scene(width, height, tuple(shapes), around.title, picture.description, palette.surface)


def with_figures_kept(title: str) -> str:
    """The title with no line ending beside a figure, so that no date is torn apart."""
    return _BESIDE_FIGURE.sub("\N{NO-BREAK SPACE}", title)
