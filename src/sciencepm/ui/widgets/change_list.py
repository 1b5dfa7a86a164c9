"""The list "What changed": a pill for the kind of change, the words, and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.analysis.change_line import ChangeKind, ChangeLine
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import clear, rule
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.text import Label

_LOOKS: Final[Mapping[ChangeKind, tuple[str, str]]] = {
    ChangeKind.STOP: ("stop", "x"),
    ChangeKind.ENDED: ("hold", "minus"),
    ChangeKind.REVISE: ("revise", "rotate-cw"),
    ChangeKind.HOLD: ("hold", "pause"),
    ChangeKind.GO: ("go", "check"),
    ChangeKind.DATA: ("hold", "database"),
    ChangeKind.LANDING: ("hold", "calendar"),
    ChangeKind.VALUE: ("hold", "banknote"),
    ChangeKind.STOP_RULE: ("revise", "flag"),
    ChangeKind.CHANCE: ("hold", "target"),
    ChangeKind.BALANCE: ("hold", "scale"),
    ChangeKind.STARTED: ("hold", "plus"),
    ChangeKind.RISK: ("revise", "triangle-alert"),
    ChangeKind.EXPERIMENT: ("hold", "flask-conical"),
}
_AT_FIRST: Final = 6
_DAYS_FROM: Final = 280
"""From this width on the days have a column of their own."""


class ChangeList(QWidget):
    """The weightiest lines first; the others on asking."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._shown: tuple[Sequence[ChangeLine], date] | None = None
        self._all = self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(7))
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[ChangeLine], today: date) -> None:
        """Show these; nothing happens where they are what is shown already."""
        if (lines, today) != self._shown:
            self._shown = (lines, today)
            self._fill(lines, today)

    def _fill(self, lines: Sequence[ChangeLine], today: date) -> None:
        clear(self._grid)
        words = self._words
        shown = lines if self._all or len(lines) <= _AT_FIRST + 1 else lines[:_AT_FIRST]
        for number, line in enumerate(shown):
            self._add(2 * number, line, today)
        if len(shown) < len(lines):
            count = len(lines)
            self._grid.addWidget(
                button(words.n("Show {count}", "Show all {count}", count), self._show_all, "flat"),
                2 * len(shown), 0, 1, 3, Qt.AlignmentFlag.AlignLeft,
            )  # fmt: skip

    def _add(self, place: int, line: ChangeLine, today: date) -> None:
        words = self._words
        kind = change_words(words)[line.kind]
        day = words.short_day(line.on, today) if line.on is not None else ""
        text = Label(f"{line.text} · {day}" if day and self._narrow else line.text, wrap=True)
        text.setAccessibleName(f"{kind}: {line.text}")
        centred = Qt.AlignmentFlag.AlignVCenter
        if place:
            self._grid.addWidget(rule(soft=True), place - 1, 0, 1, 3)
        self._grid.addWidget(
            Pill(self._theme, kind, *_LOOKS[line.kind]), place, 0, centred | Qt.AlignmentFlag.AlignLeft
        )
        self._grid.addWidget(text, place, 1, centred)
        if day and not self._narrow:
            self._grid.addWidget(Label(day, "muted"), place, 2, centred | Qt.AlignmentFlag.AlignRight)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the day to stand behind the words, so that there is room to change to that."""
        return QSize(self._theme.px(190), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_DAYS_FROM)
        if narrow != self._narrow:
            self._narrow = narrow
            if self._shown is not None:
                self._fill(*self._shown)

    def _show_all(self) -> None:
        self._all = True
        if self._shown is not None:
            self._fill(*self._shown)


def change_words(w: Words) -> dict[ChangeKind, str]:
    """What a pill says of each kind of change."""
    return {
        ChangeKind.STOP: w("Stop"),
        ChangeKind.ENDED: w("Ended"),
        ChangeKind.REVISE: w("Revise"),
        ChangeKind.HOLD: w("Hold"),
        ChangeKind.GO: w("Go"),
        ChangeKind.DATA: w("Data"),
        ChangeKind.LANDING: w("Landing"),
        ChangeKind.VALUE: w("Value"),
        ChangeKind.STOP_RULE: w("Stop rule"),
        ChangeKind.CHANCE: w("Chance"),
        ChangeKind.BALANCE: w("Balance"),
        ChangeKind.STARTED: w("Started"),
        ChangeKind.RISK: w("Risk"),
        ChangeKind.EXPERIMENT: w("Experiment"),
    }
