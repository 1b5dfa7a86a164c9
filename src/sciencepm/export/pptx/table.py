"""A table on a slide: native, so that it can be changed, its columns as wide as they need."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from sciencepm.analysis.brief.blocks import Rich, Row, Table, plain, rich
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.export.pptx.place import LEADING, Look, fill_paragraph, lines_in, rgb
from sciencepm.export.reading import kind_of
from sciencepm.picture.colours import mixed
from sciencepm.picture.type import Style, width_of

_CELL: Final = Look(14)
_HEAD: Final = Look(12, "#5F6B7E")
_PAD: Final = 4.0
_SIDE: Final = 8.0
_LETTERS: Final = 160
_WIDER: Final = 1.14
_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own table style without lines and fills."""


def dealt(table: Table, content: BriefContent, room: float, depth: float) -> list[Table]:
    """The table in parts that are at most `depth` points high, each with the heading row."""
    rows = _rows(table, content)
    widths = _widths(table, rows, room)
    parts: list[Table] = []
    held: list[Row] = []
    used = _head_height()
    for row, cells in zip(table.items, rows, strict=True):
        height = _row_height(cells, widths)
        if held and used + height > depth:
            parts.append(replace(table, items=tuple(held)))
            held, used = [], _head_height()
        held.append(row)
        used += height
    return [*parts, replace(table, items=tuple(held))]


def put_table(shapes: Any, table: Table, content: BriefContent, place: tuple[float, float, float]) -> float:
    """The table at (left, top) and so wide; its height."""
    left, top, room = place
    rows = _rows(table, content)
    widths = _widths(table, rows, room)
    heights = [_head_height(), *(_row_height(cells, widths) for cells in rows)]
    box = (Pt(left), Pt(top), Pt(room), Pt(sum(heights)))
    made = shapes.add_table(len(rows) + 1, len(table.columns), *box).table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    made.horz_banding = False
    for number, width in enumerate(widths):
        made.columns[number].width = Pt(width)
    for number, height in enumerate(heights):
        made.rows[number].height = Pt(height)
    for number, column in enumerate(table.columns):
        _fill(made.cell(0, number), rich(column.title), _HEAD, right=column.right)
    for number, (row, cells) in enumerate(zip(table.items, rows, strict=True), start=1):
        for column_number, cell in enumerate(cells):
            target = made.cell(number, column_number)
            _fill(target, cell, _CELL, right=table.columns[column_number].right)
            if row.tinted:
                target.fill.solid()
                target.fill.fore_color.rgb = rgb(mixed(content.accent, "#FFFFFF", 0.06))
    return sum(heights)


def _rows(table: Table, content: BriefContent) -> list[tuple[Rich, ...]]:
    """What each cell says: the kind after a title, and what grouped rows share only once."""
    rows: list[tuple[Rich, ...]] = []
    for number, row in enumerate(table.items):
        first, *others = (_cut(cell) for cell in row.cells)
        kind = kind_of(row.mark, content)
        if kind:
            first = rich(*first, f" ({kind})")
        if table.grouped and number and table.items[number - 1].cells[0] == row.cells[0]:
            first = ()
        rows.append((first, *others))
    return rows


def _cut(text: Rich) -> Rich:
    """A cell of at most so many letters."""
    said = plain(text)
    return text if len(said) <= _LETTERS else rich(said[: _LETTERS - 1].rstrip() + "…")


def _fill(cell: Any, text: Rich, look: Look, *, right: bool) -> None:
    cell.margin_top = cell.margin_bottom = Pt(_PAD)
    cell.margin_left, cell.margin_right = Pt(0), Pt(_SIDE)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    fill_paragraph(cell.text_frame.paragraphs[0], text, look, right=right)
    _line_below(cell)


def _line_below(cell: Any) -> None:
    """A hairline under the cell, which python-pptx has no word for."""
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "6350", "cap": "flat", "cmpd": "sng"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": "D5DAE2"}))
    line.append(fill)
    # Lines come before fills in a cell's properties.
    properties.insert(0, line)


def _widths(table: Table, rows: list[tuple[Rich, ...]], room: float) -> list[float]:
    """Columns that fit are as wide as their text, up to a part of the slide; the others share what is left."""
    wanted: list[float] = []
    for number, column in enumerate(table.columns):
        texts = [plain(cells[number]) for cells in rows]
        widest = max((width_of(text[:80], Style(_CELL.size, 0)) for text in texts), default=0.0)
        head = width_of(column.title, Style(_HEAD.size, 0))
        most = room * (0.28 if column.fit else 0.4)
        wanted.append(min(max(widest, head) * _WIDER + _SIDE + 2, most))
    fixed = sum(width for width, column in zip(wanted, table.columns, strict=True) if column.fit)
    loose = sum(wanted) - fixed
    if not loose or fixed > room * 0.75:
        return [width * room / sum(wanted) for width in wanted]
    share = (room - fixed) / loose
    return [width if column.fit else width * share for width, column in zip(wanted, table.columns, strict=True)]


def _head_height() -> float:
    return _HEAD.size * LEADING + 2 * _PAD


def _row_height(cells: tuple[Rich, ...], widths: list[float]) -> float:
    lines = max(lines_in(cell, _CELL, width - _SIDE) for cell, width in zip(cells, widths, strict=True))
    return lines * _CELL.size * LEADING + 2 * _PAD
