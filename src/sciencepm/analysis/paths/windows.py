"""How wide the bins for a sum must be, and how many: fine enough to read days, enough to hold its late end."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from sciencepm.analysis.paths.curves import LOWEST, Curves
from sciencepm.analysis.paths.normal import Flags, Floats, Places

LENGTHS: Final = np.array([128, 192, 256, 320, 384, 448, 512, 576, 640, 768, 896, 1024, 1280, 1536, 2048])
"""Numbers of bins that are quick to transform."""
_FAR: Final = 4.0
"""Beyond this standard normal lie three paths in 100,000."""
_NEAR: Final = 2.0
"""Beyond this one lies one path in 44: what must fit into half the bins there can be, however wide they get."""
_CLOSER: Final = 4
_SIDE: Final = math.sqrt(3)


@dataclass(frozen=True, slots=True)
class Window:
    """Of each plan: the width of a bin and how many there are, and whether there can be no more of them.

    `swing` is how far the shared cause moves the sum beside how far all else does, in standard deviations.
    """

    step: Floats
    length: Places
    is_longest: Flags
    swing: Floats


def window(curves: Curves, share: float, stretch: Floats, longest: Floats, *, smooth: bool) -> Window:
    """The bins for the sum of `curves` (plans, stages), `stretch` (plans,) times as far as seems needed.

    A bin is one unit wide (a day, where days are added). It is narrower, by powers of two, where rounding to bins
    would move P90 by more than 0.03: rounding adds to the variance 1/12 of the square of the width for each stage
    and for the reading. It is two units wide where even that moves no P90 of the sums on the way by so much and
    nothing stands on a single day. It is wider where 97 of 100 paths would not fit into half of 2,048. How far a sum
    reaches is judged by the likeliest way to a late end; whoever uses it looks whether it was enough. It is never
    looked at beyond `longest` (plans,).
    """
    plans, stages = curves.likely.shape
    if stages == 0:
        ones = np.ones(plans)
        return Window(ones, np.full(plans, LENGTHS[0]), ones > 0, np.zeros(plans))
    own = math.sqrt(1 - share * share)
    middle = curves.at(0.0)
    mean = (curves.at(-_SIDE) + 4 * middle + curves.at(_SIDE)) / 6
    deviation = (curves.at(1.0) - curves.at(-1.0)) / 2
    low = (mean - np.maximum(curves.at(LOWEST), 0)).sum(axis=1)
    on_the_way = np.hypot(share * deviation.cumsum(axis=1), own * np.sqrt(np.square(deviation).cumsum(axis=1)))
    together = share * deviation.sum(axis=1)
    square = np.square(deviation).sum(axis=1)
    alone = own * np.sqrt(square)
    spread = np.maximum(on_the_way[:, -1], np.finfo(float).tiny)
    # Each stage and the cause are late in proportion to what that adds; or one stage is, by far.
    way = (share * together[:, None] + own * own * deviation) / spread[:, None]

    def reach(z: float, times: Floats) -> Floats:
        all_late = (curves.at(z * way) - mean).sum(axis=1)
        one_late = (curves.at(z) - middle).max(axis=1)
        reached: Floats = np.clip((low + np.maximum(all_late, one_late)) * times, 1e-6, longest)
        return reached

    far, near = reach(_FAR, stretch), reach(_NEAR, np.maximum(stretch / _CLOSER, 1))
    fewest = LENGTHS[0] if stages > 1 else LENGTHS[0] * _CLOSER
    fine = np.minimum(np.sqrt(0.56 * spread / (stages + 1)), own * np.sqrt(square / stages))
    # A stage alone is read from its curve, so the first sum on bins is that of two.
    on_all = np.sqrt(0.56 * on_the_way / np.arange(2, stages + 2))[:, 1:].min(axis=1, initial=np.inf)
    wide = smooth & (curves.below > 0).all(axis=1) & (curves.above > 0).all(axis=1) & (on_all >= 2)
    fine = np.maximum(np.minimum(np.minimum(fine, far / fewest), np.where(wide, 2, 1)), 1e-9)
    step = np.exp2(np.maximum(np.floor(np.log2(fine)), np.ceil(np.log2(near * 2 / LENGTHS[-1]))))
    place = np.minimum(np.searchsorted(LENGTHS, far / step), LENGTHS.size - 1)
    swing = np.divide(together, alone, out=np.zeros(plans), where=alone > 0)
    return Window(step, LENGTHS[place], place == LENGTHS.size - 1, swing)
