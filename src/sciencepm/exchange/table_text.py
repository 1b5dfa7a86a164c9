"""A table as text, from a spreadsheet's clipboard or a file of commas: which cells it has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sciencepm.errors import UserError

MOST_CELLS: Final = 100_000
MOST_BYTES: Final = 20_000_000
TABLE_SUFFIXES: Final = (".csv", ".tsv", ".tab", ".txt")
_SEPARATORS: Final = ("\t", ";", ",", "|")
_TRIED: Final = 50
"""So many lines say which sign parts the cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equally many cells, spaces around them gone; rows and columns with nothing in them are left out.

    `lines` gives for each row the line it stood in, from 1; a cell may go over several lines, a row counts as one.
    """

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


def read_table(text: str) -> Table:
    """The cells of a pasted table. Raises `UserError` where there is none, or more than `MOST_CELLS`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UserError("There is no table to paste.", "Copy the cells in your spreadsheet first.")
    if text.count("\n") >= MOST_CELLS:
        raise _too_large()
    rows = _cells(text, _separator(text))
    filled = [(line, row) for line, row in enumerate(rows, start=1) if any(row)]
    width = max((len(row) for _, row in filled), default=0)
    if len(filled) * width > MOST_CELLS:
        raise _too_large()
    padded = [(*row, *[""] * (width - len(row))) for _, row in filled]
    used = [place for place in range(width) if any(row[place] for row in padded)]
    kept = tuple(tuple(row[place] for place in used) for row in padded)
    return Table(kept, tuple(line for line, _ in filled))


def read_table_file(path: Path) -> Table:
    """The cells of a .csv or .tsv file, in whichever encoding spreadsheets write. Raises `UserError`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large()
        data = path.read_bytes()
    except OSError:
        raise UserError("This file could not be read.", "See whether it is still there and may be read.") from None
    return read_table(_decoded(data))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Older spreadsheets write the code page of western Windows, and never say so.
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The sign that parts the first row into several cells, and most other rows into as many."""
    start = "\n".join(text.split("\n", _TRIED)[:_TRIED])
    best, most = "\t", 0
    for sign in _SEPARATORS:
        rows = [row for row in _cells(start, sign) if any(row)]
        width = len(rows[0]) if rows else 1
        alike = sum(len(row) == width for row in rows) if width > 1 else 0
        if alike > most and alike * 2 >= len(rows):
            best, most = sign, alike
    return best


def _cells(text: str, sign: str) -> list[list[str]]:
    """Cells as spreadsheets write them: in quotes where a sign, a quote or a line break is inside, quotes doubled.

    A quote that is never closed is a quote and nothing more: 5" screens.
    """
    rows: list[list[str]] = [[]]
    place, length = 0, len(text)
    while True:
        cell, place = _quoted(text, place, sign) if text.startswith('"', place) else _bare(text, place, sign)
        rows[-1].append(cell.strip())
        if place >= length:
            return rows
        if text[place] == "\n":
            rows.append([])
        place += 1


def _bare(text: str, place: int, sign: str) -> tuple[str, int]:
    ends = [end for end in (text.find(sign, place), text.find("\n", place)) if end >= 0]
    end = min(ends, default=len(text))
    return text[place:end], end


def _quoted(text: str, place: int, sign: str) -> tuple[str, int]:
    parts, start = [], place + 1
    while (end := text.find('"', start)) >= 0:
        parts.append(text[start:end])
        if not text.startswith('"', end + 1):
            after = end + 1
            if after >= len(text) or text[after] in (sign, "\n"):
                return "".join(parts), after
            break
        parts.append('"')
        start = end + 2
    return _bare(text, place, sign)


def _too_large() -> UserError:
    return UserError(
        "This table has more than 100,000 cells.", "Copy only the rows and columns that say what the projects are."
    )
