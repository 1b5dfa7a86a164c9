"""Dates, numbers and money read the way they are said in the rules of wording."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciencepm.i18n import Words, two_figures

WORDS = Words()


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("9800000", "€9.8M"),
        ("310000", "€310k"),
        ("38000", "€38k"),
        ("-20000", "−€20k"),
        ("999", "€1.0k"),
        ("12", "€12"),
        ("0", "€0"),
        ("0.64", "€0.64"),
        ("1250000000", "€1.3bn"),
    ],
)
def test_money_has_two_figures_and_one_unit(amount: str, said: str) -> None:
    assert WORDS.money(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("14000000", "24000000", "€14–24M"),
        ("9000000", "15000000", "€9.0–15M"),
        ("900000", "1400000", "€0.9–1.4M"),
        ("850000", "1200000", "€0.85–1.2M"),
        ("-20000", "50000", "−€20k to €50k"),
        ("40", "90", "€40–90"),
        ("3010", "2990", "€3.0k"),
    ],
)
def test_a_range_of_money_says_currency_and_unit_once(low: str, high: str, said: str) -> None:
    assert WORDS.money_range(Decimal(low), Decimal(high)) == said


def test_other_currencies_and_languages_write_their_own_way() -> None:
    assert Words(currency="CHF").money(Decimal(38_000)) == "CHF\N{NO-BREAK SPACE}38k"
    assert Words(currency="GBP").full_money(Decimal("38000.50")) == "£38,001"
    assert Words(language="de").day(date(2026, 11, 20)) == "20. November 2026"
    assert Words(language="de").number(Decimal("12500.5")) == "12.500,5"


def test_days_are_said_with_as_much_year_as_is_needed() -> None:
    today = date(2026, 11, 20)
    assert WORDS.near_day(date(2026, 12, 11), today) == "11 December"
    assert WORDS.near_day(date(2027, 1, 18), today) == "18 January"
    assert WORDS.near_day(date(2027, 10, 1), today) == "1 October 2027"
    assert WORDS.short_day(date(2027, 10, 1), today) == "1 Oct 2027"
    assert WORDS.weekday(today) == "Friday 20 November 2026"


def test_ranges_of_months_name_the_year_once_where_they_can() -> None:
    assert WORDS.month_range(date(2027, 2, 1), date(2027, 4, 30)) == "Feb – Apr 2027"
    assert WORDS.month_range(date(2026, 12, 1), date(2027, 2, 1)) == "Dec 2026 – Feb 2027"
    assert WORDS.month_range(date(2027, 7, 1), date(2027, 7, 30)) == "Jul 2027"


def test_a_range_of_days_that_is_one_day_is_that_day() -> None:
    today = date(2026, 11, 20)
    assert WORDS.day_range(date(2027, 1, 15), date(2027, 1, 15), today) == "15 Jan"
    assert WORDS.day_range(date(2027, 5, 25), date(2027, 9, 12), today) == "25 May – 12 Sept 2027"
    assert WORDS.day_range(date(2026, 12, 25), date(2027, 9, 12), today) == "25 Dec – 12 Sept 2027"


def test_singular_and_plural_and_lists() -> None:
    assert WORDS.n("{count} project", "{count} projects", 1) == "1 project"
    assert WORDS.n("{count} project", "{count} projects", 1200) == "1,200 projects"
    assert WORDS.listing(["A"]) == "A"
    assert WORDS.listing(["A", "B", "C"]) == "A, B and C"


def test_a_value_is_never_read_as_a_template() -> None:
    assert WORDS("Remove {title}", title="{0} {__class__}") == "Remove {0} {__class__}"


def test_half_a_per_cent_goes_up() -> None:
    assert [WORDS.percent(share) for share in (Decimal("0.655"), Decimal("0.645"), 0.004, 1)] == [
        "66%",
        "65%",
        "0%",
        "100%",
    ]


@given(st.decimals(min_value=1, max_value=10**12, places=2))
def test_two_figures_are_within_five_per_cent(value: Decimal) -> None:
    assert abs(two_figures(value) - value) <= value * Decimal("0.05")


@pytest.mark.parametrize(
    ("language", "day", "near", "short"),
    [
        ("en", "20 November 2026", "20 November", "20 Nov"),
        ("en_US", "November 20, 2026", "November 20", "Nov 20"),
        ("de", "20. November 2026", "20. November", "20. Nov."),
        ("ja", "2026年11月20日", "11月20日", "11月20日"),
    ],
)
def test_a_day_has_the_order_of_its_locale(language: str, day: str, near: str, short: str) -> None:
    words, on = Words(language), date(2026, 11, 20)
    assert words.day(on) == day
    assert words.near_day(on, on) == near
    assert words.short_day(on) == short
