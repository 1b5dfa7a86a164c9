"""What stands above the path of a result that worked and goes nowhere: since when, at what cost, and which others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.graveyard import Buried, age_text, cost_text, graveyard
from sciencepm.domain.project import Project
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label


class BuriedLine(QWidget):
    """`opened` asks for the path of another such project, by its id."""

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        px = session.theme.px
        self._session = session
        self._shown: tuple[object, ...] | None = None
        self.setProperty("look", "watch")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        icon = Label()
        icon.setPixmap(session.theme.pixmap("flag", "revise", 16))
        self._said = Label(wrap=True)
        self._said.setContentsMargins(px(6), 0, 0, 0)
        self._others = QVBoxLayout()
        self._others.setSpacing(px(2))
        across = row(spacing=px(4), margins=(px(14), px(10), px(14), px(10)))
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column(self._said, self._others, spacing=px(4)), 1)
        self.setLayout(across)

    def show_project(self, project: Project) -> None:
        """Show whether this project is one of them."""
        session, words = self._session, self._session.words
        buried = graveyard(session.portfolio, session.today)
        own = next((each for each in buried if each.project.id == project.id), None)
        self.setVisible(own is not None)
        if own is None:
            return
        since = words.near_day(own.since, session.today)
        self._said.setText(
            words(
                "The result worked on {day}, {age} ago, and nobody has taken it over. It has cost {amount} so far.",
                day=since,
                age=age_text(own, words),
                amount=cost_text(own.spent, words),
            )
        )
        others = [each for each in buried if each is not own]
        shape = tuple((each.project.id, each.project.title, each.weeks, each.spent) for each in others)
        if shape != self._shown:
            self._shown = shape
            self._show_others(others)

    def _show_others(self, others: list[Buried]) -> None:
        words, px = self._session.words, self._session.theme.px
        clear(self._others)
        if not others:
            return
        named = Label(words("Other results that go nowhere"), "caption-strong")
        named.setContentsMargins(px(6), px(2), 0, 0)
        self._others.addWidget(named)
        for each in others:
            title = button(each.project.title.replace("&", "&&"), look="link")
            title.clicked.connect(lambda _on=False, project_id=each.project.id: self.opened.emit(project_id))
            said = [age_text(each, words)] + ([cost_text(each.spent, words)] if each.spent.amount else [])
            self._others.addLayout(row(title, Label(", ".join(said), "second"), None, spacing=px(8)))
