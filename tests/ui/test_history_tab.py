"""Does the tab History tell what was changed, and show the plan as it was?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sciencepm.commands.experiments import run_experiment
from sciencepm.commands.plan import add_decision_point, change_decision_point
from sciencepm.commands.projects import change_project
from sciencepm.document import Document
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.project import Project
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.paths import Paths
from sciencepm.settings import Settings
from sciencepm.ui.history_tab.history_tab import HistoryTab
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session
from sciencepm.ui.theme.theme import Theme

STATEMENTS = "statements"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def dated(theme: Theme, tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """The sample, changed at noon on 2, 5 and 9 November, the last change taken back."""
    paths = Paths.at(tmp_path / "data")
    paths.make()
    document = Document.untitled(paths, sample_portfolio(SAMPLE_DAY), clock=clock)
    session = Session(document, paths, Settings(), theme, lambda: SAMPLE_DAY)
    two = points(session)[1]
    session.do(change_decision_point, point_id=two.id, chance="0.6")
    clock.now = NOON + timedelta(days=3)
    session.do(change_decision_point, point_id=two.id, chance="0.8")
    clock.now = NOON + timedelta(days=7)
    session.do(change_project, project_id=STATEMENTS, team="Papers")
    session.undo()
    yield session
    session.document.close()


def points(session: Session) -> tuple[DecisionPoint, ...]:
    return session.portfolio.of(DecisionPoint, STATEMENTS)


def show(qtbot: QtBot, session: Session, width: int = 1228) -> tuple[ProjectPage, HistoryTab]:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(width, 841)
    page.show()
    page.show_location(Location("projects", STATEMENTS, tab="history"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    tab = page.body("history")
    assert isinstance(tab, HistoryTab)
    return page, tab


def rows(tab: HistoryTab) -> list[str]:
    return [str(tab.model.index(row, 0).data()) for row in range(tab.model.rowCount())]


def type_day(tab: HistoryTab, text: str) -> None:
    tab.then.day.setFocus()
    tab.then.day.selectAll()
    QTest.keyClicks(tab.then.day, text)
    QTest.keyClick(tab.then.day, Qt.Key.Key_Return)


def test_changes_are_told_newest_first_and_undo_is_said(qtbot: QtBot, dated: Session) -> None:
    _, tab = show(qtbot, dated)
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert rows(tab) == [
        "Team: Papers → Documents",
        "Team: Documents → Papers",
        "Chance to pass of decision 2: 60% → 80%",
        "Chance to pass of decision 2: 85% → 60%",
    ]
    spoken = tab.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("9 Nov 2026")
    assert "Taken back" in spoken
    assert [tab.model.begins_day(row) for row in range(4)] == [True, False, True, True]


def test_what_happens_while_it_is_seen_is_told_at_once(qtbot: QtBot, dated: Session) -> None:
    _, tab = show(qtbot, dated)
    dated.redo()
    assert rows(tab)[0] == "Team: Documents → Papers"
    spoken = tab.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Done again" in spoken


def test_one_can_narrow_by_subject_words_and_time_and_get_back(qtbot: QtBot, dated: Session) -> None:
    _, tab = show(qtbot, dated)
    tab.subjects.menu().actions()[1].trigger()  # Project
    assert len(rows(tab)) == 2
    tab.subjects.menu().actions()[0].trigger()
    QTest.keyClicks(tab.find_line, "80%")
    qtbot.waitUntil(lambda: len(rows(tab)) == 1)
    assert tab.count.text() == "1 change"
    QTest.keyClicks(tab.find_line, " nowhere")
    qtbot.waitUntil(tab.clear_button.isVisible)
    QTest.mouseClick(tab.clear_button, Qt.MouseButton.LeftButton)
    assert len(rows(tab)) == 4
    tab.times.menu().actions()[3].trigger()  # Last 30 days, up to 20 November
    assert len(rows(tab)) == 4
    tab.times.menu().actions()[2].trigger()  # Last 7 days
    assert rows(tab) == []


def test_enter_opens_what_was_changed_where_it_lives(qtbot: QtBot, dated: Session) -> None:
    _, tab = show(qtbot, dated)
    tab.list.setFocus()
    assert tab.list.place == 0
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(tab.go_requested) as asked:
        QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert asked.args == [Location("projects", STATEMENTS, points(dated)[1].id)]


def test_what_is_gone_is_told_but_cannot_be_opened(qtbot: QtBot, dated: Session) -> None:
    dated.do(add_decision_point, project_id=STATEMENTS)
    dated.undo()
    _, tab = show(qtbot, dated)
    assert "removed" in rows(tab)[0]
    tab.list.setFocus()
    with qtbot.assertNotEmitted(tab.go_requested):
        QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert [action.text() for action in tab.menu(0).actions()] == ["Show the plan as it was on 9 November 2026"]


def test_the_plan_of_a_day_is_shown_with_what_differs_from_now(qtbot: QtBot, dated: Session) -> None:
    _, tab = show(qtbot, dated)
    assert not tab.then.strip.isVisible()
    type_day(tab, "3 November")
    assert tab.then.strip.isVisible()
    assert tab.then.differs.text() == "Since then: Chance to pass of decision 2: 60% → 80%."
    said = tab.then.strip.accessibleName()
    assert said.startswith("The plan as it was on 3 November 2026")
    # Decision 1 is asked again; its answer of 3 November and the questions of 2 and 3 are in the strip.
    assert points(dated)[1].question in said
    QTest.mouseClick(tab.then.now_button, Qt.MouseButton.LeftButton)
    assert not tab.then.strip.isVisible()
    assert tab.then.day.text() == ""


@pytest.mark.parametrize("width", [1228, 812])
def test_every_stage_of_the_earlier_plan_can_be_seen(qtbot: QtBot, dated: Session, width: int) -> None:
    _, tab = show(qtbot, dated, width)
    type_day(tab, "3 November")
    drawn = {text.text for text in tab.then.strip.scene.texts()}
    assert {point.stage_title.split()[0] for point in points(dated)} <= {text.split()[0] for text in drawn if text}
    assert not any("more" in text for text in drawn)
    assert tab.then.strip.verticalScrollBar().maximum() == 0


def test_the_shown_day_follows_what_is_changed_meanwhile(qtbot: QtBot, dated: Session, clock: Clock) -> None:
    _, tab = show(qtbot, dated)
    type_day(tab, "9 Nov")
    assert tab.then.differs.text() == "The same as now."
    trial = dated.portfolio.of(Experiment, points(dated)[1].id)[0]
    clock.now = NOON + timedelta(days=10)
    dated.do(run_experiment, experiment_id=trial.id, on=date(2026, 11, 10))
    assert tab.then.differs.text() == "Since then: Experiment F: running."


def test_a_day_before_the_record_says_what_it_rests_on(qtbot: QtBot, dated: Session) -> None:
    _, tab = show(qtbot, dated)
    type_day(tab, "20.10.2026")
    assert tab.then.note.text() == "This is the version kept on 2 October, the last one before 20 October."
    type_day(tab, "1.9.2026")
    assert tab.then.note.text() == (
        "Changes are on record from 2 November on. Before that, this is the earliest plan there is."
    )


def test_a_day_that_is_none_or_still_to_come_is_refused_with_a_sentence(qtbot: QtBot, dated: Session) -> None:
    _, tab = show(qtbot, dated)
    type_day(tab, "some day")
    assert tab.then.error.isVisible()
    assert not tab.then.strip.isVisible()
    type_day(tab, "1.12.2026")
    assert tab.then.error.text() == "That day is still to come. Choose one up to today."
    type_day(tab, "1 July")  # without a year: the last one
    assert not tab.then.error.isVisible()
    assert tab.then.strip.isVisible()


def test_a_day_without_changes_says_that_nothing_was_changed_yet(qtbot: QtBot, session: Session) -> None:
    _, tab = show(qtbot, session)
    assert rows(tab) == []
    assert not tab.filters.isVisible()
    assert "Nothing has been changed yet" in " ".join(spoken(tab))


def spoken(tab: HistoryTab) -> list[str]:
    return [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]


def test_everything_has_a_name_and_can_be_reached_with_the_keyboard(qtbot: QtBot, dated: Session) -> None:
    page, tab = show(qtbot, dated)
    type_day(tab, "3 November")
    seen = []
    for _ in range(12):
        page.focusNextChild()
        widget = page.focusWidget()
        if tab.isAncestorOf(widget):
            seen.append(widget)
    parts = (*tab.then.parts[1:], tab.subjects, tab.times, tab.find_line, tab.list)
    assert set(parts) <= set(seen)
    for widget in parts:
        held = QAccessible.queryAccessibleInterface(widget)
        assert held.text(QAccessible.Text.Name)


def test_ten_thousand_changes_are_there_at_once(qtbot: QtBot, dated: Session) -> None:
    two = points(dated)[1]
    for number in range(400):
        dated.document.do(change_decision_point(dated.portfolio, point_id=two.id, chance=f"0.{10 + number % 80}"))
    journal = dated.document.journal()[-400:]
    many = tuple(replace(journal[number % 400], sequence=number) for number in range(10_000))
    _, tab = show(qtbot, dated)
    dated.document.journal = lambda: many  # type: ignore[method-assign]
    begun = time.perf_counter()
    tab.show_project(dated.portfolio.get(Project, STATEMENTS))
    tab.list.viewport().repaint()
    assert tab.model.rowCount() == 10_000
    assert time.perf_counter() - begun < 2.0  # about a tenth of that; the rest is for a busy machine
