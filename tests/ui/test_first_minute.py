"""The first minute: three questions make a project, and nothing that was typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Kind, Project
from sciencepm.ui.pages.overview import OverviewPage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session

PLACE = Location("overview")


@pytest.fixture
def page(qtbot: QtBot, empty_session: Session) -> OverviewPage:
    return shown(qtbot, empty_session)


def shown(qtbot: QtBot, session: Session) -> OverviewPage:
    page = OverviewPage(session)
    qtbot.addWidget(page)
    session.changed.connect(lambda _edit: page.refresh())
    page.resize(1228, 841)
    page.show()
    page.show_location(PLACE)
    return page


def test_a_portfolio_without_a_project_asks_for_the_first_one(page: OverviewPage) -> None:
    first = page.first_minute
    assert first.isVisible()
    assert first.title == "What is your science team trying to find out?"
    assert first.add.text() == "Add your first project"
    assert not first.cancel.isVisible()
    assert QApplication.focusWidget() is first.achieve


def test_three_answers_and_enter_make_a_project_with_a_decision_point_to_fill_in(
    qtbot: QtBot, page: OverviewPage, empty_session: Session
) -> None:
    first = page.first_minute
    goal = "Turn supplier statements into clean tables without hand-typing, for every layout there is"
    qtbot.keyClicks(first.achieve, goal)
    qtbot.keyClick(first.achieve, Qt.Key.Key_Tab)
    qtbot.keyClicks(first.who, "Analysts close a case the same day")
    qtbot.keyClick(first.who, Qt.Key.Key_Tab)
    qtbot.keyClick(first.kinds.buttons[Kind.PRODUCT], Qt.Key.Key_Right)
    assert first.kinds.kind is Kind.FOUNDATIONAL
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.keyClick(first.kinds.buttons[Kind.FOUNDATIONAL], Qt.Key.Key_Return)
    (project,) = empty_session.portfolio.all(Project)
    assert project.research_goal == goal
    # The title is the beginning of the goal, cut after a whole word.
    assert project.title.endswith("…")
    assert goal.startswith(f"{project.title.removesuffix('…')} ")
    assert project.who_benefits == "Analysts close a case the same day"
    assert project.kind is Kind.FOUNDATIONAL
    assert project.start == empty_session.today
    (point,) = empty_session.portfolio.of(DecisionPoint, project.id)
    assert point.question == "Does one way work well enough to go on?"
    assert gone.args == [Location("projects", project.id)]
    assert not first.isVisible()


def test_without_an_answer_the_question_says_so_and_keeps_what_was_typed(
    qtbot: QtBot, page: OverviewPage, empty_session: Session
) -> None:
    first = page.first_minute
    first.who.setText("Analysts close a case the same day")
    first.add.click()
    assert first.achieve_field.error == "Please say what you are trying to achieve."
    assert first.who.text() == "Analysts close a case the same day"
    assert QApplication.focusWidget() is first.achieve
    assert empty_session.portfolio.all(Project) == ()
    qtbot.keyClicks(first.achieve, "Clean tables")
    qtbot.keyClick(first.achieve, Qt.Key.Key_Return)
    assert [project.title for project in empty_session.portfolio.all(Project)] == ["Clean tables"]
    assert first.achieve_field.error == ""


def test_adding_the_first_project_can_be_undone(page: OverviewPage, empty_session: Session) -> None:
    page.first_minute.achieve.setText("Clean tables")
    page.first_minute.add.click()
    assert not page.first_minute.isVisible()
    empty_session.undo()
    assert page.first_minute.isVisible()
    assert empty_session.portfolio.all(Project) == ()


def test_one_may_look_elsewhere_first(qtbot: QtBot, page: OverviewPage) -> None:
    for button, code in ((page.first_minute.sample, "open-sample"), (page.first_minute.other, "open")):
        with qtbot.waitSignal(page.action_requested) as asked:
            button.click()
        assert asked.args == [code]


def test_a_further_project_is_asked_for_in_the_same_way_and_can_be_called_off(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    before = session.portfolio
    page.ask_for_project()
    first = page.first_minute
    assert first.isVisible()
    assert first.title == "What is the next thing to find out?"
    assert not first.sample.isVisible()
    qtbot.keyClicks(first.achieve, "Half a thou")
    qtbot.keyClick(first.achieve, Qt.Key.Key_Escape)
    qtbot.keyClick(first.achieve, Qt.Key.Key_Escape)
    assert not first.isVisible()
    assert session.portfolio is before


def test_a_further_project_opens_when_it_is_added(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    page.ask_for_project()
    page.first_minute.achieve.setText("Answers in Polish")
    with qtbot.waitSignal(page.go_requested) as gone:
        page.first_minute.add.click()
    added = session.portfolio.all(Project)[-1]
    assert added.title == "Answers in Polish"
    assert gone.args == [Location("projects", added.id)]
    page.show_location(PLACE)
    assert not page.first_minute.isVisible()
