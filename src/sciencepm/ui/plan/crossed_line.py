"""A line across the page for every stop rule that is crossed, until a decision is recorded; nothing dismisses it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.crossed_rules import crossed_on, crossed_undecided
from sciencepm.analysis.stop_rule_wording import closeness_text, stop_rule_text
from sciencepm.analysis.stop_rules import Closeness
from sciencepm.domain.project import Project
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label


class CrossedLine(QWidget):
    """`record_wanted` asks to record the decision that is due."""

    record_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        self.setProperty("look", "act")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        icon = Label()
        icon.setPixmap(session.theme.pixmap("triangle-alert", "stop", 16))
        self._said = Label(look="strong", wrap=True)
        stays = Label(words("It stays here and on Overview until a decision is recorded."), "second", wrap=True)
        self.button = button(words("Record decision…"), self.record_wanted.emit)
        across = row(spacing=px(10), margins=(px(14), px(10), px(10), px(10)))
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column(self._said, stays, spacing=px(1)), 1)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(across)

    def show_project(self, project: Project, *, can_decide: bool) -> None:
        """Show which rules are crossed, or nothing."""
        session = self._session
        crossed = crossed_undecided(session.portfolio, project, session.today)
        self._said.setText("\n".join(self._sentence(each) for each in crossed))
        self.setVisible(bool(crossed))
        self.button.setVisible(can_decide)
        self.button.setEnabled(not session.document.is_read_only)

    def _sentence(self, close: Closeness) -> str:
        session, words = self._session, self._session.words
        rule, how = stop_rule_text(close.rule, words), closeness_text(close, words)
        since = crossed_on(session.portfolio, close.rule, session.today)
        if since is None:
            return words("Stop rule crossed: {rule} ({how}).", rule=rule, how=how)
        day = words.near_day(since, session.today)
        return words("Stop rule crossed on {day}: {rule} ({how}).", day=day, rule=rule, how=how)
