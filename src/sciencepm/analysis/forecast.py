"""Whether and when a project lands: its chance, its landing range and where its paths end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from sciencepm.domain.portfolio import Portfolio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Days = NDArray[np.float64]


class Missing(StrEnum):
    DECISION_POINTS = "decision points"
    START = "start"
    WEEKS = "weeks"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class Gap:
    """What a forecast lacks, and at which decision point (its number from 1; None: in the project)."""

    what: Missing
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the paths of a plan lead; all None or empty but `gaps` where something is missing.

    `chance` to land has four places; `landing` is P10, P50 and P90 given that it lands, None where no path
    does. `ladder` is the part of paths that end at each decision point, by a miss or a stop rule, and last
    the part that lands; it sums to 1. `cut_by_rule` is the part that an agreed date or spend rule ends.
    `out_of_date`: the running stage has outlived its estimate. `draws` are 20,000 landing days as ordinals,
    nan where that path does not land.
    """

    chance: Decimal | None
    landing: tuple[date, date, date] | None
    ladder: tuple[float, ...]
    cut_by_rule: float
    out_of_date: bool
    gaps: tuple[Gap, ...] = ()
    draws: Days | None = field(default=None, compare=False, repr=False)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What kinds of things are missing; empty where there is a forecast."""
        return tuple(dict.fromkeys(gap.what for gap in self.gaps))


def forecast(portfolio: Portfolio, project_id: str, today: date) -> Forecast | None:
    """The forecast of an active project; None where it landed, was stopped, is an idea or on hold."""
    raise NotImplementedError
