"""Can one start from what is there: a template for a decision point or a project, or a copy of a project?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.analysis.attention import AttentionAction
from sciencepm.analysis.templates import decision_point_template, project_template, project_templates
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.ui.pages.overview import OverviewPage
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import PROJECTS, Location
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
