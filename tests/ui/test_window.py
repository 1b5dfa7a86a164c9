"""The window as a whole: going about, undoing, changing its look, and closing without losing anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from sciencepm.commands.projects import change_project
from sciencepm.document import Document
from sciencepm.domain.documents import Snapshot
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.settings import Look, load_settings
from sciencepm.ui.dialogs.paste_projects import PasteProjectsDialog
from sciencepm.ui.models.project_row import Column
from sciencepm.ui.pages.projects import ProjectsPage
from sciencepm.ui.places import OVERVIEW, PROJECTS, Location
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor
from sciencepm.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, session: Session, theme: Theme, qapp: QApplication) -> Iterator[Window]:
    made = Window(session)
    qtbot.addWidget(made)
    made.show()
    yield made
    apply_theme(qapp, theme, session.paths.cache)


def _statements(window: Window) -> Project:
    return next(each for each in window.session.portfolio.all(Project) if each.title == "Statements into tables")


def _answer(kind: type[QDialog], press: str) -> None:
    """As soon as a dialog of this kind is up, press its button with these words."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, look)
            return
        next(each for each in dialog.findChildren(QPushButton) if each.text() == press).click()

    QTimer.singleShot(0, look)


def test_back_and_forward_go_through_what_was_seen(window: Window) -> None:
    project = _statements(window)
    window.run("projects")
    window.go(Location(PROJECTS.code, project.id))
    window.run("back")
    assert (window.history.now.place, window.project_id) == (PROJECTS.code, None)
    window.run("back")
    assert window.history.now.place == OVERVIEW.code
    window.run("forward")
    window.run("forward")
    assert window.project_id == project.id


def test_undo_in_a_line_takes_back_typing_and_once_that_is_kept_the_step(window: Window, qtbot: QtBot) -> None:
    project = _statements(window)
    window.go(Location(PROJECTS.code, project.id))
    title = next(each for each in window.findChildren(WrappedLineEditor) if each.text() == project.title)
    title.setFocus()
    qtbot.waitUntil(title.hasFocus)
    title.selectAll()
    qtbot.keyClicks(title, "Statements")
    qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert title.text() == project.title
    assert window.session.document.undo_label is None
    title.selectAll()
    qtbot.keyClicks(title, "Pages into tables")
    title.commit()
    assert window.session.portfolio.get(Project, project.id).title == "Pages into tables"
    qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.portfolio.get(Project, project.id).title == project.title == title.text()
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(title, Qt.Key.Key_Z, redo)
    assert window.session.portfolio.get(Project, project.id).title == "Pages into tables" == title.text()


def test_a_removed_project_is_gone_at_once_and_comes_back_by_undo(window: Window, qtbot: QtBot) -> None:
    project = _statements(window)
    window.go(Location(PROJECTS.code, project.id))
    window.run("remove-project")
    assert project.id not in window.session.results.projects
    assert window.project_id is None
    undo = next(each for each in window.notice.findChildren(QPushButton) if each.text() == "Undo")
    assert window.notice.isVisible()
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert project.id in window.session.results.projects
    assert not window.notice.isVisible()


def test_the_menu_says_what_undo_would_take_back(window: Window) -> None:
    assert not window.actions_by_code["undo"].isEnabled()
    window.session.do(change_project, project_id=_statements(window).id, title="Any statement into tables")
    assert window.actions_by_code["undo"].text() == "Undo rename project"
    window.run("undo")
    assert _statements(window).title == "Statements into tables"
    assert window.actions_by_code["redo"].text() == "Redo rename project"


@pytest.mark.parametrize("code", ["look-dark", "look-contrast", "look-light", "text-larger"])
def test_another_look_stays_where_one_is_and_is_remembered(window: Window, code: str, qtbot: QtBot) -> None:
    project = _statements(window)
    window.go(Location(PROJECTS.code, project.id))
    window.run(code)
    assert window.project_id == project.id
    qtbot.waitUntil(window.page.isVisible)
    kept = load_settings(window.session.paths.config)
    wanted = {"look-dark": Look.DARK, "look-contrast": Look.HIGH_CONTRAST, "look-light": Look.LIGHT}
    assert kept.look is wanted.get(code, Look.SYSTEM)
    assert kept.text_scale == (125 if code == "text-larger" else 100)


def test_text_grows_to_twice_its_size_and_no_further(window: Window) -> None:
    for _ in range(6):
        window.run("text-larger")
    assert window.session.settings.text_scale == 200
    window.run("text-normal")
    assert window.session.settings.text_scale == 100


def test_a_refusal_is_told_in_a_sentence_and_the_window_goes_on(window: Window) -> None:
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert window.shade.isVisible()
        said.extend((box.text(), box.informativeText()))
        box.accept()

    QTimer.singleShot(100, read)
    window.session.failed.emit(UserError("The <b>folder</b> is full.", "Make room."))
    assert said == ["The <b>folder</b> is full.", "Make room."]
    assert not window.shade.isVisible()


def test_a_bug_is_a_dialog_and_the_portfolio_is_as_it_was(window: Window) -> None:
    before = window.session.portfolio
    _answer(QMessageBox, "OK")
    window.tell_bug("ZeroDivisionError")
    assert window.session.portfolio == before


def test_a_version_is_named_and_kept(window: Window, qtbot: QtBot) -> None:
    def name() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.keyClicks(dialog.focusWidget(), "Before the board")
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(200, name)
    window.run("name-version")
    assert "Before the board" in [each.name for each in window.session.portfolio.all(Snapshot)]


def test_a_brief_is_composed_in_its_place_and_exported_from_there(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "brief.pdf"
    # The platform's own dialog is not ours to test.
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(place)])
    window.run("export-brief")
    assert window.history.now.place == "briefs"
    assert not place.exists()
    window.run("export-brief")
    assert place.read_bytes().startswith(b"%PDF")
    assert any("The document is in" in label.text() for label in window.notice.findChildren(QLabel))


def test_an_unnamed_portfolio_gets_a_place_and_opens_there_the_next_time(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "Science.sciencepm"
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(place)])
    window.run("keep-in-folder")
    assert window.session.document.path == place
    assert "Science.sciencepm" in window.status.where.text()
    assert load_settings(window.session.paths.config).last_portfolio == place


def test_a_new_portfolio_begins_with_the_first_minute_and_the_other_is_among_the_recent(window: Window) -> None:
    name = window.session.portfolio.settings.name
    window.run("new-portfolio")
    assert window.session.portfolio.all(Project) == ()
    assert any(name in entry for entry, _ in window.files.recent())
    next(go for entry, go in window.files.recent() if name in entry)()
    assert window.session.portfolio.settings.name == name


def test_what_is_still_being_typed_is_kept_when_the_window_closes(window: Window, qtbot: QtBot) -> None:
    project = _statements(window)
    window.go(Location(PROJECTS.code, project.id))
    editor = next(each for each in window.page.findChildren(WrappedLineEditor) if each.text() == project.title)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Statements")
    paths, portfolio_id = window.session.paths, window.session.portfolio.settings.id
    window.close()
    again = Document.open_unfiled(portfolio_id, paths)
    assert again.portfolio.get(Project, project.id).title == "Statements"
    again.close()


def test_the_list_of_keys_names_the_letters_of_the_strip(window: Window, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(0, look)
    window.run("shortcuts")
    keys = seen[seen.index("On the strip of a plan") + 1 :]
    letters = dict(zip(keys[::2], keys[1::2], strict=True))
    assert letters["Finish"] == "F"
    assert letters["Blocked on data"] == "B"
    assert letters["Add an experiment to the stage"] == "N"


def test_filters_choice_and_what_is_looked_for_last_when_the_look_changes(window: Window, qtbot: QtBot) -> None:
    def page() -> ProjectsPage:
        shown = window.pages[PROJECTS.code]
        assert isinstance(shown, ProjectsPage)
        return shown

    window.run("projects")
    page().controls.look(column=Column.CHANCE)
    page().controls.look(team="Payments")
    page().tick("fraud")
    page().table.choose("matching")
    before = page()
    window.run("text-larger")
    window.run("look-dark")
    assert page() is not before
    assert page().controls.now.view.team == "Payments"
    assert page().controls.orders.text() == "Sort: chance"
    assert page().controls.now.chosen == ("fraud",)
    assert not page().bar.isHidden()
    assert page().table.project_id == "matching"
    window.run("overview")
    window.run("projects")
    assert page().controls.now.view.team == "Payments"
    window.run("text-normal")


def test_ctrl_v_in_the_place_asks_what_a_table_will_make(window: Window, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Title\tPeople\nSummaries of contracts\t2\n")
    window.run("projects")
    _answer(PasteProjectsDialog, "Take in 1 project")
    window.run("paste")
    assert any(each.title == "Summaries of contracts" for each in window.session.portfolio.all(Project))
