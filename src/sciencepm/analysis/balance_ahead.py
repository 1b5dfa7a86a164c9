"""How long projects go on from today, drawn from their forecasts: what the balance of the months ahead is made of.

A project ends when it lands or stops at a decision point. Which of these happens is drawn by the ladder of its
forecast, the day from P10, P50 and P90 of that end. Draws are even, keyed by project and team, and the same with and
without a what-if.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sciencepm.analysis.forecast import Forecast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Counts = NDArray[np.uint8]

DRAWS: Final = 1_000
_TENTH: Final = 1.2815515655446004
"""The standard normal below which nine in ten lie."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """An active project as far as its end goes; without a forecast it is taken to go on."""

    project_id: str
    team: str
    forecast: Forecast | None


def months_lasted(lasting: Sequence[Lasting], days: tuple[date, ...], seed: int, correlation: float) -> Counts:
    """On how many of `days`, in order, each project still runs in each draw: (projects, draws).

    Given the cause its team shares, a project's end does not depend on the others'.
    """
    import numpy as np

    if not lasting:
        return np.zeros((0, DRAWS), np.uint8)
    return np.stack([_lasted(each, days, seed, correlation) for each in lasting])


def _lasted(each: Lasting, days: tuple[date, ...], seed: int, correlation: float) -> Counts:
    import numpy as np

    if each.forecast is None or not each.forecast.ladder:
        return np.full(DRAWS, len(days), np.uint8)
    return _drawn(each.forecast, each.project_id, each.team.casefold() or each.project_id, days, seed, correlation)


@lru_cache(maxsize=4_096)
def _drawn(
    forecast: Forecast, project_id: str, team: str, days: tuple[date, ...], seed: int, correlation: float
) -> Counts:
    import numpy as np

    asked = {point.number: (place, point.asked_days) for place, point in enumerate(forecast.points, start=1)}
    ends: list[tuple[float, tuple[float, float, float], int]] = []
    for number, part in enumerate(forecast.ladder[:-1], start=1):
        place, at = asked.get(number, (1, None))
        if part > 0 and at is not None:
            ends.append((part, at, place))
    if forecast.landing_days is not None and forecast.ladder[-1] > 0:
        ends.append((forecast.ladder[-1], forecast.landing_days, max(len(forecast.points), 1)))
    if not ends:
        return np.full(DRAWS, len(days), np.uint8)
    parts = np.cumsum([part for part, _, _ in ends])
    which = np.searchsorted(parts / parts[-1], _evenly(f"end/{project_id}", seed), side="right").clip(0, len(ends) - 1)
    own, shared = _normals(f"day/{project_id}", seed), _normals(f"team/{team}", seed)
    # A sum of n stages that each share `correlation` of their spread with the team shares this part of its own.
    of_team = np.array([n * correlation / (1 + (n - 1) * correlation) for _, _, n in ends])[which]
    z = np.sqrt(of_team) * shared + np.sqrt(1 - of_team) * own
    low, middle, high = np.array([at for _, at, _ in ends])[which].T
    day = middle + np.where(z < 0, middle - low, high - middle) * z / _TENTH
    found: Counts = np.searchsorted([each.toordinal() for each in days], day, side="right").astype(np.uint8)
    found.setflags(write=False)
    return found


def _evenly(key: str, seed: int) -> Floats:
    """Numbers from 0 to 1, one from the middle of each of as many equal parts, in an order of their own."""
    return (_order(key, seed) + 0.5) / DRAWS


def _normals(key: str, seed: int) -> Floats:
    return _even_normals()[_order(key, seed)]


@lru_cache(maxsize=1)
def _even_normals() -> Floats:
    from statistics import NormalDist

    import numpy as np

    normal = NormalDist()
    return np.array([normal.inv_cdf((place + 0.5) / DRAWS) for place in range(DRAWS)])


@lru_cache(maxsize=256)
def _order(key: str, seed: int) -> NDArray[np.intp]:
    import numpy as np

    # Only the raw bits of a bit generator are promised to stay the same in later NumPy versions.
    digest = hashlib.sha256(f"{seed}/{key}".encode()).digest()
    return np.argsort(np.random.PCG64(int.from_bytes(digest[:16], "big")).random_raw(DRAWS))
