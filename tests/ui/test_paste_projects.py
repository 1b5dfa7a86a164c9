"""A table pasted from a spreadsheet is looked at first, and then becomes projects in one step of undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciencepm.domain.project import Kind, Project
from sciencepm.domain.stakeholders import Update
from sciencepm.exchange.columns import Field
from sciencepm.exchange.table_text import read_table
from sciencepm.ui.dialogs.paste_projects import PasteProjectsDialog
from sciencepm.ui.models.pasted_model import PastedColumn, PastedModel
from sciencepm.ui.pages.projects import ProjectsPage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session

TABLE = (
    "Project\tType\tFTE\tStart\tBudget\n"
    "Summaries of contracts\tResearch\t2,5\tsoonish\t€400k\n"
    "Statements into tables\tProduct\t4\t\t\n"
    "\tProduct\t1\t\t\n"
)


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> PasteProjectsDialog:
    dialog = PasteProjectsDialog(session, read_table(TABLE))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cell(dialog: PasteProjectsDialog, row: int, column: PastedColumn) -> str:
    return str(dialog.model.index(row, column).data())


def titles(session: Session) -> list[str]:
    return [project.title for project in session.portfolio.all(Project)]


def test_the_preview_says_row_by_row_what_will_happen(dialog: PasteProjectsDialog) -> None:
    assert [cell(dialog, row, PastedColumn.TREATMENT) for row in range(3)] == ["New", "Change", "Left out"]
    assert cell(dialog, 0, PastedColumn.SAID).startswith("Kind: Foundational · People: 2.5")
    assert cell(dialog, 0, PastedColumn.UNREAD) == "soonish"
    assert cell(dialog, 1, PastedColumn.SAID) == "People: from 3 to 4"
    assert dialog.take.text() == "Take in 2 projects"


def test_taking_it_in_is_one_step_and_loses_nothing(dialog: PasteProjectsDialog, session: Session) -> None:
    before = titles(session)
    dialog.take.click()
    assert titles(session) == [*before, "Summaries of contracts"]
    made = session.portfolio.all(Project)[-1]
    assert made.kind is Kind.FOUNDATIONAL
    (note,) = session.portfolio.of(Update, made.id)
    assert "Budget: €400k" in note.text
    assert "Start: soonish" in note.text
    assert session.document.undo_label == "Paste projects"
    session.undo()
    assert titles(session) == before
    assert session.portfolio.get(Project, "statements").people_on(session.today) == 3


def test_space_and_the_buttons_choose_what_happens_with_a_row(
    qtbot: QtBot, dialog: PasteProjectsDialog, session: Session
) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(1, PastedColumn.TITLE))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert cell(dialog, 1, PastedColumn.TREATMENT) == "New"
    dialog.treatments.button("leave").click()
    assert cell(dialog, 1, PastedColumn.TREATMENT) == "Left out"
    place = dialog.table.visualRect(dialog.model.index(0, PastedColumn.TREATMENT)).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert cell(dialog, 0, PastedColumn.TREATMENT) == "Left out"
    assert not dialog.take.isEnabled()
    assert not dialog.treatments.button("change").isEnabled()


def test_each_column_can_be_matched_otherwise(dialog: PasteProjectsDialog) -> None:
    by_heading = dict(zip(("Project", "Type", "FTE", "Start", "Budget"), dialog.choices, strict=True))
    assert by_heading["Budget"].value() == Field.NOTE
    by_heading["Budget"].show_value(Field.MONTHLY_COST)
    by_heading["Budget"].committed.emit(Field.MONTHLY_COST)
    assert "Cost a month: €400,000" in cell(dialog, 0, PastedColumn.SAID)
    # A field stands for one column: where it stood before, the cells are kept as notes.
    by_heading["FTE"].show_value(Field.MONTHLY_COST)
    by_heading["FTE"].committed.emit(Field.MONTHLY_COST)
    assert by_heading["Budget"].value() == Field.NOTE


def test_without_headings_the_first_row_is_a_project_too(dialog: PasteProjectsDialog) -> None:
    dialog.headings.box.setChecked(False)
    assert dialog.model.rowCount() == 4
    assert dialog.choices[0].value() == Field.TITLE


def test_without_a_title_column_nothing_can_be_taken_in(dialog: PasteProjectsDialog) -> None:
    dialog.choices[0].show_value(Field.LEAVE)
    dialog.choices[0].committed.emit(Field.LEAVE)
    assert not dialog.take.isEnabled()


def test_the_rows_keep_the_rules_of_item_models(dialog: PasteProjectsDialog, session: Session) -> None:
    model = PastedModel(session.theme, session.words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(dialog.rows)
    model.show(dialog.rows[:1])
    model.show(())
    assert tester.model() is model


# In the place


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ProjectsPage:
    page = ProjectsPage(session)
    qtbot.addWidget(page)
    page.resize(1228, 841)
    page.show()
    page.show_location(Location("projects"))
    return page


def accept_the_dialog_that_opens() -> list[str]:
    seen: list[str] = []

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PasteProjectsDialog):
            seen.append(dialog.take.text())
            dialog.take.click()
        else:
            QTimer.singleShot(10, accept)

    QTimer.singleShot(0, accept)
    return seen


def test_pasting_takes_the_clipboard(page: ProjectsPage, session: Session) -> None:
    QGuiApplication.clipboard().setText(TABLE)
    seen = accept_the_dialog_that_opens()
    page.paste()
    assert seen == ["Take in 2 projects"]
    assert "Summaries of contracts" in titles(session)


def test_an_empty_clipboard_is_said(qtbot: QtBot, page: ProjectsPage, session: Session) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(session.failed) as failed:
        page.paste()
    assert "no table to paste" in str(failed.args[0])


def test_a_file_of_commas_can_be_dropped(page: ProjectsPage, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "projects.csv"
    path.write_text("Title;People\nSummaries of contracts;1,5\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip  # noqa: E501
    page.dragEnterEvent(over)
    assert over.isAccepted()
    seen = accept_the_dialog_that_opens()
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))  # fmt: skip  # noqa: E501
    assert seen == ["Take in 1 project"]
    assert "Summaries of contracts" in titles(session)
