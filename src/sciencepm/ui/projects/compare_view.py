"""Up to four projects side by side, with a way back and one to leave out what is the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from sciencepm.analysis.compare import Comparison
from sciencepm.ui.projects.compare_table import CompareTable
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.flow import flowing


class CompareView(QWidget):
    """`leave_requested` asks to go back to all projects, `changed` to be shown anew."""

    open_requested = Signal(str)
    leave_requested = Signal()
    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self.back = button(words("Back to all projects"), self.leave_requested.emit)
        self.only_what_differs = QCheckBox(words("Only what differs"))
        self.only_what_differs.toggled.connect(lambda _on: self.changed.emit())
        self.table = CompareTable(session.theme, words)
        self.table.open_requested.connect(self.open_requested)
        self.table.leave_requested.connect(self.leave_requested)
        self.setFocusProxy(self.table)
        above = flowing(self.back, self.only_what_differs, spacing=px(16), line_gap=px(6))
        above.setContentsMargins(px(12), px(10), px(12), px(4))
        parts = column(above, self.table, spacing=px(6))
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def show_comparison(self, whole: Comparison) -> None:
        """Show projects side by side."""
        self.table.show_comparison(whole, only_what_differs=self.only_what_differs.isChecked())
