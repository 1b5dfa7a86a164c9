"""Figures and days are understood the way people type them, or refused in a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_day, read_number, read_share, read_weeks
from sciencepm.i18n import Words

WORDS = Words()
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("38000", "38000"),
        ("38,000", "38000"),
        ("1,200.5", "1200.5"),
        ("1.200,5", "1200.5"),
        ("1,5", "1.5"),
        ("1,234,567", "1234567"),
        ("€38k", "38000"),
        ("2.4 M", "2400000"),
        ("60%", "0.6"),
        ("−3", "-3"),
        ("0.10", "0.10"),
    ],
)
def test_numbers(typed: str, meant: str) -> None:
    assert read_number(typed, WORDS) == Decimal(meant)


@pytest.mark.parametrize("typed", ["about 12", "1e400", "12 weeks", "--3", "=1+1", "1.2.3,4,5"])
def test_what_is_not_a_number_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        read_number(typed, WORDS)


def test_nothing_is_nothing() -> None:
    assert read_number("  ", WORDS) is None
    assert read_day("", WORDS, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("six", "6"), ("Twelve weeks", "12"), ("2.5", "2.5"), ("6 weeks", "6"), ("1 week", "1"), ("8w", "8")],
)
def test_weeks(typed: str, meant: str) -> None:
    assert read_weeks(typed, WORDS) == Decimal(meant)


def test_weeks_that_are_no_number_are_asked_for_as_a_number() -> None:
    with pytest.raises(UserError, match=r"Please write weeks as a number, such as 6 or 2\.5\."):
        read_weeks("a few", WORDS)


@pytest.mark.parametrize(("typed", "meant"), [("60", "0.6"), ("60%", "0.6"), ("0.6", "0.6"), ("1", "1"), ("100", "1")])
def test_shares(typed: str, meant: str) -> None:
    assert read_share(typed, WORDS) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-11", date(2026, 12, 11)),
        ("11.12.2026", date(2026, 12, 11)),
        ("11/12", date(2026, 12, 11)),
        ("11 Dec", date(2026, 12, 11)),
        ("11 december 2027", date(2027, 12, 11)),
        ("Dec 11, 2027", date(2027, 12, 11)),
        ("18 Jan", date(2027, 1, 18)),
        ("3 Nov", date(2026, 11, 3)),
        ("29 Feb", date(2028, 2, 29)),
        ("today", TODAY),
        ("+2w", date(2026, 12, 4)),
    ],
)
def test_days(typed: str, meant: date) -> None:
    assert read_day(typed, WORDS, TODAY) == meant


@pytest.mark.parametrize("typed", ["0000-00-00", "29 Feb 2027", "2026-13-01", "soon", "32 Jan", "9999-99-99", "ma 3"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        read_day(typed, WORDS, TODAY)
