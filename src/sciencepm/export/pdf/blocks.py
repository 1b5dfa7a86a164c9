"""How each block of a document becomes parts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sciencepm.analysis.brief.blocks import (
    AskBox,
    Block,
    Figures,
    Listing,
    Mark,
    Paragraph,
    Points,
    Rich,
    Row,
    Section,
    Table,
    rich,
)
from sciencepm.export.pdf.colours import ACCENT, ACCENT_TINT, BORDER, HAIRLINE, TEXT
from sciencepm.export.pdf.lines import Line, Type, even_lines, natural_width, set_lines
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.pieces import Piece
from sciencepm.export.pdf.structure import Node
from sciencepm.export.pdf.type_scale import (
    BODY,
    CELL,
    COLUMN_HEAD,
    FIGURE,
    FIGURE_CELL,
    HEADING,
    LISTED,
    NOTE,
)
from sciencepm.i18n import Words

_SECTION_GAP = 15.0
_BLOCK_GAP = 6.0
_ITEM_GAP = 3.5
_COLUMN_GAP = 22.0
_INDENT = 9.0
_DOT = 2.8
_ROW_PAD = 3.6
_CELL_GAP = 9.0
_CELL_LINES = 2
_BAR = 2.4
_BOX_PAD = 9.0
_BOX_SIDE = 12.0
_MARK_ROOM = 11.0


class Setter:
    """Makes parts of blocks for pages whose text is `room` points wide."""

    def __init__(self, room: float, words: Words, document: Node, marks: tuple[tuple[Mark, str], ...]) -> None:
        self.room = room
        self.words = words
        self.document = document
        self.marks = marks

    def section(self, section: Section) -> list[Piece]:
        """A heading that stays with what follows, and its blocks."""
        pieces: list[Piece] = []
        if section.heading:
            legend = any(isinstance(block, Table) and _has_marks(block) for block in section.blocks)
            pieces.append(self._heading(section.heading, legend=legend))
        for block in section.blocks:
            made = self.block(block)
            if pieces and made and not pieces[-1].with_next:
                made[0] = _spaced(made[0], _BLOCK_GAP)
            pieces += made
        return pieces

    def block(self, block: Block) -> list[Piece]:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Figures):
            return [self._figures(block)]
        if isinstance(block, AskBox):
            return [self._ask_box(block)]
        if isinstance(block, Points):
            return self._points(block)
        return self._table(block)

    def text(self, text: Rich, kind: Type, role: str, before: float = 0.0, most: int | None = None) -> list[Piece]:
        """A paragraph in parts of lines: at least two lines stay together at either end of a page."""
        return self._paragraph_of(set_lines(text, self.room, kind, most), kind, role, before)

    def title(self, text: Rich, kind: Type) -> list[Piece]:
        """The document's title, in lines of about the same width."""
        return self._paragraph_of(even_lines(text, self.room, kind), kind, "H1", 0.0)

    def _paragraph_of(self, lines: Sequence[Line], kind: Type, role: str, before: float) -> list[Piece]:
        node = Node(role, self.document)
        chunks = [lines] if len(lines) <= 3 else [lines[:2], *([line] for line in lines[2:-2]), lines[-2:]]
        return [
            _lines_piece(chunk, kind, node, self.room, before if place == 0 else 0.0)
            for place, chunk in enumerate(chunks)
            if chunk
        ]

    def _heading(self, heading: str, *, legend: bool) -> Piece:
        lines = set_lines(rich(heading), self.room, HEADING, 2)
        node = Node("H2", self.document)

        def draw(pen: Pen, left: float, top: float) -> None:
            pen.bookmark(heading, top, 1)
            with pen.inside(node):
                pen.lines(lines, HEADING, left, top, self.room)
            if legend:
                self._legend(pen, left, top)

        return Piece(len(lines) * HEADING.leading + 4, draw, before=_SECTION_GAP, with_next=True)

    def _legend(self, pen: Pen, left: float, top: float) -> None:
        """What the marks mean, at the right end of the heading's line."""
        place = left + self.room
        for mark, meaning in reversed(self.marks):
            lines = set_lines(rich(meaning), self.room / 3, COLUMN_HEAD, 1)
            across = lines[0].width
            place -= across
            with pen.inside(Node("P", self.document)):
                pen.lines(lines, COLUMN_HEAD, place, top + 1.5, across)
            place -= 9
            pen.mark(mark, place, top + 1.5 + COLUMN_HEAD.leading / 2, 5.6)
            place -= 10

    def _paragraph(self, block: Paragraph) -> list[Piece]:
        return self.text(block.text, NOTE if block.note else BODY, "P")

    def _figures(self, block: Figures) -> Piece:
        count = max(1, len(block.items))
        across = self.room / count
        columns: list[tuple[Sequence[Line], Sequence[Line]]] = []
        for place, item in enumerate(block.items):
            inner = across - (12 if place == 0 else 24)
            columns.append(
                (set_lines(rich(item.value), inner, FIGURE, 1), set_lines(rich(item.caption), inner, NOTE, 4))
            )
        deepest = max((len(captions) for _, captions in columns), default=0)
        height = 8 + FIGURE.leading + 2 + deepest * NOTE.leading + 8
        table = Node("L", self.document)

        def draw(pen: Pen, left: float, top: float) -> None:
            pen.rule(left, top, self.room, BORDER)
            pen.rule(left, top + height, self.room, BORDER)
            for place, (value, caption) in enumerate(columns):
                x = left + place * across + (0 if place == 0 else 12)
                if place:
                    pen.upright(left + place * across, top, height, BORDER)
                with pen.inside(Node("LI", table)):
                    pen.lines(value, FIGURE, x, top + 8, across)
                    pen.lines(caption, NOTE, x, top + 8 + FIGURE.leading + 2, across)

        return Piece(height, draw, before=13)

    def _ask_box(self, block: AskBox) -> Piece:
        room = self.room - _BAR - 2 * _BOX_SIDE
        items = [set_lines(item.text, room, BODY, 6) for item in block.items]
        more = set_lines(self._more_text(block), room, NOTE) if block.hidden else ()
        blocks = [lines for lines in (*items, more) if lines]
        height = 2 * _BOX_PAD + sum(len(lines) for lines in blocks) * BODY.leading + (len(blocks) - 1) * 5

        def draw(pen: Pen, left: float, top: float) -> None:
            pen.tint(left, top, self.room, height, ACCENT_TINT)
            pen.tint(left, top, _BAR, height, ACCENT)
            y = top + _BOX_PAD
            for lines in blocks:
                with pen.inside(Node("P", self.document)):
                    pen.lines(lines, BODY, left + _BAR + _BOX_SIDE, y, room)
                y += len(lines) * BODY.leading + 5

        return Piece(height, draw)

    def _points(self, block: Points) -> list[Piece]:
        across = (self.room - (block.columns - 1) * _COLUMN_GAP) / block.columns
        items = [set_lines(item.text, across - _INDENT, LISTED, 5) for item in block.items]
        listing = Node("L", self.document)
        if block.columns == 1:
            pieces = [
                self._point_column([lines], across, listing, _ITEM_GAP if place else 0.0)
                for place, lines in enumerate(items)
            ]
        else:
            pieces = [self._point_columns(items, across, listing)]
        return [*pieces[:-1], _kept(pieces[-1]), self._more(block)] if block.hidden and pieces else pieces

    def _point_columns(self, items: Sequence[Sequence[Line]], across: float, listing: Node) -> Piece:
        """The list in two columns, read down the left one first."""
        left_items, right_items = _even(items)
        left_column = self._point_column(left_items, across, listing)
        right_column = self._point_column(right_items, across, listing)

        def draw(pen: Pen, left: float, top: float) -> None:
            left_column.draw(pen, left, top)
            right_column.draw(pen, left + across + _COLUMN_GAP, top)

        return Piece(max(left_column.height, right_column.height), draw)

    def _point_column(
        self, items: Sequence[Sequence[Line]], across: float, listing: Node, before: float = 0.0
    ) -> Piece:
        height = sum(len(lines) for lines in items) * LISTED.leading + max(0, len(items) - 1) * _ITEM_GAP

        def draw(pen: Pen, left: float, top: float) -> None:
            y = top
            for lines in items:
                leftwards = bool(lines) and lines[0].right_to_left
                pen.dot(left + across - _DOT if leftwards else left, y + LISTED.leading / 2, TEXT)
                with pen.inside(Node("LI", listing)):
                    pen.lines(lines, LISTED, left if leftwards else left + _INDENT, y, across - _INDENT)
                y += len(lines) * LISTED.leading + _ITEM_GAP

        return Piece(height, draw, before=before)

    def _table(self, block: Table) -> list[Piece]:
        table = Node("Table", self.document)
        lefts, widths = self._columns(block)
        head = self._head_row(block, table, lefts, widths)
        rows = []
        for place, row in enumerate(block.items):
            again = block.grouped and place > 0 and block.items[place - 1].cells[0] == row.cells[0]
            shown = replace(row, cells=((), *row.cells[1:]), mark=None) if again else row
            rows.append(self._row(block, shown, table, lefts, widths, head))
        if not block.hidden or not rows:
            return [head, *rows]
        return [head, *rows[:-1], _kept(rows[-1]), self._more(block)]

    def _columns(self, block: Table) -> tuple[list[float], list[float]]:
        """Where each column starts and how wide its text may be.

        Columns of figures and ranges are as wide as their text; the others share what is left by what they need.
        """
        count = len(block.columns)
        indent = _MARK_ROOM if _has_marks(block) else 0.0
        needed = [self._needed(block, place) + (indent if place == 0 else 0) for place in range(count)]
        room = self.room - _CELL_GAP * (count - 1)
        fixed = sum(need for need, column in zip(needed, block.columns, strict=True) if column.fit)
        loose = sum(need for need, column in zip(needed, block.columns, strict=True) if not column.fit)
        share = (room - fixed) / loose if loose else 1.0
        widths = [need if column.fit else need * share for need, column in zip(needed, block.columns, strict=True)]
        lefts = [sum(widths[:place]) + _CELL_GAP * place for place in range(count)]
        return lefts, widths

    def _needed(self, block: Table, place: int) -> float:
        """The width of a column's widest text on one line, at most a third of the page."""
        kind = FIGURE_CELL if block.columns[place].right else CELL
        head = natural_width(rich(block.columns[place].title), COLUMN_HEAD)
        widest = max((natural_width(row.cells[place], kind) for row in block.items), default=0.0)
        return min(max(head, widest, 20.0), self.room / (5 if block.columns[place].fit else 3))

    def _head_row(self, block: Table, table: Node, lefts: list[float], widths: list[float]) -> Piece:
        height = COLUMN_HEAD.leading + 2 * 3.0

        def draw(pen: Pen, left: float, top: float) -> None:
            row = Node("TR", table)
            for place, column in enumerate(block.columns):
                lines = set_lines(rich(column.title), widths[place], COLUMN_HEAD, 1)
                with pen.inside(Node("TH", row, scope="Column")):
                    pen.lines(lines, COLUMN_HEAD, left + lefts[place], top + 3, widths[place], right=column.right)
            pen.rule(left, top + height, self.room, BORDER)

        return Piece(height, draw, with_next=True)

    def _row(self, block: Table, row: Row, table: Node, lefts: list[float], widths: list[float], head: Piece) -> Piece:
        indent = _MARK_ROOM if _has_marks(block) else 0.0
        cells: list[tuple[Sequence[Line], Type]] = []
        for place, cell in enumerate(row.cells):
            kind = FIGURE_CELL if block.columns[place].right else CELL
            room = widths[place] - (indent if place == 0 else 0)
            cells.append((set_lines(cell, room, kind, _CELL_LINES), kind))
        deepest = max((len(lines) for lines, _ in cells), default=1)
        height = max(1, deepest) * CELL.leading + 2 * _ROW_PAD

        def draw(pen: Pen, left: float, top: float) -> None:
            node = Node("TR", table)
            if row.mark is not None:
                pen.mark(row.mark, left, top + _ROW_PAD + CELL.leading / 2)
            for place, (lines, kind) in enumerate(cells):
                shift = indent if place == 0 else 0.0
                with pen.inside(Node("TD", node)):
                    pen.lines(
                        lines,
                        kind,
                        left + lefts[place] + shift,
                        top + _ROW_PAD,
                        widths[place] - shift,
                        right=block.columns[place].right,
                    )
            pen.rule(left, top + height, self.room, HAIRLINE)

        return Piece(height, draw, again=head)

    def _more(self, block: Listing) -> Piece:
        """The line under a list that says how much it leaves out."""
        lines = set_lines(self._more_text(block), self.room, NOTE)
        return _lines_piece(lines, NOTE, Node("P", self.document), self.room, 4.0)

    def _more_text(self, block: Listing) -> Rich:
        return rich(self.words.n("and {count} more", "and {count} more", block.hidden))


def _lines_piece(lines: Sequence[Line], kind: Type, node: Node, room: float, before: float) -> Piece:
    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.inside(node):
            pen.lines(lines, kind, left, top, room)

    return Piece(len(lines) * kind.leading, draw, before=before)


def _spaced(piece: Piece, before: float) -> Piece:
    return Piece(piece.height, piece.draw, max(piece.before, before), piece.with_next, piece.again)


def _kept(piece: Piece) -> Piece:
    """The piece, kept on the page of the one after it."""
    return Piece(piece.height, piece.draw, piece.before, with_next=True, again=piece.again)


def _has_marks(block: Table) -> bool:
    return any(row.mark is not None for row in block.items)


def _even(items: Sequence[Sequence[Line]]) -> tuple[Sequence[Sequence[Line]], Sequence[Sequence[Line]]]:
    """The list in two columns of the most even height, the left one never the shorter."""
    heights = [len(lines) for lines in items]
    total = sum(heights)
    cut = next((place for place in range(len(items) + 1) if 2 * sum(heights[:place]) >= total), len(items))
    return items[:cut], items[cut:]
