"""The cause a team shares, as a few places each with its weight: what is known at each adds up to what is known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from sciencepm.analysis.paths.normal import Floats, survival

NODES: Final = 8
_FEW_ENOUGH: Final = 1.65
_WIDTH: Final = 8.6
_A_NODE: Final = 2.4
_MOST: Final = 128


@dataclass(frozen=True, slots=True)
class Cause:
    """Values of a standard normal cause, rising, and how much each weighs, both (nodes,); the `share` it has.

    The z of a stage is share x cause + own x what is its own, both standard normal and share^2 + own^2 = 1.
    """

    places: Floats
    weights: Floats
    share: float

    @property
    def own(self) -> float:
        return math.sqrt(1 - self.share * self.share)

    def left(self, z: Floats) -> Floats:
        """The chance of more than each z at each place: (plans, ...) gives (plans, nodes, ...)."""
        if self.share == 0 and self.places.size == 1:
            return survival(z)[:, None]
        moved = (self.share / self.own) * self.places
        return survival((z / self.own)[:, None] - moved.reshape(1, -1, *(1,) * (z.ndim - 1)))


def count(swing: float) -> int:
    """How many nodes are enough for sums that swing `swing` times as far by the cause as by all else.

    None but one where there is no cause; eight Gauss-Hermite nodes up to a swing of 1.65, which is that of six
    equal stages at a correlation of 0.3. Beyond, what is known at neighbouring nodes no longer overlaps, and the
    sum of it would have a hump at each of them. Evenly spaced nodes err by about 2 exp(-2 (pi / gap)^2), with the
    gap between two of them in standard deviations of what is known at each (Poisson summation); so many are taken,
    at most 128, that the gap stays below 1.8.
    """
    if swing <= 0:
        return 1
    if swing <= _FEW_ENOUGH:
        return NODES
    return min(_MOST, 2 * math.ceil(_A_NODE * swing))


@lru_cache(maxsize=64)
def cause(number: int, share: float) -> Cause:
    """A cause with so many places; their weights sum to 1."""
    if number == 1:
        return Cause(np.zeros(1), np.ones(1), share)
    if number == NODES:
        places, weights = np.polynomial.hermite_e.hermegauss(NODES)
        return Cause(places, np.asarray(weights / weights.sum(), dtype=np.float64), share)
    evenly = (np.arange(number, dtype=np.float64) - (number - 1) / 2) * (_WIDTH / number)
    dense: Floats = np.exp(-evenly * evenly / 2)
    return Cause(evenly, dense / dense.sum(), share)
