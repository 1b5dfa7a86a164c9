"""One cell of a pasted table as a value of a project, or the sentence that says why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from sciencepm.analysis.code_words import label_of
from sciencepm.domain.project import Kind, Mode, Phase, ProjectState, ValueType
from sciencepm.errors import UserError
from sciencepm.exchange.columns import Field, folded
from sciencepm.exchange.reading import read_day, read_number, read_share
from sciencepm.i18n import Words

_SAID: Final[Mapping[StrEnum, tuple[str, ...]]] = {
    Kind.PRODUCT: ("product", "product focused", "product focussed", "applied", "delivery", "p", "feature"),
    Kind.FOUNDATIONAL: (
        "foundational", "foundation", "research", "basic", "basic research", "fundamental", "exploratory", "f",
        "foundational research", "exploration",
    ),
    ProjectState.ACTIVE: (
        "active", "running", "in progress", "ongoing", "started", "open", "current", "on track", "at risk", "wip",
        "in work", "doing", "live project",
    ),
    ProjectState.IDEA: (
        "idea", "planned", "proposed", "backlog", "not started", "new", "pipeline", "to do", "todo", "proposal",
        "candidate", "future",
    ),
    ProjectState.ON_HOLD: ("on hold", "paused", "hold", "parked", "waiting", "suspended", "pause"),
    ProjectState.LANDED: (
        "landed", "done", "complete", "completed", "finished", "shipped", "launched", "live", "in production",
        "deployed", "released",
    ),
    ProjectState.STOPPED: (
        "stopped", "cancelled", "canceled", "killed", "abandoned", "dropped", "terminated", "did not pan out",
        "discontinued",
    ),
    ValueType.NEW_PRODUCT: ("new product", "new feature", "new product or feature", "feature", "product"),
    ValueType.IMPROVED_QUALITY: ("improved quality", "quality", "improvement", "better product", "better quality"),
    Phase.FRAME: ("frame", "framing", "discovery"),
    Phase.EXPLORE: ("explore", "exploring", "exploration", "experimentation"),
    Phase.HARDEN: ("harden", "hardening", "productionisation", "productionization"),
    Mode.DATA: ("data", "data mode"),
    Mode.EXPERIMENT: ("experiment", "experimentation", "experiments", "experiment mode", "research"),
    Mode.ENGINEERING: ("engineering", "engineering mode", "build", "production"),
}  # fmt: skip
_YES: Final = ("yes", "y", "true", "1", "x", "confidential", "secret", "private", "restricted", "✓", "✔")
_NO: Final = ("no", "n", "false", "0", "", "public", "open", "-", "–")
_PEOPLE: Final = re.compile(
    r"(?:~|ca\.?|about)?\s*([\d.,]+)\s*(?:ftes?|people|persons?|pers\.?|heads?)?", re.IGNORECASE
)
_OTHER_MONEY: Final = re.compile(r"[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|SEK|NOK|DKK|PLN)\b", re.IGNORECASE)
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 80_000
"""Days as spreadsheets count them, for the years 1982 to 2119."""
_EPOCH: Final = date(1899, 12, 30)
_NUMERIC_DAY: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")


def reader_of(field: Field, column: Iterable[str], w: Words, today: date) -> Callable[[str], Any]:
    """What makes a value of each cell of a column; it raises `UserError` for one it cannot read.

    Whether 3/4 is in March or in April is read off the whole column.
    """
    if field in (Field.START, Field.ENDED_ON):
        month_first = puts_month_first(column)
        return lambda cell: read_date(cell, w, today, month_first=month_first)
    readers: dict[Field, Callable[[str], Any]] = {
        Field.KIND: lambda cell: _code(Kind, cell, w, w("This is neither product-focused nor foundational.")),
        Field.STATE: lambda cell: _code(
            ProjectState, cell, w, w("This is not a state: idea, active, on hold or landed.")
        ),
        Field.PEOPLE: lambda cell: _people(cell, w),
        Field.MONTHLY_COST: lambda cell: read_amount(cell, w),
        Field.VALUE_TYPE: lambda cell: _code(
            ValueType, cell, w, w("This is neither a new product or feature nor improved quality.")
        ),
        Field.PHASE: lambda cell: _code(Phase, cell, w, w("This is not a phase: frame, explore or harden.")),
        Field.MODES: lambda cell: _modes(cell, w),
        Field.TAGS: _tags,
        Field.CONFIDENTIAL: lambda cell: _yes_or_no(cell, w),
        Field.WEEKS: lambda cell: _weeks(cell, w),
        Field.CHANCE: lambda cell: _chance(cell, w),
    }
    return readers.get(field, str)


def read_amount(cell: str, w: Words) -> Decimal:
    """Money in the portfolio's currency, its sign or code on either side. Raises `UserError`."""
    plain = cell.replace(w.symbol.strip(), " ").replace("'", "").replace("’", "")
    plain = re.sub(rf"\b{w.currency}\b", " ", plain, flags=re.IGNORECASE).strip()
    if _OTHER_MONEY.search(plain):
        raise UserError(w("This is in another currency than the portfolio’s, {currency}.", currency=w.currency))
    plain = re.sub(r"(?<=[\dkm])\s*(?:/|per|a)\s*month$", "", plain, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain):
        # Nobody pays in thousandths: the point parts thousands here, whatever it does in other figures.
        plain = plain.replace(".", "")
    amount = read_number(plain, w)
    if amount is None or amount < 0 or "%" in plain:
        raise UserError(w("Please write an amount, such as 38,000 or 38k."))
    return amount


def puts_month_first(column: Iterable[str]) -> bool:
    """Whether days like 3/28/2026 stand in a column, and none like 28/3/2026."""
    parts = [found for cell in column if (found := _NUMERIC_DAY.match(cell.strip()))]
    return any(int(part[2]) > 12 for part in parts) and not any(int(part[1]) > 12 for part in parts)


def read_date(cell: str, w: Words, today: date, *, month_first: bool) -> date:
    """A day as people and spreadsheets write it; a month or a quarter is its first day. Raises `UserError`."""
    text = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[ap]m)?$", "", cell.strip(), flags=re.IGNORECASE)
    text = re.sub(r"^[A-Za-z]{2,9}day,?\s+|^(mon|tue|wed|thu|fri|sat|sun)\.?,?\s+", "", text, flags=re.IGNORECASE)
    if text.isascii() and text.isdigit() and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(text))
    if found := re.fullmatch(r"Q([1-4])\s*[/-]?\s*([12]\d{3})|([12]\d{3})\s*[/-]?\s*Q([1-4])", text, re.IGNORECASE):
        text = f"{found[2] or found[3]}-{3 * int(found[1] or found[4]) - 2}-01"
    elif found := re.fullmatch(r"(\d{4})[-/](\d{1,2})", text):
        text = f"{found[1]}-{found[2]}-01"
    elif found := re.fullmatch(r"(\D{3,})\.?\s+(\d{4})", text):
        text = f"1 {found[1]} {found[2]}"
    elif found := _NUMERIC_DAY.fullmatch(text):
        day, month = (found[2], found[1]) if month_first else (found[1], found[2])
        text = f"{day}.{month}.{found[3] if len(found[3]) == 4 else '20' + found[3]}"
    elif found := re.fullmatch(r"(\d{1,2})[- ]([A-Za-z]{3,})[- ](\d{4}|\d{2})", text):
        text = f"{found[1]} {found[2]} {found[3] if len(found[3]) == 4 else '20' + found[3]}"
    read = read_day(text, w, today)
    if read is None:
        raise UserError(w("Please write a day, such as 11 December 2026."))
    return read


def _code(codes: type[StrEnum], cell: str, w: Words, otherwise: str) -> StrEnum:
    found = _codes(codes, w).get(folded(cell))
    if found is None:
        raise UserError(otherwise)
    return found


@lru_cache(maxsize=32)
def _codes(codes: type[StrEnum], w: Words) -> dict[str, StrEnum]:
    said = {folded(word): code for code in codes for word in _SAID[code]}
    return {**said, **{folded(label_of(code, w)): code for code in codes}}


def _people(cell: str, w: Words) -> Decimal:
    found = _PEOPLE.fullmatch(cell)
    number = read_number(found[1], w) if found else None
    if number is None or number < 0:
        raise UserError(w("This is not a number of people."))
    return number


def _modes(cell: str, w: Words) -> tuple[StrEnum, ...]:
    parts = [part for part in re.split(r"[,;+/&]|\band\b", cell) if part.strip()]
    return tuple(_code(Mode, part, w, w("This is not a mode: data, experiment or engineering.")) for part in parts)


def _tags(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;\n]", cell) if part.strip()))


def _yes_or_no(cell: str, w: Words) -> bool:
    said = cell.strip().casefold()
    if said in _YES or said == w("Yes").casefold():
        return True
    if said in _NO or said == w("No").casefold():
        return False
    raise UserError(w("Please write yes or no."))


def _weeks(cell: str, w: Words) -> dict[str, Decimal]:
    figures = re.findall(r"\d+(?:[.,]\d+)?", cell)
    if len(figures) != 3:
        raise UserError(w("Please write three figures, such as 6/9/14: sooner, middle and later."))
    early, likely, late = (Decimal(figure.replace(",", ".")) for figure in figures)
    if not 0 < early <= likely <= late:
        raise UserError(w("The three figures must rise: sooner, middle and later."))
    return {"early": early, "likely": likely, "late": late}


def _chance(cell: str, w: Words) -> Decimal:
    share = read_share(cell, w)
    if share is None or not 0 <= share <= 1:
        raise UserError(w("Please write a share, such as 60%."))
    return share
