"""The parts a page is filled with: each is drawn whole, so nothing is ever split inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sciencepm.export.pdf.pen import Pen

Draw = Callable[[Pen, float, float], None]
"""Draws with the left edge and the top of the part, in points."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a piece that speaks of a record of its own, in points from the piece's top left."""

    left: float
    top: float
    width: float
    height: float
    record_id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Something `height` points high; `before` is the space above it, left out at the top of a page.

    A piece that stays `with_next` never ends a page. `again` is drawn above it where it begins a page: a table's
    heading row. One that can `grow` by so many points takes what its page has left. `record_id` is the record it
    speaks of, `spots` are parts of it that speak of others.
    """

    height: float
    draw: Draw
    before: float = 0.0
    with_next: bool = False
    again: Piece | None = None
    grow: Callable[[float], Piece] | None = None
    record_id: str | None = None
    spots: tuple[Spot, ...] = ()


def spots_of(pieces: list[Piece], left: float, width: float) -> Iterator[Spot]:
    """Where the pieces, standing one above the other, speak of records."""
    top = 0.0
    for place, piece in enumerate(pieces):
        top += piece.before if place else 0
        if piece.record_id is not None:
            yield Spot(left, top, width, piece.height, piece.record_id)
        for spot in piece.spots:
            yield replace(spot, left=left + spot.left, top=top + spot.top)
        top += piece.height


def height_of(pieces: list[Piece]) -> float:
    """How high the pieces stand one above the other at the top of a page."""
    return sum(piece.before + piece.height for piece in pieces) - (pieces[0].before if pieces else 0)


def pages_of(pieces: list[Piece], room: float) -> list[list[Piece]]:
    """The pieces dealt to pages of `room` points, in order."""
    pages: list[list[Piece]] = []
    page: list[Piece] = []
    for group in _groups(pieces):
        if page and height_of([*page, *group]) > room:
            pages.append(page)
            page = []
            again = group[0].again
            if again is not None:
                group = [again, *group]
        page += group
    return [*pages, page] if page else pages


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that must stand on one page together."""
    groups: list[list[Piece]] = []
    open_group = False
    for piece in pieces:
        if open_group:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        open_group = piece.with_next
    return groups


def grown(pieces: list[Piece], room: float) -> list[Piece]:
    """The pieces of a page, the one that can grow as high as `room` points allow."""
    spare = room - height_of(pieces)
    for place, piece in enumerate(pieces):
        if piece.grow is not None and spare > 0:
            return [*pieces[:place], piece.grow(spare), *pieces[place + 1 :]]
    return pieces
