"""A box to tick whose words may be long: they wrap, and a click on them ticks it too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.text import Label


class Tick(QWidget):
    """`text` is plain text of any length; `below` says more under it."""

    def __init__(self, theme: Theme, text: str, below: str = "") -> None:
        super().__init__()
        px = theme.px
        self.box = QCheckBox()
        self.box.setAccessibleName(", ".join(part for part in (text, below) if part))
        self.setFocusProxy(self.box)
        said = column(Label(text, wrap=True), spacing=px(1), margins=(0, px(4), 0, 0))
        if below:
            said.addWidget(Label(below, "caption", wrap=True))
        across = row(spacing=px(8))
        across.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(said, 1)
        self.setLayout(across)

    @property
    def is_ticked(self) -> bool:
        return self.box.isChecked()

    def tick(self, on: bool) -> None:
        """Tick it or not."""
        self.box.setChecked(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
