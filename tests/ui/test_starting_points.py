"""Can one start from what is there: a template for a decision point or a project, or a copy of a project?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.analysis.attention import AttentionAction
from sciencepm.analysis.templates import (
    decision_point_template,
    decision_point_templates,
    project_template,
    project_templates,
)
from sciencepm.commands.plan import change_decision_point
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.ui.pages.overview import OverviewPage
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.plan.point_inspector import PointInspector
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, session: Session, theme: Theme, qapp: QApplication) -> Iterator[Window]:
    made = Window(session)
    qtbot.addWidget(made)
    made.show()
    yield made
    apply_theme(qapp, theme, session.paths.cache)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def focused() -> QWidget:
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_project_is_duplicated_as_an_idea_and_undone(window: Window) -> None:
    session = window.session
    window.go(Location(PROJECTS.code, "statements"))
    window.run("duplicate-project")
    assert window.project_id not in (None, "statements")
    copy = session.portfolio.get(Project, window.project_id or "")
    assert (copy.title, copy.state, copy.start) == ("Statements into tables (copy)", ProjectState.IDEA, None)
    first, again = (session.portfolio.of(DecisionPoint, each) for each in ("statements", copy.id))
    assert [each.question for each in again] == [each.question for each in first]
    assert "duplicate project" in window.notice.accessibleName()
    window.undo()
    assert session.portfolio.find(Project, copy.id) is None
    assert window.project_id is None


def test_duplicating_needs_an_open_project(window: Window) -> None:
    window.run("projects")
    assert not window.actions_by_code["duplicate-project"].isEnabled()
    window.go(Location(PROJECTS.code, "statements"))
    assert window.actions_by_code["duplicate-project"].isEnabled()


def test_overview_leads_to_the_path_of_a_result_without_one(window: Window) -> None:
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    row = next(each for each in page.needs.rows if each.entry.action is AttentionAction.PLAN_LANDING)
    assert row.button.text() == "Plan the landing…"
    row.button.click()
    assert window.history.now == Location(PROJECTS.code, "search", tab="landing")
    opened = window.page
    assert isinstance(opened, ProjectPage)
    assert opened.body("landing").isVisible()


def test_a_project_starts_with_the_plan_of_a_template(window: Window) -> None:
    session = window.session
    window.run("new-project")
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    asked = page.first_minute
    assert asked.plan.isVisible()
    template = project_template("find-out")
    asked.plan.editor.show_value(template.code)
    assert template.when in words_on(asked.plan)
    asked.achieve.setText("Read invoices from photographs")
    asked.add.click()
    added = session.portfolio.all(Project)[-1]
    assert added.title == "Read invoices from photographs"
    points = session.portfolio.of(DecisionPoint, added.id)
    wanted = [decision_point_template(code).question for code in template.decision_points]
    assert [point.question for point in points] == wanted
    assert added.id == window.project_id
    # One step takes the whole project back.
    window.undo()
    assert session.portfolio.find(Project, added.id) is None
    # The next one starts with a blank plan again.
    window.run("new-project")
    assert asked.plan.code == ""


def test_plans_are_offered_for_the_kind_of_the_project(window: Window) -> None:
    window.run("new-project")
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    asked = page.first_minute

    def offered() -> set[str]:
        return {asked.plan.editor.itemData(place) for place in range(asked.plan.editor.count())}

    for kind in (Kind.FOUNDATIONAL, Kind.PRODUCT):
        asked.kinds.choose(kind)
        assert offered() == {""} | {each.code for each in project_templates() if each.kind is kind}
    asked.plan.editor.show_value("find-out")
    asked.kinds.choose(Kind.FOUNDATIONAL)
    assert asked.plan.code == ""


def test_the_very_first_project_is_asked_for_with_three_questions(qtbot: QtBot, empty_session: Session) -> None:
    page = OverviewPage(empty_session)
    qtbot.addWidget(page)
    page.show()
    page.show_location(Location("overview"))
    assert page.first_minute.isVisible()
    assert not page.first_minute.plan.isVisible()


# Templates for a decision point


def plan_page(window: Window) -> ProjectPage:
    window.go(Location(PROJECTS.code, "statements"))
    page = window.page
    assert isinstance(page, ProjectPage)
    return page


def new_point(window: Window) -> tuple[DecisionPoint, PointInspector]:
    """A decision point added from the menu, and its panel."""
    page = plan_page(window)
    window.run("add-decision-point")
    panel = page.panel
    assert isinstance(panel, PointInspector)
    return panel.record, panel


def test_a_decision_point_starts_from_a_template_with_its_figures(window: Window, qtbot: QtBot) -> None:
    session = window.session
    point, panel = new_point(window)
    panel.template.offer.click()
    said = words_on(panel.template)
    for template in decision_point_templates():
        assert template.name in said
        assert template.when in said
    # "Four experiments, then reassess" is the first; Enter takes it.
    chosen = decision_point_template("four-experiments")
    QTest.keyClick(panel.template.tiles.buttons[0], Qt.Key.Key_Return)
    assert "How many of 100 must be right before people use it?" in words_on(panel.template)
    QTest.keyClicks(focused(), "95")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    same = session.portfolio.get(DecisionPoint, point.id)
    assert (same.question, same.go_on_if) == (chosen.question, chosen.go_on_if)
    assert len(session.portfolio.of(Experiment, point.id)) == 4
    # The cost of a case was left open, so only the first figure is a criterion.
    assert [each.threshold for each in session.portfolio.of(Criterion, point.id)] == [95]
    assert not panel.template.isVisible()
    window.undo()
    assert session.portfolio.get(DecisionPoint, point.id) == point
    assert panel.template.isVisible()


def test_a_wrong_figure_is_said_beside_its_question(window: Window) -> None:
    point, panel = new_point(window)
    panel.template.offer.click()
    panel.template.choose("four-experiments")
    line = focused()
    QTest.keyClicks(line, "many")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Please write a number" in words_on(panel.template)
    assert not window.session.portfolio.of(Experiment, point.id)


def test_escape_leaves_the_templates(window: Window) -> None:
    point, panel = new_point(window)
    panel.template.offer.click()
    QTest.keyClick(panel.template.tiles.buttons[0], Qt.Key.Key_Escape)
    assert panel.template.offer.hasFocus()
    assert window.session.portfolio.get(DecisionPoint, point.id) == point


def test_nothing_is_offered_once_something_could_be_lost(window: Window) -> None:
    point, panel = new_point(window)
    window.session.do(change_decision_point, point_id=point.id, question="Do clerks in Porto save time, too?")
    assert not panel.template.isVisible()
    page = plan_page(window)
    page.open_record(window.session.portfolio.of(DecisionPoint, "statements")[0].id)
    began = page.panel
    assert isinstance(began, PointInspector)
    assert not began.template.isVisible()
