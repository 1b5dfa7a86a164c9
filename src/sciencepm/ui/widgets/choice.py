"""One of a list, chosen where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox

_LEAST_LETTERS = 8


class ChoiceEditor(QComboBox):
    """Emits `committed` with the code of what was chosen; choices are (code, words) pairs."""

    committed = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        for code, words in choices:
            self.addItem(words, code)
        # Its longest choice must not say how wide the page is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.activated.connect(lambda position: self.committed.emit(self.itemData(position)))
        self.installEventFilter(self)

    def show_value(self, code: str) -> None:
        """Show what the portfolio holds."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def value(self) -> str:
        return str(self.currentData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A wheel that passes over a closed list while the page scrolls must not change a plan.
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
