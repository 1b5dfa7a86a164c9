"""How each block of a document becomes parts of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sciencepm.analysis.brief.blocks import (
    AskBox,
    Beside,
    Block,
    Figures,
    Listing,
    Mark,
    Meters,
    Paragraph,
    Picture,
    Points,
    Rich,
    Section,
    Table,
    rich,
)
from sciencepm.analysis.brief.view import View
from sciencepm.export.pdf.colours import BORDER, TEXT, tint_of
from sciencepm.export.pdf.drawn import meters_pieces, picture_piece, sign_off_piece
from sciencepm.export.pdf.lines import Line, Type, even_lines, set_lines
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.pieces import Piece, Spot, height_of, spots_of
from sciencepm.export.pdf.structure import Node
from sciencepm.export.pdf.tables import table_pieces
from sciencepm.export.pdf.type_scale import (
    BODY,
    COLUMN_HEAD,
    FIGURE,
    HEADING,
    LISTED,
    NOTE,
)
from sciencepm.i18n import Words

_SECTION_GAP = 11.5
_BLOCK_GAP = 6.0
_ITEM_GAP = 3.0
_COLUMN_GAP = 22.0
_INDENT = 9.0
_DOT = 2.8
_FIGURE_PAD = 7.0
_BAR = 2.4
_BOX_PAD = 8.5
_BOX_SIDE = 12.0
_ASK_LINES = 6
_ASK_GAP = 5.0


class Setter:
    """Makes parts of blocks for pages whose text is `room` points wide."""

    def __init__(
        self, room: float, words: Words, document: Node, marks: tuple[tuple[Mark, str], ...], view: View, accent: str
    ) -> None:
        self.room = room
        self.words = words
        self.document = document
        self.marks = marks
        self.view = view
        self.accent = accent

    def section(self, section: Section) -> list[Piece]:
        """A heading that stays with what follows, and its blocks."""
        pieces: list[Piece] = []
        if section.heading:
            pieces.append(self._heading(section.heading, _marks_in(section)))
        for block in section.blocks:
            made = self.block(block)
            if made and not section.heading and isinstance(block, Paragraph) and block is section.blocks[0]:
                made[0] = _spaced(made[0], _SECTION_GAP)
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
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Beside):
            return [self._beside(block)]
        if isinstance(block, Meters):
            return meters_pieces(block, self.room, self.document)
        if isinstance(block, Picture):
            return [picture_piece(block, self.view, self.room, self.document)]
        return [sign_off_piece(block, self.room, self.document)]

    def _beside(self, block: Beside) -> Piece:
        """Two sections in two columns, each whole; the left one is read first."""
        across = (self.room - _COLUMN_GAP) / 2
        half = Setter(across, self.words, self.document, self.marks, self.view, self.accent)
        columns = [half.section(section) for section in (block.left, block.right)]

        def draw(pen: Pen, left: float, top: float) -> None:
            for number, pieces in enumerate(columns):
                y = top
                for place, piece in enumerate(pieces):
                    y += piece.before if place else 0
                    piece.draw(pen, left + number * (across + _COLUMN_GAP), y)
                    y += piece.height

        spots = tuple(
            spot
            for number, pieces in enumerate(columns)
            for spot in spots_of(pieces, number * (across + _COLUMN_GAP), across)
        )
        deepest = max((height_of(pieces) for pieces in columns), default=0.0)
        return Piece(deepest, draw, before=_SECTION_GAP, spots=spots)

    def text(self, text: Rich, kind: Type, role: str, before: float = 0.0, most: int | None = None) -> list[Piece]:
        """A paragraph in parts of lines: at least two lines stay together at either end of a page."""
        return self._paragraph_of(set_lines(text, self.room, kind, most), kind, role, before)

    def even_text(self, text: Rich, kind: Type, before: float) -> list[Piece]:
        """A paragraph whose last line is no single word: its lines are of about the same width."""
        return self._paragraph_of(even_lines(text, self.room, kind), kind, "P", before)

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

    def _heading(self, heading: str, marks: set[Mark]) -> Piece:
        lines = set_lines(rich(heading), self.room, HEADING, 2)
        node = Node("H2", self.document)

        def draw(pen: Pen, left: float, top: float) -> None:
            pen.bookmark(heading, top, 1)
            with pen.inside(node):
                pen.lines(lines, HEADING, left, top, self.room)
            self._legend(pen, left, top, marks)

        return Piece(len(lines) * HEADING.leading + 3, draw, before=_SECTION_GAP, with_next=True)

    def _legend(self, pen: Pen, left: float, top: float, marks: set[Mark]) -> None:
        """What the marks mean, at the right end of the heading's line."""
        place = left + self.room
        for mark, meaning in reversed(self.marks):
            if mark not in marks:
                continue
            lines = set_lines(rich(meaning), self.room / 3, COLUMN_HEAD, 1)
            across = lines[0].width
            place -= across
            with pen.inside(Node("P", self.document)):
                pen.lines(lines, COLUMN_HEAD, place, top + 1.5, across)
            place -= 9
            pen.mark(mark, place, top + 1.5 + COLUMN_HEAD.leading / 2, 5.6)
            place -= 10

    def _paragraph(self, block: Paragraph) -> list[Piece]:
        pieces = self.text(block.text, NOTE if block.note else BODY, "P")
        return [replace(piece, record_id=block.record_id) for piece in pieces]

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
        height = 2 * _FIGURE_PAD + FIGURE.leading + 1 + deepest * NOTE.leading
        table = Node("L", self.document)

        def draw(pen: Pen, left: float, top: float) -> None:
            pen.rule(left, top, self.room, BORDER)
            pen.rule(left, top + height, self.room, BORDER)
            for place, (value, caption) in enumerate(columns):
                x = left + place * across + (0 if place == 0 else 12)
                if place:
                    pen.upright(left + place * across, top, height, BORDER)
                with pen.inside(Node("LI", table)):
                    pen.lines(value, FIGURE, x, top + _FIGURE_PAD, across)
                    pen.lines(caption, NOTE, x, top + _FIGURE_PAD + FIGURE.leading + 1, across)

        return Piece(height, draw, before=11)

    def _ask_box(self, block: AskBox) -> Piece:
        room = self.room - _BAR - 2 * _BOX_SIDE
        texts = [(set_lines(item.text, room, BODY, _ASK_LINES), BODY) for item in block.items]
        if block.hidden:
            texts.append((set_lines(self._more_text(block), room, NOTE), NOTE))
        height = 2 * _BOX_PAD + sum(len(lines) * kind.leading for lines, kind in texts) + (len(texts) - 1) * _ASK_GAP

        def draw(pen: Pen, left: float, top: float) -> None:
            pen.tint(left, top, self.room, height, tint_of(self.accent))
            pen.tint(left, top, _BAR, height, self.accent)
            y = top + _BOX_PAD
            for lines, kind in texts:
                with pen.inside(Node("P", self.document)):
                    pen.lines(lines, kind, left + _BAR + _BOX_SIDE, y, room)
                y += len(lines) * kind.leading + _ASK_GAP

        return Piece(height, draw, spots=tuple(_ask_spots(block, [lines for lines, _ in texts], self.room)))

    def _points(self, block: Points) -> list[Piece]:
        across = (self.room - (block.columns - 1) * _COLUMN_GAP) / block.columns
        items = [set_lines(item.text, across - _INDENT, LISTED, 5) for item in block.items]
        listing = Node("L", self.document)
        if block.columns == 2:
            return [self._two_columns(items, across, listing, block)]
        pieces = [
            replace(
                self._point_column([lines], across, listing, _ITEM_GAP if place else 0.0),
                record_id=block.items[place].record_id,
            )
            for place, lines in enumerate(items)
        ]
        return [*pieces[:-1], _kept(pieces[-1]), self._more(block)] if block.hidden and pieces else pieces

    def _two_columns(self, items: Sequence[Sequence[Line]], across: float, listing: Node, block: Points) -> Piece:
        """The list in two columns, read down the left one first; what it leaves out is said below the right one."""
        more = self._more(block) if block.hidden else None
        below = more.before + more.height if more else 0.0
        cut = min(
            range(len(items), -1, -1), key=lambda place: max(_depth(items[:place]), _depth(items[place:]) + below)
        )
        left_column = self._point_column(items[:cut], across, listing)
        right_column = self._point_column(items[cut:], across, listing)

        def draw(pen: Pen, left: float, top: float) -> None:
            right = left + across + _COLUMN_GAP
            left_column.draw(pen, left, top)
            right_column.draw(pen, right, top)
            if more is not None:
                more.draw(pen, right + _INDENT, top + right_column.height + more.before)

        ids = [item.record_id for item in block.items]
        spots = (
            *_point_spots(items[:cut], ids[:cut], 0.0, across),
            *_point_spots(items[cut:], ids[cut:], across + _COLUMN_GAP, across),
        )
        return Piece(max(left_column.height, right_column.height + below), draw, spots=spots)

    def _point_column(
        self, items: Sequence[Sequence[Line]], across: float, listing: Node, before: float = 0.0
    ) -> Piece:
        def draw(pen: Pen, left: float, top: float) -> None:
            y = top
            for lines in items:
                leftwards = bool(lines) and lines[0].right_to_left
                pen.dot(left + across - _DOT if leftwards else left, y + LISTED.leading / 2, TEXT)
                with pen.inside(Node("LI", listing)):
                    pen.lines(lines, LISTED, left if leftwards else left + _INDENT, y, across - _INDENT)
                y += len(lines) * LISTED.leading + _ITEM_GAP

        return Piece(_depth(items), draw, before=before)

    def _table(self, block: Table) -> list[Piece]:
        pieces = table_pieces(block, self.room, self.document, dict(self.marks), tint_of(self.accent))
        return [*pieces[:-1], _kept(pieces[-1]), self._more(block)] if block.hidden else pieces

    def _more(self, block: Listing) -> Piece:
        """The line under a list that says how much it leaves out."""
        lines = set_lines(self._more_text(block), self.room, NOTE)
        return _lines_piece(lines, NOTE, Node("P", self.document), self.room, 4.0)

    def _more_text(self, block: Listing) -> Rich:
        if block.others:
            return rich(self.words.n("and {count} more on page 2", "and {count} more on page 2", block.hidden))
        return rich(self.words.n("and {count} more", "and {count} more", block.hidden))


def _lines_piece(lines: Sequence[Line], kind: Type, node: Node, room: float, before: float) -> Piece:
    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.inside(node):
            pen.lines(lines, kind, left, top, room)

    return Piece(len(lines) * kind.leading, draw, before=before)


def _spaced(piece: Piece, before: float) -> Piece:
    return replace(piece, before=max(piece.before, before))


def _kept(piece: Piece) -> Piece:
    """The piece, kept on the page of the one after it."""
    return replace(piece, with_next=True)


def _marks_in(section: Section) -> set[Mark]:
    rows = [row for block in section.blocks if isinstance(block, Table) for row in block.items]
    return {row.mark for row in rows if row.mark is not None}


def _depth(items: Sequence[Sequence[Line]]) -> float:
    """How high the items of a list stand."""
    return sum(len(lines) for lines in items) * LISTED.leading + max(0, len(items) - 1) * _ITEM_GAP


def _ask_spots(block: AskBox, texts: Sequence[Sequence[Line]], room: float) -> Iterator[Spot]:
    top = _BOX_PAD
    for item, lines in zip(block.items, texts, strict=False):
        height = len(lines) * BODY.leading
        if item.record_id is not None:
            yield Spot(0.0, top, room, height, item.record_id)
        top += height + _ASK_GAP


def _point_spots(
    items: Sequence[Sequence[Line]], ids: Sequence[str | None], left: float, across: float
) -> Iterator[Spot]:
    top = 0.0
    for lines, record_id in zip(items, ids, strict=True):
        height = len(lines) * LISTED.leading
        if record_id is not None:
            yield Spot(left, top, across, height, record_id)
        top += height + _ITEM_GAP
