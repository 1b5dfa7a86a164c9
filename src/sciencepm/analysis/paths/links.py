"""Chains of many plans followed link by link: what each sum comes to at each place of the shared cause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from sciencepm.analysis.paths.chains import SPREAD, UNTIL
from sciencepm.analysis.paths.curves import Curves
from sciencepm.analysis.paths.grid import Grid, Layout
from sciencepm.analysis.paths.normal import Complex, Floats
from sciencepm.analysis.paths.quadrature import Cause
from sciencepm.analysis.paths.sums import Alone, Laid


class Link(NamedTuple):
    """A sum at each node of the cause: its `origin` (plans,) and its transform on the bins (plans, nodes, ...).

    There is no transform as long as nothing is left to chance: the origin is the sum. As long as a single
    curve is in it, it stands `alone`.
    """

    origin: Floats
    transform: Complex | None
    alone: Alone | None


@dataclass(frozen=True, slots=True)
class Links:
    """The chains of a group: `begins` (plans,), `amounts` (plans, links), a curve for each spread link."""

    kinds: str
    begins: Floats
    amounts: Floats
    curves: Curves
    grid: Grid

    def to_bins(self, origin: Floats, limit: Floats) -> Floats:
        """A limit (plans,) as bins from `origin` on are read by it.

        Where a curve has a lump at its likely value, all of a bin is within the limit if its middle is. Elsewhere a bin
        is evenly filled, and the limit is itself.
        """
        lumps = ((self.curves.below == 0) | (self.curves.above == 0)).any(axis=1)
        middles = np.floor((limit - origin) / self.grid.step)
        return np.where(lumps & np.isfinite(limit), origin + (middles + 0.5) * self.grid.step, limit)

    def walk(self, cause: Cause) -> Iterator[Link]:
        """The sum after each link."""
        layout = Layout.of(self.grid, cause, self.curves)
        base = origin = self.begins
        transform, alone, spread = None, None, 0
        for place, kind in enumerate(self.kinds):
            amount = self.amounts[:, place]
            if kind == SPREAD:
                added = layout.transforms[spread]
                origin = origin + layout.begins[:, spread]
                alone = self.curves[:, spread] if transform is None else None
                transform = added if transform is None else transform * added
                spread += 1
            elif kind != UNTIL:
                base, origin = base + amount, origin + amount
            elif transform is None:
                base = origin = np.maximum(origin, amount)
            else:
                # The bin that ends with the day, so that a rule of that day keeps all that waits for it.
                middle = np.maximum(origin, amount + 0.5 - np.maximum(self.grid.step, 1) / 2)
                transform, alone, origin = self._until(origin, transform, middle), None, middle
            yield Link(origin, transform, None if alone is None else Alone(base, alone, np.ones(base.shape)))

    def _until(self, origin: Floats, transform: Complex, first: Floats) -> Complex:
        """The sums with all that comes before the bin around `first` put into it, on bins that begin with it."""
        rows = by_node(Link(origin, transform, None), self.grid)
        nodes = transform.shape[1]
        step = self.grid.step[:, None]
        edges = first[:, None] + (np.arange(self.grid.length + 1) - 0.5) * step
        below = rows.within(np.repeat(edges, nodes, axis=0))
        below[:, 0] = 0
        return self.grid.transformed(np.diff(below).reshape(*transform.shape[:2], -1))


def mixed(weights: Floats, at_nodes: Any) -> Any:
    """What (plans, nodes, ...) comes to with the weights (plans, nodes): (plans, ...)."""
    if weights.shape[1] == 1:
        return at_nodes[:, 0] if (weights == 1).all() else weights * at_nodes[:, 0]
    # As pairs of floats, so that complex numbers are not multiplied by complex weights.
    return np.einsum("pn,pnb->pb", weights, at_nodes.view(np.float64)).view(at_nodes.dtype)


def by_node(link: Link, grid: Grid) -> Laid:
    """The sum at each node by itself: a row for each plan and node."""
    assert link.transform is not None
    nodes = link.transform.shape[1]
    edges = grid.edges(link.transform).reshape(-1, grid.length)
    return Laid.of(np.repeat(link.origin, nodes), np.repeat(grid.step, nodes), edges, np.ones(edges.shape[0]))
