"""Where the labels of marks go so that none lies on a mark or on another label."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sciencepm.picture.scene import Anchor, Box, Point

_GAP = 5.0
_STEPS = 12
"""So many lines up or down a label may stand away from its mark."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text of this size that belongs to the mark in `mark`."""

    mark: Box
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a label lies; `leader` goes from the mark to it where it stands away from it."""

    box: Box
    anchor: Anchor
    leader: tuple[Point, Point] | None


def label_places(labels: Sequence[Label], taken: Sequence[Box], within: Box) -> tuple[LabelPlace | None, ...]:
    """A place for each label in turn, beside its mark before away from it; None where there is no room at all."""
    covered = [*taken, *(label.mark for label in labels)]
    words: list[Box] = []
    found: list[LabelPlace | None] = []
    for label in labels:
        free = (each for each in _places(label) if _is_free(each.box, covered, within))
        others = [*words, *(each.mark for each in labels if each is not label)]
        place = next((each for each in free if not any(map(_leader_of(each), others))), None)
        if place is not None:
            words.append(place.box)
            covered += [place.box, *_along(place.leader)]
        found.append(place)
    return tuple(found)


def _places(label: Label) -> Iterator[LabelPlace]:
    """Right, left, above and below; then the same further and further away."""
    mark, width, height = label.mark, label.width, label.height
    middle = (mark.x + mark.width / 2, mark.y + mark.height / 2)
    level = middle[1] - height / 2
    yield LabelPlace(Box(mark.right + _GAP, level, width, height), Anchor.START, None)
    yield LabelPlace(Box(mark.x - _GAP - width, level, width, height), Anchor.END, None)
    for x, anchor in ((middle[0] - width / 2, Anchor.MIDDLE), (mark.x, Anchor.START)):
        yield LabelPlace(Box(x, mark.y - 2 - height, width, height), anchor, None)
        yield LabelPlace(Box(x, mark.bottom + 2, width, height), anchor, None)
    for step in range(1, _STEPS):
        for rise in (-step, step):
            top = level + rise * height * 1.15
            edge = (middle[0], mark.y if rise < 0 else mark.bottom)
            for x, anchor in ((middle[0] + _GAP * 2, Anchor.START), (middle[0] - _GAP * 2 - width, Anchor.END)):
                near = x - 2 if anchor is Anchor.START else x + width + 2
                yield LabelPlace(Box(x, top, width, height), anchor, (edge, (near, top + height / 2)))


def _leader_of(place: LabelPlace) -> Callable[[Box], bool]:
    """Whether the line to a label crosses what is asked about."""
    return lambda box: any(dot.meets(box) for dot in _along(place.leader))


def _along(leader: tuple[Point, Point] | None) -> list[Box]:
    """Small boxes close to each other along a line."""
    if leader is None:
        return []
    (x1, y1), (x2, y2) = leader
    dots = max(2, round((abs(x2 - x1) + abs(y2 - y1)) / 3))
    parts = (dot / dots for dot in range(dots + 1))
    return [Box(x1 + (x2 - x1) * part - 1, y1 + (y2 - y1) * part - 1, 2, 2) for part in parts]


def _is_free(box: Box, covered: Sequence[Box], within: Box) -> bool:
    inside = box.x >= within.x and box.right <= within.right and box.y >= within.y and box.bottom <= within.bottom
    return inside and not any(box.meets(each) for each in covered)
