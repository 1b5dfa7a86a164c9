"""Where one has been: back and forth between locations."""

from __future__ import annotations

from sciencepm.ui.places import Location

_LONGEST = 100


class History:
    """Locations in the order they were visited, and which of them is now."""

    def __init__(self, start: Location) -> None:
        self._visited = [start]
        self._now = 0

    @property
    def now(self) -> Location:
        return self._visited[self._now]

    def visit(self, location: Location) -> None:
        """Go on to a location; what lay ahead is forgotten."""
        if location != self.now:
            self._visited = [*self._visited[: self._now + 1], location][-_LONGEST:]
            self._now = len(self._visited) - 1

    def step(self, by: int) -> Location | None:
        """The location `by` steps on (or back, when negative), or None at an end."""
        if not 0 <= self._now + by < len(self._visited):
            return None
        self._now += by
        return self.now
