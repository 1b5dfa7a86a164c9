"""Sums of what stages take, worked out on bins of equal width: convolution by fast Fourier transform."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final

import numpy as np

from sciencepm.analysis.paths.curves import HIGHEST, LOWEST, Curves
from sciencepm.analysis.paths.normal import FAR, Complex, Floats, Places, survival
from sciencepm.analysis.paths.quadrature import Cause

_TILT: Final = 18.0
_NARROW: Final = 1e-30
_LARGER_THAN_ANY: Final = 1 << 22
_CELLS: Final = 1 << 15
"""About so many bins are filled at once: a quarter of a megabyte for an array of them."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Bins of one width in each plan: `step` (plans,) wide and `length` of them, the most there are if `is_longest`.

    A transform takes the end of a sum that runs off the bins for its beginning. So every bin is made smaller
    before it, by e^-18 over the whole length, and larger again after: what runs over comes back e^-18 small
    (exponential tilting: Grübel & Hermesmeier 1999). What lies beyond the bins is simply not there.
    """

    step: Floats
    length: int
    is_longest: bool

    def transformed(self, parts: Floats) -> Complex:
        """The transform of the parts in the first bins (..., bins)."""
        return np.fft.rfft(parts * _tilt(self.length)[: parts.shape[-1]], n=self.length)

    def edges(self, transform: Complex) -> Floats:
        """The part below each bin's lower edge, (..., length), from the transform of the bins.

        The running sum is one more convolution, with 1 in every bin that has gone by.
        """
        found = np.fft.irfft(transform * _running_sum(self.length), n=self.length)
        found *= _untilt(self.length)
        return found

    def last_edge(self, transform: Complex) -> Floats:
        """The last of `edges`, (...,), without the others."""
        found: Floats = np.einsum("...b,b->...", transform, _at_last_edge(self.length)).real
        return found


@dataclass(frozen=True, slots=True)
class Layout:
    """The stages of some plans on their bins: the middle of the first bin of each (plans, stages), and its transform
    at each node of the cause (stages, plans, nodes, ...)."""

    begins: Floats
    transforms: Complex

    @classmethod
    def of(cls, grid: Grid, cause: Cause, curves: Curves) -> Layout:
        """With room for each curve between one in 2,000 and one in 3,000.

        A bin has its middle on the likely value, so that what is nearly certain is not moved by rounding. Stages are
        taken together with those that need as many bins, of whatever plan.
        """
        step = grid.step[:, None]
        first = np.floor((np.maximum(curves.at(LOWEST), 0) - curves.likely) / step)
        last = np.ceil((curves.at(HIGHEST) - curves.likely) / step)
        bins = np.minimum(last - first + 2, grid.length).astype(np.intp).T.ravel()
        left = None
        if np.isfinite(curves.least).any():
            left = np.maximum(np.moveaxis(cause.left(curves.least), 1, -1), np.finfo(float).tiny)
        shape = (first.shape[1], first.shape[0], cause.places.size)
        aside = _aside(grid, cause, curves, left).swapaxes(0, 1).reshape(bins.size, shape[2])
        rows = _Rows(
            grid=grid,
            cause=cause,
            curves=Curves(*(getattr(curves, each.name).T.ravel() for each in fields(curves))),
            step=np.tile(grid.step, shape[0]),
            first=first.T.ravel(),
            bins=bins,
            left=None if left is None else left.swapaxes(0, 1).reshape(aside.shape),
            aside=aside,
        )
        transforms = np.empty((*aside.shape, grid.length // 2 + 1), dtype=np.complex128)
        blocks = math.ceil(bins.sum() * aside.shape[1] / _CELLS)
        for alike in np.array_split(np.argsort(bins, kind="stable"), max(1, min(blocks, bins.size))):
            transforms[alike] = grid.transformed(rows.parts(alike))
        return cls(curves.likely + first * step, transforms.reshape(*shape, -1) if bins.size else transforms)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Stages one below the other, (rows,) or (rows, nodes): the width of their bins, how many bins off their likely
    value they begin, how many they take, the part of each curve beyond what is known, and what `_aside` says."""

    grid: Grid
    cause: Cause
    curves: Curves
    step: Floats
    first: Floats
    bins: Places
    left: Floats | None
    aside: Floats

    def parts(self, rows: Places) -> Floats:
        """The parts in the bins of some of them, (rows, nodes, bins)."""
        bins = self.bins[rows]
        places = np.arange(bins.max(initial=0) + 1)
        curves = self.curves[rows]
        edges = places * self.step[rows, None]
        edges += (curves.likely + (self.first[rows] - 0.5) * self.step[rows])[:, None]
        z = curves.z_of(edges)
        # The last bin of each takes what lies beyond it, unless there is no room for more bins.
        z[(places >= bins[:, None]) & (bins[:, None] < self.grid.length)] = FAR
        z[:, 0] = -FAR
        beyond = self.cause.left(z)
        if self.left is not None:
            beyond /= self.left[rows, :, None]
            np.minimum(beyond, 1, out=beyond)
        parts: Floats = beyond[..., :-1] - beyond[..., 1:]
        self._move(parts, rows)
        return parts

    def _move(self, parts: Floats, rows: Places) -> None:
        """Give to a neighbour, from the bin around the likely value, what keeps the mean of `parts`."""
        each, last = np.arange(rows.size), parts.shape[2] - 1
        here = np.clip(-self.first[rows].astype(np.intp), 0, last)
        most = parts[each, :, here]
        moved = np.clip(self.aside[rows], -most, most)
        parts[each, :, here] -= np.abs(moved)
        parts[each, :, np.minimum(here + 1, last)] += np.maximum(moved, 0)
        parts[each, :, np.maximum(here - 1, 0)] -= np.minimum(moved, 0)


def _aside(grid: Grid, cause: Cause, curves: Curves, left: Floats | None) -> Floats:
    """By how many bins the bins move the mean of each curve down, at each node (plans, stages, nodes).

    The density jumps at the likely value, and what is in the bin around it lies aside of its middle. In the others
    it lies aside as the density leans, in all by step^2 / 12 times what the density rises (Euler-Maclaurin).
    """
    own, middle = cause.own, cause.share * cause.places
    step = grid.step[:, None, None]
    unit = np.where(curves.on_logs, curves.likely, 1.0)
    half, dense = survival(-middle / own), _density(middle / own)
    aside = np.zeros((*curves.likely.shape, middle.size))
    for side, slope in ((-1.0, curves.below), (1.0, curves.above)):
        width = np.maximum(unit * slope, _NARROW)[..., None]
        edge = (side * step / (2 * width) - middle) / own
        there = _density(edge)
        aside += width * (middle * np.abs(survival(edge) - half) - side * own * (there - dense))
        aside -= side * step * step / 12 * there / (own * width)
    if left is not None:
        aside = np.where(curves.least[..., None] > 0, 0, aside / left)
    aside /= step
    return aside


def _density(z: Floats) -> Floats:
    dense: Floats = np.exp(np.square(z) / -2) / math.sqrt(2 * math.pi)
    return dense


@lru_cache(maxsize=32)
def _tilt(length: int) -> Floats:
    tilt: Floats = np.exp(np.arange(length) * (-_TILT / length))
    tilt.setflags(write=False)
    return tilt


@lru_cache(maxsize=32)
def _untilt(length: int) -> Floats:
    untilt: Floats = 1 / _tilt(length)
    untilt.setflags(write=False)
    return untilt


@lru_cache(maxsize=32)
def _running_sum(length: int) -> Complex:
    """The transform of 0 in the first bin and 1 in every later one, made smaller as the bins are."""
    turn = np.exp(-_TILT / length - 2j * np.pi * np.arange(length // 2 + 1) / length)
    kernel: Complex = turn / (1 - turn)
    kernel.setflags(write=False)
    return kernel


@lru_cache(maxsize=32)
def _at_last_edge(length: int) -> Complex:
    """What each entry of a transform adds to the last edge: all but the first and the last stand for two."""
    places = np.arange(length // 2 + 1)
    stands_for = np.where((places == 0) | (places == length // 2), 1, 2)
    turned = np.exp(-2j * np.pi * places / length) * _running_sum(length)
    adds: Complex = turned * stands_for * (_untilt(length)[-1] / length)
    adds.setflags(write=False)
    return adds


@lru_cache(maxsize=1)
def keep_memory() -> None:
    """Have the memory of arrays of a megabyte used again instead of given back and fetched after each step.

    glibc gives a large block back to the system when it is freed, and the page faults of the next one then cost
    more than the arithmetic on it. Once a larger block was freed it keeps those below (mallopt(3),
    M_MMAP_THRESHOLD). Elsewhere this does nothing.
    """
    np.empty(_LARGER_THAN_ANY, dtype=np.uint8)
