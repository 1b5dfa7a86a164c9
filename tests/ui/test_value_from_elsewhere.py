"""From a figure seen anywhere to what it rests on, and from an experiment to what its result is worth."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sciencepm.domain.plan import Experiment
from sciencepm.domain.value_case import Sheet, ValueCase
from sciencepm.ui.destinations import destinations
from sciencepm.ui.models.project_row import Column
from sciencepm.ui.pages.overview import OverviewPage
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.pages.projects import ProjectsPage
from sciencepm.ui.pages.value import ValuePage
from sciencepm.ui.places import OVERVIEW, PROJECTS, VALUE, Location
from sciencepm.ui.plan.experiment_inspector import ExperimentInspector
from sciencepm.ui.session import Session
from sciencepm.ui.value.translate_menu import translate_menu
from sciencepm.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Window:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    return window


def opened(window: Window) -> str:
    assert isinstance(window.page, ValuePage)
    return window.page.view.case_id


def test_the_figure_on_overview_opens_its_values(qtbot: QtBot, window: Window) -> None:
    window.go_place(OVERVIEW.code)
    page = window.page
    assert isinstance(page, OverviewPage)
    card = page.figures.value
    assert card.focusPolicy() == Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert opened(window) == "fraud-value"
    window.back()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert opened(window)


def test_the_figure_of_a_row_opens_its_inputs(qtbot: QtBot, window: Window) -> None:
    window.go_place(PROJECTS.code)
    page = window.page
    assert isinstance(page, ProjectsPage)
    page.table.choose("search")
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert opened(window) == "search-value"
    window.back()
    place = page.model.row_of("matching")
    index: QModelIndex = page.model.index(place or 0, Column.VALUE)
    page.table.clicked.emit(index)
    assert opened(window) == "matching-value"
    window.back()
    next(action for action in page.menu("unsure").actions() if action.text() == "Open its value").trigger()
    assert opened(window) == "unsure-value"


def test_the_figure_of_a_project_s_page_opens_its_inputs(qtbot: QtBot, window: Window) -> None:
    window.go(Location(PROJECTS.code, "billing"))
    page = window.page
    assert isinstance(page, ProjectPage)
    qtbot.mouseClick(page.goal._value, Qt.MouseButton.LeftButton)
    assert opened(window) == "billing-value"
    window.back()
    qtbot.keyClick(page.goal._value, Qt.Key.Key_Return)
    assert opened(window) == "billing-value"


def test_ctrl_k_goes_to_a_value(window: Window) -> None:
    (found,) = (each for each in destinations(window) if each.note == "Value of Sharper search in the archive")
    assert found.text == "Straight-through work"
    found.go()
    assert opened(window) == "search-value"


def a_done(session: Session, letter: str) -> Experiment:
    return next(
        each
        for each in session.portfolio.all(Experiment)
        if each.letter == letter and "fraud" in each.decision_point_id
    )


def test_an_experiment_s_panel_takes_a_figure_to_its_sheet(qtbot: QtBot, window: Window, session: Session) -> None:
    experiment = a_done(session, "D")
    window.go(Location(PROJECTS.code, "fraud", experiment.id))
    page = window.page
    assert isinstance(page, ProjectPage)
    panel = page.panel
    assert isinstance(panel, ExperimentInspector) and panel.translate.isVisible()
    menu = translate_menu(session.portfolio, experiment, session.words, panel, panel.translate_wanted.emit)
    texts = [action.text() for action in menu.actions()]
    assert texts == [
        "frauds caught, 10.1 more of 100: Cases caught",
        "good customers turned away, 3.3 of 1,000: False alarms",
    ]
    menu.actions()[0].trigger()
    made = session.portfolio.get(ValueCase, opened(window))
    assert (made.sheet, made.inputs[0].name, float(made.inputs[0].range.likely)) == (Sheet.CASES_CAUGHT, "gain", 0.101)
    session.undo()
    assert made.id not in {case.id for case in session.portfolio.of(ValueCase, "fraud")}


def test_the_row_s_menu_offers_the_same(qtbot: QtBot, window: Window, session: Session) -> None:
    experiment = a_done(session, "A")
    window.go(Location(PROJECTS.code, "fraud"))
    page = window.page
    assert isinstance(page, ProjectPage)
    row = page.plan.part_of(experiment.id)
    assert row is not None
    menu = page.plan.strip.menu_of(row)
    assert menu is not None
    inner = next(found for found in menu.findChildren(QMenu) if found.title() == "Translate to business…")
    inner.actions()[0].trigger()
    assert session.portfolio.get(ValueCase, opened(window)).inputs[0].source.startswith("Experiment A")
    menu.deleteLater()


def test_a_project_without_a_value_is_asked_for_one(qtbot: QtBot, window: Window, session: Session) -> None:
    for case in session.portfolio.of(ValueCase, "statements"):
        window.pages[VALUE.code].list.remove_requested.emit(case.id)  # type: ignore[attr-defined]
    window.go(Location(VALUE.code, record_id="statements"))
    page = window.page
    assert isinstance(page, ValuePage)
    assert page.view.isHidden() and not page.none.isHidden()
    assert page.list.current is not None and page.list.current.worth == "no value yet"
