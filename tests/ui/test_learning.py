"""Does the place Learning tell what was tried, what it ruled out, and how the forecasts held?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.analysis.ledger import Result
from sciencepm.commands.experiments import finish_experiment
from sciencepm.commands.projects import change_project
from sciencepm.domain.plan import Experiment, ExperimentOutcome
from sciencepm.domain.project import Project
from sciencepm.exchange.sample import SAMPLE_DAY
from sciencepm.ui.learning.record_model import RecordModel
from sciencepm.ui.learning.record_table import RecordTable
from sciencepm.ui.pages.learning import LearningPage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session
from sciencepm.ui.window import Window


def show(qtbot: QtBot, session: Session, tab: str | None = None, width: int = 1228, height: int = 841) -> LearningPage:
    page = LearningPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(width, height)
    page.show()
    page.show_location(Location("learning", tab=tab))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def column(model: RecordModel, title: str) -> list[str]:
    place = [each.title for each in model.columns].index(title)
    return [row.cells[place].first for row in model.rows]


def pick(page: LearningPage, menu: str, text: str) -> None:
    """Choose an entry of one of the menus above the ledger, as a click would."""
    button = getattr(page.ledger, menu)
    next(action for action in button.menu().actions() if action.text() == text).trigger()


def texts(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_headline_is_what_did_not_work_and_what_that_ruled_out(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    QAbstractItemModelTester(page.ledger.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.header.headline.text() == "15 experiments did not work: they ruled out 15 paths, for €138k"
    QTest.mouseClick(page.failed_button, Qt.MouseButton.LeftButton)
    assert column(page.ledger.model, "Outcome") == ["Did not work"] * 15
    assert page.ledger.results.text() == "Outcome: did not work"


def test_a_new_result_is_in_the_ledger_at_once(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    trial = next(each for each in session.portfolio.all(Experiment) if each.title == "Asking three times and comparing")
    session.do(
        finish_experiment,
        experiment_id=trial.id,
        outcome=ExperimentOutcome.DID_NOT_WORK,
        ended_on=SAMPLE_DAY,
        measurements=[],
    )
    assert column(page.ledger.model, "What was tried")[0] == "Asking three times and comparing"
    assert page.header.headline.text().startswith("16 experiments did not work: they ruled out 15 paths")
    session.undo()
    assert page.header.headline.text().startswith("15 experiments")


def test_have_we_tried_this_is_answered_by_any_word(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    page.ledger.find_line.setFocus()
    QTest.keyClicks(page.ledger.find_line, "suppliers fewer")  # in why we believe it
    qtbot.waitUntil(lambda: column(page.ledger.model, "What was tried") == ["Layout rules by supplier"])
    QTest.keyClick(page.ledger.find_line, Qt.Key.Key_Down)
    assert page.ledger.table.hasFocus()
    assert page.ledger.reading.heading.text() == "Layout rules by supplier"
    ruled_out = "Rules by layout, however many: they stop at 61 of 100."
    qtbot.waitUntil(lambda: ruled_out in texts(page.ledger.reading))
    assert "added less than one table in 100" in texts(page.ledger.reading)


def test_what_is_only_planned_is_offered_where_nothing_was_tried(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    QTest.keyClicks(page.ledger.find_line, "side by side lisbon")
    qtbot.waitUntil(page.ledger.planned_button.isVisible)
    assert page.ledger.planned_button.text() == "Show the 1 experiment that is planned"
    QTest.mouseClick(page.ledger.planned_button, Qt.MouseButton.LeftButton)
    assert column(page.ledger.model, "What was tried") == ["Four weeks side by side in Lisbon"]
    page.ledger.find_line.setText("perpetual motion")
    page.ledger.find_line.look()
    assert not page.ledger.planned_button.isVisible()
    QTest.mouseClick(page.ledger.clear_button, Qt.MouseButton.LeftButton)
    assert page.ledger.model.rowCount() > 30


def test_one_narrows_by_project_kind_team_and_time(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    pick(page, "projects", "Learn from rare documents")
    assert set(column(page.ledger.model, "Project")) == {"Learn from rare documents"}
    pick(page, "kinds", "Decisions")
    assert column(page.ledger.model, "Outcome") == ["Stop", "Go"]
    pick(page, "projects", "All")
    pick(page, "teams", "Retention")
    assert page.ledger.model.rowCount() == 0
    pick(page, "kinds", "Everything")
    assert page.ledger.model.rowCount() == 2
    pick(page, "teams", "All")
    pick(page, "times", "Last 30 days")
    # From 22 October on.
    assert {entry.on is not None and (SAMPLE_DAY - entry.on).days < 30 for entry in page.shown} == {True}


def test_a_click_on_a_title_and_the_menu_sort_alike(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    page.ledger.table.head.sectionClicked.emit(6)
    costs = [entry.cost.amount for entry in page.shown if entry.cost is not None]
    assert costs == sorted(costs, reverse=True)
    assert page.ledger.orders.text() == "Sort: cost"
    page.ledger.table.head.sectionClicked.emit(6)
    costs = [entry.cost.amount for entry in page.shown if entry.cost is not None]
    assert costs == sorted(costs)
    assert page.shown[-1].cost is None  # what is not known comes last either way
    pick(page, "orders", "What was tried")
    titles = column(page.ledger.model, "What was tried")
    assert titles == sorted(titles, key=str.casefold)


def test_enter_opens_an_experiment_where_it_lives(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    assert page.ledger.table.hasFocus()
    first = page.shown[0]
    with qtbot.waitSignal(page.go_requested) as asked:
        QTest.keyClick(page.ledger.table, Qt.Key.Key_Return)
    assert asked.args == [Location("projects", first.project.id, first.record.id)]
    with qtbot.waitSignal(page.go_requested):
        QTest.mouseClick(page.ledger.reading.open_button, Qt.MouseButton.LeftButton)


def test_the_track_record_says_its_figures_in_plain_words(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, "record")
    QAbstractItemModelTester(page.record.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.header.headline.text().startswith("12 of 12 went as we said")
    assert page.record.score.words.startswith("Score of our chances (Brier). 0.10.")
    assert "No project has landed since" in page.record.landed.words
    assert "Called likely: 7 of 7 went ahead" in texts(page.record.called)
    assert column(page.record.model, "We said")[0] == "40%"
    assert column(page.record.model, "Answer")[0] == "Stop"


def test_results_that_go_nowhere_lead_to_their_path(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    QTest.mouseClick(page.segments.button("graveyard"), Qt.MouseButton.LeftButton)
    assert column(page.graveyard.model, "Project") == ["Sharper search in the archive"]
    page.graveyard.table.setFocus()
    with qtbot.waitSignal(page.go_requested) as asked:
        QTest.keyClick(page.graveyard.table, Qt.Key.Key_Return)
    assert asked.args[0].tab == "landing"


def test_with_nothing_tried_each_view_says_what_to_do(qtbot: QtBot, empty_session: Session) -> None:
    page = show(qtbot, empty_session)
    assert "Nothing has been tried yet" in texts(page)
    assert page.ledger.first_button.isVisible()
    with qtbot.waitSignal(page.action_requested) as asked:
        QTest.mouseClick(page.ledger.first_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["new-project"]
    page.show_view("record")
    assert "Give each decision point a chance to pass" in texts(page)
    page.show_view("graveyard")
    assert "Every result that worked has somebody who takes it over" in texts(page)


def test_what_cannot_be_shown_gives_way_in_a_small_window(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, width=812, height=640)
    assert not page.ledger.reading.isVisible()
    table = page.ledger.table
    shown = [each.title for place, each in enumerate(page.ledger.model.columns) if not table.isColumnHidden(place)]
    assert {"What was tried", "Outcome", "What it ruled out or taught", "Cost"} <= set(shown)
    assert sum(table.columnWidth(place) for place in range(len(page.ledger.model.columns))) == table.viewport().width()


@pytest.mark.parametrize("tab", ["ledger", "record", "graveyard"])
def test_everything_has_a_name_and_can_be_reached_with_the_keyboard(qtbot: QtBot, session: Session, tab: str) -> None:
    page = show(qtbot, session, tab)
    seen: list[QWidget] = []
    for _ in range(25):
        page.focusNextChild()
        seen.append(page.focusWidget())
    tables = [widget for widget in seen if isinstance(widget, RecordTable)]
    assert tables
    for widget in seen:
        held = QAccessible.queryAccessibleInterface(widget)
        assert held.text(QAccessible.Text.Name), widget
    model = tables[0].model()
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_ctrl_8_goes_there_and_what_is_seen_is_exported(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    page = window.page
    assert isinstance(page, LearningPage)
    secret = next(each for each in session.portfolio.all(Project) if each.title == "Learn from rare documents")
    session.do(change_project, project_id=secret.id, confidential=True)
    page.ledger.show_result(Result.DID_NOT_WORK)
    path = tmp_path / "tried.csv"
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(path)])
    window.run("export-ledger")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["Outcome"] for row in rows] == ["Did not work"] * 15
    # Confidential projects are the PM's own to export; that they are in it is said.
    count = len({entry.project.id for entry in page.shown if entry.project.confidential})
    projects = "project" if count == 1 else "projects"
    assert window.notice.accessibleName().endswith(f", with {count} confidential {projects} in it")
    window.close()
