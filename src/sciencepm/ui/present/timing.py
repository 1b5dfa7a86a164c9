"""How long a talk has taken, slide by slide, and how that compares with what was planned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from sciencepm.i18n import Words

_MINUTE: Final = 60
_HOUR: Final = 3600
_ON_TIME_S: Final = 30
"""Within half a minute of the plan nothing is to be done about it."""


class Timing:
    """A clock that can stand still. `seconds` is a clock that never goes back; a slide is known by its key."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._since: float | None = None
        self._before = 0.0
        self._on: str | None = None
        self._spent: dict[str, float] = {}
        self._counted = 0.0

    @property
    def is_running(self) -> bool:
        return self._since is not None

    @property
    def elapsed(self) -> float:
        """Seconds since the start, without those it stood still."""
        return self._before + (self._seconds() - self._since if self._since is not None else 0.0)

    def go(self) -> None:
        """Run, or run on."""
        if self._since is None:
            self._since = self._seconds()

    def hold(self) -> None:
        """Stand still."""
        self._before = self.elapsed
        self._since = None

    def reset(self) -> None:
        """Back to nought, for every slide too; it runs on if it ran."""
        self._before = self._counted = 0.0
        self._since = self._seconds() if self.is_running else None
        self._spent.clear()

    def turn_to(self, slide: str) -> None:
        """From now on the time is that slide's."""
        self._count()
        self._on = slide

    def on(self, slide: str) -> float:
        """Seconds spent on a slide so far, each time it was shown."""
        self._count()
        return self._spent.get(slide, 0.0)

    def _count(self) -> None:
        elapsed = self.elapsed
        if self._on is not None:
            self._spent[self._on] = self._spent.get(self._on, 0.0) + elapsed - self._counted
        self._counted = elapsed


def clock_text(seconds: float) -> str:
    """07:42, and 1:07:42 from an hour on."""
    whole = int(seconds)
    minutes = f"{whole // _MINUTE % _MINUTE:02d}:{whole % _MINUTE:02d}"
    return f"{whole // _HOUR}:{minutes}" if whole >= _HOUR else minutes


def ahead(elapsed: float, planned: Sequence[Decimal], place: int, on_slide: float) -> float:
    """Seconds ahead of the plan, negative when behind. `planned` are the minutes of each slide, `place` the one shown.

    The plan allows what the slides before take, and of this one as much as was spent on it, at most its own minutes.
    """
    before = float(sum(planned[:place], Decimal(0))) * _MINUTE
    of_this = min(on_slide, float(planned[place]) * _MINUTE) if place < len(planned) else 0.0
    return before + of_this - elapsed


def pace_text(seconds: float, w: Words) -> str:
    """On time, 2 minutes ahead, 1 minute behind; `seconds` as of `ahead`."""
    if abs(seconds) < _ON_TIME_S:
        return w("On time")
    minutes = max(1, round(abs(seconds) / _MINUTE))
    if seconds > 0:
        return w.n("{count} minute ahead", "{count} minutes ahead", minutes)
    return w.n("{count} minute behind", "{count} minutes behind", minutes)


def kept_minutes(seconds: float) -> Decimal:
    """Minutes to plan for a slide that took so long: to the next half, at least a half."""
    halves = max(1, -(-int(seconds) // (_MINUTE // 2)))
    return Decimal(halves) / 2
