"""How a table becomes parts of a page: a heading row that comes again on every page, and rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sciencepm.analysis.brief.blocks import Column, Mark, Row, Table, rich
from sciencepm.export.pdf.colours import BORDER, HAIRLINE
from sciencepm.export.pdf.lines import Line, Type, natural_width, set_lines
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.pieces import Piece
from sciencepm.export.pdf.structure import Node
from sciencepm.export.pdf.type_scale import CELL, COLUMN_HEAD, FIGURE_CELL

_MARK_ROOM = 10.0
_ROW_PAD = 2.6
_HEAD_PAD = 2.6
_GAP = 7.0
_CELL_LINES = 2
_GROUPED_LINES = 3
_WIDEST = 1 / 3
_LEAST = 1 / 7
_NARROWEST = 20.0
_TINT_SIDE = 6.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A column as it stands on the page: the distance of its text from the table's left edge, and its width."""

    column: Column
    left: float
    width: float


def table_pieces(table: Table, room: float, document: Node, meaning: dict[Mark, str], tint: str) -> list[Piece]:
    """The parts of a table `room` points wide; `meaning` says in words what a mark shows."""
    node = Node("Table", document)
    marked = any(row.mark is not None for row in table.items)
    inset = _TINT_SIDE if any(row.tinted for row in table.items) else 0.0
    places = [
        replace(place, left=place.left + inset)
        for place in _places(table, room - 2 * inset, _MARK_ROOM if marked else 0.0)
    ]
    head = _head(places, node, room)
    pieces = [head]
    for number, row in enumerate(table.items):
        pieces.append(
            _row(
                row,
                places,
                head,
                node,
                room,
                goes_on=table.grouped and _alike(table, number, number + 1),
                again=table.grouped and _alike(table, number - 1, number),
                most=_GROUPED_LINES if table.grouped else _CELL_LINES,
                indent=_MARK_ROOM if marked else 0.0,
                meaning=meaning,
                tint=tint,
            )
        )
    return pieces


def _alike(table: Table, first: int, second: int) -> bool:
    """Whether two rows next to each other begin with the same cell."""
    rows = table.items
    return first >= 0 and second < len(rows) and rows[first].cells[0] == rows[second].cells[0]


def _places(table: Table, room: float, indent: float) -> list[_Place]:
    """Columns that fit are as wide as their text; the others share what is left by what they need."""
    needed = [_needed(table, number, room) for number in range(len(table.columns))]
    needed[0] += indent
    left_over = (
        room
        - _GAP * (len(needed) - 1)
        - sum(need for need, column in zip(needed, table.columns, strict=True) if column.fit)
    )
    loose = sum(need for need, column in zip(needed, table.columns, strict=True) if not column.fit)
    places: list[_Place] = []
    left = 0.0
    for need, column in zip(needed, table.columns, strict=True):
        width = need if column.fit else need * left_over / loose
        places.append(_Place(column, left, width))
        left += width + _GAP
    return places


def _needed(table: Table, number: int, room: float) -> float:
    """The width of a column's widest text on one line, up to a part of the page."""
    column = table.columns[number]
    widest = max((natural_width(row.cells[number], _type_of(column)) for row in table.items), default=0.0)
    least = max(natural_width(rich(column.title), COLUMN_HEAD), _NARROWEST if column.fit else room * _LEAST)
    # A hair more than measured, so that the widest text does not break for want of a rounding.
    return min(max(least, widest) + 0.1, room * (column.most if column.fit else _WIDEST))


def _type_of(column: Column) -> Type:
    return FIGURE_CELL if column.right else CELL


def _head(places: list[_Place], table: Node, room: float) -> Piece:
    height = COLUMN_HEAD.leading + 2 * _HEAD_PAD

    def draw(pen: Pen, left: float, top: float) -> None:
        row = Node("TR", table)
        for place in places:
            lines = set_lines(rich(place.column.title), place.width, COLUMN_HEAD, 1)
            with pen.inside(Node("TH", row, scope="Column")):
                pen.lines(lines, COLUMN_HEAD, left + place.left, top + _HEAD_PAD, place.width, right=place.column.right)
        pen.rule(left, top + height, room, BORDER)

    return Piece(height, draw, with_next=True)


def _row(
    row: Row,
    places: list[_Place],
    head: Piece,
    table: Node,
    room: float,
    *,
    goes_on: bool,
    again: bool,
    most: int,
    indent: float,
    meaning: dict[Mark, str],
    tint: str,
) -> Piece:
    """One row. Where it begins like the one before (`again`) its first cell is left out, and where the next begins
    like it (`goes_on`) the line below starts at the second column.
    """
    cells: list[Sequence[Line]] = []
    for number, (cell, place) in enumerate(zip(row.cells, places, strict=True)):
        width = place.width - (indent if number == 0 else 0.0)
        shown = () if again and number == 0 else cell
        cells.append(set_lines(shown, width, _type_of(place.column), most))
    height = max(1, *(len(lines) for lines in cells)) * CELL.leading + 2 * _ROW_PAD

    def draw(pen: Pen, left: float, top: float) -> None:
        node = Node("TR", table)
        if row.tinted:
            pen.tint(left, top, room, height, tint)
        for number, (lines, place) in enumerate(zip(cells, places, strict=True)):
            shift = indent if number == 0 else 0.0
            cell = Node("TD", node)
            if number == 0 and row.mark is not None and not again:
                sign = Node("Figure", cell, alternative=meaning.get(row.mark, ""))
                with pen.inside(sign):
                    pen.mark(row.mark, left, top + _ROW_PAD + CELL.leading / 2)
            with pen.inside(cell):
                pen.lines(
                    lines,
                    _type_of(place.column),
                    left + place.left + shift,
                    top + _ROW_PAD,
                    place.width - shift,
                    right=place.column.right,
                )
        start = places[1].left if goes_on else 0.0
        pen.rule(left + start, top + height, room - start, HAIRLINE)

    return Piece(height, draw, again=head, record_id=row.record_id)
