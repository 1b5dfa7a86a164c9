"""Three points become a distribution that goes through them and never where the quantity cannot be."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciencepm.analysis.three_points import Z90, Scale, ThreePoints
from sciencepm.errors import UserError

AMOUNTS = st.floats(min_value=0, max_value=1e15, allow_nan=False).map(lambda value: round(value, 6))


@st.composite
def three_points(draw: st.DrawFn) -> ThreePoints:
    scale = draw(st.sampled_from(Scale))
    of_scale = {
        Scale.POSITIVE: AMOUNTS,
        Scale.SHARE: st.floats(0, 1),
        Scale.ANY: st.floats(-1e15, 1e15),
    }[scale]
    low, likely, high = sorted(draw(st.tuples(of_scale, of_scale, of_scale)))
    return ThreePoints(low, likely, high, scale)


def test_weeks_of_six_eight_thirteen() -> None:
    # On logarithms: below, 8 x (6/8)^(2.3263/1.2816) = 8 x 0.5933 = 4.75; above, 8 x (13/8)^1.8152 = 8 x 2.414 = 19.3.
    # Mean = 8 x (e^(a2/2) N(-a) + e^(b2/2) N(b)) with a = ln(8/6)/1.2816 = 0.2245 and b = ln(13/8)/1.2816 = 0.3788:
    # 8 x (1.0255 x 0.4112 + 1.0744 x 0.6476) = 8 x 1.1174 = 8.94.
    weeks = ThreePoints(6, 8, 13, Scale.POSITIVE)
    assert weeks.quantile(-2.3263) == pytest.approx(4.75, abs=0.005)
    assert weeks.quantile(2.3263) == pytest.approx(19.31, abs=0.005)
    assert weeks.mean == pytest.approx(8.94, abs=0.005)


def test_a_low_of_nought_uses_the_plain_form_cut_at_nought() -> None:
    # Plain: at z = -2 x 1.2816 the line gives 4 + (0 - 4) x 2 = -4, cut to 0; at z = 1.2816 it gives high.
    weeks = ThreePoints(0, 4, 10, Scale.POSITIVE)
    assert weeks.quantile(-2 * Z90) == 0
    assert weeks.quantile(-Z90 / 2) == pytest.approx(2)
    assert weeks.quantile(Z90) == pytest.approx(10)


def test_one_figure_three_times_is_a_constant() -> None:
    constant = ThreePoints(5, 5, 5, Scale.POSITIVE)
    assert set(constant.draws("any", 1)) == {5.0}
    assert (constant.left_at(5), constant.left_at(5.1)) == (1, 0)


@pytest.mark.parametrize(
    ("points", "scale"),
    [((3, 2, 4), Scale.ANY), ((1, 5, 4), Scale.ANY), ((-1, 2, 3), Scale.POSITIVE), ((0.2, 0.5, 1.5), Scale.SHARE)],
)
def test_points_out_of_order_or_off_their_scale_are_refused_with_a_sentence(
    points: tuple[float, float, float], scale: Scale
) -> None:
    with pytest.raises(UserError, match=r"\.$"):
        ThreePoints(*points, scale)


@given(three_points())
def test_the_curve_goes_through_its_points(points: ThreePoints) -> None:
    found = [points.quantile(z) for z in (-Z90, 0, Z90)]
    size = max(abs(points.low), abs(points.high))
    assert found == pytest.approx([points.low, points.likely, points.high], rel=1e-9, abs=1e-12 * size)


@given(three_points(), st.lists(st.floats(-6, 6), min_size=2, max_size=8))
def test_the_curve_never_falls_and_stays_where_the_quantity_can_be(points: ThreePoints, places: list[float]) -> None:
    values = [points.quantile(z) for z in sorted(places)]
    assert all(
        before <= after * (1 + 1e-12) + 1e-300 or before <= after for before, after in itertools.pairwise(values)
    )
    if points.scale is not Scale.ANY:
        assert min(values) >= 0
    if points.scale is Scale.SHARE:
        assert max(values) <= 1


@given(three_points(), st.lists(st.floats(-6, 6), min_size=1, max_size=8))
def test_one_at_a_time_or_many_at_once_is_the_same(points: ThreePoints, places: list[float]) -> None:
    at_once = points.at(np.array(places))
    assert list(at_once) == pytest.approx([points.quantile(z) for z in places], rel=1e-9, abs=1e-9)


@given(three_points(), st.floats(-4, 4))
def test_what_is_left_at_a_value_is_the_chance_of_it_or_more(points: ThreePoints, z: float) -> None:
    value = points.quantile(z)
    reached = points.z_reached(value)
    if points.low < points.likely < points.high and 0 < points.quantile(z) < 1:
        assert points.quantile(reached) == pytest.approx(value, rel=1e-6)
    assert 0 <= points.left_at(value) <= 1


def test_the_same_key_gives_the_same_draws_and_another_key_others() -> None:
    points = ThreePoints(6, 8, 13, Scale.POSITIVE)
    assert list(points.draws("a", 1)) == list(points.draws("a", 1))
    assert list(points.draws("a", 1)) != list(points.draws("b", 1))
    assert list(points.draws("a", 1)) != list(points.draws("a", 2))
    # Kept to the letter: figures must not move with a new release of NumPy or on another machine.
    assert points.draws("a", 1)[:3] == pytest.approx([10.37653026, 8.96837323, 9.34554422])


def test_the_draws_have_the_points_as_their_quantiles() -> None:
    draws = ThreePoints(6, 8, 13, Scale.POSITIVE).draws("a", 1)
    assert np.quantile(draws, (0.1, 0.5, 0.9)) == pytest.approx([6, 8, 13], rel=1e-3)
