"""Random draws that are the same on every machine, and as even as draws can be."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sciencepm.analysis.three_points import DRAWS

Floats = NDArray[np.float64]


@lru_cache(maxsize=1)
def even_normals() -> Floats:
    """20,000 standard normals in order, one from the middle of each of as many equally likely parts."""
    normal = NormalDist()
    below = np.array([normal.inv_cdf((place + 0.5) / DRAWS) for place in range(DRAWS // 2)])
    return _fixed(np.concatenate([below, -below[::-1]]))


def normals(key: str, seed: int) -> Floats:
    """20,000 standard normals, their quantiles exact, in an order that `key` and `seed` decide."""
    return even_normals()[_order(key, seed)]


def related(z: Floats, cause: Floats, correlation: float) -> Floats:
    """The draws `z` moved towards a common cause, still standard normal with exact quantiles."""
    mixed = np.sqrt(correlation) * cause + np.sqrt(1 - correlation) * z
    places = np.empty(DRAWS, dtype=np.intp)
    places[np.argsort(mixed)] = np.arange(DRAWS)
    return even_normals()[places]


@lru_cache(maxsize=64)
def _order(key: str, seed: int) -> NDArray[np.intp]:
    # Only the raw bits of a bit generator are promised to stay the same in later NumPy versions.
    digest = hashlib.sha256(f"{seed}/{key}".encode()).digest()
    bits = np.random.PCG64(int.from_bytes(digest[:16], "big")).random_raw(DRAWS)
    return np.argsort(bits)


def _fixed(values: Floats) -> Floats:
    values.setflags(write=False)
    return values
