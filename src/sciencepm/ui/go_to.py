"""Ctrl+K: go to anything or run any command by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column

_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Destination:
    """Something to go to or to do; `note` is said behind it (its keys, its project)."""

    text: str
    note: str
    icon: str
    go: Callable[[], object]


class GoTo(QDialog):
    """A line to type in and what fits below it; up and down choose, Enter goes."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        destinations: Sequence[Destination],
        parent: QWidget,
        *,
        name: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._theme, self._destinations = theme, destinations
        self.setModal(True)
        self.setProperty("look", "go-to")
        self.setAccessibleName(name or words("Go to anything"))
        self._line = QLineEdit()
        self._line.setProperty("textSize", "large")
        self._line.setAccessibleName(name or words("Go to anything"))
        self._line.setPlaceholderText(hint or words("Go to a project or a decision, or run a command"))
        self._line.textChanged.connect(self._fill)
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemActivated.connect(lambda _item: self._go())
        self._list.itemClicked.connect(lambda _item: self._go())
        self._shown: list[Destination] = []
        gap = theme.px(12)
        self.setLayout(column(self._line, self._list, spacing=theme.px(8), margins=(gap, gap, gap, gap)))
        self.resize(theme.px(560), theme.px(420))
        self._fill("")

    def _fill(self, typed: str) -> None:
        self._shown = sorted(
            (found for found in self._destinations if fits(typed, found.text) is not None),
            key=lambda found: fits(typed, found.text) or 0,
        )[:_MOST_SHOWN]
        self._list.clear()
        for found in self._shown:
            item = QListWidgetItem(
                self._theme.icon(found.icon, size=16), "   ·   ".join(filter(None, (found.text, found.note)))
            )
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _go(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._shown):
            chosen = self._shown[row]
            self.accept()
            chosen.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None and self._list.count():
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return super().eventFilter(watched, event)


def fits(typed: str, text: str) -> int | None:
    """How well `text` fits: 0 begins with what was typed, 1 a word does, 2 holds it, 3 has its letters in order."""
    wanted, held = typed.strip().casefold(), text.casefold()
    if held.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in held.split()):
        return 1
    if wanted in held:
        return 2
    letters = iter(held)
    return 3 if len(wanted) > 2 and all(letter in letters for letter in wanted) else None
