"""How high each lane and row of the roadmap stands, and which of them are between two heights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sciencepm.picture.roadmap import LANE_HEIGHT
from sciencepm.picture.roadmap_content import Lane
from sciencepm.picture.roadmap_records import Row


@dataclass(frozen=True, slots=True)
class Placed:
    """A lane's heading or a row with its upper edge; rows are numbered from 0 through all lanes."""

    top: float
    lane: Lane
    row: Row | None = None
    number: int = -1


class Stack:
    """Lanes below each other, each a heading and its rows; the first heading is at 0.

    Only lanes are laid out beforehand, so that fifty thousand rows cost no more than twelve.
    """

    def __init__(self, lanes: Sequence[Lane], row_height: float) -> None:
        counts = [len(lane.rows) for lane in lanes]
        self._lanes = tuple(lanes)
        self._row_height = row_height
        self._firsts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
        heights = [LANE_HEIGHT + count * row_height for count in counts]
        self._tops = np.concatenate(([0.0], np.cumsum(heights, dtype=np.float64)))

    @property
    def height(self) -> float:
        return float(self._tops[-1])

    @property
    def count(self) -> int:
        """How many rows there are."""
        return int(self._firsts[-1])

    def row(self, number: int) -> Row:
        """The row with this number."""
        lane = int(np.searchsorted(self._firsts, number, side="right")) - 1
        return self._lanes[lane].rows[number - int(self._firsts[lane])]

    def top(self, number: int) -> float:
        """The upper edge of a row."""
        lane = int(np.searchsorted(self._firsts, number, side="right")) - 1
        return float(self._tops[lane]) + LANE_HEIGHT + (number - int(self._firsts[lane])) * self._row_height

    def at(self, y: float) -> int | None:
        """The row at a height; None on a heading, above and below."""
        if not 0 <= y < self.height:
            return None
        lane = int(np.searchsorted(self._tops, y, side="right")) - 1
        inside = y - float(self._tops[lane]) - LANE_HEIGHT
        return int(self._firsts[lane]) + int(inside // self._row_height) if inside >= 0 else None

    def number_of(self, project_id: str) -> int | None:
        """The row of a project."""
        number = 0
        for lane in self._lanes:
            for row in lane.rows:
                if row.project_id == project_id:
                    return number
                number += 1
        return None

    def rows_of_lanes(self) -> Iterator[tuple[float, float]]:
        """From where to where the rows of each lane reach."""
        for lane_top, lane_bottom in pairwise(self._tops):
            yield float(lane_top) + LANE_HEIGHT, float(lane_bottom)

    def between(self, top: float, bottom: float) -> Iterator[Placed]:
        """Every heading and row of which something is between two heights, from above."""
        first = max(0, int(np.searchsorted(self._tops, top, side="right")) - 1)
        last = min(len(self._lanes), int(np.searchsorted(self._tops, bottom, side="left")))
        for place in range(first, last):
            lane, lane_top = self._lanes[place], float(self._tops[place])
            if lane_top + LANE_HEIGHT > top:
                yield Placed(lane_top, lane)
            rows_top = lane_top + LANE_HEIGHT
            begins = max(0, int((top - rows_top) // self._row_height))
            ends = min(len(lane.rows), int(-((rows_top - bottom) // self._row_height)))
            for inside in range(begins, ends):
                number = int(self._firsts[place]) + inside
                yield Placed(rows_top + inside * self._row_height, lane, lane.rows[inside], number)
