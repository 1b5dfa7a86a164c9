"""A line across the page that says what a project waits for, as long as it waits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sciencepm.domain.project import Project
from sciencepm.ui.plan.plan_words import blocked_words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label


class BlockedLine(QWidget):
    """`come` says that the data has come."""

    come = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        px = session.theme.px
        self._session = session
        self.setProperty("look", "watch")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        icon = Label()
        icon.setPixmap(session.theme.pixmap("database", "revise", 16))
        self._said = Label(wrap=True)
        self.button = button(session.words("The data has come"), self.come.emit)
        across = row(spacing=px(10), margins=(px(14), px(8), px(10), px(8)))
        across.addWidget(icon)
        across.addWidget(self._said, 1)
        across.addWidget(self.button)
        self.setLayout(across)

    def show_project(self, project: Project) -> None:
        """Show what it waits for, or nothing."""
        session = self._session
        self._said.setText(blocked_words(project, session.today, session.words))
        self.setVisible(project.blocked is not None)
        self.button.setEnabled(not session.document.is_read_only)
