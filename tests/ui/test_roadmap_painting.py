"""Where rows stand, what is painted of them, and that a shifted strip of time is the same picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciencepm.domain.project import Kind
from sciencepm.picture.roadmap import LANE_HEIGHT
from sciencepm.picture.roadmap_content import Lane, Lanes, RoadmapContent
from sciencepm.picture.roadmap_records import Row
from sciencepm.picture.time_axis import Zoom
from sciencepm.ui.roadmap.asked import Asked, Source
from sciencepm.ui.roadmap.drawing import Drawing, SetOff
from sciencepm.ui.roadmap.glide import Strip, time_areas
from sciencepm.ui.roadmap.painted import PaintedRoadmap
from sciencepm.ui.roadmap.stack import Stack
from sciencepm.ui.session import Session

WHITE = QColor("white")


def plain_row(project_id: str) -> Row:
    """A row with nothing on it."""
    return Row(
        project_id=project_id,
        title=project_id,
        subline="",
        kind=Kind.PRODUCT,
        is_over=False,
        begins=None,
        solid_to=None,
        planned_to=None,
        landing=None,
        fades=False,
        marks=(),
        flags=(),
        ghost=None,
        shift="",
        chance="",
        is_figure=False,
        value="",
        remark="",
        facts=(),
        said="",
        cells=(),
    )


def lanes_of(*counts: int) -> list[Lane]:
    return [
        Lane(f"Lane {place}", "", None, tuple(plain_row(f"{place}-{number}") for number in range(count)))
        for place, count in enumerate(counts)
    ]


def test_rows_stand_below_the_headings_of_their_lanes() -> None:
    stack = Stack(lanes_of(2, 0, 1), 50.0)
    # Three headings and three rows.
    assert stack.height == 3 * LANE_HEIGHT + 150
    assert [stack.top(number) for number in range(3)] == [LANE_HEIGHT, LANE_HEIGHT + 50, 3 * LANE_HEIGHT + 100]
    assert [stack.row(number).project_id for number in range(3)] == ["0-0", "0-1", "2-0"]
    assert stack.at(LANE_HEIGHT - 1) is None
    assert stack.at(LANE_HEIGHT + 60) == 1
    assert stack.at(stack.height + 1) is None
    assert stack.number_of("2-0") == 2
    assert stack.number_of("none") is None


@given(
    counts=st.lists(st.integers(0, 7), max_size=5),
    height=st.sampled_from([42.0, 57.0]),
    top=st.floats(-100, 2000),
    room=st.floats(0.5, 900),
)
def test_what_is_between_two_heights_is_all_that_touches_them(
    counts: list[int], height: float, top: float, room: float
) -> None:
    stack = Stack(lanes_of(*counts), height)
    found = {(each.top, each.number) for each in stack.between(top, top + room)}
    everything = [*stack.between(-1.0, stack.height + 1.0)]
    assert len(everything) == len(counts) + sum(counts)
    touching = {
        (each.top, each.number)
        for each in everything
        if each.top < top + room and each.top + (LANE_HEIGHT if each.row is None else height) > top
    }
    assert found == touching


def painted(qtbot: QtBot, session: Session, width: int = 1174, height: int = 660) -> PaintedRoadmap:
    view = PaintedRoadmap(session.theme, session.words)
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show_content(Source(session).content(Asked()))
    view.show()
    qtbot.waitExposed(view)
    return view


def image_of(size: QRect, ground: QColor) -> QImage:
    image = QImage(size.size(), QImage.Format.Format_RGB32)
    image.fill(ground)
    return image


def exactly(drawing: Drawing, area: QRect, ground: QColor = WHITE) -> QImage:
    image = image_of(area, ground)
    with QPainter(image) as painter:
        painter.translate(-area.topLeft())
        drawing.paint(painter, QRectF(area), SetOff())
    return image


def shifted(strip: Strip, drawing: Drawing, area: QRect) -> QImage:
    image = image_of(area, WHITE)
    with QPainter(image) as painter:
        painter.translate(-area.topLeft())
        strip.paint(painter, drawing, area)
    return image


def difference(one: QImage, other: QImage) -> float:
    """The part of the pixels that differ to the eye."""
    first, second = (image.convertToFormat(QImage.Format.Format_RGB888) for image in (one, other))
    pairs = zip(bytes(first.constBits()), bytes(second.constBits()), strict=True)
    return sum(abs(a - b) > 24 for a, b in pairs) / first.sizeInBytes()


def test_a_shifted_strip_of_time_is_the_picture_but_for_its_edges(qtbot: QtBot, session: Session) -> None:
    view = painted(qtbot, session)
    view.zoom_to(Zoom.QUARTER)
    drawing = view.drawing
    assert drawing is not None
    strip = Strip.around(drawing, SetOff(), 1.0)
    for pixels in (0, 1, 60, -60):
        axis = drawing.frame.axis.panned(pixels)
        moved = replace(drawing, frame=replace(drawing.frame, axis=axis))
        assert strip.holds(moved, SetOff())
        for area in time_areas(moved)[1:]:
            inside = area.adjusted(140, 0, -140, 0)
            assert difference(shifted(strip, moved, inside), exactly(moved, inside)) < 0.002
    far = replace(drawing, frame=replace(drawing.frame, axis=drawing.frame.axis.panned(2000)))
    assert not strip.holds(far, SetOff())


def test_panning_paints_nothing_anew_but_comes_to_rest_exactly(qtbot: QtBot, session: Session) -> None:
    view = painted(qtbot, session)
    view.zoom_to(Zoom.QUARTER)
    for _ in range(10):
        view.pan(9)
    assert view.is_gliding
    qtbot.waitUntil(lambda: not view.is_gliding)
    QApplication.processEvents()
    drawing = view.drawing
    assert drawing is not None
    # What was shifted on the screen is drawn at its place, with what lies beyond the edges said again.
    rows = QRect(0, 0, view.viewport().width(), 400)
    on_screen = view.screen().grabWindow(view.winId()).toImage()
    drawn = exactly(drawing, rows, view.palette().window().color())
    assert difference(on_screen.copy(rows), drawn) < 0.002


def many(count: int, today: date) -> RoadmapContent:
    return RoadmapContent(
        today=today,
        title="",
        summary="",
        basis="",
        lanes=tuple(lanes_of(count)),
        grouped_by=Lanes.KIND,
        left_out="",
        since=None,
        has_values=False,
        name_width=100.0,
    )


def test_only_the_rows_that_are_seen_are_painted(qtbot: QtBot, session: Session) -> None:
    view = painted(qtbot, session)
    view.show_content(many(50_000, session.today))
    drawing = view.drawing
    assert drawing is not None
    shown = list(drawing.stack.between(drawing.scrolled, drawing.scrolled + drawing.height))
    assert len(shown) < 20
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = drawing.frame.row_height / 2 + 1
    assert view.number_at(view.drawing.body_bottom - last if view.drawing else 0.0) == 49_999
