"""Does a day stand at one place, and is what stands at a place that day, at every zoom and to the end of time?"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sciencepm.i18n import Words
from sciencepm.picture.time_axis import TimeAxis, Zoom, months_later, quarter_end, quarter_start
from sciencepm.picture.type import NOTE, width_of

TODAY = date(2026, 11, 20)
W = Words()
AXES = st.builds(
    lambda first, days, width: TimeAxis.fitting(first, _later(first, days), 100.0, 100.0 + width),
    st.dates(),
    st.integers(0, 20_000),
    st.floats(40, 3000),
)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def labels(axis: TimeAxis) -> list[str]:
    return [tick.label for tick in axis.ticks(TODAY, W)]


@given(AXES, st.dates(), st.dates())
def test_a_later_day_stands_further_right(axis: TimeAxis, one: date, other: date) -> None:
    assert (axis.x(one) < axis.x(other)) == (one < other)


@given(AXES, st.dates())
def test_the_day_at_the_place_of_a_day_is_that_day(axis: TimeAxis, day: date) -> None:
    assert axis.day(axis.x(day) + axis.a_day / 2) == day


@given(AXES)
def test_the_labelled_stretches_follow_each_other_from_end_to_end(axis: TimeAxis) -> None:
    ticks = axis.ticks(TODAY, W)
    assert abs(ticks[0].x - axis.left) < 1e-6
    assert abs(ticks[-1].end - axis.right) < 1e-6
    assert all(abs(before.end - after.x) < 1e-6 for before, after in pairwise(ticks))
    assert all(before.day < after.day for before, after in pairwise(ticks))


@given(AXES, st.floats(0.1, 10), st.floats(0, 1))
def test_the_day_under_the_pointer_stays_when_zooming(axis: TimeAxis, factor: float, part: float) -> None:
    x = axis.left + part * (axis.right - axis.left)
    zoomed = axis.scaled(factor, x)
    kept_in = date(2, 1, 1) < zoomed.first_day and zoomed.last_day < date(9998, 1, 1)
    if kept_in and date(2, 1, 1) < axis.first_day and axis.last_day < date(9998, 1, 1):
        assert abs((zoomed.day(x) - axis.day(x)).days) <= 1


@given(AXES, st.floats(-1e7, 1e7))
def test_panning_never_leaves_the_calendar(axis: TimeAxis, pixels: float) -> None:
    panned = axis.panned(pixels)
    assert date.min <= panned.first_day <= panned.last_day <= date.max
    assert panned.a_day == axis.a_day
    assert panned.ticks(TODAY, W)


def test_a_day_near_the_pointer_is_found_after_a_pan() -> None:
    axis = TimeAxis.zoomed_to(Zoom.QUARTER, date(2026, 7, 1), 0, 690)
    # 127 pixels at 1.27 a day are 100 days.
    assert axis.panned(127).first_day == date(2026, 10, 9)


def test_months_are_near_and_quarters_come_after() -> None:
    axis = TimeAxis.fitting(date(2026, 7, 1), date(2027, 12, 31), 0, 690)
    near = ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert labels(axis) == ["Q3 2026", *near, "Q2 2027", "Q3 2027", "Q4 2027"]


def test_months_stand_alone_at_the_closest_zoom_and_years_at_the_farthest() -> None:
    close = TimeAxis.zoomed_to(Zoom.MONTH, date(2026, 11, 1), 0, 300)
    assert labels(close) == ["Nov 2026", "Dec 2026", "Jan 2027", "Feb 2027"]
    far = TimeAxis.fitting(date(2026, 1, 1), date(9999, 12, 31), 0, 500)
    assert len(labels(far)) < 14
    assert labels(far)[0] == "2026"


def test_a_label_fits_its_stretch_unless_the_stretch_is_cut() -> None:
    for zoom in Zoom:
        axis = TimeAxis.zoomed_to(zoom, date(2026, 7, 1), 0, 900)
        for tick in axis.ticks(TODAY, W)[1:-1]:
            assert width_of(tick.label, NOTE) + 5 <= tick.end - tick.x, (zoom, tick)


def test_the_named_zoom_is_the_nearest() -> None:
    for zoom in Zoom:
        axis = TimeAxis.zoomed_to(zoom, TODAY, 0, 500)
        assert axis.zoom is zoom
        assert axis.scaled(1.2, 100).zoom is zoom


def test_quarters_and_months_at_the_ends_of_the_calendar() -> None:
    assert quarter_start(date(2026, 11, 20)) == date(2026, 10, 1)
    assert quarter_end(date(2026, 11, 20)) == date(2026, 12, 31)
    assert quarter_end(date(9999, 12, 1)) == date.max
    assert months_later(date(2026, 10, 1), 5) == date(2027, 3, 1)
    assert months_later(date(9999, 12, 1), 1) == date.max
    assert months_later(date(1, 1, 1), -3) == date.min
