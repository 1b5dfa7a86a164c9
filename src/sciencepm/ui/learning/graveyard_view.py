"""Results that worked and go nowhere: since when, at what cost, and what is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.graveyard import Buried, age_text, cost_text, missing_text
from sciencepm.analysis.wording import capital
from sciencepm.ui.learning.record_model import Cell, Column, Order, RecordModel, Row
from sciencepm.ui.learning.record_table import RecordTable
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState


class GraveyardView(QWidget):
    """`open_requested` asks for the path to production of one of them."""

    open_requested = Signal(Location)

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self._session = session
        self._buried: tuple[Buried, ...] = ()
        self.model = RecordModel(
            (
                Column(words("Project"), 180, 330, share=2, strong=True),
                Column(words("What is missing"), 180, 420, share=4, prose=True),
                Column(words("Waiting"), 110, 180),
                Column(words("Cost so far"), 110, 180, right=True),
            )
        )
        self.table = RecordTable(theme, self.model, words("Results that worked and go nowhere"))
        self.table.open_requested.connect(self.open_requested)
        self.table.order_changed.connect(self._sort)
        self._table = Card(theme, self.table)
        self._table.body.setContentsMargins(1, 1, 1, 1)
        nothing = words("Every result that worked has somebody who takes it over.")
        self._nothing = EmptyState(theme, "flag", nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        self.setLayout(column(self._stack, spacing=0))

    def show_buried(self, buried: tuple[Buried, ...]) -> None:
        """Show them as they are now."""
        self._buried = buried
        session, words = self._session, self._session.words
        rows = [
            Row(
                each.project.id,
                (
                    Cell(
                        each.project.title,
                        " · ".join(part for part in (each.project.team, label_of(each.project.kind, words)) if part),
                        key=each.project.title.casefold(),
                    ),
                    Cell(capital(missing_text(session.portfolio, each, words)), key=each.project.title),
                    Cell(
                        age_text(each, words),
                        words("since {day}", day=words.short_day(each.since, session.today)),
                        key=each.weeks,
                    ),
                    Cell(cost_text(each.spent, words), key=each.spent.amount),
                ),
                Location(PROJECTS.code, each.project.id, tab="landing"),
            )
            for each in buried
        ]
        self.model.show(rows, self.table.order)
        self.table.fit_columns()
        self._stack.setCurrentWidget(self._table if rows else self._nothing)

    def _sort(self, order: Order) -> None:
        self.table.sort(order)
        self.show_buried(self._buried)
