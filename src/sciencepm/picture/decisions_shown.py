"""Which of a plan's many decisions a picture shows where not all of them have room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sciencepm.picture.roadmap_records import PointState

T = TypeVar("T")


def around_open(items: Sequence[T], states: Sequence[PointState], room: int) -> tuple[int, tuple[T, ...], int]:
    """At most `room` items around the first open one, and how many are left out before and after them."""
    open_at = next((place for place, state in enumerate(states) if state is PointState.TO_COME), len(items))
    start = max(0, min(open_at - 1, len(items) - room))
    shown = tuple(items[start : start + room])
    return start, shown, len(items) - start - len(shown)
