"""Where a day stands on a picture and which day stands at a place: one linear mapping, with its labels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sciencepm.i18n import Words

_LAST: Final = float(date.max.toordinal())
_FIRST: Final = float(date.min.toordinal())
_MONTH_DAYS: Final = 30.44
_NEAR_QUARTERS: Final = 2
"""So many quarters from today's on are near: they are labelled by the month."""
_MONTH_ROOM: Final = 34.0
_MONTH_YEAR_ROOM: Final = 62.0
_QUARTER_ROOM: Final = 58.0
_SHORT_QUARTER_ROOM: Final = 24.0
_YEAR_ROOM: Final = 40.0


class Zoom(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


PIXELS_A_DAY: Final = {Zoom.MONTH: 3.2, Zoom.QUARTER: 1.27, Zoom.YEAR: 0.5}
_CLOSEST: Final = 16.0
_FARTHEST: Final = 0.01


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled stretch of time that begins on `day`; the part of it that shows reaches from `x` to `end`."""

    day: date
    x: float
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Time from `left` to `right`, in pixels; `begins` is the day at `left` as an ordinal, with its part of a day.

    A day is the moment it begins: `x(day)` is the left edge of that day.
    """

    left: float
    right: float
    begins: float
    a_day: float
    """How many pixels a day has."""

    @classmethod
    def fitting(cls, first: date, last: date, left: float, right: float) -> TimeAxis:
        """The axis that shows just the days from `first` to `last`, both whole."""
        days = max(1, last.toordinal() + 1 - first.toordinal())
        return cls(left, right, float(first.toordinal()), max(right - left, 1.0) / days)

    @classmethod
    def zoomed_to(cls, zoom: Zoom, first: date, left: float, right: float) -> TimeAxis:
        """The axis of a zoom that begins on `first`."""
        return cls(left, right, float(first.toordinal()), PIXELS_A_DAY[zoom])

    @property
    def zoom(self) -> Zoom:
        """The named zoom this axis is nearest to."""
        return min(Zoom, key=lambda zoom: abs(math.log(self.a_day / PIXELS_A_DAY[zoom])))

    @property
    def ends(self) -> float:
        """The moment at the right edge, as an ordinal."""
        return self.begins + (self.right - self.left) / self.a_day

    @property
    def first_day(self) -> date:
        return _date(self.begins)

    @property
    def last_day(self) -> date:
        """The last day of which something shows."""
        return _date(self.ends - 1e-9)

    def x(self, day: date) -> float:
        """Where a day begins; it may lie outside the axis."""
        return self.left + (day.toordinal() - self.begins) * self.a_day

    def clamped_x(self, day: date) -> float:
        """The same, but never left or right of the axis."""
        return min(max(self.x(day), self.left), self.right)

    def day(self, x: float) -> date:
        """The day at a place; the first or last day there is where the calendar ends."""
        return _date(self.begins + (x - self.left) / self.a_day + 1e-6)

    def shows(self, day: date) -> bool:
        return self.left <= self.x(day) <= self.right

    def panned(self, pixels: float) -> TimeAxis:
        """Moved so that what stood at `pixels` right of the left edge now stands at it; never past the calendar."""
        return self._kept(self.begins + pixels / self.a_day, self.a_day)

    def scaled(self, factor: float, at_x: float) -> TimeAxis:
        """A day `factor` times as wide, with the day at `at_x` staying where it is."""
        a_day = min(max(self.a_day * factor, _FARTHEST), _CLOSEST)
        stays = self.begins + (at_x - self.left) / self.a_day
        return self._kept(stays - (at_x - self.left) / a_day, a_day)

    def ticks(self, today: date, w: Words) -> tuple[Tick, ...]:
        """What is written along the axis: months near, quarters after; by the zoom also months or years alone."""
        return tuple(self._ticks(today, w))

    def _kept(self, begins: float, a_day: float) -> TimeAxis:
        span = (self.right - self.left) / a_day
        return replace(self, begins=max(min(begins, _LAST + 1 - span), _FIRST), a_day=a_day)

    def _ticks(self, today: date, w: Words) -> Iterator[Tick]:
        near_from = quarter_start(today)
        near_to = months_later(near_from, 3 * _NEAR_QUARTERS)
        day = quarter_start(self.first_day)
        while True:
            after, label = self._stretch(day, w, is_near=near_from <= day < near_to)
            if day < near_from < after:
                after = near_from
            x = max(self.x(day), self.left)
            end = min(self.x(after), self.right) if after < date.max else self.right
            if end > x:
                yield Tick(day, x, end, label)
            if after == date.max or end >= self.right:
                return
            day = after

    def _stretch(self, day: date, w: Words, *, is_near: bool) -> tuple[date, str]:
        """The end of the stretch that begins on `day`, and its label."""
        month = self.a_day * _MONTH_DAYS
        if month >= _MONTH_YEAR_ROOM:
            return months_later(day.replace(day=1), 1), w.month(day)
        if month >= _MONTH_ROOM and is_near:
            return months_later(day.replace(day=1), 1), w.short_month(day)
        if month * 3 >= _QUARTER_ROOM:
            return months_later(quarter_start(day), 3), quarter_label(day, w)
        if month * 3 >= _SHORT_QUARTER_ROOM and is_near:
            return months_later(quarter_start(day), 3), w("Q{quarter}", quarter=(day.month + 2) // 3)
        step = self._years_a_step()
        year = (day.year // step + 1) * step
        return date(year, 1, 1) if year <= date.max.year else date.max, str(day.year)

    def _years_a_step(self) -> int:
        year = self.a_day * 365.25
        return next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if year * step >= _YEAR_ROOM), 1000)


def quarter_start(day: date) -> date:
    """The first day of the quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def quarter_end(day: date) -> date:
    """The last day of the quarter."""
    after = months_later(quarter_start(day), 3)
    return after - timedelta(days=1) if after < date.max else date.max


def months_later(first: date, months: int) -> date:
    """The first of the month so many months on, or the last or first day there is where the calendar ends."""
    count = first.year * 12 + first.month - 1 + months
    if count >= (date.max.year + 1) * 12:
        return date.max
    if count < 12:
        return date.min
    return date(count // 12, count % 12 + 1, 1)


def quarter_label(day: date, w: Words) -> str:
    """Q3 2027"""
    return w("Q{quarter} {year}", quarter=(day.month + 2) // 3, year=day.year)


def _date(ordinal: float) -> date:
    return date.fromordinal(int(min(max(ordinal, _FIRST), _LAST)))
