"""How long a project has run and what it has cost, in one line above its plan."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.spend import spent
from sciencepm.analysis.wording import capital
from sciencepm.domain.project import Project
from sciencepm.ui.plan.plan_words import spent_words, time_words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label


class PlanLine(QWidget):
    """`spending_wanted` asks for the panel in which amounts are entered."""

    spending_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        px = session.theme.px
        self._session = session
        self._said = Label(look="second", wrap=True)
        self.button = button(session.words("Spending…"), self.spending_wanted.emit, "link")
        across = row(self._said, self.button, spacing=px(8))
        across.setStretch(0, 1)
        self.setLayout(across)

    def show_project(self, project: Project) -> None:
        """Show the weeks and the money so far."""
        session, words = self._session, self._session.words
        total = spent(session.portfolio, project.id, session.today)
        parts = [time_words(project, session.today, words)]
        if total.amount:
            said = words("{amount} so far", amount=spent_words(total, words))
            parts.append(words("{said}, estimated", said=said) if total.estimated else said)
        else:
            parts.append(words("nothing spent yet"))
        self._said.setText(capital(" · ".join(part for part in parts if part)))
