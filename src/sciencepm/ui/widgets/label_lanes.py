"""Where the labels along a line stand, so that none covers another and none leaves the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FOOT = 3.0
"""How near a line may pass a label, and how far from a label's end its own line may stand."""
_ABOVE_FIRST = (1, -1, 2, -2, 3, -3, 4, -4)
_BELOW_FIRST = (-1, 1, -2, 2, -3, 3, -4, 4)
_CENTRED_FIRST = (0, 1, -1)
_RIGHT_FIRST = (1, 0, -1)
_LEFT_FIRST = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A label from `left` to `right` in a lane; the line that leads to it goes down or up at `centre`."""

    lane: int
    left: float
    right: float
    centre: float


def place_labels(
    centres: Sequence[float], widths: Sequence[float], room: float, gap: float
) -> tuple[Placed | None, ...]:
    """A place for each label as near to its centre as `room` allows; None for one that fits nowhere.

    Labels in a lane keep `gap` between them, and no label stands where the line to a farther one passes. Of a few
    ways to begin, the one that places most labels in fewest lanes is taken.
    """
    ways = []
    for lanes in (_ABOVE_FIRST, _BELOW_FIRST):
        for sides in (_CENTRED_FIRST, _RIGHT_FIRST, _LEFT_FIRST):
            ways.append(_placed(centres, widths, room, gap, lanes, sides))
            ways.append(_placed(centres[::-1], widths[::-1], room, gap, lanes, sides)[::-1])
    return min(ways, key=_badness)


def _badness(way: tuple[Placed | None, ...]) -> tuple[int, int]:
    return sum(place is None for place in way), sum(abs(place.lane) for place in way if place is not None)


def _placed(
    centres: Sequence[float],
    widths: Sequence[float],
    room: float,
    gap: float,
    lanes: Sequence[int],
    sides: Sequence[int],
) -> tuple[Placed | None, ...]:
    placed: list[Placed | None] = []
    for centre, width in zip(centres, widths, strict=True):
        taken = [other for other in placed if other is not None]
        tried = _candidates(centre, width, room, lanes, sides) if width <= room else iter(())
        placed.append(next((place for place in tried if all(_apart(place, other, gap) for other in taken)), None))
    return tuple(placed)


def _candidates(
    centre: float, width: float, room: float, lanes: Sequence[int], sides: Sequence[int]
) -> Iterator[Placed]:
    """Centred in the nearest lanes; in the farther ones, to which a line leads, also to a side of that line."""
    for lane in lanes:
        for side in sides if abs(lane) > 1 else (0,):
            left = max(0.0, min(centre - width / 2 + side * (width / 2 - _FOOT), room - width))
            yield Placed(lane, left, left + width, centre)


def _apart(one: Placed, other: Placed, gap: float) -> bool:
    if one.lane * other.lane < 0:
        return True
    if one.lane == other.lane:
        return one.left >= other.right + gap or other.left >= one.right + gap
    near, far = sorted((one, other), key=lambda place: abs(place.lane))
    return not near.left - _FOOT <= far.centre <= near.right + _FOOT


def spread(wished: Sequence[float], room: float, least: float) -> tuple[float, ...]:
    """Places from 0 to `room` as near to those wished (in order) as can be, at least `least` apart where they fit."""
    if not wished:
        return ()
    least = min(least, room / max(1, len(wished) - 1))
    places: list[float] = []
    for wish in wished:
        places.append(max(wish, places[-1] + least if places else 0.0))
    highest = room
    for number in reversed(range(len(places))):
        places[number] = min(places[number], highest)
        highest = places[number] - least
    return tuple(max(0.0, place) for place in places)
