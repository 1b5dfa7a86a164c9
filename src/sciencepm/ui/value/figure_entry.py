"""How a figure of a value sheet is typed and shown: per cent for shares, the currency's sign for money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sciencepm.analysis.units import MONEY, unit_of
from sciencepm.analysis.wording import exact_number
from sciencepm.exchange.reading import read_number, read_share
from sciencepm.i18n import Words
from sciencepm.ui.plan.entry import Entry, days

_STEPS = ((Decimal(10) ** 6, "M", Decimal(10) ** 6), (Decimal(10) ** 3, "k", Decimal(10) ** 4))
_MOST_PLACES = -2


def figure_entry(unit: str, w: Words) -> Entry:
    """Shows "71%", "€108M" or "45,000", never fewer figures than were typed, and reads what people type for it."""
    said = unit.strip().casefold()
    if said.partition(" ")[0] == "share":
        return Entry(lambda value: f"{_number(value * 100, w)}%", lambda text: read_share(text, w))
    if unit_of(unit, w.currency, w.symbol).power(MONEY) == 1:
        return Entry(lambda value: _money(value, w), lambda text: read_number(text, w))
    return Entry(lambda value: _short(value, w), lambda text: read_number(text, w))


def day_entry(w: Words, today: date) -> Entry:
    """A day in few letters, with its year."""
    shown = days(w, today)
    return Entry(lambda value: f"{w.short_day(value)} {value.year}" if value else "", shown.read)


def _money(value: Decimal, w: Words) -> str:
    sign = "−" if value < 0 else ""
    return f"{sign}{w.symbol}{_short(abs(value), w)}"


def _short(value: Decimal, w: Words) -> str:
    """ "108M" or "45k" where that is all of it, else every figure."""
    for step, letter, least in _STEPS:
        part = (value / step).normalize()
        if abs(value) >= least and int(part.as_tuple().exponent) >= _MOST_PLACES:
            return f"{_number(part, w)}{letter}"
    return _number(value, w)


def _number(value: Decimal, w: Words) -> str:
    return exact_number(value, w)
