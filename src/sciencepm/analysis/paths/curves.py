"""What many stages take, as curves: each cut where the stage is known to have got already."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sciencepm.analysis.paths.normal import Flags, Floats, Places, above, survival
from sciencepm.analysis.three_points import Z90

Row = tuple[float, float, float, float, bool]
"""Low, likely, high; what is used of it already; whether the estimate is used up."""

LOWEST, HIGHEST = -3.3, 3.4
"""A curve is looked at between these standard normals; the few parts in 10,000 beyond stand at the ends."""
_NARROW = 1e-300
"""In place of a slope of 0, by which one cannot divide."""


@dataclass(frozen=True, slots=True)
class Curves:
    """Two-piece normals (domain.md, section 4), all arrays of one shape.

    x(z) = likely e^(slope z) where `on_logs`, else likely + slope z; the slope is `below` for z < 0, `above`
    for z > 0. Each is known to lie beyond the z in `least`, which is minus infinity where nothing is known.
    """

    likely: Floats
    below: Floats
    above: Floats
    on_logs: Flags
    least: Floats

    @classmethod
    def of(cls, rows: Floats) -> Curves:
        """From an array of rows, (..., 5)."""
        low, likely, high, used, used_up = np.moveaxis(rows, -1, 0)
        anew = used_up > 0
        on_logs = (low > 0) & ~anew
        with np.errstate(divide="ignore", invalid="ignore"):
            below = np.where(on_logs, np.log(likely / low), likely - low) / Z90
            rises = np.where(on_logs, np.log(high / likely), high - likely) / Z90
        # A used-up estimate is drawn anew: what was used, and the upper half of (high - likely) as the rest.
        curves = cls(
            likely=np.where(anew, used, likely),
            below=np.where(anew, 0.0, below),
            above=rises,
            on_logs=on_logs,
            least=np.where(anew, 0.0, -np.inf),
        )
        known = (used > 0) & ~anew
        if not known.any():
            return curves
        reached = curves.z_of(used[..., None])[..., 0]
        return cls(curves.likely, curves.below, rises, on_logs, np.where(known, reached, curves.least))

    def __getitem__(self, place: tuple[slice, int] | Places) -> Curves:
        """Some of them, as one takes part of an array."""
        return Curves(self.likely[place], self.below[place], self.above[place], self.on_logs[place], self.least[place])

    def at(self, z: float | Floats) -> Floats:
        """The value of each at standard normal `z` among those it can still have."""
        known = np.broadcast_to(z, self.least.shape)
        if np.isfinite(self.least).any():
            known = np.where(np.isinf(self.least), z, above(survival(known) * survival(self.least)))
        with np.errstate(over="ignore"):
            rise = known * np.where(known < 0, self.below, self.above)
            on_logs = self.likely * np.exp(np.where(self.on_logs, rise, 0))
            return np.where(self.on_logs, on_logs, np.maximum(self.likely + rise, 0))

    def z_of(self, values: Floats) -> Floats:
        """The smallest z at which each is at least each of `values`, of shape (..., values)."""
        likely, on_logs = self.likely[..., None], self.on_logs[..., None]
        all_on_logs = on_logs.all()
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            if all_on_logs:
                way = np.log(np.maximum(values, 0))
                way -= np.log(likely)
            else:
                way = np.where(on_logs, np.log(np.maximum(values, 0)) - np.log(likely), values - likely)
            falls = 1 / np.maximum(self.below, _NARROW)[..., None]
            rises = 1 / np.maximum(self.above, _NARROW)[..., None]
            z = way * np.where(way < 0, falls, rises)
        # Times and money are never below 0: all of a curve that runs below stands at 0.
        return z if all_on_logs else np.where(values <= 0, -np.inf, z)
