"""Can a day be typed or chosen from a month, with the keyboard too, and is nothing changed by looking?"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.day_editor import DayEditor
from sciencepm.ui.widgets.fields import LineEditor

TODAY = date(2026, 11, 20)


class Form(QWidget):
    """A day and another line, and what the day was changed to."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.day = DayEditor(theme, Words(), lambda: TODAY, "Start")
        self.day.show_value(text)
        self.other = LineEditor("Other")
        self.kept: list[str] = []
        self.day.committed.connect(self.kept.append)
        layout = QVBoxLayout(self)
        layout.addWidget(self.day)
        layout.addWidget(self.other)
        layout.addStretch(1)
        self.resize(600, 480)


def form(qtbot: QtBot, theme: Theme, text: str = "") -> Form:
    made = Form(theme, text)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.day.setFocus()
    return made


def open_with_keys(made: Form) -> None:
    QTest.keyClick(made.day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def day_at_hand() -> str:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    return focused.accessibleName()


def test_it_opens_on_the_day_that_is_typed(qtbot: QtBot, theme: Theme) -> None:
    made = form(qtbot, theme, "11 December 2026")
    open_with_keys(made)
    assert made.day.drop is not None
    assert "December 2026" in {label.text() for label in made.day.drop.findChildren(QLabel)}
    assert day_at_hand() == "Friday 11 December 2026"


@pytest.mark.parametrize("text", ["", "some day"])
def test_it_opens_on_today_where_no_day_is_typed(qtbot: QtBot, theme: Theme, text: str) -> None:
    made = form(qtbot, theme)
    made.day.setText(text)
    open_with_keys(made)
    assert day_at_hand() == "Friday 20 November 2026, today"


def test_arrows_and_page_keys_go_to_a_day_and_enter_takes_it(qtbot: QtBot, theme: Theme) -> None:
    made = form(qtbot, theme, "31 January 2027")
    QTest.keyClick(made.day, Qt.Key.Key_F4)
    # 31 January, a month on is the last of February, a week on the 7th of March, a day back the 6th.
    press(Qt.Key.Key_PageDown)
    assert day_at_hand() == "Sunday 28 February 2027"
    press(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert (made.day.text(), made.kept) == ("6 March 2027", ["6 March 2027"])
    assert made.day.drop is None
    assert made.day.hasFocus()


def test_escape_leaves_the_day_as_it_was(qtbot: QtBot, theme: Theme) -> None:
    made = form(qtbot, theme, "11 December 2026")
    open_with_keys(made)
    press(Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert (made.day.text(), made.kept, made.day.drop) == ("11 December 2026", [], None)
    assert made.day.hasFocus()


def test_the_mouse_opens_it_and_takes_a_day(qtbot: QtBot, theme: Theme) -> None:
    made = form(qtbot, theme, "11 December 2026")
    (opener,) = made.day.findChildren(QToolButton)
    QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert made.day.drop is not None
    wanted = next(
        each for each in made.day.drop.findChildren(QAbstractButton) if each.accessibleName().startswith("Tuesday 1 D")
    )
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    assert made.kept == ["1 December 2026"]


def test_a_click_elsewhere_closes_it_without_taking_the_keyboard_back(qtbot: QtBot, theme: Theme) -> None:
    made = form(qtbot, theme)
    open_with_keys(made)
    QTest.mouseClick(made.other, Qt.MouseButton.LeftButton)
    assert made.day.drop is None
    assert made.other.hasFocus()
    assert made.kept == []


def test_what_may_only_be_read_offers_no_month(qtbot: QtBot, theme: Theme) -> None:
    made = form(qtbot, theme, "11 December 2026")
    made.day.setReadOnly(True)
    open_with_keys(made)
    assert made.day.drop is None
    assert not made.day.findChildren(QToolButton)[0].isVisible()


@pytest.mark.parametrize("text", ["1 January 0001", "31 December 9999"])
def test_it_holds_at_the_ends_of_time(qtbot: QtBot, theme: Theme, text: str) -> None:
    made = form(qtbot, theme, text)
    made.day.setText("0001-01-01" if "0001" in text else "9999-12-31")
    open_with_keys(made)
    press(Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Escape)
    assert made.day.drop is None
