"""What moves a value most: a bar for each input, from its low to its high figure with the others at likely."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sciencepm.analysis.value import CaseValue, Swing
from sciencepm.analysis.value_sheets import FORMS
from sciencepm.analysis.value_wording import ends_text, input_label
from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette, mixed
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Path, Rectangle, Scene, Shape, Stroke
from sciencepm.picture.type import BODY, NOTE, set_text, width_of

_ROW: Final = 32.0
_BAR: Final = 17.0
_MOST: Final = 7
_GAP: Final = 10.0
_LABELS: Final = 0.32
_LEAST: Final = 420.0
"""Narrower than this, names stand above their bars."""


def moves_scene(value: CaseValue, w: Words, width: float, palette: Palette, *, most: int = _MOST) -> Scene:
    """The bars, longest first, with a line at the figure of all likely inputs; as high as they need."""
    shown = value.swings[:most]
    title = w("What moves the number most")
    if not shown or value.range is None or value.at_likely is None:
        return Scene(width, 0, (), title, w("Nothing moves this figure: low and high are the same everywhere."))
    stacked = width < _LEAST
    row = _ROW + (18 if stacked else 0)
    left = 0.0 if stacked else width * _LABELS
    said = [_ends(value, swing, w) for swing in shown]
    room = max(width_of(text, NOTE) for text in said) + _GAP
    ends = [float(end) for swing in shown for end in (swing.low, swing.high)] + [float(value.at_likely)]
    low, high = min(ends), max(ends)
    across = max(1.0, width - left - room - (0 if stacked else _GAP))

    def at(figure: float) -> float:
        return left + (0 if stacked else _GAP) + (figure - low) / (high - low) * across

    shapes: list[Shape] = []
    for place, (swing, text) in enumerate(zip(shown, said, strict=True)):
        shapes.append(_bar(value, swing, text, place, row, at, palette, w, stacked=stacked, left=left))
    middle, height = at(float(value.at_likely)), row * len(shown)
    shapes.append(Path(((middle, 0), (middle, height)), stroke=Stroke(palette.text, 1, (3, 3))))
    return Scene(width, height, tuple(shapes), title, moves_text(value, w, most=most))


def moves_text(value: CaseValue, w: Words, *, most: int = _MOST) -> str:
    """The same in words: each input with what it makes of the figure."""
    if value.range is None or not value.swings:
        return w("Nothing moves this figure: low and high are the same everywhere.")
    parts = [
        w("{input}: {ends}", input=input_label(FORMS[value.case.sheet], swing.name, w), ends=_ends(value, swing, w))
        for swing in value.swings[:most]
    ]
    return " ".join(f"{part}." for part in parts)


def _bar(
    value: CaseValue,
    swing: Swing,
    text: str,
    place: int,
    row: float,
    at: Callable[[float], float],
    palette: Palette,
    w: Words,
    *,
    stacked: bool,
    left: float,
) -> Group:
    name = input_label(FORMS[value.case.sheet], swing.name, w)
    start, end = sorted((at(float(swing.low)), at(float(swing.high))))
    top = place * row + (row - _BAR) / 2 + (9 if stacked else 0)
    part = max(0.42, 0.9 - 0.16 * place)
    fill = Fill(palette.product.strong if not palette.fades else mixed(palette.product.strong, palette.surface, part))
    bar = Rectangle(box=Box(start, top, max(2.0, end - start), _BAR), fill=fill, radius=3)
    baseline = top + 13
    if stacked:
        label = set_text(name, 0, top - 6, NOTE, palette.text)
    else:
        label = set_text(name, left, baseline, BODY, palette.text, room=left, anchor=Anchor.END)
    figure = set_text(text, end + _GAP - 2, baseline, NOTE, palette.second)
    return Group((*label, bar, *figure), name=name, description=f"{name}: {text}")


def _ends(value: CaseValue, swing: Swing, w: Words) -> str:
    assert value.range is not None
    low, high = sorted((swing.low, swing.high))
    return ends_text(low, high, value.range.unit, w)
