"""What a sum comes to, in three ways of knowing it: certain, one curve alone, or laid out on bins."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sciencepm.analysis.paths.curves import HIGHEST, LOWEST, Curves
from sciencepm.analysis.paths.normal import Floats, above, survival
from sciencepm.analysis.paths.quadrature import Cause

_TINY = np.finfo(np.float64).tiny


@dataclass(frozen=True, slots=True)
class Laid:
    """A sum in each of `rows` cases: the middle of its first bin, its bins' width, and their edges.

    `edges` (rows, length) are the parts below each bin's lower edge; but what the last bin would hold and what
    lies beyond it counts to the last bin but one, so that the last edge is all there is.
    """

    origin: Floats
    step: Floats
    edges: Floats

    @classmethod
    def of(cls, origin: Floats, step: Floats, edges: Floats, whole: Floats) -> Laid:
        """From the part below each edge, (rows, length), of the `whole` (rows,)."""
        edges[:, -1] = whole
        return cls(origin, step, edges)

    @property
    def start(self) -> Floats:
        """Where the first bin begins."""
        return self.origin - self.step / 2

    @property
    def end(self) -> Floats:
        """Where the last bin ends."""
        end: Floats = self.start + self.step * (self.edges.shape[1] - 1)
        return end

    def within(self, limits: Floats) -> Floats:
        """The part below each of the limits (rows, limits); within a bin it is evenly spread."""
        most = self.edges.shape[1] - 1
        place = np.clip((limits - self.start[:, None]) / self.step[:, None], 0, most)
        whole = np.minimum(place.astype(np.intp), most - 1)
        rows = np.arange(self.edges.shape[0])[:, None]
        below = self.edges[rows, whole]
        found: Floats = below + (place - whole) * (self.edges[rows, whole + 1] - below)
        return found

    def reaching(self, parts: Floats) -> Floats:
        """Where the part below is each of `parts` (rows, parts)."""
        rows = np.arange(self.edges.shape[0])[:, None]
        # One search for all: every row is lifted above the one before.
        lift = 2.0 * rows
        width = self.edges.shape[1]
        whole = np.searchsorted((self.edges + lift).ravel(), (parts + lift).ravel()).reshape(parts.shape) - rows * width
        whole = np.clip(whole - 1, 0, width - 2)
        below = self.edges[rows, whole]
        part = self.edges[rows, whole + 1] - below
        inside = (parts - below) / np.where(part > 0, part, 1)
        found: Floats = self.start[:, None] + (whole + np.clip(inside, 0, 1)) * self.step[:, None]
        return found


@dataclass(frozen=True, slots=True)
class Known:
    """A sum that nothing is left to chance in: one value in each row, and the part of all paths that have it."""

    at: Floats
    whole: Floats

    @property
    def start(self) -> Floats:
        return self.at

    @property
    def end(self) -> Floats:
        return self.at

    def within(self, limits: Floats) -> Floats:
        """All of it where the value is below the limit (rows, limits), else nothing."""
        return np.where(self.at[:, None] < limits, self.whole[:, None], 0.0)

    def reaching(self, parts: Floats) -> Floats:
        """The value, whatever part of it is asked for."""
        return np.broadcast_to(self.at[:, None], parts.shape)


@dataclass(frozen=True, slots=True)
class Alone:
    """A sum with a single curve in it, read from the curve itself: `base` (rows,) is all that is certain of it."""

    base: Floats
    curve: Curves
    whole: Floats

    @property
    def start(self) -> Floats:
        return self.base + self.curve.at(LOWEST)

    @property
    def end(self) -> Floats:
        return self.base + self.curve.at(HIGHEST)

    def within(self, limits: Floats) -> Floats:
        """The part below each of the limits (rows, limits)."""
        beyond = survival(self.curve.z_of(limits - self.base[:, None]))
        least = np.maximum(survival(self.curve.least), _TINY)[:, None]
        found: Floats = self.whole[:, None] * (1 - np.minimum(beyond / least, 1))
        return found

    def at_nodes(self, cause: Cause, limit: Floats) -> Floats:
        """The part below the limit (rows,) at each node of the cause: (rows, nodes)."""
        beyond = cause.left(self.curve.z_of((limit - self.base)[:, None]))[..., 0]
        found: Floats = 1 - np.minimum(beyond / np.maximum(cause.left(self.curve.least), _TINY), 1)
        return found

    def reaching(self, parts: Floats) -> Floats:
        """Where the part below is each of `parts` (rows, parts)."""
        share = parts / np.maximum(self.whole, _TINY)[:, None]
        found = [self.curve.at(above(1 - each)) for each in share.T]
        return self.base[:, None] + np.stack(found, axis=1)


Sum = Laid | Known | Alone
