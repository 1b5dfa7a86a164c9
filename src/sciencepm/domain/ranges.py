"""Three points of one quantity: one time in ten less, as often less as more, one time in ten more."""

from __future__ import annotations

from decimal import Decimal

from pydantic import ValidationInfo, field_validator

from sciencepm.domain.record import Amount, Line, Number, Value


def _not_below(value: Decimal, info: ValidationInfo, lower: str, sentence: str) -> Decimal:
    below = info.data.get(lower)
    if below is not None and value < below:
        raise ValueError(sentence)
    return value


class Weeks(Value):
    """How long a stage takes, in weeks: P10, P50 and P90, each with the condition under which it happens."""

    early: Number
    likely: Number
    late: Number
    early_if: Line = ""
    likely_if: Line = ""
    late_if: Line = ""

    @field_validator("early")
    @classmethod
    def _some_time(cls, value: Decimal) -> Decimal:
        if value < 0:
            raise ValueError("Weeks cannot be below 0.")
        return value

    @field_validator("likely")
    @classmethod
    def _likely_in_order(cls, value: Decimal, info: ValidationInfo) -> Decimal:
        return _not_below(value, info, "early", "The likely time cannot be shorter than the early one.")

    @field_validator("late")
    @classmethod
    def _late_in_order(cls, value: Decimal, info: ValidationInfo) -> Decimal:
        return _not_below(value, info, "likely", "The late time cannot be shorter than the likely one.")


class _Range(Value):
    low: Number
    likely: Number
    high: Number

    @field_validator("likely")
    @classmethod
    def _likely_in_order(cls, value: Decimal, info: ValidationInfo) -> Decimal:
        return _not_below(value, info, "low", "The likely figure cannot be below the low one.")

    @field_validator("high")
    @classmethod
    def _high_in_order(cls, value: Decimal, info: ValidationInfo) -> Decimal:
        return _not_below(value, info, "likely", "The high figure cannot be below the likely one.")


class CostRange(_Range):
    """What a stage costs, all included: P10, P50 and P90 in the portfolio's currency, each with its condition."""

    low: Amount
    likely: Amount
    high: Amount
    low_if: Line = ""
    likely_if: Line = ""
    high_if: Line = ""


class NumberRange(_Range):
    """P10, P50 and P90 of any input, in the unit that stands beside it."""
