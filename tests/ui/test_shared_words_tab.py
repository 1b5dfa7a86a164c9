"""Does the tab Shared words hold what was agreed, what outputs showed and what to ask, all of it changed in place?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.analysis.prompts import prompts
from sciencepm.commands.records import add_record
from sciencepm.commands.stakeholders import answer_question
from sciencepm.commands.team_questions import ask_team
from sciencepm.document import Document
from sciencepm.domain.concerns import ReviewNote, VocabularyTerm
from sciencepm.domain.stakeholders import Question
from sciencepm.exchange.sample import SAMPLE_DAY as TODAY
from sciencepm.ui.concerns.tiles import TileButton
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.shared_words.words_tab import Cards, WordsTab
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.theme.tokens import LIGHT
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor

# Of the sample: two words and a review; a review and no word.
STATEMENTS, SEARCH = "statements", "search"


def show(qtbot: QtBot, session: Session, project_id: str = STATEMENTS, width: int = 1228) -> ProjectPage:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(width, 841)
    page.show()
    page.show_location(Location("projects", project_id, tab="words"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def cards(page: ProjectPage) -> Cards:
    body = page.body("words")
    assert isinstance(body, WordsTab)
    return body.cards


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def field(widget: QWidget, name: str) -> Field:
    """The field that a screen reader would call by this name."""
    fields = [each for each in widget.findChildren(Field) if each.isVisibleTo(widget)]
    found = [each for each in fields if each.editor.accessibleName() == name]
    assert len(found) == 1, [each.editor.accessibleName() for each in fields]
    return found[0]


def part_of(page: ProjectPage, record_id: str) -> QWidget:
    made = page.body("words").part_of(record_id)
    assert made is not None
    return made


def write(qtbot: QtBot, editor: QWidget, text: str) -> None:
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()
    QTest.keyClicks(editor, text)


def press(widget: QWidget, text: str) -> QPushButton:
    found = next(each for each in widget.findChildren(QPushButton) if each.text() == text and not each.isHidden())
    found.click()
    return found


def terms(session: Session, project_id: str = STATEMENTS) -> tuple[VocabularyTerm, ...]:
    return session.portfolio.of(VocabularyTerm, project_id)


def questions(session: Session, project_id: str) -> list[Question]:
    return [each for each in session.portfolio.of(Question, project_id) if each.check_in_id is None]


def focused() -> QWidget:
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


# Vocabulary


def test_a_word_is_added_in_one_line_and_its_meaning_comes_next(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    line = field(page, "Another word").editor
    write(qtbot, line, "Clean table")
    QTest.keyClick(line, Qt.Key.Key_Return)
    added = next(each for each in terms(session) if each.term == "Clean table")
    assert focused() is field(part_of(page, added.id), "What it means here").editor
    QTest.keyClicks(focused(), "No row needs a hand.")
    focused().clearFocus()
    assert session.portfolio.get(VocabularyTerm, added.id).meaning == "No row needs a hand."
    names = [each.accessibleName() for each in page.tabs.findChildren(QPushButton)]
    assert "Shared words, 3" in names
    session.undo()
    session.undo()
    assert len(terms(session)) == 2


def test_a_location_leads_to_a_word(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, SEARCH)
    page.show_location(Location("projects", STATEMENTS, "statements-page-term"))
    assert page.tab == "words"
    qtbot.waitUntil(part_of(page, "statements-page-term").isVisible)


def test_the_same_word_twice_is_refused_beside_the_line(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    line = field(page, "Another word")
    write(qtbot, line.editor, "Table right")
    QTest.keyClick(line.editor, Qt.Key.Key_Return)
    assert "This word is on the list already." in words_on(cards(page).vocabulary)
    assert len(terms(session)) == 2
    assert line.editor.text() == "Table right"  # type: ignore[attr-defined]


def test_nothing_typed_is_asked_for(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    for name, wanted in (
        ("Another word", "Please write the word."),
        ("Another review", "Please say what they showed."),
    ):
        line = field(page, name)
        line.editor.setFocus()
        QTest.keyClick(line.editor, Qt.Key.Key_Return)
        assert line.error == wanted


def test_a_word_is_changed_where_it_stands_and_undone(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    row = part_of(page, "statements-right-term")
    editor = field(row, "Errors we can live with").editor
    write(qtbot, editor, "None.")
    editor.clearFocus()
    assert session.portfolio.get(VocabularyTerm, "statements-right-term").acceptable_errors == "None."
    session.undo()
    assert editor.toPlainText() == "A missing note in the margin. Never a wrong amount."  # type: ignore[attr-defined]


def test_a_word_goes_with_an_offer_to_undo(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    row = part_of(page, "statements-right-term")
    remove = next(each for each in row.findChildren(QAbstractButton) if each.accessibleName() == "Remove this word")
    with qtbot.waitSignal(session.undo_offered):
        remove.click()
    assert page.body("words").part_of("statements-right-term") is None
    session.undo()
    assert page.body("words").part_of("statements-right-term") is not None


def test_without_a_word_it_says_what_belongs_there(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, SEARCH)
    assert "No word is agreed yet." in words_on(cards(page).vocabulary)


def test_the_list_of_words_is_one_tab_stop_with_arrows(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    first, second = (part_of(page, each.id) for each in terms(session))
    for name in ("Word", "What it means here"):
        assert field(first, name).editor.focusPolicy() == Qt.FocusPolicy.StrongFocus
        assert field(second, name).editor.focusPolicy() == Qt.FocusPolicy.ClickFocus
    editor = field(first, "What good looks like").editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert focused() is field(second, "What good looks like").editor


# Reviews


def test_a_review_is_noted_with_its_examples(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    line = field(page, "Another review").editor
    write(qtbot, line, "Thirty scans with two clerks.")
    QTest.keyClick(line, Qt.Key.Key_Return)
    added = next(
        each for each in session.portfolio.of(ReviewNote, STATEMENTS) if each.text == "Thirty scans with two clerks."
    )
    assert added.on == TODAY
    # The line for an example comes next; each Enter takes one.
    QTest.keyClicks(focused(), "A stamp was read as a total.")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "Page 2 came before page 1.")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    kept = session.portfolio.get(ReviewNote, added.id).examples
    assert kept == ("A stamp was read as a total.", "Page 2 came before page 1.")
    block = part_of(page, added.id)
    write(qtbot, field(block, "Example 1").editor, " ")
    focused().clearFocus()
    assert session.portfolio.get(ReviewNote, added.id).examples == ("Page 2 came before page 1.",)
    assert field(block, "Example 1").editor.toPlainText() == "Page 2 came before page 1."  # type: ignore[attr-defined]


def test_the_newest_review_comes_first(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    session.do(add_record, ReviewNote, project_id=STATEMENTS, on=date(2026, 11, 2), text="Ten more.")
    newest = session.portfolio.of(ReviewNote, STATEMENTS)[-1]
    assert newest.text == "Ten more."
    above, below = part_of(page, newest.id), part_of(page, "statements-review-1")
    qtbot.waitUntil(lambda: above.height() > 0 and above.y() < below.y())


# Questions for the team


def test_a_better_question_is_offered_changed_and_put_on_the_list(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    asked = cards(page).questions
    press(asked, "Ask the team…")
    qtbot.waitUntil(lambda: isinstance(focused(), TileButton))
    said = words_on(asked)
    for prompt in prompts().asks:
        assert prompt.ask in said
        assert f"Rather than: {prompt.instead_of}" in said
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    # The second prompt asks for a range rather than a date, and says why.
    wanted = prompts().asks[1]
    editor = focused()
    assert isinstance(editor, TextEditor)
    assert editor.toPlainText() == wanted.ask
    assert wanted.why in words_on(asked)
    write(qtbot, editor, "When is the pilot ready, one time in ten sooner and later?")
    press(asked, "Ask at the weekly sync")
    kept = questions(session, STATEMENTS)
    assert [(each.text, each.on, each.owner) for each in kept] == [
        ("When is the pilot ready, one time in ten sooner and later?", TODAY, "Documents")
    ]
    assert focused() is asked.ask_button
    assert "1 waiting" in words_on(asked)


def test_an_empty_question_is_asked_for(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    asked = cards(page).questions
    asked.ask("")
    press(asked, "Ask at the weekly sync")
    assert "Please write the question." in words_on(asked)
    assert not questions(session, STATEMENTS)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert asked.ask_button.isVisible()


def test_the_standing_question_is_put_on_the_list_and_answered(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    asked = cards(page).questions
    assert prompts().standing in words_on(asked.standing)
    assert "not asked yet" in words_on(asked.standing)
    asked.standing.put.click()
    assert not asked.standing.isVisible()
    QTest.keyClicks(focused(), "The licence of the scanner.")
    focused().clearFocus()
    kept = questions(session, STATEMENTS)
    assert [(each.text, each.answer, each.answered_on) for each in kept] == [
        (prompts().standing, "The licence of the scanner.", TODAY)
    ]
    # What is answered today stays in its place until tomorrow.
    assert "answered 20 November" in words_on(part_of(page, kept[0].id))


def test_an_answer_half_typed_stays_where_it_is_typed(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    session.do(ask_team, project_id=STATEMENTS, text="Which pages are worst?", on=date(2026, 11, 12))
    row = part_of(page, questions(session, STATEMENTS)[0].id)
    editor = field(row, "Answer").editor
    assert isinstance(editor, TextEditor)
    write(qtbot, editor, "Scans of")
    editor.commit()
    QTest.keyClicks(editor, " scans")
    assert focused() is editor
    editor.commit()
    assert questions(session, STATEMENTS)[0].answer == "Scans of scans"
    session.undo()
    assert questions(session, STATEMENTS)[0].answered_on is None


def test_earlier_answers_are_folded_away(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    session.do(ask_team, project_id=STATEMENTS, text="Which pages are worst?", on=date(2026, 10, 12))
    question = questions(session, STATEMENTS)[0]
    session.do(answer_question, question_id=question.id, answer="Scans of scans.", on=date(2026, 10, 14))
    asked = cards(page).questions
    assert page.body("words").part_of(question.id) is None
    press(asked, "1 earlier answer")
    row = part_of(page, question.id)
    assert field(row, "Answer").editor.toPlainText() == "Scans of scans."  # type: ignore[attr-defined]
    press(asked, "Hide earlier answers")
    assert page.body("words").part_of(question.id) is None


def test_what_stakeholders_ask_is_not_for_the_team(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    # Asked at a check-in by the Head of Operations.
    assert page.body("words").part_of("question-hires") is None


# For everybody


@pytest.mark.parametrize(("width", "scale"), [(1228, 1.0), (812, 1.0), (600, 1.0), (1228, 2.0), (812, 2.0)])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, session: Session, width: int, scale: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = session.theme
    session.theme = Theme(LIGHT, scale)
    apply_theme(app, session.theme, session.paths.cache)
    try:
        page = show(qtbot, session, STATEMENTS, width)
        cards(page).questions.offer()
        area = page.findChild(QScrollArea)
        content = area.widget() if area is not None else None
        assert area is not None and content is not None
        assert content.width() <= area.viewport().width()
    finally:
        apply_theme(app, before, session.paths.cache)


@pytest.mark.parametrize("width", range(780, 832, 4))
def test_any_width_of_the_page_is_laid_out(qtbot: QtBot, session: Session, width: int) -> None:
    # The list stands as forms below 760 pixels, is taller then, and the page has a scroll bar that takes ten of them.
    page = show(qtbot, session, STATEMENTS, width)
    page.resize(width, 560)
    assert part_of(page, "statements-right-term").isVisible()


def test_every_control_has_a_name(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    cards(page).questions.ask("")
    for part in page.body("words").findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
            assert named, part


def test_what_another_has_open_can_be_read_but_not_changed(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    session.do(ask_team, project_id=STATEMENTS, text="Which pages are worst?", on=TODAY)
    file = tmp_path / "shared.sciencepm"
    writer = Document.new(file, session.portfolio, session.paths)
    session.replace(Document.open(file, session.paths))
    try:
        assert session.document.is_read_only
        tab = show(qtbot, session).body("words")
        for each in tab.findChildren(BoundField):
            editor = each.editor
            assert isinstance(editor, LineEditor | TextEditor)
            assert editor.isReadOnly(), editor.accessibleName()
        for text in ("Add word", "Add review", "Ask the team…"):
            made = next(each for each in tab.findChildren(QPushButton) if each.text() == text)
            assert not made.isEnabled()
    finally:
        writer.close()
