"""Two parts side by side while there is room for both, one below the other when there is not."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sciencepm.ui.widgets.box import row


class Beside(QWidget):
    """`least` is the width in pixels below which the parts are stacked; `stretches` share the width otherwise."""

    def __init__(self, parts: tuple[QWidget, ...], stretches: tuple[int, ...], least: int, spacing: int) -> None:
        super().__init__()
        self._least, self._stretches = least, stretches
        self._box = row(*parts, spacing=spacing)
        for place, stretch in enumerate(stretches):
            self._box.setStretch(place, stretch)
        self.setLayout(self._box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < self._least
        wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            for place, stretch in enumerate(self._stretches):
                self._box.setStretch(place, 0 if stacked else stretch)
