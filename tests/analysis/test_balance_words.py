"""The balance is said in plain words: how it stands, where it heads, what would reach the target, what is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.analysis.build import portfolio, project

from sciencepm.analysis.balance import Balance, balance, balance_of
from sciencepm.analysis.balance_course import Course, Moment
from sciencepm.analysis.balance_past import Aim, Past
from sciencepm.analysis.balance_words import (
    advice,
    aim_text,
    balance_headline,
    band_text,
    missing_text,
    target_line,
    tolerance_text,
)
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.i18n import Words

TODAY = date(2026, 11, 20)
W = Words()


def of(product: str, foundational: str, measure: BalanceMeasure = BalanceMeasure.PEOPLE, active: int = 12) -> Balance:
    return balance_of(
        Decimal(product),
        Decimal(foundational),
        measure=measure,
        target=Decimal("0.70"),
        tolerance=Decimal("0.05"),
        active=active,
    )


def course(*ahead: tuple[date, str]) -> Course:
    moments = (
        Moment(on, Decimal(share), Decimal(1), Decimal(1), Decimal("0.70"), Decimal("0.05"), is_ahead=True)
        for on, share in ahead
    )
    return Course(BalanceMeasure.PEOPLE, tuple(moments), TODAY, 0)


def test_seventy_and_forty() -> None:
    # 70 of 110 is 63.6%. Move 0.7 x 110 - 70 = 7; or trim 40 to 70 x 0.3 / 0.7 = 30. A quarter has 13 weeks: 91.
    assert advice(of("70", "40"), W) == (
        "To reach 70%, move 7 people (91 person-weeks a quarter) to product-focused work, or trim foundational work "
        "from 40 to 30 people."
    )


def test_too_little_foundational_work() -> None:
    # 9 of 10: 0.7 x 10 - 9 = -2, so two people go the other way.
    assert advice(of("9", "1"), W) == (
        "To come back to 70%, move 2 people (26 person-weeks a quarter) to foundational work."
    )
    assert advice(of("7", "3"), W) == "That is the target: nothing has to move."


def test_by_money_and_by_projects() -> None:
    # 60 of 100 thousand: 10 thousand to move, or 40 to 60 x 3 / 7 = 25.7. One of two projects: 0.4 to move.
    assert advice(of("60000", "40000", BalanceMeasure.MONEY), W) == (
        "To reach 70%, move €10k a month to product-focused work, or trim foundational work from €40k to €26k a month."
    )
    assert "move 0.4 projects" in advice(of("1", "1", BalanceMeasure.COUNT, 2), W)


@pytest.mark.parametrize(
    ("product", "foundational", "said"),
    [
        ("66", "34", "Within 65–75"),
        ("62", "38", "Below 65–75"),
        ("80", "20", "Above 65–75"),
        ("0", "0", "No balance yet"),
    ],
)
def test_the_band_in_force_is_printed(product: str, foundational: str, said: str) -> None:
    assert band_text(of(product, foundational), W) == said


def test_a_band_wider_for_few_projects_says_why() -> None:
    # Of 4 projects half a step is 12.5 points: 57.5 to 82.5.
    few = of("3", "1", BalanceMeasure.COUNT, 4)
    assert band_text(few, W) == "Within 57.5–82.5"
    assert tolerance_text(few, Decimal("0.05"), W) == (
        "With 4 active projects the band is wider: one project is too coarse a step."
    )
    assert tolerance_text(of("66", "34"), Decimal("0.05"), W) == ""


def test_the_headline_says_how_it_stands_and_when_it_leaves_the_band() -> None:
    assert balance_headline(of("66", "34"), course(), W) == "On target: 66% on products"
    ahead = course((date(2026, 12, 1), "0.66"), (date(2027, 3, 1), "0.61"))
    assert balance_headline(of("66", "34"), ahead, W) == (
        "On target: 66% on products; below 65% from March if nothing new begins"
    )
    above = course((date(2026, 12, 1), "0.80"))
    assert balance_headline(of("66", "34"), above, W).endswith("above 75% from December if nothing new begins")
    assert balance_headline(of("62", "38"), ahead, W) == "Drifting from the target: 62% on products"
    assert balance_headline(of("40", "60"), ahead, W) == "Out of balance: 40% on products"


def test_the_target_says_since_when_it_holds() -> None:
    aims = (
        Aim(None, Decimal("0.60"), Decimal("0.05"), ""),
        Aim(date(2026, 8, 12), Decimal("0.70"), Decimal("0.05"), "Agreed."),
    )
    assert target_line(of("66", "34"), Past({}, aims), TODAY, W) == (
        "Target 70% product-focused, between 65 and 75. Set on 12 August."
    )
    assert [aim_text(aim, W) for aim in aims] == [
        "At first: 60%, between 55 and 65",
        "From 12 August 2026: 70%, between 65 and 75",
    ]


def test_what_is_missing_is_named() -> None:
    held = portfolio(project("Held", state=ProjectState.ON_HOLD))
    assert missing_text(balance(held, TODAY), W) == "No balance yet: no project is active"
    bare = portfolio(project("Bare"), project("Ground", kind=Kind.FOUNDATIONAL))
    assert missing_text(balance(bare, TODAY), W) == "No balance yet: no active project has people"
    assert missing_text(balance(bare, TODAY, BalanceMeasure.MONEY), W) == (
        "No balance yet: no active project has a monthly cost"
    )
