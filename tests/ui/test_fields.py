"""Fields offer what was typed once, keep what is wrong, and never disturb one who types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sciencepm.ui.widgets.box import column, panel
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor
from sciencepm.ui.widgets.text import ElidedLabel, Label


def _line(qtbot: QtBot, text: str = "Statements") -> tuple[LineEditor, list[str]]:
    editor = LineEditor("Title")
    qtbot.addWidget(editor)
    editor.show_value(text)
    offered: list[str] = []
    editor.committed.connect(offered.append)
    editor.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.end(False)
    return editor, offered


def test_what_was_typed_is_offered_on_enter_and_only_once(qtbot: QtBot) -> None:
    editor, offered = _line(qtbot)
    qtbot.keyClicks(editor, "!")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.clearFocus()
    assert offered == ["Statements!"]


def test_what_was_typed_is_offered_a_second_after_the_last_key(qtbot: QtBot) -> None:
    editor, offered = _line(qtbot)
    qtbot.keyClicks(editor, "!")
    assert offered == []
    qtbot.waitUntil(lambda: offered == ["Statements!"], timeout=3000)


def test_escape_gives_back_what_was_there(qtbot: QtBot) -> None:
    editor, offered = _line(qtbot)
    qtbot.keyClicks(editor, " into tables")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    editor.clearFocus()
    assert (editor.text(), offered) == ("Statements", [])


def test_a_change_from_elsewhere_does_not_overwrite_typing(qtbot: QtBot) -> None:
    editor, _ = _line(qtbot)
    qtbot.keyClicks(editor, " in")
    editor.show_value("Undone title")
    assert editor.text() == "Statements in"


def test_a_change_from_elsewhere_is_shown_where_no_one_types(qtbot: QtBot) -> None:
    editor, offered = _line(qtbot)
    editor.show_value("Undone title")
    assert (editor.text(), offered) == ("Undone title", [])


def test_long_text_grows_with_its_lines_and_tab_moves_on(qtbot: QtBot) -> None:
    editor = TextEditor("Goal")
    after = LineEditor("Next")
    field = Field("Goal", editor)
    both = panel(column(field, after))
    qtbot.addWidget(both)
    both.resize(400, 300)
    both.show()
    editor.show_value("one")
    low = editor.height()
    editor.show_value("one\ntwo\nthree\nfour")
    assert editor.height() > low + 2 * editor.fontMetrics().lineSpacing()
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)


def test_a_text_is_offered_on_leaving(qtbot: QtBot) -> None:
    editor = TextEditor("Goal")
    qtbot.addWidget(editor)
    offered: list[str] = []
    editor.committed.connect(offered.append)
    editor.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "Read any page")
    editor.clearFocus()
    assert offered == ["Read any page"]


def test_a_wrong_field_keeps_what_was_typed_and_says_why_beside_it(qtbot: QtBot) -> None:
    editor = LineEditor("Chance")
    field = Field("Chance", editor)
    qtbot.addWidget(field)
    field.show()
    editor.setText("140%")
    field.show_error("This cannot be above 1.")
    assert editor.text() == "140%"
    assert any(label.text() == "This cannot be above 1." and label.isVisible() for label in field.findChildren(QLabel))
    field.show_error("")
    assert field.error == ""


def test_words_are_never_markup(qtbot: QtBot) -> None:
    label = Label('<img src="file:///etc/passwd"/><b>bold</b>')
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_shortened_line_tells_all_of_it_on_hover_without_markup(qtbot: QtBot) -> None:
    label = ElidedLabel("<b>A title</b> that is far too long for the room there is")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "&lt;b&gt;A title" in label.toolTip()
    label.resize(900, 20)
    assert label.toolTip() == ""
