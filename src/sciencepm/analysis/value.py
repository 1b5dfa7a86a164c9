"""What a project is worth a year if it lands: its value cases as ranges of money or of their own unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.value_case import ValueCase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MONEY = "money"
"""The unit of what is counted in the portfolio's currency."""


@dataclass(frozen=True, slots=True)
class ValueRange:
    """P10, P50, P90 and mean a year of money or of another unit ("hours")."""

    low: Decimal
    likely: Decimal
    high: Decimal
    mean: Decimal
    unit: str = MONEY


@dataclass(frozen=True, slots=True)
class CaseValue:
    """What one case says; `range` is None where it is not priced or its inputs are `missing` or `unfit`.

    `second` stands beside it (hours beside money). `top_driver` is the name of the input that moves the range
    most.
    """

    case: ValueCase
    range: ValueRange | None
    second: ValueRange | None = None
    top_driver: str | None = None
    missing: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    draws: Floats | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ProjectValue:
    """The cases of a project together; what a case contains of another is counted once.

    `money` and `other` are None where there is no figure; `short` is what tables say then; `priced`: there is
    money.
    """

    money: ValueRange | None
    other: ValueRange | None
    short: str
    priced: bool
    draws: Floats | None = field(default=None, compare=False, repr=False)


def case_value(portfolio: Portfolio, case: ValueCase) -> CaseValue:
    """The range of one case."""
    raise NotImplementedError


def project_value(portfolio: Portfolio, project_id: str) -> ProjectValue:
    """The cases of one project, summed."""
    raise NotImplementedError
