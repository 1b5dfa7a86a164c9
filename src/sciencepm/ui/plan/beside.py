"""Parts side by side while there is room for them, one below the other when there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sciencepm.ui.widgets.box import row, rule
from sciencepm.ui.widgets.narrow import is_narrow


class Beside(QWidget):
    """`least` is the width in pixels below which the parts are stacked, and they are where they would not fit beside
    each other; `stretches` share the width otherwise.

    `divided` draws a line before the last part as long as it stands beside the others.
    """

    def __init__(
        self,
        parts: tuple[QWidget, ...],
        stretches: tuple[int, ...],
        least: int,
        spacing: int,
        *,
        divided: bool = False,
    ) -> None:
        super().__init__()
        self._parts, self._least, self._stretches = parts, least, stretches
        self._rule: QWidget | None = None
        if divided:
            self._rule = rule(upright=True)
            parts = (*parts[:-1], self._rule, parts[-1])
            self._stretches = (*stretches[:-1], 0, stretches[-1])
        self._box = row(*parts, spacing=spacing)
        self._share()
        self.setLayout(self._box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was = self._box.direction() == QBoxLayout.Direction.TopToBottom
        stacked = is_narrow(self.width(), max(self._least, self._least_beside()), was=was)
        wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            if self._rule is not None:
                self._rule.setVisible(not stacked)
            self._share()

    def sizeHint(self) -> QSize:
        # Stacked ones still ask for the room to stand beside each other.
        wanted = sum(part.sizeHint().width() for part in self._parts if not part.isHidden())
        hint = super().sizeHint()
        return QSize(max(hint.width(), wanted + self._box.spacing() * (len(self._parts) - 1)), hint.height())

    def minimumSizeHint(self) -> QSize:
        # What stands beside each other now must not keep the page from becoming too narrow for it.
        return QSize(max(self._widths()), super().minimumSizeHint().height())

    def _least_beside(self) -> int:
        widths = self._widths()
        return sum(widths) + self._box.spacing() * (len(widths) - 1)

    def _widths(self) -> list[int]:
        """The least width of each part that is shown."""
        shown = [part for part in self._parts if not part.isHidden()]
        return [max(part.minimumSizeHint().width(), part.minimumWidth()) for part in shown] or [0]

    def _share(self) -> None:
        stacked = self._box.direction() == QBoxLayout.Direction.TopToBottom
        for place, stretch in enumerate(self._stretches):
            self._box.setStretch(place, 0 if stacked else stretch)
