"""What holds for the whole portfolio: its name, its money, the balance it aims for."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator

from sciencepm.domain.record import Line, Number, Record, Share, Text, Value
from sciencepm.domain.wording import JargonTerm, LeftWording


class Driver(StrEnum):
    REVENUE = "revenue"
    COST = "cost"
    RETENTION = "retention"
    RISK = "risk"
    OWN = "own"


class BalanceMeasure(StrEnum):
    PEOPLE = "people"
    MONEY = "money"
    COUNT = "count"


class Cadence(StrEnum):
    TWO_WEEKS = "two weeks"
    MONTH = "month"
    OWN = "own"


class BusinessGoal(Value):
    """Something the business wants, which projects serve."""

    name: Line = Field(min_length=1)
    driver: Driver = Driver.OWN


class PortfolioSettings(Record):
    """The one settings record; its id is the portfolio's id."""

    name: Line = "Untitled portfolio"
    organisation: Line = ""
    classification: Line = ""
    """How documents may be passed on, in the organisation's own words; empty: internal, or confidential."""
    accent: Annotated[str, Field(pattern=r"^(#[0-9A-Fa-f]{6})?$")] = ""
    """The colour of what stands out on paper, as #RRGGBB; empty: our own."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    price_year: Annotated[int, Field(ge=1900, le=9999)] = 2026
    discount_rate: Annotated[Number, Field(ge=0, le=1)] = Decimal("0.08")
    target_share: Share = Decimal("0.70")
    tolerance: Share = Decimal("0.05")
    target_reason: Text = ""
    balance_measure: BalanceMeasure = BalanceMeasure.PEOPLE
    cadence: Cadence = Cadence.TWO_WEEKS
    cadence_days: Annotated[int, Field(ge=1, le=366)] = 14
    days_to_tell: Annotated[int, Field(ge=0, le=366)] = 5
    value_years: Annotated[int, Field(ge=1, le=30)] = 3
    business_year_month: Annotated[int, Field(ge=1, le=12)] = 1
    team_correlation: Share = Decimal("0.3")
    business_goals: tuple[BusinessGoal, ...] = ()
    valuable_means: Text = ""
    """What leaders here call valuable: new product or feature, improved quality, in their words."""
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
    own_terms: tuple[JargonTerm, ...] = ()
    """Words to explain or avoid beside those of the shipped list; one of the same name stands in its place."""
    left_wording: tuple[LeftWording, ...] = ()
    """Remarks on wording that were ignored, once or always."""

    @field_validator("accent")
    @classmethod
    def _seen_on_white(cls, value: str) -> str:
        if value and contrast_with_white(value) < LEAST_CONTRAST:
            raise ValueError("This colour is too pale to be seen on white paper. Choose a darker one.")
        return value.upper()


LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks of text, level AA."""


def contrast_with_white(colour: str) -> float:
    """How much a colour, #RRGGBB, stands out on white: from 1 to 21 (WCAG 2.2, relative luminance)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
