"""The foot of the window: whether everything is kept, and where."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import row
from sciencepm.ui.widgets.text import ElidedLabel, Label


class StatusBar(QWidget):
    """Left what is kept, right where it lies."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(26))
        self.kept = ElidedLabel()
        self.where = Label()
        across = row(spacing=theme.px(18), margins=(theme.px(14), 0, theme.px(14), 0))
        across.addWidget(self.kept, 1)
        across.addWidget(self.where)
        self.setLayout(across)
