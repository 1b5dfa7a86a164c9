"""The end of the strip: a flag with when the project lands or landed, or how else it ended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.forecast import Forecast
from sciencepm.analysis.wording import likely_landing_text
from sciencepm.domain.project import Project, ProjectState
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.text import Label


class LandingFlag(QWidget):
    """An icon, a word and a day or month."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._icon = Label()
        self._word = Label(look="strong", wrap=True)
        self._when = Label(look="caption", wrap=True)
        for label in (self._icon, self._word, self._when):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        px = session.theme.px
        self.setLayout(column(self._icon, self._word, self._when, spacing=px(2), margins=(px(4), 0, px(4), 0)))

    @property
    def middle(self) -> int:
        """How far below its top the flag's own middle is."""
        return self._session.theme.px(12)

    def show_landing(self, project: Project, forecast: Forecast | None) -> None:
        """Show how it ends, as far as one can tell."""
        theme, words, today = self._session.theme, self._session.words, self._session.today
        stopped = project.state is ProjectState.STOPPED
        self._icon.setPixmap(theme.pixmap("x" if stopped else "flag", "stop" if stopped else "go", 22))
        ended = words.short_day(project.ended_on, today) if project.ended_on else ""
        if stopped:
            word, when = words("Stopped"), ended
        elif project.state is ProjectState.LANDED:
            word, when = words("Landed"), ended
        else:
            word = words("Landing")
            when = likely_landing_text(forecast.landing, words) if forecast and forecast.landing else ""
        if not stopped and project.receiving_team:
            when = f"{when}\n{project.receiving_team}".strip()
        self._word.setText(word)
        self._when.setText(when)
        self._when.setVisible(bool(when))
