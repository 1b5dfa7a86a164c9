"""Labels along a line never cover each other and never leave the picture."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from sciencepm.ui.widgets.label_lanes import place_labels, spread

ROOM, GAP = 460.0, 8.0
MARKS = st.lists(st.tuples(st.floats(0, ROOM), st.floats(20, 140)), max_size=16)


@given(MARKS)
def test_no_label_covers_another_or_leaves_the_picture(marks: list[tuple[float, float]]) -> None:
    marks = sorted(marks)
    placed = place_labels([centre for centre, _ in marks], [width for _, width in marks], ROOM, GAP)
    seen = [label for label in placed if label is not None]
    for label, (centre, width) in zip(placed, marks, strict=True):
        if label is not None:
            assert label.centre == centre
            assert 0 <= label.left <= centre <= label.right <= ROOM + 1e-9
            assert abs(label.right - label.left - width) < 1e-9
    for one, other in combinations(seen, 2):
        if one.lane == other.lane:
            assert one.right + GAP <= other.left or other.right + GAP <= one.left
        elif one.lane * other.lane > 0:
            # The line to the farther label passes beside the nearer one.
            near, far = sorted((one, other), key=lambda label: abs(label.lane))
            assert not near.left <= far.centre <= near.right


def test_labels_with_room_stand_above_their_marks() -> None:
    placed = place_labels([50, 200, 400], [60, 60, 60], ROOM, GAP)
    assert [(label.lane, label.left) for label in placed if label] == [(1, 20), (1, 170), (1, 370)]


def test_a_label_at_the_edge_is_moved_inside() -> None:
    (label,) = place_labels([455], [80], ROOM, GAP)
    assert label is not None
    assert (label.left, label.right) == (380, 460)


def test_a_label_wider_than_the_picture_is_left_out() -> None:
    assert place_labels([100], [500], ROOM, GAP) == (None,)


@given(st.lists(st.floats(0, ROOM), max_size=40), st.floats(1, 40))
def test_marks_keep_their_order_and_their_distance_where_they_fit(wished: list[float], least: float) -> None:
    wished = sorted(wished)
    places = spread(wished, ROOM, least)
    assert all(-1e-6 <= place <= ROOM + 1e-6 for place in places)
    fits = min(least, ROOM / max(1, len(wished) - 1))
    assert all(other - one >= fits - 1e-6 for one, other in pairwise(places))


def test_marks_that_are_far_apart_stay_where_they_are() -> None:
    assert spread([0, 100, 300], ROOM, 20) == (0, 100, 300)
    # Two on one day stand side by side.
    assert spread([100, 100], ROOM, 20) == (100, 120)
    # At the end of the line they are pushed back.
    assert spread([450, 455], ROOM, 20) == (440, 460)
