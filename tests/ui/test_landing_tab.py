"""Does the tab Path to production say what to settle before a result can be used, and can all of it be done there?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.analysis.landing_path import PathItemCode
from sciencepm.commands.decisions import record_decision
from sciencepm.commands.landing import set_path_to_production
from sciencepm.commands.projects import add_project, unblock_project
from sciencepm.document import Document
from sciencepm.domain.landing import DataIssue, DataIssueKind, PathToProduction
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project
from sciencepm.exchange.sample import SAMPLE_DAY as TODAY
from sciencepm.ui.landing.landing_tab import LandingTab
from sciencepm.ui.landing.path_row import PathRow
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.theme.tokens import LIGHT
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor

# Of the sample: two of six settled; a result without a path; one that waits for data.
STATEMENTS, SEARCH, CUSTOMERS = "statements", "search", "customers"


def show(qtbot: QtBot, session: Session, project_id: str = STATEMENTS, width: int = 1228) -> ProjectPage:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(width, 841)
    page.show()
    page.show_location(Location("projects", project_id, tab="landing"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def tab_of(page: ProjectPage) -> LandingTab:
    body = page.body("landing")
    assert isinstance(body, LandingTab)
    return body


def counted(page: ProjectPage) -> str:
    """What a screen reader says of the tab."""
    names = [each.accessibleName() for each in page.tabs.findChildren(QPushButton)]
    return next(name for name in names if name.startswith("Path to production"))


def row(page: ProjectPage, code: PathItemCode) -> PathRow:
    path = tab_of(page).path
    assert path is not None
    return path.rows[code]


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def field(widget: QWidget, name: str) -> Field:
    """The field that a screen reader would call by this name."""
    found = [each for each in widget.findChildren(Field) if each.editor.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, [each.editor.accessibleName() for each in widget.findChildren(Field)]
    return found[0]


def type_into(qtbot: QtBot, field: Field, text: str) -> None:
    editor = field.editor
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    editor.commit()


def choose(field: Field, text: str) -> None:
    editor = field.editor
    assert isinstance(editor, ChoiceEditor)
    place = editor.findText(text)
    editor.setCurrentIndex(place)
    editor.activated.emit(place)


def pressed(widget: QWidget, text: str) -> QPushButton:
    found = next(each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible())
    found.click()
    return found


def path_of(session: Session, project_id: str = STATEMENTS) -> PathToProduction:
    return session.portfolio.of(PathToProduction, project_id)[0]


def issues(session: Session, project_id: str = STATEMENTS) -> list[DataIssue]:
    return [each for each in session.portfolio.of(DataIssue, project_id) if each.closed_on is None]


def focused() -> QWidget:
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


# The checklist


def test_the_tab_says_how_much_is_settled(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    assert counted(page) == "Path to production, 2 of 6"
    assert "2 of 6 settled" in words_on(tab_of(page))
    assert "Settled" in words_on(row(page, PathItemCode.RECEIVER))
    # Building is reserved from 10 May to 2 July 2027: what is handed over is wanted before, what runs it after.
    assert "To settle by 10 May" in words_on(row(page, PathItemCode.ARTEFACTS))
    assert "To settle by 2 July 2027" in words_on(row(page, PathItemCode.RUNNING))


def test_a_line_is_settled_where_it_stands_and_undone(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    type_into(qtbot, field(page, "Deployment plan"), "One supplier a week; one switch goes back.")
    assert path_of(session).deployment_plan == "One supplier a week; one switch goes back."
    assert "Settled" in words_on(row(page, PathItemCode.DEPLOYMENT_PLAN))
    assert counted(page) == "Path to production, 3 of 6"
    focused().clearFocus()
    session.undo()
    assert counted(page) == "Path to production, 2 of 6"
    assert field(page, "Deployment plan").editor.toPlainText() == ""  # type: ignore[attr-defined]


def test_the_first_word_makes_the_path_in_one_step(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, SEARCH)
    assert not session.portfolio.of(PathToProduction, SEARCH)
    type_into(qtbot, field(page, "Receiving team"), "Archive")
    # The project names the team, too: forecasts and briefs read it there.
    assert path_of(session, SEARCH).receiving_team == "Archive"
    assert session.portfolio.get(Project, SEARCH).receiving_team == "Archive"
    focused().clearFocus()
    session.undo()
    assert not session.portfolio.of(PathToProduction, SEARCH)
    assert session.portfolio.get(Project, SEARCH).receiving_team == ""


def test_what_is_known_of_language_and_platform_is_chosen(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    choose(field(page, "Does it run on their platform?"), "No")
    said = words_on(row(page, PathItemCode.FIT))
    # Nothing is empty any more, so the line has to say itself what stands in the way.
    assert "They run on another platform" in said
    choose(field(page, "Does it run on their platform?"), "Yes")
    assert "Settled" in words_on(row(page, PathItemCode.FIT))


def test_nothing_to_hand_over_takes_the_line_out_of_the_count(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    pressed(page, "Nothing needs handing over")
    assert counted(page) == "Path to production, 2 of 5"
    assert "Not needed" in words_on(row(page, PathItemCode.ARTEFACTS))


def test_a_wrong_day_keeps_what_was_typed_and_changes_nothing(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    until = field(page, "Reserved until")
    type_into(qtbot, until, "1 March 2027")
    assert "Building cannot end before it begins." in until.error
    assert path_of(session).build_to == date(2027, 7, 2)
    assert until.editor.text() == "1 March 2027"  # type: ignore[attr-defined]


# The time reserved


def test_time_reserved_too_early_is_said(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    path = tab_of(page).path
    assert path is not None
    assert path.window_picture.isVisible()
    type_into(qtbot, field(page, "Reserved from"), "11 January 2027")
    assert path.fit.text().startswith("Reserved too early: building begins on 11 January")
    assert path.window_picture.accessibleDescription() == path.fit.text()


def test_without_time_reserved_it_says_when_the_result_comes(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    session.do(set_path_to_production, project_id=STATEMENTS, build_from=None, build_to=None)
    path = tab_of(page).path
    assert path is not None
    assert path.fit.text().startswith("Nothing is reserved yet. Eight times in ten the result comes in ")
    assert path.window_picture.isVisible()


def test_a_result_that_waits_is_not_drawn_alone(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, SEARCH)
    path = tab_of(page).path
    assert path is not None
    # In September the search worked; there is nothing to compare that day with.
    assert not path.window_picture.isVisible()
    assert path.fit.text() == "The result is there since 2 September; nothing is reserved yet."


def test_training_without_a_plan_is_warned_of(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    type_into(qtbot, field(page, "Training for production begins"), "20 January 2027")
    assert "without a deployment plan" in words_on(row(page, PathItemCode.DEPLOYMENT_PLAN))
    type_into(qtbot, field(page, "Deployment plan"), "One supplier a week.")
    assert "without a deployment plan" not in words_on(row(page, PathItemCode.DEPLOYMENT_PLAN))


# Results that go nowhere


def test_a_result_without_a_path_says_its_age_and_its_cost(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, SEARCH)
    # It worked on 2 September, 79 days before 20 November, and 95,000 euros are entered as spent.
    assert "The result worked on 2 September, 11 weeks ago" in words_on(tab_of(page).buried)
    assert "It has cost €95k so far." in words_on(tab_of(page).buried)
    assert "Late since 2 September" in words_on(row(page, PathItemCode.RECEIVER))
    page.show_location(Location("projects", STATEMENTS, tab="landing"))
    assert not tab_of(page).buried.isVisible()


def test_other_results_that_go_nowhere_are_one_press_away(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, SEARCH)
    session.do(add_project, today=date(2026, 6, 1), achieve="Sort the mail & the post")
    other = next(each for each in session.portfolio.all(Project) if each.title == "Sort the mail & the post")
    point = session.portfolio.of(DecisionPoint, other.id)[0]
    session.do(record_decision, point_id=point.id, on=date(2026, 9, 25), outcome="go", today=TODAY, why="It works.")
    # From 25 September to 20 November are 56 days.
    qtbot.waitUntil(lambda: "8 weeks" in words_on(tab_of(page).buried))
    with qtbot.waitSignal(page.go_requested) as gone:
        pressed(tab_of(page).buried, "Sort the mail && the post")
    assert gone.args == [Location("projects", other.id, tab="landing")]


def test_the_line_goes_once_somebody_takes_the_result_over(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, SEARCH)
    type_into(qtbot, field(page, "Receiving team"), "Archive")
    type_into(qtbot, field(page, "Reserved from"), "4 January 2027")
    type_into(qtbot, field(page, "Reserved until"), "26 February 2027")
    assert not tab_of(page).buried.isVisible()


# Data


def test_a_data_issue_is_added_in_one_line(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    before = len(issues(session))
    choose(field(page, "Kind of data issue"), "Change over time")
    type_into(qtbot, field(page, "Another data issue"), "Suppliers changed their forms in June.")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    added = [each for each in issues(session) if each.text == "Suppliers changed their forms in June."]
    assert len(issues(session)) == before + 1
    assert [(each.kind, each.found_on) for each in added] == [(DataIssueKind.CHANGE_OVER_TIME, TODAY)]
    assert focused().accessibleName() == "Another data issue"
    assert "found 20 Nov" in words_on(tab_of(page))


def test_an_issue_without_words_is_asked_for(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    line = field(page, "Another data issue")
    line.editor.setFocus()
    QTest.keyClick(line.editor, Qt.Key.Key_Return)
    assert line.error == "Please say what is wrong."
    assert len(issues(session)) == 1


def test_an_issue_is_closed_folded_away_and_opened_again(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    open_one = issues(session)[0]
    made = tab_of(page).part_of(open_one.id)
    assert made is not None
    close = next(each for each in made.findChildren(QAbstractButton) if each.accessibleName().startswith("Close"))
    with qtbot.waitSignal(session.undo_offered):
        close.click()
    assert not issues(session)
    assert open_one.text not in words_on(tab_of(page))
    # One was put right in October, the other just now.
    pressed(page, "2 issues put right")
    qtbot.waitUntil(lambda: open_one.text in words_on(tab_of(page)))
    pressed(page, "Open again")
    assert len(issues(session)) == 1


def test_a_location_leads_to_a_data_issue(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    page.show_location(Location("projects", CUSTOMERS, "customers-gap"))
    assert page.tab == "landing"
    made = tab_of(page).part_of("customers-gap")
    assert made is not None
    qtbot.waitUntil(made.isVisible)


def test_waiting_for_data_has_an_owner_and_safe_wins_beside_it(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, CUSTOMERS)
    data = tab_of(page).data
    assert data is not None
    type_into(qtbot, field(page, "Owed by"), "Head of Sales operations")
    blocked = session.portfolio.get(Project, CUSTOMERS).blocked
    assert blocked is not None
    assert (blocked.owed_by, blocked.since) == ("Head of Sales operations", date(2026, 11, 2))
    safe = session.portfolio.get(Project, SEARCH)
    assert safe.safe_win
    with qtbot.waitSignal(page.go_requested) as gone:
        pressed(data, safe.title)
    assert gone.args == [Location("projects", SEARCH)]


def test_a_project_is_said_to_wait_for_data(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    pressed(page, "It waits for data…")
    QTest.keyClicks(focused(), "Statements of 2025")
    type_into(qtbot, field(page, "Owed by"), "Operations")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    blocked = session.portfolio.get(Project, STATEMENTS).blocked
    assert blocked is not None
    assert (blocked.what, blocked.owed_by, blocked.since) == ("Statements of 2025", "Operations", TODAY)
    assert focused().accessibleName() == "Waits for"
    session.do(unblock_project, project_id=STATEMENTS)
    assert "Waits for" not in words_on(tab_of(page))


def test_escape_leaves_the_question_of_data(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    asked = pressed(page, "It waits for data…")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert session.portfolio.get(Project, STATEMENTS).blocked is None
    assert focused() is asked


# For everybody


def test_what_is_typed_survives_a_change_elsewhere(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    editor = field(page, "Monitoring").editor
    assert isinstance(editor, TextEditor)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "Tables wrong, ev")
    session.do(set_path_to_production, project_id=STATEMENTS, run_by="Onboarding")
    assert focused() is editor
    assert editor.toPlainText() == "Tables wrong, ev"
    assert field(page, "Who runs it").editor.toPlainText() == "Onboarding"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("width", "scale"), [(1228, 1.0), (812, 1.0), (600, 1.0), (1228, 2.0), (812, 2.0)])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, session: Session, width: int, scale: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = session.theme
    session.theme = Theme(LIGHT, scale)
    apply_theme(app, session.theme, session.paths.cache)
    try:
        page = show(qtbot, session, CUSTOMERS, width)
        area = page.findChild(QScrollArea)
        content = area.widget() if area is not None else None
        assert area is not None and content is not None
        assert content.width() <= area.viewport().width()
    finally:
        apply_theme(app, before, session.paths.cache)


def test_every_control_has_a_name(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, CUSTOMERS)
    for part in tab_of(page).findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
            assert named, part


def test_what_another_has_open_can_be_read_but_not_changed(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "shared.sciencepm"
    writer = Document.new(file, session.portfolio, session.paths)
    session.replace(Document.open(file, session.paths))
    try:
        assert session.document.is_read_only
        tab = tab_of(show(qtbot, session, CUSTOMERS))
        for each in tab.findChildren(BoundField):
            editor = each.editor
            locked = editor.isReadOnly() if isinstance(editor, LineEditor | TextEditor) else not editor.isEnabled()
            assert locked, editor.accessibleName()
        for text in ("Nothing needs handing over", "Add"):
            made = next(each for each in tab.findChildren(QPushButton) if each.text() == text)
            assert not made.isEnabled()
    finally:
        writer.close()
