"""Learning: what we have tried, what it cost, what it ruled out, and how our forecasts held."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from sciencepm.analysis.graveyard import graveyard, graveyard_headline
from sciencepm.analysis.learning_wording import (
    ledger_headline,
    ledger_subline,
    record_headline,
    record_subline,
)
from sciencepm.analysis.ledger import TRIED, LedgerEntry, Result, ledger
from sciencepm.analysis.track_record import track_record
from sciencepm.ui.learning.graveyard_view import GraveyardView
from sciencepm.ui.learning.ledger_view import LedgerView
from sciencepm.ui.learning.record_view import RecordView
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.header import PageHeader
from sciencepm.ui.widgets.segments import Segments

LEDGER: Final = "ledger"
RECORD: Final = "record"
GRAVEYARD: Final = "graveyard"
_HIGH_ENOUGH_TO_READ: Final = 740


class LearningPage(Page):
    """Three views of what is behind us; a location's tab says which, and each is read when it is seen."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, theme = session.words, session.theme
        self.view = LEDGER
        self._entries: tuple[LedgerEntry, ...] = ()
        self._export = button(words("Export as CSV…"), lambda: self.action_requested.emit("export-ledger"))
        self.failed_button = button(words("What did not work"), self._show_failed, "primary")
        self.header = PageHeader(theme, self._export, self.failed_button)
        choices = [
            (LEDGER, words("Ledger")),
            (RECORD, words("Track record")),
            (GRAVEYARD, words("Going nowhere")),
        ]
        self.segments = Segments(choices, self.view, words("What is shown"))
        self.segments.chosen.connect(self.show_view)
        self.ledger = LedgerView(session)
        self.record = RecordView(session)
        self.graveyard = GraveyardView(session)
        self.ledger.start_wanted.connect(lambda: self.action_requested.emit("new-project"))
        self._stack = QStackedWidget()
        for view in (self.ledger, self.record, self.graveyard):
            view.open_requested.connect(self.go_requested)
            self._stack.addWidget(view)
        content = column(
            self.header,
            flowing(self.segments, spacing=theme.px(12)),
            self._stack,
            spacing=theme.px(14),
            margins=self.margins(),
        )
        content.setStretch(2, 1)
        self.setLayout(column(scrolled(panel(content, "page"), wraps=True), spacing=0))

    @property
    def shown(self) -> tuple[LedgerEntry, ...]:
        """The entries of the ledger as one sees them."""
        return self.ledger.shown

    def show_location(self, location: Location) -> None:
        if location.tab in (LEDGER, RECORD, GRAVEYARD):
            self.view = location.tab
            self.segments.choose(self.view)
        self.refresh()
        self._focus_shown()

    def show_view(self, code: str) -> None:
        """Show the ledger, the track record, or the results that go nowhere."""
        self.view = code
        self.segments.choose(code)
        self.refresh()

    def refresh(self) -> None:
        session, words = self.session, self.session.words
        self._entries = ledger(session.portfolio, session.today)
        tried = [entry for entry in self._entries if entry.result in TRIED]
        is_ledger = self.view == LEDGER
        self._export.setVisible(is_ledger and bool(tried))
        self.failed_button.setVisible(is_ledger and any(entry.result is Result.DID_NOT_WORK for entry in tried))
        self.ledger.first_button.setEnabled(not session.document.is_read_only)
        if is_ledger:
            self.header.say(ledger_headline(tried, words), ledger_subline(tried, words))
            self.ledger.show_entries(self._entries)
            self._show_only(self.ledger)
        elif self.view == RECORD:
            record = track_record(session.portfolio, session.document.journal(), session.today)
            self.header.say(record_headline(record, words), record_subline(record, words))
            self.record.show_record(record)
            self._show_only(self.record)
        else:
            buried = graveyard(session.portfolio, session.today)
            said = words("A result that worked is worth nothing until somebody takes it over. Enter opens its path.")
            self.header.say(graveyard_headline(buried, words), said if buried else "")
            self.graveyard.show_buried(buried)
            self._show_only(self.graveyard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ledger.give_room(to_read=self.height() >= self.session.theme.px(_HIGH_ENOUGH_TO_READ))

    def _show_only(self, shown: QWidget) -> None:
        """The views that are not seen ask for no room."""
        wide, none = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        for view in (self.ledger, self.record, self.graveyard):
            view.setSizePolicy(*((wide, wide) if view is shown else (none, none)))
        self._stack.setCurrentWidget(shown)

    def _show_failed(self) -> None:
        self.ledger.show_result(Result.DID_NOT_WORK)
        self.ledger.table.setFocus()

    def _focus_shown(self) -> None:
        view = self._stack.currentWidget()
        for each in (self.ledger, self.record, self.graveyard):
            if each is view:
                each.table.setFocus()
