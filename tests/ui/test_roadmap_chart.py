"""Walking, panning and moving on the timeline: what a person sees, hears and can undo."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciencepm.analysis.plan import stages
from sciencepm.commands.plan import change_decision_point
from sciencepm.domain.plan import DecisionPoint
from sciencepm.exchange.sample import SAMPLE_DAY
from sciencepm.picture.roadmap_records import PointState, Row
from sciencepm.picture.time_axis import Zoom
from sciencepm.ui.pages.roadmap import RoadmapPage
from sciencepm.ui.places import Location
from sciencepm.ui.roadmap.hand import RoadmapChart
from sciencepm.ui.roadmap.said import said_of
from sciencepm.ui.roadmap.target import Target, targets_of
from sciencepm.ui.session import Session

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> RoadmapPage:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session, width: int = 1228, height: int = 841) -> RoadmapPage:
    page = RoadmapPage(session)
    session.changed.connect(lambda _edit: page.refresh())
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.show_location(Location("roadmap"))
    return page


def row(chart: RoadmapChart, title: str) -> Row:
    return next(row for row in all_rows(chart) if row.title.startswith(title))


def all_rows(chart: RoadmapChart) -> list[Row]:
    return [chart.stack.row(number) for number in range(chart.stack.count)]


def open_mark(chart: RoadmapChart, title: str, number: int) -> Target:
    found = row(chart, title)
    mark = next(mark for mark in found.marks if mark.number == number and mark.state is PointState.TO_COME)
    return Target(found.project_id, mark.point_id, mark.on)


def centre(chart: RoadmapChart, target: Target) -> QPoint:
    area = chart.target_area(target)
    assert area is not None
    return area.center()


def press(qtbot: QtBot, chart: RoadmapChart, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        qtbot.keyClick(chart, key, modifier or Qt.KeyboardModifier.NoModifier)


def card_says(chart: RoadmapChart) -> str:
    return chart.card.lines.text() if chart.card.isVisible() else ""


def asked_on(session: Session, target: Target) -> date | None:
    plan = stages(session.portfolio, target.project_id, session.today)
    return next(stage.asked_on for stage in plan if stage.point.id == target.record_id)


def drag(qtbot: QtBot, chart: RoadmapChart, start: QPoint, by: int) -> QPoint:
    """Press and pull sideways without letting go; where the pointer is then."""
    viewport, end = chart.viewport(), start + QPoint(by, 0)
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, start + QPoint(by // 2, 0))
    qtbot.mouseMove(viewport, end)
    return end


# Walking


def test_the_arrows_walk_through_rows_and_along_them_and_enter_opens(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, gone = page.chart, list[Location]()
    page.go_requested.connect(gone.append)
    assert chart.hasFocus()
    first = chart.stack.row(0)
    press(qtbot, chart, KEY.Key_Return)
    press(qtbot, chart, KEY.Key_Down, KEY.Key_Right, KEY.Key_Return)
    second = chart.stack.row(1)
    mark = second.marks[0]
    assert gone == [Location("projects", first.project_id), Location("projects", second.project_id, mark.point_id)]
    assert chart.current == Target(second.project_id, mark.point_id, mark.on)
    press(qtbot, chart, KEY.Key_End)
    assert chart.current is not None
    assert chart.current.project_id == chart.stack.row(chart.stack.count - 1).project_id
    press(qtbot, chart, KEY.Key_Home, KEY.Key_Left, KEY.Key_Left, KEY.Key_Left, KEY.Key_Left, KEY.Key_Left)
    assert chart.current == Target(first.project_id)


def test_going_down_stays_near_in_time(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    chart.go_to(open_mark(chart, "Statements", 2))  # 26 February
    press(qtbot, chart, KEY.Key_Down)
    # Billing tickets has 20 July, 26 October, 30 November and 18 December: the last is nearest.
    assert chart.current is not None
    assert chart.current.on == date(2026, 12, 18)


def test_every_target_is_reached_and_explained(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    for each in all_rows(chart):
        for target in targets_of(each):
            chart.go_to(target)
            assert chart.target_area(target) is not None
            assert said_of(each, target, (), page.session.words, can_move=False).lines[0].endswith((".", "?", "!"))


@pytest.mark.parametrize("title", ["Stop card", "Learn from"])
def test_the_card_stays_on_the_chart_wherever_the_row_is(qtbot: QtBot, page: RoadmapPage, title: str) -> None:
    chart = page.chart
    for target in targets_of(row(chart, title)):
        chart.go_to(target)
        qtbot.waitUntil(lambda: bool(card_says(chart)))
        assert chart.viewport().rect().contains(chart.card.geometry())
        area = chart.target_area(target)
        assert area is not None
        assert not area.intersects(chart.card.geometry())


def test_the_card_says_what_a_decision_and_a_stop_rule_mean(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    chart.go_to(open_mark(chart, "Statements", 2))
    qtbot.waitUntil(lambda: bool(card_says(chart)))
    assert card_says(chart) == (
        "Decision 2, “Filled in 20 seconds?”: planned for 26 February.\n"
        "60 of 100 such plans get here, eight times in ten in Feb – Apr 2027."
    )
    assert chart.card.hint.text().startswith("Drag it")
    flag = row(chart, "Statements").flags[0]
    chart.go_to(Target(row(chart, "Statements").project_id, flag.rule_id, flag.on))
    qtbot.waitUntil(lambda: "Stop rule" in card_says(chart))
    assert card_says(chart) == "Stop rule, 1 October 2027: Not landed by the day agreed."
    press(qtbot, chart, KEY.Key_Escape)
    assert not chart.card.isVisible()


def test_pointing_shows_the_card_and_leaving_takes_it_away(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    target = open_mark(chart, "Payments", 2)
    qtbot.mouseMove(chart.viewport(), centre(chart, target))
    qtbot.waitUntil(lambda: "planned for 11 January" in card_says(chart))
    qtbot.mouseMove(chart.viewport(), QPoint(40, 8))
    assert not chart.card.isVisible()


def test_a_row_without_a_bar_says_why(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    chart.go_to(Target(row(chart, "Answers for new").project_id))
    qtbot.waitUntil(lambda: bool(card_says(chart)))
    assert "No decision point yet." in card_says(chart)


def test_a_screen_reader_hears_where_one_is_and_then_the_whole(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    chart.go_to(open_mark(chart, "Statements", 2))
    said = chart.accessibleDescription()
    assert said.startswith("Statements into tables. Decision 2, “Filled in 20 seconds?”: planned for 26 February.")
    assert said.endswith(chart.content.summary if chart.content else "")
    assert chart.accessibleName() == "Roadmap"


def test_a_click_on_a_name_or_a_decision_opens_and_one_beside_does_not(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, gone = page.chart, list[Location]()
    page.go_requested.connect(gone.append)
    target = open_mark(chart, "Payments", 2)
    middle = centre(chart, target)
    qtbot.mouseClick(chart.viewport(), LEFT, pos=middle)
    qtbot.mouseClick(chart.viewport(), LEFT, pos=QPoint(40, middle.y()))
    qtbot.mouseClick(chart.viewport(), LEFT, pos=middle + QPoint(30, 0))
    assert gone == [
        Location("projects", target.project_id, target.record_id),
        Location("projects", target.project_id),
    ]


# Time


def test_zooming_keeps_the_day_under_the_pointer(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    assert chart.is_fit
    before = chart.axis
    assert before is not None
    x = before.x(date(2027, 3, 1))
    chart.zoom_by(2.0, x)
    after = chart.axis
    assert after is not None
    assert after.a_day == pytest.approx(2 * before.a_day)
    assert after.x(date(2027, 3, 1)) == pytest.approx(x)
    press(qtbot, chart, KEY.Key_0)
    assert chart.axis == before


def test_the_keys_and_the_controls_zoom(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    start = chart.axis
    assert start is not None
    press(qtbot, chart, KEY.Key_Plus)
    assert chart.axis is not None
    assert chart.axis.a_day > start.a_day
    press(qtbot, chart, KEY.Key_Minus, KEY.Key_Minus)
    assert chart.axis is not None
    assert chart.axis.a_day < start.a_day
    today = start.x(SAMPLE_DAY)
    for zoom in Zoom:
        press(qtbot, chart, KEY.Key_0)
        page.controls.zoomed.emit(zoom.value)
        assert chart.axis is not None
        assert chart.axis.zoom is zoom
        assert chart.axis.x(SAMPLE_DAY) == pytest.approx(today)


def wheel(chart: RoadmapChart, where: QPointF, down: int, modifier: Qt.KeyboardModifier) -> None:
    viewport = chart.viewport()
    event = QWheelEvent(
        where,
        QPointF(viewport.mapToGlobal(where.toPoint())),
        QPoint(),
        QPoint(0, down),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_the_wheel_zooms_with_ctrl_or_over_the_axis_and_else_moves(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, none = page.chart, Qt.KeyboardModifier.NoModifier
    start = chart.axis
    assert start is not None
    wheel(chart, QPointF(600, 300), 120, CTRL)
    assert chart.axis is not None
    assert chart.axis.a_day == pytest.approx(1.2 * start.a_day)
    wheel(chart, QPointF(600, 10), -120, none)
    assert chart.axis.a_day == pytest.approx(start.a_day)
    wheel(chart, QPointF(600, 300), -120, Qt.KeyboardModifier.ShiftModifier)
    assert chart.axis.a_day == pytest.approx(start.a_day)
    assert chart.axis.begins > start.begins


def test_dragging_the_background_pans_and_opens_nothing(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, gone = page.chart, list[Location]()
    page.go_requested.connect(gone.append)
    start = chart.axis
    assert start is not None
    where = centre(chart, open_mark(chart, "Payments", 2)) + QPoint(40, 0)
    end = drag(qtbot, chart, where, -100)
    qtbot.mouseRelease(chart.viewport(), LEFT, pos=end)
    assert chart.axis is not None
    # What lay 100 pixels to the right of a place is there now.
    assert chart.axis.begins == pytest.approx(start.begins + 100 / start.a_day)
    assert gone == []


def test_walking_to_a_day_that_is_not_seen_goes_there(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    chart.zoom_to(Zoom.MONTH)
    flag = row(chart, "Warn").flags[0]
    target = Target(row(chart, "Warn").project_id, flag.rule_id, flag.on)
    assert chart.target_area(target) is None
    chart.go_to(target)
    assert chart.target_area(target) is not None


def test_few_rows_of_a_low_window_are_scrolled_to(qtbot: QtBot, session: Session) -> None:
    chart = shown(qtbot, session, 812, 560).chart
    assert chart.verticalScrollBar().maximum() > 0
    press(qtbot, chart, KEY.Key_End)
    last = chart.row_area(chart.stack.count - 1)
    assert chart.viewport().rect().contains(last)
    press(qtbot, chart, KEY.Key_Home)
    assert chart.verticalScrollBar().value() == 0


# Moving


def test_dragging_a_decision_moves_it_by_weeks_and_undoes_in_one_step(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, session = page.chart, page.session
    target = open_mark(chart, "Payments", 2)
    assert target.on is not None
    week = 7 * (chart.axis.a_day if chart.axis else 0)
    end = drag(qtbot, chart, centre(chart, target), round(3 * week))
    # Before it is let go the field beside it says what would be, and nothing is changed.
    assert chart.is_moving
    assert chart.card.isVisible()
    weeks = session.portfolio.get(DecisionPoint, target.record_id or "").weeks
    assert weeks is not None
    assert chart.card.field.text() == f"{weeks.likely + 3:f}"
    assert asked_on(session, target) == target.on
    qtbot.mouseRelease(chart.viewport(), LEFT, pos=end)
    assert asked_on(session, target) == target.on + timedelta(weeks=3)
    assert session.document.undo_label == "Move decision"
    assert chart.current == Target(target.project_id, target.record_id, target.on + timedelta(weeks=3))
    session.undo()
    assert asked_on(session, target) == target.on


def test_what_depends_on_a_decision_moves_along_while_it_is_dragged(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    target = open_mark(chart, "Payments", 2)
    before = row(chart, "Payments")
    week = 7 * (chart.axis.a_day if chart.axis else 0)
    end = drag(qtbot, chart, centre(chart, target), round(4 * week))
    during = row(chart, "Payments")
    assert during.marks[-1].on == before.marks[-1].on + timedelta(weeks=4)
    assert during.landing is not None
    assert before.landing is not None
    assert during.landing[1] > before.landing[1]
    press(qtbot, chart, KEY.Key_Escape)
    assert row(chart, "Payments") == before
    qtbot.mouseRelease(chart.viewport(), LEFT, pos=end)
    assert page.session.document.undo_label is None
    assert not chart.is_moving


def test_ctrl_and_an_arrow_move_by_a_week_and_are_one_step_together(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, session = page.chart, page.session
    target = open_mark(chart, "Payments", 2)
    assert target.on is not None
    chart.go_to(target)
    press(qtbot, chart, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, modifier=CTRL)
    assert asked_on(session, target) == target.on + timedelta(weeks=1)
    session.undo()
    assert asked_on(session, target) == target.on
    assert session.document.undo_label is None


def test_a_decision_cannot_be_moved_into_the_past(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, session = page.chart, page.session
    target = open_mark(chart, "Billing", 3)  # 30 November, ten days ahead
    chart.go_to(target)
    press(qtbot, chart, KEY.Key_Left, KEY.Key_Left, KEY.Key_Left, modifier=CTRL)
    assert asked_on(session, target) == SAMPLE_DAY


def test_weeks_are_typed_and_what_is_no_number_changes_nothing(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, session = page.chart, page.session
    target = open_mark(chart, "Payments", 2)
    chart.go_to(target)
    press(qtbot, chart, KEY.Key_F2)
    field = chart.card.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "soon")
    assert chart.card.error.text() == "Please write a number, such as 38,000 or 38k."
    assert asked_on(session, target) == target.on
    field.selectAll()
    qtbot.keyClicks(field, "20")
    qtbot.keyClick(field, KEY.Key_Return)
    point = session.portfolio.get(DecisionPoint, target.record_id or "")
    assert point.weeks is not None
    assert point.weeks.likely == Decimal(20)
    assert chart.hasFocus()
    press(qtbot, chart, KEY.Key_F2)
    qtbot.keyClicks(field, "3")
    qtbot.keyClick(field, KEY.Key_Escape)
    assert session.portfolio.get(DecisionPoint, target.record_id or "") == point


def test_a_fixed_date_stays_and_says_so(qtbot: QtBot, page: RoadmapPage) -> None:
    chart, session = page.chart, page.session
    target = open_mark(chart, "Payments", 2)
    fixed = date(2027, 2, 1)
    session.do(change_decision_point, point_id=target.record_id or "", fixed_date=fixed)
    stays = Target(target.project_id, target.record_id, fixed)
    chart.go_to(stays)
    press(qtbot, chart, KEY.Key_Right, modifier=CTRL)
    assert "fixed by law or season" in card_says(chart)
    assert asked_on(session, target) == fixed
    assert not chart.can_move(stays)


def test_what_was_decided_cannot_be_moved(qtbot: QtBot, page: RoadmapPage) -> None:
    chart = page.chart
    for each in all_rows(chart):
        for mark in each.marks:
            if mark.state is not PointState.TO_COME:
                assert not chart.can_move(Target(each.project_id, mark.point_id, mark.on))
    again = next(mark for mark in row(chart, "Statements").marks if "asked again" in mark.said)
    assert not chart.can_move(Target(row(chart, "Statements").project_id, again.point_id, again.on))


def test_a_portfolio_for_reading_only_lets_nothing_be_moved(
    qtbot: QtBot, page: RoadmapPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(page.session.document), "is_read_only", property(lambda _document: True))
    chart = page.chart
    target = open_mark(chart, "Payments", 2)
    start = chart.axis
    assert not chart.can_move(target)
    end = drag(qtbot, chart, centre(chart, target), 60)
    qtbot.mouseRelease(chart.viewport(), LEFT, pos=end)
    assert asked_on(page.session, target) == target.on
    assert chart.axis != start  # it was the background that was dragged
