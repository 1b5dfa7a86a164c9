"""How many projects land by a day, when those of one team are late together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from sciencepm.analysis.forecast import Forecast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_HAIR = 1e-6
"""Parts of paths that should meet a tenth or a half exactly may miss it by so much."""


@dataclass(frozen=True, slots=True)
class Landings:
    """How many active projects land by a day: the middle, low and high count (P50, P10, P90), of how many."""

    expected: int
    low: int
    high: int
    of: int


def landings(forecasts: Sequence[Forecast | None], by: date) -> Landings:
    """How many of these land on `by` or before; one without a forecast counts as not landing."""
    return landings_of(counts(forecasts, by), len(forecasts))


def landings_of(parts: Floats, of: int) -> Landings:
    """The middle, low and high of `counts` of so many projects."""
    if len(parts) == 1:
        return Landings(0, 0, 0, of)
    below = parts.cumsum()
    low, middle, high = (int((below < part - _HAIR).sum()) for part in (0.1, 0.5, 0.9))
    return Landings(middle, low, high, of)


def counts(forecasts: Sequence[Forecast | None], by: date) -> Floats:
    """The chance that none, one, two, … of these land on `by` or before; it sums to 1."""
    return together(by_team(forecasts, by).values())


def together(teams: Iterable[Floats]) -> Floats:
    """The counts of teams that do not depend on each other, as one."""
    import numpy as np

    return reduce(np.convolve, teams, np.ones(1))


def by_team(forecasts: Iterable[Forecast | None], by: date) -> dict[str, Floats]:
    """The counts of each team.

    Whether one lands is independent of the others once the cause of its team is known, so within a team the
    counts are Poisson-binomial at each place of the cause; teams do not depend on each other.
    """
    teams: dict[str, list[Forecast]] = {}
    for entry in forecasts:
        if entry is not None and entry.plan is not None and entry.by_cause is not None:
            teams.setdefault(entry.plan.team, []).append(entry)
    return {team: _of_team(members, by) for team, members in teams.items()}


def _of_team(members: Sequence[Forecast], by: date) -> Floats:
    """The counts of one team.

    What has happened in each project makes its own weights of the places. The projects stand at the same
    rank of the cause, from the most helpful to the least: each rank is a stretch between two sums of weights.
    """
    import numpy as np

    curves = [entry.by_cause for entry in members if entry.by_cause is not None]
    ranks = [np.cumsum(curve.weights) for curve in curves]
    ends = np.unique(np.concatenate([*ranks, [0.0, 1.0]]).clip(0, 1))
    middles, widths = (ends[1:] + ends[:-1]) / 2, np.diff(ends)
    found = np.zeros((middles.size, len(members) + 1))
    found[:, 0] = 1
    for entry, curve, rank in zip(members, curves, ranks, strict=True):
        assert entry.plan is not None
        place = np.minimum(np.searchsorted(rank, middles), rank.size - 1)
        lands = curve.by(by.toordinal() - entry.plan.today)[place][:, None]
        found[:, 1:] = found[:, 1:] * (1 - lands) + found[:, :-1] * lands
        found[:, 0] *= 1 - lands[:, 0]
    parts: Floats = widths @ found
    return parts
