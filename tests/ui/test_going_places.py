"""Going to anything by a few letters, and back again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.i18n import Words
from sciencepm.settings import Look
from sciencepm.ui.go_to import Destination, GoTo, fits
from sciencepm.ui.history import History
from sciencepm.ui.places import Location
from sciencepm.ui.theme.theme import Theme


def test_better_fits_come_first() -> None:
    texts = ["Sharper search for parts", "Answers agents can trust", "Find parts", "Parts"]
    ranked = sorted(
        (text for text in texts if fits("part", text) is not None), key=lambda text: fits("part", text) or 0
    )
    assert ranked == ["Parts", "Sharper search for parts", "Find parts"]
    assert fits("sfp", "Sharper search for parts") == 3
    assert fits("xyz", "Parts") is None


def test_typing_and_enter_goes_there(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    gone: list[str] = []
    places = [Destination(text, "", "list", partial(gone.append, text)) for text in ("Alpha", "Beta", "Bet on")]
    dialog = GoTo(Theme.of(Look.LIGHT), Words(), places, parent)
    dialog.show()
    line = dialog.findChild(QLineEdit)
    shown = dialog.findChild(QListWidget)
    assert line is not None
    assert shown is not None
    qtbot.keyClicks(line, "bet")
    assert shown.count() == 2
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert gone == ["Bet on"]


def test_back_and_forward() -> None:
    history = History(Location("overview"))
    history.visit(Location("projects"))
    history.visit(Location("projects", "p1"))
    assert history.step(-1) == Location("projects")
    assert history.step(-1) == Location("overview")
    assert history.step(-1) is None
    assert history.step(+1) == Location("projects")
    history.visit(Location("projects", "p2"))
    assert history.step(+1) is None
    assert history.now == Location("projects", "p2")
