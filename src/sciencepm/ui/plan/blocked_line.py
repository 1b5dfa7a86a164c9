"""A line across the page that says what a project waits for, as long as it waits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sciencepm.analysis.safe_wins import safe_wins
from sciencepm.domain.project import Project
from sciencepm.ui.plan.plan_words import blocked_words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.flow import Flow
from sciencepm.ui.widgets.text import Label

_MOST = 4


class BlockedLine(QWidget):
    """`come` says that the data has come, `project_opened` gives the id of a safe win that was pressed."""

    come = Signal()
    project_opened = Signal(str)

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
        across = row(spacing=px(10))
        across.addWidget(icon)
        across.addWidget(self._said, 1)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._meanwhile = Label(look="second", wrap=True)
        self._flow = Flow(self._meanwhile, spacing=px(4), line_gap=0)
        wins = panel(self._flow)
        wins.setContentsMargins(px(26), 0, 0, 0)
        self._shown: tuple[object, ...] | None = None
        self._wins: list[QPushButton] = []
        self.setLayout(column(across, wins, spacing=px(2), margins=(px(14), px(8), px(10), px(8))))

    def show_project(self, project: Project) -> None:
        """Show what it waits for, or nothing."""
        session = self._session
        self._said.setText(blocked_words(project, session.today, session.words))
        self.setVisible(project.blocked is not None)
        self.button.setEnabled(not session.document.is_read_only)
        if project.blocked is not None:
            self._show_wins(safe_wins(session.portfolio, project))

    def _show_wins(self, wins: tuple[Project, ...]) -> None:
        """What can be done meanwhile: the first few by name."""
        shape = tuple((each.id, each.title) for each in wins)
        if shape == self._shown:
            return
        self._shown, words = shape, self._session.words
        for made in self._wins:
            self._flow.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._wins = []
        none = words("No project is marked as a safe win: small, useful, and without new data.")
        self._meanwhile.setText(words("Meanwhile:") if wins else none)
        for each in wins[:_MOST]:
            made = button(each.title.replace("&", "&&"), look="link")
            made.setAccessibleName(words("Meanwhile: {title}", title=each.title))
            made.clicked.connect(lambda _on=False, project_id=each.id: self.project_opened.emit(project_id))
            self._wins.append(made)
            self._flow.addWidget(made)
            made.show()
