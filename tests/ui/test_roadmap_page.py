"""The roadmap's place: its forms, lanes, readers, comparisons, table, pictures, and what it says when it is empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.analysis import build

from sciencepm.commands.documents import take_snapshot
from sciencepm.commands.projects import change_project
from sciencepm.commands.records import add_record
from sciencepm.document import Document
from sciencepm.domain.documents import Audience, SnapshotReason
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.paths import Paths
from sciencepm.picture.time_axis import Zoom
from sciencepm.picture.views import View
from sciencepm.settings import Settings
from sciencepm.ui.pages.roadmap import RoadmapPage
from sciencepm.ui.places import Location
from sciencepm.ui.roadmap.controls import FIT
from sciencepm.ui.roadmap.target import targets_of
from sciencepm.ui.session import Session
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT
from sciencepm.ui.widgets.menu_button import MenuButton
from sciencepm.ui.window import Window

TODAY = date(2026, 11, 20)


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


def titles(page: RoadmapPage) -> list[str]:
    return [page.chart.stack.row(number).title for number in range(page.chart.stack.count)]


def project_id(session: Session, title: str) -> str:
    return next(project.id for project in session.portfolio.all(Project) if project.title.startswith(title))


def pick(chooser: MenuButton, text: str) -> None:
    """Choose from a menu by what stands there."""
    next(action for action in chooser.menu().actions() if action.text() == text).trigger()


def ask(page: RoadmapPage, view: View) -> None:
    page.controls.forms.chosen.emit(view.value)


# What is said and shown


def test_the_headline_is_a_conclusion_and_the_line_below_explains_the_marks(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert page.header.headline.text() == (
        "Three to five of ten projects should land by June 2027; eight decisions by 15 February"
    )
    assert page.header.subline.text().startswith("Diamonds are decisions, not deliverables.")


def test_an_empty_portfolio_offers_its_first_project(qtbot: QtBot, empty_session: Session) -> None:
    page, wished = shown(qtbot, empty_session), list[str]()
    page.action_requested.connect(wished.append)
    assert page.first_button.isVisible()
    assert not page.controls.isVisible()
    assert not page.chart.isVisible()
    qtbot.mouseClick(page.first_button, Qt.MouseButton.LeftButton)
    assert wished == ["new-project"]


def test_lanes_are_kinds_teams_or_goals(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    content = page.chart.content
    assert content is not None
    assert [lane.title for lane in content.lanes] == ["Product-focused", "Foundational"]
    pick(page.controls.lanes, "Team")
    content = page.chart.content
    assert content is not None
    assert "Documents" in [lane.title for lane in content.lanes]
    # Every project keeps its row whatever the lanes.
    assert len(titles(page)) == 11


def test_an_audience_sees_no_confidential_project(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    hidden = project_id(session, "Know when")
    session.do(change_project, project_id=hidden, confidential=True)
    session.do(add_record, Audience, name="Conference")
    assert any(title.startswith("Know when") for title in titles(page))
    pick(page.controls.audiences, "Conference")
    assert not any(title.startswith("Know when") for title in titles(page))
    # It may not see money either.
    assert not any("€" in page.chart.stack.row(number).value for number in range(page.chart.stack.count))
    for project in session.portfolio.all(Project):
        session.do(change_project, project_id=project.id, confidential=True)
    assert page.all_button.isVisible()
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 11


def test_comparing_shows_what_was_said_and_by_how_much_it_moved(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert all(page.chart.stack.row(number).ghost is None for number in range(page.chart.stack.count))
    assert [action.text() for action in page.controls.since.menu().actions()] == ["Nothing", "Last brief, 2 Oct"]
    pick(page.controls.since, "Last brief, 2 Oct")
    statements = page.chart.stack.row(1)
    assert statements.ghost is not None
    assert statements.shift == "11 weeks later"


def test_any_version_that_was_named_can_be_compared_with(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    on = date(2026, 11, 6)
    at = datetime(2026, 11, 6, 9, 0, tzinfo=UTC)
    session.do(take_snapshot, name="Board pack", reason=SnapshotReason.NAMED, at=at, today=on)
    choices = [action.text() for action in page.controls.since.menu().actions()]
    assert choices == ["Nothing", "“Board pack”, 6 Nov", "Last brief, 2 Oct"]


def test_now_next_and_later_drop_dates_and_open_projects(qtbot: QtBot, session: Session) -> None:
    page, gone = shown(qtbot, session), list[Location]()
    page.go_requested.connect(gone.append)
    ask(page, View.NOW_NEXT_LATER)
    assert page.picture.isVisible()
    assert not page.controls.zooms.isVisible()
    said = " ".join(text.text for text in page.picture.scene.texts())
    assert "Stop card fraud" in said
    assert "2027" not in said
    page.picture.setFocus()
    qtbot.keyClick(page.picture, Qt.Key.Key_Down)
    qtbot.keyClick(page.picture, Qt.Key.Key_Return)
    assert gone == [Location("projects", project_id(session, "Statements"))]


def test_the_tree_is_of_one_project_and_opens_its_decisions(qtbot: QtBot, session: Session) -> None:
    page, gone = shown(qtbot, session), list[Location]()
    page.go_requested.connect(gone.append)
    ask(page, View.TREE)
    chosen = project_id(session, "Statements")
    pick(page.controls.projects, "Statements into tables")
    assert page.header.headline.text().startswith("Statements into tables: of 100 plans like it")
    page.picture.setFocus()
    qtbot.keyClick(page.picture, Qt.Key.Key_End)
    qtbot.keyClick(page.picture, Qt.Key.Key_Return)
    last = session.portfolio.of(DecisionPoint, chosen)[-1]
    assert gone == [Location("projects", chosen, last.id)]


def test_a_narrow_picture_scrolls_sideways_to_what_the_keyboard_is_on(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session, 480, 640)
    ask(page, View.NOW_NEXT_LATER)
    bar = page.picture.horizontalScrollBar()
    assert bar.maximum() > 0
    page.picture.setFocus()
    qtbot.keyClick(page.picture, Qt.Key.Key_End)
    assert bar.value() > 0


# The table


def test_the_table_has_the_same_rows_and_words(qtbot: QtBot, session: Session) -> None:
    page, gone = shown(qtbot, session), list[Location]()
    page.go_requested.connect(gone.append)
    rows = titles(page)
    page.toggle_table()
    assert page.table.isVisible()
    model = page.table.rows
    assert QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal) is not None
    assert [model.row(number).title for number in range(model.rowCount())] == rows
    pick(page.controls.lanes, "Team")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert gone == [Location("projects", model.row(0).project_id)]
    page.table.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 12
    assert copied[0].startswith("Project\tKind\t")
    page.toggle_table()
    assert page.chart.isVisible()
    assert page.chart.hasFocus()


def test_the_table_follows_an_edit(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    page.toggle_table()
    session.do(change_project, project_id=project_id(session, "Statements"), title="Tables from statements")
    found = [page.table.rows.row(number).title for number in range(page.table.rows.rowCount())]
    assert "Tables from statements" in found


# Time and what stays


def test_the_controls_say_which_zoom_it_is(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    checked = {zoom: page.controls.zooms.button(zoom) for zoom in (FIT, *Zoom)}
    assert checked[FIT].isChecked()
    page.chart.zoom_to(Zoom.MONTH)
    assert checked[Zoom.MONTH].isChecked()
    page.chart.fit()
    assert checked[FIT].isChecked()


def test_an_edit_keeps_the_place_in_time_and_the_row_one_is_on(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    chart = page.chart
    chart.zoom_to(Zoom.MONTH)
    chart.go_to(targets_of(chart.stack.row(3))[1])
    before, axis = chart.current, chart.axis
    session.do(change_project, project_id=project_id(session, "Statements"), title="Tables from statements")
    assert (chart.current, chart.axis) == (before, axis)
    assert chart.stack.row(1).title == "Tables from statements"


# Odd input


@pytest.fixture
def odd_session(theme: Theme, tmp_path: Path) -> Iterator[Session]:
    """Plans no bar can be drawn for, or only with care."""
    records: list[Record] = [
        build.project("Empty", start=TODAY),
        build.project("Unstarted", start=None),
        build.point("unstarted"),
        build.project("Timeless", start=TODAY),
        build.point("timeless", weeks=None),
        build.project("Sure", start=TODAY),
        build.point("sure", chance=Decimal(1), weeks=build.weeks(4, 4, 4)),
        build.project("Hopeless", start=TODAY),
        build.point("hopeless", chance=Decimal(0)),
        build.project("Overdue", start=date(2026, 1, 5)),
        build.point("overdue", fixed_date=date(2026, 3, 2)),
        build.project("Late", start=TODAY),
        build.point("late", weeks=build.weeks(40, 50, 60)),
        build.stop_rule("late", StopRuleType.DATE, limit_date=date(2027, 1, 15)),
        build.project("Endless", start=date(9999, 6, 1)),
        build.point("endless", weeks=build.weeks(200, 400, 600)),
        build.project("Outrun", start=date(2024, 1, 8)),
        build.point("outrun", weeks=build.weeks(2, 3, 4)),
        build.project("Instant", start=TODAY),
        build.point("instant", weeks=build.weeks(0, 0, 0)),
        build.project("Idea", start=None, state=ProjectState.IDEA),
        build.project("Long", start=TODAY),
        *(build.point("long", number, weeks=build.weeks(1, 2, 3)) for number in range(1, 201)),
    ]
    paths = Paths.at(tmp_path / "odd")
    paths.make()
    session = Session(Document.untitled(paths, build.portfolio(*records)), paths, Settings(), theme, lambda: TODAY)
    yield session
    session.document.close()


def test_odd_plans_get_a_sentence_and_can_be_walked_through(qtbot: QtBot, odd_session: Session) -> None:
    page = shown(qtbot, odd_session)
    chart = page.chart
    for zoom in (FIT, *Zoom):
        page.controls.zoomed.emit(zoom)
        chart.viewport().grab()
    for number in range(chart.stack.count):
        row = chart.stack.row(number)
        for target in targets_of(row):
            chart.go_to(target)
    said = {chart.stack.row(number).title: chart.stack.row(number).facts for number in range(chart.stack.count)}
    assert said["Empty"][0] == "No decision point yet."
    assert said["Unstarted"][0] == "No start date yet."
    assert said["Timeless"][0] == "Decision 1 has no weeks yet."
    assert said["Hopeless"][0].startswith("Cannot land")
    assert said["Late"][0] == "Can only land after its stop rule of 15 Jan."
    assert said["Outrun"][0] == "The estimate is out of date."
    assert said["Instant"][0].startswith("A stage without any time")
    page.toggle_table()
    page.table.viewport().grab()
    page.toggle_table()
    for view in (View.NOW_NEXT_LATER, View.TREE):
        ask(page, view)
        page.picture.viewport().grab()


@pytest.mark.parametrize("theme_of", [Theme(DARK), Theme(HIGH_CONTRAST), Theme(LIGHT, 2.0)])
def test_every_look_and_size_of_text_can_be_walked_through(qtbot: QtBot, session: Session, theme_of: Theme) -> None:
    session.theme = theme_of
    page = shown(qtbot, session, 812, 640)
    chart = page.chart
    chart.go_to(targets_of(chart.stack.row(chart.stack.count - 1))[-1])
    qtbot.waitUntil(chart.card.isVisible)
    assert chart.viewport().rect().contains(chart.card.geometry())
    qtbot.mouseMove(chart.viewport(), QPoint(300, 100))
    assert not page.grab().isNull()


# In the window


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Window:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    window.run("roadmap")
    qtbot.waitExposed(window)
    return window


def test_its_key_leads_to_it_and_the_table_has_one_too(qtbot: QtBot, window: Window) -> None:
    page = window.roadmap
    assert page is not None
    assert window.actions_by_code["roadmap"].shortcut().toString() == "Ctrl+3"
    assert window.actions_by_code["chart-table"].shortcut().toString() == "Ctrl+Shift+T"
    window.run("chart-table")
    assert page.table.isVisible()
    window.run("overview")
    assert not window.actions_by_code["chart-table"].isEnabled()
    assert not window.actions_by_code["export-picture"].isEnabled()


def test_copying_puts_the_picture_on_the_clipboard(qtbot: QtBot, window: Window) -> None:
    page = window.roadmap
    assert page is not None
    page.chart.copy()
    image = QGuiApplication.clipboard().image()
    assert image.width() >= 1920
    assert window.notice.isVisible()


@pytest.mark.parametrize(
    ("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF"), ("pptx", b"PK")]
)
def test_the_ending_of_its_name_says_what_a_picture_becomes(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, begins: bytes
) -> None:
    path = tmp_path / f"roadmap.{ending}"

    def choose(dialog: QFileDialog) -> int:
        dialog.selectFile(str(path))
        return int(QFileDialog.DialogCode.Accepted)

    monkeypatch.setattr(QFileDialog, "exec", choose)
    window.run("export-picture")
    assert path.read_bytes().startswith(begins)


def test_what_is_confidential_is_left_out_of_a_picture_and_said(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, path = window.session, tmp_path / "roadmap.svg"
    session.do(change_project, project_id=project_id(session, "Know when"), confidential=True)

    def choose(dialog: QFileDialog) -> int:
        dialog.selectFile(str(path))
        return int(QFileDialog.DialogCode.Accepted)

    monkeypatch.setattr(QFileDialog, "exec", choose)
    window.run("export-picture")
    assert "Know when" not in path.read_text("utf-8")
    assert window.notice.accessibleName().endswith("without 2 confidential projects")
