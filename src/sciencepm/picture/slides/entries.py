"""A list on a slide: each entry with its mark, a head and a line or two; what has no room is counted at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.picture.marks import kind_mark
from sciencepm.picture.scene import Box, Group, Path, Shape, Stroke
from sciencepm.picture.slides.sheet import (
    BODY_BOTTOM,
    COLOURS,
    HEAD,
    LEFT,
    RIGHT,
    ROOM,
    TEXT,
    Spot,
    SpotKind,
    body_top,
)
from sciencepm.picture.type import set_paragraph, set_text, wrapped

_SIDE: Final = 250.0
_MARK: Final = 30.0
_INDENT: Final = 50.0
_GAP: Final = 44.0
_MOST_HEAD: Final = 2
_MOST_LINES: Final = 2
"""Of each line below the head."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: `side` stands left of it, `head` in bold, `lines` below; it may speak of a project."""

    head: str
    lines: tuple[str, ...] = ()
    side: str = ""
    kind: Kind | None = None
    project_id: str | None = None
    record_id: str | None = None


def entries_body(entries: Sequence[Entry], title: str, w: Words) -> tuple[tuple[Shape, ...], tuple[Spot, ...]]:
    """The list between title and footer, and its entries as spots."""
    top = body_top(title)
    left = LEFT + (_SIDE if any(entry.side for entry in entries) else 0.0)
    text_left = left + (_INDENT if any(entry.kind for entry in entries) else 0.0)
    heights = [_height(entry, RIGHT - text_left) for entry in entries]
    count = _shown(heights, BODY_BOTTOM - top)
    shapes: list[Shape] = []
    spots: list[Spot] = []
    y = top
    for place, entry in enumerate(entries[:count]):
        if place:
            rule = y - _GAP / 2
            shapes.append(Path(((LEFT, rule), (RIGHT, rule)), stroke=Stroke(COLOURS.border, 2)))
        shapes.append(_entry(entry, y, left, text_left))
        if entry.project_id is not None:
            box = Box(LEFT, y, ROOM, heights[place])
            spots.append(Spot(SpotKind.PROJECT, box, entry.record_id or entry.project_id, entry.project_id, entry.head))
        y += heights[place] + _GAP
    if count < len(entries):
        said = w.n("and {count} more", "and {count} more", len(entries) - count)
        shapes += set_paragraph(said, text_left, y - _GAP / 2 + 8, TEXT, COLOURS.third, ROOM, most=1)
    return tuple(shapes), tuple(spots)


def said_of(entries: Sequence[Entry]) -> str:
    """The list for somebody who cannot see it."""
    return " ".join(f"{'. '.join(part for part in (each.side, each.head, *each.lines) if part)}." for each in entries)


def _shown(heights: Sequence[float], room: float) -> int:
    """How many entries have room, that line included which counts the others."""
    count = len(heights)
    while count > 1:
        rest = TEXT.leading + 8 if count < len(heights) else 0.0
        if sum(heights[:count]) + _GAP * (count - 1) + rest <= room:
            break
        count -= 1
    return count


def _height(entry: Entry, room: float) -> float:
    head = len(wrapped(entry.head, HEAD, room, _MOST_HEAD)) * HEAD.leading
    return head + sum(len(wrapped(line, TEXT, room, _MOST_LINES)) for line in entry.lines) * TEXT.leading


def _entry(entry: Entry, top: float, left: float, text_left: float) -> Group:
    room = RIGHT - text_left
    middle = top + HEAD.leading / 2
    shapes: list[Shape] = [*set_paragraph(entry.head, text_left, top, HEAD, COLOURS.text, room, most=_MOST_HEAD)]
    below = top + len(shapes) * HEAD.leading
    for line in entry.lines:
        said = set_paragraph(line, text_left, below, TEXT, COLOURS.second, room, most=_MOST_LINES)
        shapes += said
        below += len(said) * TEXT.leading
    if entry.kind is not None:
        shapes.append(kind_mark(left, middle, entry.kind, COLOURS, _MARK))
    if entry.side:
        baseline = middle + TEXT.size * 0.36
        shapes += set_text(entry.side, LEFT, baseline, TEXT.strong, COLOURS.text, room=_SIDE - 24)
    return Group(tuple(shapes), name=entry.head, description=" ".join(entry.lines), record_id=entry.record_id)
