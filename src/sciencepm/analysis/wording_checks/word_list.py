"""A list of words to avoid as a table (CSV): the shipped one, and those people exchange.

One term a line: term, plain wording, level, also written, not in, value sheet; several in one cell are parted by ";".
A plain wording can give its plural after " | ".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import lru_cache

from sciencepm.domain.value_case import Sheet
from sciencepm.domain.wording import JargonTerm, TermLevel
from sciencepm.errors import InvalidInput, UserError
from sciencepm.resources import resource

_COLUMNS = ("term", "plain wording", "level", "also written", "not in", "value sheet")
_MOST_TERMS = 5_000
_MOST_BYTES = 2 * 2**20
_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet would read as a formula; such a cell goes out behind an apostrophe, which is taken off again."""


@lru_cache(maxsize=1)
def shipped_list() -> tuple[JargonTerm, ...]:
    """The list that comes with the program."""
    return read_word_list(resource("jargon.csv").read_bytes())


def read_word_list(raw: bytes) -> tuple[JargonTerm, ...]:
    """The terms of a table; raises `UserError` that names the first line it cannot take."""
    if len(raw) > _MOST_BYTES:
        raise UserError("This file is too large to be a word list.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("This word list is not written in UTF-8.", "Save it as “CSV UTF-8” and try again.") from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error:
        raise UserError("This file is not a table in CSV, so it cannot be a word list.") from None
    if not rows or [cell.strip().casefold() for cell in rows[0][:2]] != list(_COLUMNS[:2]):
        columns = ", ".join(_COLUMNS)
        raise UserError("This is not a word list.", f"Its first line has to name the columns: {columns}.")
    heads = [cell.strip().casefold() for cell in rows[0]]
    terms: dict[str, JargonTerm] = {}
    for number, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            term = _term(dict(zip(heads, map(_unguarded, row), strict=False)), number)
            terms[term.term] = term
    if len(terms) > _MOST_TERMS:
        raise UserError("This word list is too long to check texts by.")
    return tuple(terms.values())


def write_word_list(terms: Iterable[JargonTerm]) -> bytes:
    """The terms as a table that a spreadsheet opens, with its byte order mark."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(_COLUMNS)
    for each in terms:
        sheet = each.sheet.value if each.sheet else ""
        cells = (each.term, _many(each.plain), each.level.value, _many(each.also), _many(each.not_in), sheet)
        table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _delimiter(text: str) -> str:
    """Spreadsheets of half of Europe part cells by semicolons; those inside a cell are quoted then."""
    head = text.split("\n", maxsplit=1)[0]
    return max(",;\t", key=head.count)


def _term(cells: dict[str, str], number: int) -> JargonTerm:
    level, sheet = cells.get("level", "").strip().casefold(), cells.get("value sheet", "").strip().casefold()
    if level and level not in {each.value for each in TermLevel}:
        levels = ", ".join(f"“{each.value}”" for each in TermLevel)
        raise UserError(f"Line {number} of this word list has a level that is not known.", f"Levels are {levels}.")
    if sheet and sheet not in {each.value for each in Sheet}:
        raise UserError(f"Line {number} of this word list names a value sheet that is not known.")
    if not cells.get("term", "").strip():
        raise UserError(f"Line {number} of this word list names no term.")
    try:
        return JargonTerm.make(
            term=cells["term"],
            plain=_split(cells.get("plain wording", "")),
            level=level or TermLevel.WARN,
            also=_split(cells.get("also written", "")),
            not_in=_split(cells.get("not in", "")),
            sheet=sheet or None,
        )
    except InvalidInput as wrong:
        sentence = next(iter(wrong.fields.values()))
        raise UserError(f"Line {number} of this word list cannot be taken in: {sentence}") from None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _many(parts: tuple[str, ...]) -> str:
    return "; ".join(parts)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
