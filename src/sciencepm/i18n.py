"""Words for a reader: translated sentences, dates, numbers and money in the reader's language.

There is no global language: whatever makes words takes a `Words` value.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_symbol

from sciencepm.resources import resource

Paper = Literal["a4", "letter"]
_DASH = "–"
_SCALES = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "M"), (Decimal(10) ** 3, "k"))
_LOCALE_OF = {"en": "en_GB"}
"""A bare language needs a country before dates have an order; English here is day before month."""


@lru_cache(maxsize=16)
def _translations(language: str) -> gettext.NullTranslations:
    return gettext.translation("sciencepm", str(resource("translations")), languages=[language], fallback=True)


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALE_OF.get(language, language))


def two_figures(value: Decimal) -> Decimal:
    """`value` rounded to two significant figures, half away from nought."""
    if value == 0:
        return Decimal(0)
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 1), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Words:
    """The reader's language, the portfolio's currency (ISO 4217) and the paper documents are made for."""

    language: str = "en"
    currency: str = "EUR"
    paper: Paper = "a4"

    def __call__(self, text: str, /, **values: object) -> str:
        """The translation of `text` with `values` put in; values are never read as templates."""
        said = _translations(self.language).gettext(text)
        return said.format(**values) if values else said

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The translation in singular or plural; `{count}` is filled in."""
        said = _translations(self.language).ngettext(one, many, count)
        return said.format(**{"count": self.number(count), **values})

    @property
    def is_english(self) -> bool:
        return self.language.partition("_")[0] == "en"

    @property
    def locale(self) -> Locale:
        return _locale(self.language)

    def day(self, day: date) -> str:
        """20 November 2026"""
        return self._date(day, "d MMMM y", "long")

    def weekday(self, day: date) -> str:
        """Friday 20 November 2026"""
        return self._date(day, "EEEE d MMMM y", "full")

    def near_day(self, day: date, today: date) -> str:
        """11 December, with the year when it is not this year's and more than half a year away."""
        if day.year == today.year or abs((day - today).days) < 183:
            return self._date(day, "d MMMM", "MMMMd")
        return self.day(day)

    def short_day(self, day: date, today: date | None = None) -> str:
        """11 Dec; with `today`, the year is added when the day is more than half a year away in another year."""
        if today is not None and day.year != today.year and abs((day - today).days) >= 183:
            return self._date(day, "d MMM y", "yMMMd")
        return self._date(day, "d MMM", "MMMd")

    def day_range(self, first: date, last: date, today: date) -> str:
        """25 May – 12 Sep, or 15 Jan where both are the same day; the year is said once, where it is not near."""
        said = self.short_day(last, today)
        if first == last:
            return said
        begins = self.short_day(first) if first.year == last.year else self.short_day(first, today)
        return f"{begins} {_DASH} {said}"

    def _date(self, day: date, english: str, other: str) -> str:
        """A day in the order its locale has: 20 November, November 20, 20. November.

        `other` is a skeleton of the CLDR, or the name of one of its whole formats.
        """
        if self.language == "en":
            return str(format_date(day, english, locale=self.locale))
        if other in self.locale.date_formats:
            return str(format_date(day, other, locale=self.locale))
        pattern = self.locale.datetime_skeletons.get(other)
        return str(format_date(day, pattern.pattern if pattern is not None else english, locale=self.locale))

    def month(self, day: date) -> str:
        """Jul 2027"""
        return str(format_date(day, "MMM y", locale=self.locale))

    def long_month(self, day: date) -> str:
        """July 2027"""
        return str(format_date(day, "MMMM y", locale=self.locale))

    def month_name(self, day: date) -> str:
        """July"""
        return str(format_date(day, "MMMM", locale=self.locale))

    def short_month(self, day: date) -> str:
        """Jul"""
        return str(format_date(day, "MMM", locale=self.locale))

    def month_range(self, early: date, late: date) -> str:
        """Feb – Apr 2027, Nov 2026 – Feb 2027, or Jul 2027 where both are the same month."""
        if (early.year, early.month) == (late.year, late.month):
            return self.month(late)
        first = format_date(early, "MMM" if early.year == late.year else "MMM y", locale=self.locale)
        return f"{first} {_DASH} {self.month(late)}"

    def moment(self, moment: datetime) -> str:
        """20 Nov 2026 14:02, in the zone the moment carries."""
        return f"{format_date(moment.date(), 'd MMM y', locale=self.locale)} {moment:%H:%M}"

    def number(self, value: Decimal | int) -> str:
        """12,500"""
        return str(format_decimal(value, locale=self.locale))

    def rounded(self, value: Decimal) -> str:
        """Two significant figures without exponent: 12,000 or 0.64."""
        return self.number(two_figures(value))

    def percent(self, share: Decimal | float) -> str:
        """66%, rounded to whole per cent, half up."""
        return f"{self.whole_percent(share)}%"

    @staticmethod
    def whole_percent(share: Decimal | float) -> int:
        """66 of 0.655: the rounded per cent that likelihood words go by."""
        return int((Decimal(str(share)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def money(self, amount: Decimal) -> str:
        """€9.8M, €310k, −€20k: two significant figures with the currency's sign and one unit."""
        rounded = two_figures(amount)
        return self._signed_money(rounded, *_scale(rounded))

    def money_range(self, low: Decimal, high: Decimal) -> str:
        """€14–24M, €9.0–15M: two significant figures at each end, currency and unit once."""
        low, high = two_figures(low), two_figures(high)
        if low == high:
            return self.money(low)
        divisor, unit = _scale(max(abs(low), abs(high)))
        if low < 0:
            ends = (self._signed_money(end, divisor, unit) for end in (low, high))
            return self("{low} to {high}", low=next(ends), high=next(ends))
        return f"{self.symbol}{self._scaled(low, divisor)}{_DASH}{self._scaled(high, divisor)}{unit}"

    def full_money(self, amount: Decimal) -> str:
        """€38,000 in full, for amounts asked and spent."""
        whole = amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
        sign = "−" if whole < 0 else ""
        return f"{sign}{self.symbol}{self.number(abs(whole))}"

    @property
    def symbol(self) -> str:
        """€, or the code and a space where there is no sign of its own."""
        symbol = str(get_currency_symbol(self.currency, locale=self.locale))
        return f"{symbol}\N{NO-BREAK SPACE}" if symbol[-1].isalpha() else symbol

    def _signed_money(self, amount: Decimal, divisor: Decimal, unit: str) -> str:
        sign = "−" if amount < 0 else ""
        return f"{sign}{self.symbol}{self._scaled(abs(amount), divisor)}{unit}"

    def _scaled(self, amount: Decimal, divisor: Decimal) -> str:
        """Two significant figures in the unit: 9.0 and 15 of millions, 0.9 of 900,000 in millions."""
        part = amount / divisor
        digits = 1 if 1 <= abs(part) < 10 and divisor > 1 else 0
        if abs(part) < 1 and part != 0:
            digits = max(0, -two_figures(part).normalize().as_tuple().exponent)  # type: ignore[operator]
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return str(format_decimal(part, format=pattern, locale=self.locale))

    def listing(self, items: list[str]) -> str:
        """A, B and C"""
        if len(items) < 2:
            return "".join(items)
        return self("{most} and {last}", most=", ".join(items[:-1]), last=items[-1])


def _scale(amount: Decimal) -> tuple[Decimal, str]:
    for divisor, unit in _SCALES:
        if abs(amount) >= divisor:
            return divisor, unit
    return Decimal(1), ""
