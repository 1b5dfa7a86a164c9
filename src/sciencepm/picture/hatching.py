"""Where the stripes of a hatched bar run, for every renderer alike."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from sciencepm.picture.scene import Box, Point

PITCH: Final = 6 * math.sqrt(2)
"""How far one stripe is from the next, along a horizontal line."""
THICKNESS: Final = 2 * math.sqrt(2)


def stripes(box: Box, origin: float = 0.0) -> tuple[tuple[Point, ...], ...]:
    """The stripes over a box as polygons inside it, rising to the right at 45 degrees; one begins at `origin`."""
    # A stripe is the band between two lines x + y = c, so the lowest corner sums bound where they start.
    least, most = box.x + box.y - THICKNESS, box.right + box.bottom
    start = origin + math.ceil((least - origin) / PITCH) * PITCH
    found: list[tuple[Point, ...]] = []
    place = start
    while place < most:
        stripe = _cut(_band(place, box), lambda point: point[0] - box.x)
        stripe = _cut(stripe, lambda point: box.right - point[0])
        if len(stripe) > 2:
            found.append(stripe)
        place += PITCH
    return tuple(found)


def _band(place: float, box: Box) -> tuple[Point, ...]:
    top, bottom = place - box.y, place - box.bottom
    return ((top, box.y), (top + THICKNESS, box.y), (bottom + THICKNESS, box.bottom), (bottom, box.bottom))


def _cut(polygon: tuple[Point, ...], inside: Callable[[Point], float]) -> tuple[Point, ...]:
    """The part of a polygon where `inside` is not negative (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for place, point in enumerate(polygon):
        before = polygon[place - 1]
        here, there = inside(point), inside(before)
        if (here >= 0) != (there >= 0):
            part = there / (there - here)
            kept.append((before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part))
        if here >= 0:
            kept.append(point)
    return tuple(kept)
