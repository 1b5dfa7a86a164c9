"""All that is written about the entry one is on: what was tried, what it showed, ruled out, and why we believe it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.learning_wording import cost_words, entry_place, entry_title, measured_text, result_text
from sciencepm.analysis.ledger import LedgerEntry
from sciencepm.analysis.wording import capital
from sciencepm.domain.plan import Experiment
from sciencepm.ui.learning.ledger_rows import RESULT_LOOK
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.even_columns import EvenColumns
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.text import Label

_HEIGHT: Final = 186


class ReadingCard(Card):
    """`open_wanted` asks to go where the entry lives."""

    open_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, spacing=10)
        px = session.theme.px
        self._session = session
        self.heading = Label(look="section", wrap=True)
        self._facts = Label(look="muted", wrap=True)
        self._pill_row = row(spacing=px(10))
        self.open_button = button(session.words("Open"), self.open_wanted.emit)
        above = row(spacing=px(12))
        above.addLayout(self._pill_row)
        above.addLayout(column(self.heading, self._facts, spacing=px(2)), 1)
        above.addWidget(self.open_button)
        self.add(above)
        self._columns = column(spacing=0)
        self.add(scrolled(panel(self._columns, "sheet"), wraps=True))
        self.setFixedHeight(px(_HEIGHT))

    def show_entry(self, entry: LedgerEntry) -> None:
        """Show all of an entry."""
        session, words = self._session, self._session.words
        self.heading.setText(entry_title(entry, words))
        day = words.day(entry.on) if entry.on else ""
        facts = (entry.project.title, entry_place(entry, words), day, cost_words(entry, words))
        self._facts.setText(" · ".join(part for part in facts if part))
        clear(self._pill_row)
        tone, icon = RESULT_LOOK[entry.result]
        self._pill_row.addWidget(Pill(session.theme, result_text(entry.result, words), tone, icon))
        clear(self._columns)
        said = [(name, text) for name, text in self._texts(entry) if text]
        px = session.theme.px
        parts = [self._part(name, text) for name, text in said]
        self._columns.addLayout(EvenColumns(*parts, spacing=px(24), least=px(220)))
        self._columns.addStretch(1)
        whole = [self.heading.text(), self._facts.text(), *(f"{name}: {text}" for name, text in said)]
        self.setAccessibleName(". ".join(whole))

    def _part(self, name: str, text: str) -> QWidget:
        px = self._session.theme.px
        return panel(column(Label(name, "caption-strong"), Label(text, wrap=True), None, spacing=px(2)))

    def _texts(self, entry: LedgerEntry) -> tuple[tuple[str, str], ...]:
        words, record = self._session.words, entry.record
        if isinstance(record, Experiment):
            return (
                (words("What was to be shown"), record.hypothesis or record.approach),
                (words("Measured"), capital(measured_text(entry, words))),
                (words("What it ruled out"), record.rules_out),
                (words("Why we believe it"), record.why),
            )
        return (
            (words("Why"), record.why),
            (words("What was learned"), record.learned),
            (words("What is kept"), record.kept),
            (words("Decided by"), record.decided_by),
        )
