"""How three points, low, likely and high, meaning P10, P50 and P90, become a distribution."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sciencepm.domain.ranges import Weeks
from sciencepm.errors import UserError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Z90 = 1.2815515655446004
"""The standard normal's P90."""

DRAWS = 20_000


class Scale(StrEnum):
    POSITIVE = "positive"
    SHARE = "share"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class ThreePoints:
    """P10, P50 and P90 of a quantity and what it can be: above 0, within 0 and 1, or anything.

    The distribution is the two-piece normal through the three points, on logarithms where the scale is
    positive and `low` is above 0 (domain.md, section 4). Raises `UserError` when the points are not in order
    or off the scale.
    """

    low: float
    likely: float
    high: float
    scale: Scale = Scale.ANY

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high:
            raise UserError("The low figure comes first, then the likely one, then the high one.")
        if self.scale is not Scale.ANY and self.low < 0:
            raise UserError("This cannot be below 0.")
        if self.scale is Scale.SHARE and self.high > 1:
            raise UserError("A share lies between 0 and 1.")

    @classmethod
    def of_weeks(cls, weeks: Weeks) -> ThreePoints:
        """The time of a stage, in weeks."""
        return cls(float(weeks.early), float(weeks.likely), float(weeks.late), Scale.POSITIVE)

    @property
    def on_logarithms(self) -> bool:
        return self.scale is Scale.POSITIVE and self.low > 0

    def quantile(self, z: float) -> float:
        """The value at standard normal `z`: -1.2816 gives low, 0 likely, 1.2816 high."""
        end = self.low if z < 0 else self.high
        if self.on_logarithms:
            return self.likely * math.exp(math.log(end / self.likely) * abs(z) / Z90)
        value = self.likely + (end - self.likely) * abs(z) / Z90
        return min(max(value, self._least), self._most)

    def at(self, z: Floats) -> Floats:
        """The values at standard normals `z`, of the same shape; `quantile` for many at once."""
        import numpy as np

        below, above = np.minimum(z, 0) / -Z90, np.maximum(z, 0) / Z90
        if self.on_logarithms:
            rise = math.log(self.low / self.likely) * below + math.log(self.high / self.likely) * above
            values: Floats = self.likely * np.exp(rise)
            return values
        values = self.likely + (self.low - self.likely) * below + (self.high - self.likely) * above
        return np.clip(values, self._least, self._most)

    def draws(self, key: str, seed: int) -> Floats:
        """20,000 values; the same key and seed give the same ones on every machine."""
        from sciencepm.analysis.draws import normals

        return self.at(normals(key, seed))

    @property
    def mean(self) -> float:
        """The mean over 20,000 evenly spread draws."""
        from sciencepm.analysis.draws import even_normals

        return float(self.at(even_normals()).mean())

    def z_reached(self, value: float) -> float:
        """The smallest z at which the quantity is at least `value`; infinite where it always or never is."""
        end = self.high if value > self.likely else self.low
        if value > self._most or (value > self.likely and end == self.likely):
            return math.inf
        if value <= self._least or end == self.likely:
            return -math.inf
        part = (value - self.likely) / (end - self.likely)
        if self.on_logarithms:
            part = math.log(value / self.likely) / math.log(end / self.likely)
        return math.copysign(part * Z90, value - self.likely)

    def left_at(self, value: float) -> float:
        """The part of the distribution, 0 to 1, that is at `value` or beyond."""
        return normal_survival(self.z_reached(value))

    @property
    def _least(self) -> float:
        return -math.inf if self.scale is Scale.ANY else 0.0

    @property
    def _most(self) -> float:
        return 1.0 if self.scale is Scale.SHARE else math.inf


def normal_survival(z: float) -> float:
    """The chance that a standard normal is above `z`."""
    return 0.5 * math.erfc(z / math.sqrt(2))
