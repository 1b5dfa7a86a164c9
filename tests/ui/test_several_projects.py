"""Several projects at once: one chooses them, sees them side by side, and changes them in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciencepm.analysis.compare import comparison
from sciencepm.domain.project import Project, ProjectState
from sciencepm.ui.dialogs.bulk_change import BulkChangeDialog
from sciencepm.ui.models.compare_model import CompareModel
from sciencepm.ui.models.project_row import Column
from sciencepm.ui.pages.projects import ProjectsPage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ProjectsPage:
    page = ProjectsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(lambda _edit: page.refresh())
    page.resize(1228, 841)
    page.show()
    page.show_location(Location("projects"))
    return page


def test_space_ticks_a_project_and_the_bar_says_how_many(qtbot: QtBot, page: ProjectsPage) -> None:
    assert not page.bar.isVisible()
    page.table.choose("fraud")
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.bar.isVisible()
    assert page.bar.accessibleDescription() == "1 project chosen"
    assert not page.bar.compare.isEnabled()
    spoken = page.table.currentIndex().siblingAtColumn(Column.PROJECT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("chosen")
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.bar.isVisible()


def test_the_box_and_ctrl_click_tick_without_opening(qtbot: QtBot, page: ProjectsPage) -> None:
    opened: list[object] = []
    page.go_requested.connect(opened.append)
    box = page.table.visualRect(page.model.index(2, Column.KIND)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    title = page.table.visualRect(page.model.index(4, Column.PROJECT)).center()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, control, title)
    assert page.controls.now.chosen == (page.model.row(2).project_id, page.model.row(4).project_id)
    assert not opened


def test_all_that_are_shown_can_be_chosen_and_none_again(qtbot: QtBot, page: ProjectsPage) -> None:
    page.table.selectAll()
    assert len(page.controls.now.chosen) == 12
    assert not page.bar.compare.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.controls.now.chosen == ()
    assert not page.bar.isVisible()


def test_compare_first_says_how_one_chooses(page: ProjectsPage) -> None:
    page.controls.compare.click()
    assert page.bar.isVisible()
    assert page.model.is_chosen(0) is False


def test_chosen_projects_stand_side_by_side_and_enter_opens_one(qtbot: QtBot, page: ProjectsPage) -> None:
    for project_id in ("fraud", "statements", "unsure"):
        page.tick(project_id)
    page.bar.compare.click()
    table = page.comparing.table
    assert QApplication.focusWidget() is table
    assert [side.title for side in table.facts.whole.sides] == [
        "Stop card fraud before payout",
        "Statements into tables",
        "Know when the answer is unsure",
    ]
    names = [table.facts.headerData(row, Qt.Orientation.Vertical) for row in range(table.facts.rowCount())]
    for wanted in ("Chance to land", "When it can land", "Value a year", "People", "Cost left", "Nearest stop rule"):
        assert wanted in names
    table.setCurrentIndex(table.facts.index(3, 1))
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert gone.args == [Location("projects", "statements")]
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.controls.now.chosen == ("fraud", "statements", "unsure")


def test_rows_that_say_the_same_of_all_can_be_left_out(page: ProjectsPage) -> None:
    page.tick("fraud")
    page.tick("statements")
    page.compare()
    facts = page.comparing.table.facts
    before = facts.rowCount()
    page.comparing.only_what_differs.setChecked(True)
    assert 0 < facts.rowCount() < before
    assert all(facts.fact(row).differs for row in range(facts.rowCount()))


def test_the_comparison_can_be_copied_into_a_spreadsheet(page: ProjectsPage) -> None:
    page.tick("fraud")
    page.tick("statements")
    page.compare()
    lines = page.comparing.table.facts.as_text().splitlines()
    assert lines[0] == "\tStop card fraud before payout\tStatements into tables"
    assert all(line.count("\t") == 2 for line in lines)


def test_the_comparison_keeps_the_rules_of_item_models(session: Session) -> None:
    model = CompareModel(session.words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for ids in (("fraud", "statements"), ("fraud",), ()):
        whole = comparison(session.portfolio, session.results, ids, session.today, session.words)
        model.show(whole, only_what_differs=False)
        model.show(whole, only_what_differs=True)
    assert tester.model() is model


# Changing several


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> BulkChangeDialog:
    dialog = BulkChangeDialog(session, ["fraud", "statements", "rare"])
    qtbot.addWidget(dialog)
    return dialog


def choose(dialog: BulkChangeDialog, code: str, value: str = "") -> None:
    dialog.field.show_value(code)
    dialog.field.committed.emit(code)
    field = dialog.editor(code)
    if value:
        assert isinstance(field, Field)
        if isinstance(field.editor, LineEditor):
            field.editor.setText(value)
        else:
            assert isinstance(field.editor, ChoiceEditor)
            field.editor.show_value(value)
            field.editor.committed.emit(value)


def test_the_dialog_says_beforehand_what_will_change_and_what_cannot(
    dialog: BulkChangeDialog, session: Session
) -> None:
    assert not dialog.change.isEnabled()
    choose(dialog, "state", "on hold")
    assert dialog.preview.startswith("2 projects will change. 1 cannot: Learn from rare documents.")
    assert "stopped by a decision" in dialog.preview
    dialog.change.click()
    states = {each.id: each.state for each in session.portfolio.all(Project)}
    assert states["fraud"] is states["statements"] is ProjectState.ON_HOLD
    assert states["rare"] is ProjectState.STOPPED
    session.undo()
    assert session.portfolio.get(Project, "fraud").state is ProjectState.ACTIVE


def test_stopping_is_refused_with_the_sentence_why(dialog: BulkChangeDialog) -> None:
    choose(dialog, "state", "stopped")
    assert "Stopping is a decision." in dialog.preview
    assert not dialog.change.isEnabled()


def test_a_team_for_all_is_one_step_of_undo(dialog: BulkChangeDialog, session: Session) -> None:
    choose(dialog, "team", "Cards")
    assert dialog.change.text() == "Change 3 projects"
    dialog.change.click()
    assert {session.portfolio.get(Project, each).team for each in ("fraud", "statements", "rare")} == {"Cards"}
    assert session.document.undo_label == "Change team of several projects"
    session.undo()
    assert session.portfolio.get(Project, "fraud").team == "Payments"


def test_a_wrong_number_of_people_is_said_where_it_is_typed(dialog: BulkChangeDialog) -> None:
    choose(dialog, "people")
    people, since = dialog.editor("people").findChildren(LineEditor)
    people.setText("many")
    assert "Please write a number" in dialog.preview
    people.setText("2.5")
    since.setText("1 January 2027")
    assert dialog.preview.startswith("2 projects will change. 1 cannot: Learn from rare documents.")


def test_tags_are_parted_by_commas(dialog: BulkChangeDialog, session: Session) -> None:
    choose(dialog, "add_tags", "board, Q1")
    dialog.change.click()
    assert {"board", "Q1"} <= set(session.portfolio.get(Project, "fraud").tags)
