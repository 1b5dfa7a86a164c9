"""Remarks on wording in the window: marked while typing, offered below the field, listed, and left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sciencepm.analysis.wording_checks.portfolio_wording import wording_findings
from sciencepm.analysis.wording_checks.word_list import read_word_list, shipped_list
from sciencepm.analysis.wording_checks.written import PLACES, project_of
from sciencepm.commands.projects import change_project
from sciencepm.commands.wording import add_term, leave_wording
from sciencepm.domain.decision import Outcome
from sciencepm.domain.project import Project
from sciencepm.domain.wording import JargonTerm, LeftWording, TermLevel
from sciencepm.errors import UserError
from sciencepm.ui.dialogs.decision import DecisionDialog
from sciencepm.ui.dialogs.portfolio_settings import PortfolioSettingsDialog
from sciencepm.ui.dialogs.wording import WordingDialog
from sciencepm.ui.places import Location
from sciencepm.ui.plan.goal_card import GoalCard
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.fields import TextEditor
from sciencepm.ui.window import Window
from sciencepm.ui.wording.field_watch import DraftWatch, FieldWatch


def first(session: Session) -> Project:
    return session.portfolio.all(Project)[0]


def worded(session: Session, goal: str, title: str = "Answers in time") -> Project:
    session.do(change_project, project_id=first(session).id, research_goal=goal, title=title)
    return first(session)


@pytest.fixture
def card(qtbot: QtBot, session: Session) -> Iterator[GoalCard]:
    card = GoalCard(session)
    project = worded(session, "Find out whether we can raise recall, likely.")
    card.show_project(project, session.results.projects[project.id])
    session.changed.connect(lambda _edit: card.goal.refresh())
    card.resize(900, 300)
    card.show()
    qtbot.waitExposed(card)
    yield card
    card.close()
    card.deleteLater()


def editor(card: GoalCard) -> TextEditor:
    assert isinstance(card.goal.editor, TextEditor)
    return card.goal.editor


def watch(card: GoalCard) -> FieldWatch:
    assert isinstance(card.goal.watch, FieldWatch)
    return card.goal.watch


def marked(card: GoalCard) -> list[str]:
    return [each.cursor.selectedText() for each in editor(card).extraSelections()]


def choose(menu: QMenu | None, text: str) -> None:
    assert menu is not None
    next(each for each in menu.actions() if each.text() == text).trigger()


def test_words_are_marked_where_they_stand_and_again_while_one_types(qtbot: QtBot, card: GoalCard) -> None:
    assert marked(card) == ["recall", "likely"]
    assert watch(card).offer is None
    editor(card).setFocus()
    editor(card).selectAll()
    editor(card).insertPlainText("Beat the 𝕏 ")
    qtbot.keyClicks(editor(card), "baseline")
    qtbot.waitUntil(lambda: marked(card) == ["baseline"])
    assert editor(card).accessibleDescription() == (
        "1 remark on the wording: “baseline”. Ctrl+. says what can be done."
    )


def test_a_suggestion_below_the_field_is_one_step_apart_from_typing(
    qtbot: QtBot, card: GoalCard, session: Session
) -> None:
    editor(card).setFocus()
    editor(card).moveCursor(editor(card).textCursor().MoveOperation.Start)
    qtbot.keyClicks(editor(card), "Now: ")
    qtbot.waitUntil(lambda: watch(card).offer is not None and watch(card).offer.isVisible())  # type: ignore[union-attr]
    offer = watch(card).offer
    assert offer is not None
    qtbot.mouseClick(offer.buttons[0], Qt.MouseButton.LeftButton)
    after = "Now: Find out whether we can raise share of real cases caught, likely."
    assert first(session).research_goal == after == editor(card).text()
    assert editor(card).hasFocus()
    assert session.document.undo_label == "Change the wording"
    session.undo()
    assert first(session).research_goal == "Now: Find out whether we can raise recall, likely."
    session.undo()
    assert first(session).research_goal == "Find out whether we can raise recall, likely."
    assert marked(card) == ["recall", "likely"]


def test_the_keyboard_has_the_same_in_a_menu(card: GoalCard, session: Session) -> None:
    editor(card).setFocus()
    editor(card).moveCursor(editor(card).textCursor().MoveOperation.End)
    menu = watch(card).menu()
    assert menu is not None
    assert menu.activeAction().text().startswith("Say “")
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts[-3:] == ["Leave it in this text", "Never remark on “likely”", "Remark on nothing in this text"]
    assert "Say “likely (55–80%)”" in texts
    choose(menu, "Leave it in this text")
    assert marked(card) == ["recall"]
    session.undo()
    assert marked(card) == ["recall", "likely"]


def test_what_is_said_of_a_decision_is_looked_over_before_it_is_recorded(qtbot: QtBot, session: Session) -> None:
    stage = next(each.next for each in session.results.projects.values() if each.next is not None)
    dialog = DecisionDialog(session, stage)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose(Outcome.GO)
    field = dialog.field("why")
    watched = field.findChild(DraftWatch)
    assert watched is not None and isinstance(field.editor, TextEditor)
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "Fewer false positives.")
    watched.look()
    menu = watched.menu()
    assert menu is not None
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts == ["Say “false alarms”", "Never remark on “false positives”"]
    choose(menu, "Say “false alarms”")
    assert field.editor.text() == "Fewer false alarms."
    field.editor.undo()
    assert field.editor.text() == "Fewer false positives."


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> Iterator[WordingDialog]:
    worded(session, "Raise recall; that is likely.", "Better AUC")
    dialog = WordingDialog(session)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    dialog.close()
    dialog.deleteLater()


def heard(dialog: WordingDialog) -> list[str]:
    return [row.accessibleName() for row in dialog.list.rows]


def test_the_list_says_what_where_and_what_instead(dialog: WordingDialog) -> None:
    assert dialog.count.text().startswith("3 remarks, 1 of them in a headline.")
    assert heard(dialog)[0] == (
        "“AUC”. in Better AUC · Title. “AUC” does not belong in a headline: say what it means for the reader. "
        "Say “how well it tells the two apart”. The value sheet “cases caught” says what it is worth."
    )
    assert heard(dialog)[2].startswith("A likelihood without its number. in Better AUC · Research goal.")


def test_suggestions_of_the_list_are_followed_in_place_and_undone(
    qtbot: QtBot, dialog: WordingDialog, session: Session
) -> None:
    qtbot.mouseClick(dialog.list.rows[0].suggestions[0], Qt.MouseButton.LeftButton)
    assert first(session).title == "Better how well it tells the two apart"
    assert len(dialog.list.rows) == 2
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert first(session).title == "Better AUC"
    assert len(dialog.list.rows) == 3


def test_the_list_is_walked_left_and_opened_by_keys(qtbot: QtBot, dialog: WordingDialog, session: Session) -> None:
    rows = dialog.list.rows
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    assert [row.focusPolicy() is Qt.FocusPolicy.StrongFocus for row in rows] == [False, True, False]
    choose(rows[1].menu(), "Never remark on “recall”")
    assert session.portfolio.settings.left_wording == (LeftWording(words="recall"),)
    assert len(dialog.list.rows) == 2
    assert dialog.list.rows[1].hasFocus()
    with qtbot.waitSignal(dialog.go_requested) as went:
        qtbot.keyClick(dialog.list.rows[1], Qt.Key.Key_Return)
    assert went.args == [Location("projects", first(session).id)]
    assert not dialog.isVisible()


def test_a_portfolio_that_reads_well_says_so(qtbot: QtBot, empty_session: Session) -> None:
    dialog = WordingDialog(empty_session)
    qtbot.addWidget(dialog)
    assert dialog.count.text().startswith("Nothing to remark on")
    assert dialog.list.rows == []


def test_f7_opens_the_list_and_every_text_that_is_checked_can_be_gone_to(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    action = window.actions_by_code["check-wording"]
    assert action.shortcut().toString() == "F7"
    titles = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WordingDialog)
        titles.append(dialog.windowTitle())
        dialog.close()

    QTimer.singleShot(0, look)
    action.trigger()
    assert titles == ["Check the wording"]
    for model in PLACES:
        for record in session.portfolio.all(model)[:1]:
            project = project_of(session.portfolio, record)
            if project is not None:
                window.go(Location("projects", project.id, record.id))
                assert window.project_id == project.id
    window.close()


@pytest.fixture
def settings_dialog(qtbot: QtBot, session: Session) -> Iterator[PortfolioSettingsDialog]:
    dialog = PortfolioSettingsDialog(session)
    dialog.show_wording()
    dialog.show()
    yield dialog
    dialog.close()


def test_words_are_added_with_enter_and_taken_off_again(
    qtbot: QtBot, settings_dialog: PortfolioSettingsDialog, session: Session
) -> None:
    own = settings_dialog.own_words
    assert settings_dialog.sections.currentItem().text() == "Wording"
    own.new_plain.setText("open research; new ground")
    own.new.setText("blue-sky")
    qtbot.keyClick(own.new, Qt.Key.Key_Return)
    assert session.portfolio.settings.own_terms == (JargonTerm(term="blue-sky", plain=("open research", "new ground")),)
    own.new.setText("Blue-sky")
    qtbot.keyClick(own.new, Qt.Key.Key_Return)
    assert own.error == "This word is on the list already."
    session.do(leave_wording, words="recall")
    settings_dialog.refresh()
    assert len(own.fields) == 3


def test_a_list_is_saved_and_taken_into_another_portfolio(
    settings_dialog: PortfolioSettingsDialog, session: Session, tmp_path: Path
) -> None:
    session.do(add_term, term="blue-sky", plain=["open research"], level="fix in headline")
    path = tmp_path / "words.csv"
    own = settings_dialog.own_words
    own.save(path)
    assert len(read_word_list(path.read_bytes())) == len(shipped_list()) + 1
    session.undo()
    assert not session.portfolio.settings.own_terms
    own.take_in(path)
    assert session.portfolio.settings.own_terms == (
        JargonTerm(term="blue-sky", plain=("open research",), level=TermLevel.HEADLINE),
    )
    failures: list[UserError] = []
    session.failed.connect(failures.append)
    path.write_bytes(b"nothing like it")
    own.take_in(path)
    own.take_in(tmp_path / "none.csv")
    assert [each.sentence for each in failures] == ["This is not a word list.", "This word list cannot be read."]


def test_the_sample_has_nothing_to_remark_on(session: Session) -> None:
    assert wording_findings(session.portfolio, session.today, session.words) == ()
