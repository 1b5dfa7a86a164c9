"""The row of tabs of a page, with a line below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row, rule


class Tabs(QWidget):
    """Tabs are (code, words) pairs; `chosen` gives the code of the one that was asked for."""

    chosen = Signal(str)

    def __init__(self, session: Session, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        px = session.theme.px
        self._group = QButtonGroup(self)
        line = row(spacing=px(24))
        for place, (code, text) in enumerate(tabs):
            made = QPushButton(text)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("look", "tab")
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.setChecked(place == 0)
            made.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            self._group.addButton(made)
            line.addWidget(made)
        line.addStretch(1)
        self.setLayout(column(line, rule(), spacing=0))
