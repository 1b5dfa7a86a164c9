"""How a value is typed: what is shown of it in a field, and what is made of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sciencepm.analysis.wording import exact_number
from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_day, read_number, read_share
from sciencepm.i18n import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """`show` makes text of a value, `read` a value of a text; `read` raises `UserError` for what it cannot read."""

    show: Callable[[Any], str]
    read: Callable[[str], Any]


WORDS = Entry(show=lambda value: str(value or ""), read=lambda text: text)
"""Text as it stands."""


def figures(words: Words) -> Entry:
    """A number or an amount: 38,000 or 38k; nothing for none."""

    def show(value: Decimal | None) -> str:
        return "" if value is None else exact_number(value, words)

    return Entry(show, lambda text: read_number(text, words))


def shares(words: Words) -> Entry:
    """A part of one as per cent."""

    def show(value: Decimal | None) -> str:
        return "" if value is None else f"{exact_number(value * 100, words)}%"

    return Entry(show, lambda text: read_share(text, words))


def days(words: Words, today: date) -> Entry:
    """A day with its year."""

    def show(value: date | None) -> str:
        return "" if value is None else words.day(value)

    return Entry(show, lambda text: read_day(text, words, today))


def tags() -> Entry:
    """Words parted by commas."""
    return Entry(
        show=", ".join,
        read=lambda text: tuple(part.strip() for part in text.split(",") if part.strip()),
    )


def whole_shares(w: Words) -> Entry:
    """A share of the whole: 70%, 70 or 0.7."""
    return Entry(lambda value: _percent_text(value, w), lambda text: _share(read_share(text, w), w))


def per_cent(w: Words) -> Entry:
    """A few per cent: what is written without the sign is per cent too, so that 1 is not the whole."""

    def read(text: str) -> Decimal:
        number = read_number(text, w)
        return _share(number if number is None or "%" in text else number / 100, w)

    return Entry(lambda value: _percent_text(value, w), read)


def _percent_text(value: Decimal, w: Words) -> str:
    return f"{exact_number((value * 100).normalize(), w)}%"


def _share(share: Decimal | None, w: Words) -> Decimal:
    if share is None or not 0 <= share <= 1:
        raise UserError(w("Please write a share from 0% to 100%."))
    return share
