"""Sums of what stages take, worked out on bins of equal width: convolution by fast Fourier transform."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from sciencepm.analysis.paths.curves import HIGHEST, LOWEST, Curves
from sciencepm.analysis.paths.normal import Complex, Floats, survival
from sciencepm.analysis.paths.quadrature import Cause

_TILT: Final = 18.0
_NARROW: Final = 1e-30
_LARGER_THAN_ANY: Final = 1 << 22


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


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the stages of some plans go on their bins: `curves` are (plans, stages).

    A bin has its middle on the likely value, so that what is nearly certain is not moved by rounding; `first`
    (plans, stages) is how many bins off that each stage begins, `bins` how many each takes. `aside` is as in `_aside`.
    `left` is the part of each curve, at each node, beyond what is known (plans, stages, nodes).
    """

    grid: Grid
    cause: Cause
    curves: Curves
    first: Floats
    bins: Sequence[int]
    left: Floats | None
    aside: Floats

    @classmethod
    def of(cls, grid: Grid, cause: Cause, curves: Curves) -> Layout:
        """Room for each curve between one in 2,000 and one in 3,000."""
        step = grid.step[:, None]
        first = np.floor((np.maximum(curves.at(LOWEST), 0) - curves.likely) / step)
        last = np.ceil((curves.at(HIGHEST) - curves.likely) / step)
        bins = np.minimum((last - first).max(axis=0, initial=0) + 2, grid.length)
        left = None
        if np.isfinite(curves.least).any():
            left = np.maximum(np.moveaxis(cause.left(curves.least), 1, -1), np.finfo(float).tiny)
        return cls(grid, cause, curves, first, [int(each) for each in bins], left, _aside(grid, cause, curves, left))

    def stage(self, place: int) -> tuple[Floats, Complex]:
        """One stage of each plan: the middle of its first bin (plans,) and its transform (plans, nodes, ...)."""
        curves, step, bins = self.curves[:, place], self.grid.step, self.bins[place]
        begin = curves.likely + self.first[:, place] * step
        edges = np.arange(bins + 1) * step[:, None]
        edges += (begin - step / 2)[:, None]
        beyond = self.cause.left(curves.z_of(edges))
        if self.left is not None:
            beyond /= self.left[:, place, :, None]
            np.minimum(beyond, 1, out=beyond)
        beyond[..., 0] = 1
        if bins < self.grid.length:
            beyond[..., -1] = 0
        parts = beyond[..., :-1] - beyond[..., 1:]
        self._move(parts, place)
        return begin, self.grid.transformed(parts)

    def _move(self, parts: Floats, place: int) -> None:
        """Give to a neighbour, from the bin around the likely value, what keeps the mean of `parts`."""
        rows, last = np.arange(parts.shape[0]), parts.shape[2] - 1
        here = np.clip(-self.first[:, place].astype(np.intp), 0, last)
        most = parts[rows, :, here]
        moved = np.clip(self.aside[:, place], -most, most)
        parts[rows, :, here] -= np.abs(moved)
        parts[rows, :, np.minimum(here + 1, last)] += np.maximum(moved, 0)
        parts[rows, :, np.maximum(here - 1, 0)] -= np.minimum(moved, 0)


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


@lru_cache(maxsize=1)
def keep_memory() -> None:
    """Have the memory of arrays of a megabyte used again instead of given back and fetched after each step.

    glibc gives a large block back to the system when it is freed, and the page faults of the next one then cost
    more than the arithmetic on it. Once a larger block was freed it keeps those below (mallopt(3),
    M_MMAP_THRESHOLD). Elsewhere this does nothing.
    """
    np.empty(_LARGER_THAN_ANY, dtype=np.uint8)
