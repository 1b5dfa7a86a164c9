"""A plan on one line: each stage with the decision at its end, as a document says it in little room."""

from __future__ import annotations

from typing import Final

from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette
from sciencepm.picture.decisions_shown import around_open
from sciencepm.picture.marks import diamond, planned, solid
from sciencepm.picture.plan_strip import PlanStrip
from sciencepm.picture.scene import Anchor, Box, Path, Rectangle, Scene, Shape, Stroke
from sciencepm.picture.type import NOTE, STRONG, set_paragraph, set_text

HEIGHT: Final = 118.0
_MOST: Final = 4
_END: Final = 104.0
_HALF: Final = 11.0
_TIME: Final = 49.0
_MIDDLE: Final = 68.0
_BAR: Final = 9.0


def stage_line(strip: PlanStrip, width: float, palette: Palette, w: Words) -> Scene:
    """The line `width` pixels wide and `HEIGHT` high; stages that have no room are counted below it."""
    states = [card.state for card in strip.cards]
    before, shown, after = around_open(strip.cards, states, _MOST)
    across = (width - _END) / max(1, len(shown))
    shapes: list[Shape] = []
    for place, card in enumerate(shown):
        left, right = place * across, (place + 1) * across - _HALF
        fill = solid(strip.kind, palette) if card.is_begun else planned(strip.kind, palette)
        bar = Box(left, _MIDDLE - _BAR / 2, right - left, _BAR)
        shapes.append(Rectangle(bar, fill, radius=_BAR / 2))
        room = across - 14
        lines = set_paragraph(card.title, left, 0, STRONG, palette.text, room, most=2)
        shift = (2 - len(lines)) * STRONG.leading
        shapes += set_paragraph(card.title, left, shift, STRONG, palette.text, room, most=2)
        shapes += set_text(card.time, left, _TIME, NOTE, palette.third, room=room)
        shapes.append(diamond(right, _MIDDLE, card.state, palette, half=_HALF))
        for number, day in enumerate(card.days[:2]):
            baseline = _MIDDLE + 26 + number * NOTE.leading
            shapes += set_text(day, right + _HALF, baseline, NOTE, palette.second, room=room, anchor=Anchor.END)
    end = len(shown) * across
    if strip.leads_on:
        shapes.append(Path(((end, _MIDDLE), (end + 14, _MIDDLE)), stroke=Stroke(palette.border, 1.5)))
    for number, said in enumerate(strip.end[:2]):
        style, colour = (STRONG, palette.text) if number == 0 else (NOTE, palette.second)
        baseline = _MIDDLE + 5 + number * 17
        shapes += set_text(said, end + 20, baseline, style, colour, room=_END - 20)
    left_out = [
        w.n("{count} stage before", "{count} stages before", before) if before else "",
        w.n("{count} stage after", "{count} stages after", after) if after else "",
    ]
    said = ", ".join(part for part in left_out if part)
    shapes += set_text(said, 0, _MIDDLE + 42, NOTE, palette.third, room=width)
    return Scene(width, HEIGHT, tuple(shapes), strip.title, strip.said)
