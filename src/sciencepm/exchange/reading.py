"""Figures, money and days as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from babel.dates import get_month_names

from sciencepm.analysis.wording import number_word
from sciencepm.errors import UserError
from sciencepm.i18n import Words

_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_NUMBER = re.compile(r"([+-]?[\d.,\s]*\d)\s*(k|m|bn|%)?", re.IGNORECASE)


def read_number(text: str, words: Words) -> Decimal | None:
    """1,200.5 or 1.200,5 or 38k or 60%; None for nothing; raises `UserError`.

    The last of a point and a comma is the decimal sign where both occur; a lone one followed by three digits groups.
    """
    wanted = text.strip().replace("−", "-").replace(words.symbol.strip(), "").strip()
    if not wanted:
        return None
    match = _NUMBER.fullmatch(wanted)
    if match is None:
        raise UserError(words("Please write a number, such as 38,000 or 38k."))
    digits, unit = re.sub(r"\s", "", match[1]), (match[2] or "").lower()
    try:
        number = Decimal(_one_point(digits))
    except InvalidOperation:
        raise UserError(words("Please write a number, such as 38,000 or 38k.")) from None
    return number / 100 if unit == "%" else number * _UNITS[unit]


def _one_point(digits: str) -> str:
    point, comma = digits.rfind("."), digits.rfind(",")
    if point >= 0 and comma >= 0:
        group, decimal = (",", ".") if point > comma else (".", ",")
        return digits.replace(group, "").replace(decimal, ".")
    sign = "," if comma >= 0 else "."
    if digits.count(sign) > 1 or (sign == "," and re.fullmatch(r"[+-]?\d{1,3},\d{3}", digits)):
        return digits.replace(sign, "")
    return digits.replace(",", ".")


def read_weeks(text: str, words: Words) -> Decimal | None:
    """6, 2.5, 6 weeks, 6w or six weeks; None for nothing; raises `UserError`."""
    wanted = text.strip().casefold()
    for unit in (words("weeks"), words("week"), "w"):
        if wanted.endswith(unit):
            wanted = wanted.removesuffix(unit).strip()
            break
    spelled = {number_word(count, words): count for count in range(1, 13)}
    try:
        return Decimal(spelled[wanted]) if wanted in spelled else read_number(wanted, words)
    except UserError:
        raise UserError(words("Please write weeks as a number, such as 6 or 2.5.")) from None


def read_share(text: str, words: Words) -> Decimal | None:
    """60% or 60 or 0.6 as 0.6; what is above 1 is taken as per cent."""
    try:
        number = read_number(text, words)
    except UserError:
        raise UserError(words("Please write a share, such as 60%.")) from None
    if number is None or "%" in text or abs(number) <= 1:
        return number
    return number / 100


def read_day(text: str, words: Words, today: date) -> date | None:
    """2026-12-11, 11.12.2026, 11/12/2026, 11 Dec, 11 December 2027, today, +2w; None for nothing.

    A day without a year is the next such day, or one of the last ninety. Raises `UserError`.
    """
    wanted = text.strip().lower().rstrip(".")
    if not wanted:
        return None
    if wanted == words("today"):
        return today
    if ahead := re.fullmatch(r"\+\s*(\d{1,3})\s*([dw])?", wanted):
        return today + timedelta(days=int(ahead[1]) * (7 if ahead[2] == "w" else 1))
    parts = _day_parts(wanted, words)
    try:
        if parts is None:
            raise ValueError
        day, month, year = parts
        return date(year, month, day) if year else _nearest(day, month, today)
    except (ValueError, OverflowError):
        raise UserError(words("Please write a day, such as 11 December 2026.")) from None


def _day_parts(text: str, words: Words) -> tuple[int, int, int | None] | None:
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?", text):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if found := re.fullmatch(r"(\d{1,2})\.?\s+(\D+?)\.?(?:,?\s+(\d{4}))?", text):
        return _named(found[1], found[2], found[3], words)
    if found := re.fullmatch(r"(\D+?)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?", text):
        return _named(found[2], found[1], found[3], words)
    return None


def _named(day: str, month: str, year: str | None, words: Words) -> tuple[int, int, int | None] | None:
    names = get_month_names("wide", locale=words.locale)
    starts = [number for number, name in names.items() if len(month) >= 3 and name.lower().startswith(month)]
    return (int(day), starts[0], int(year) if year else None) if len(starts) == 1 else None


def _nearest(day: int, month: int, today: date) -> date:
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today - timedelta(days=90):
            return found
    raise ValueError
