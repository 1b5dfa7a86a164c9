"""A few choices side by side of which one holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from sciencepm.ui.widgets.box import row


class Segments(QWidget):
    """Emits `chosen` with the code of a choice; choices are (code, words) pairs."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], current: str, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for position, (code, words) in enumerate(choices):
            made = QPushButton(words)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("look", "segment")
            edge = {0: "first", len(choices) - 1: "last"}.get(position, "middle")
            made.setProperty("place", edge)
            made.setChecked(code == current)
            made.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            self._group.addButton(made)
            self._buttons[code] = made
        self.setLayout(row(*self._buttons.values(), spacing=0))

    def choose(self, code: str) -> None:
        """Show another choice without saying so."""
        self._buttons[code].setChecked(True)

    def button(self, code: str) -> QPushButton:
        """The button of a choice."""
        return self._buttons[code]
