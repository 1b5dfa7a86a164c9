"""How a presentation is started from the window, and what becomes of it when it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from sciencepm.domain.documents import Audience, Deck, SlideKind
from sciencepm.errors import UserError
from sciencepm.ui.places import BALANCE, CHECK_INS, OVERVIEW, ROADMAP
from sciencepm.ui.present.present_sheet import Chosen, PresentSheet
from sciencepm.ui.present.presentation import Here, Presentation
from sciencepm.ui.present.rehearsal_sheet import RehearsalSheet, Took
from sciencepm.ui.present.talk import key_of
from sciencepm.ui.session import Session

if TYPE_CHECKING:
    from sciencepm.ui.window import Window

_SLIDE_OF: Final = {
    OVERVIEW.code: SlideKind.HEADLINE,
    ROADMAP.code: SlideKind.ROADMAP,
    BALANCE.code: SlideKind.BALANCE,
    CHECK_INS.code: SlideKind.DECISIONS_ASKED,
}
"""The slide that shows what a place shows."""


class Presenting:
    """At most one presentation at a time."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session = session
        self._window = window
        self.now: Presentation | None = None
        self._chosen: Chosen | None = None
        self._is_stopping = False
        session.opened.connect(self._forget)

    def start(self) -> None:
        """From the first slide."""
        self._begin(None)

    def start_here(self) -> None:
        """From the slide of the place or project one is in."""
        location = self._window.history.now
        if location.project_id is not None:
            self._begin(Here(SlideKind.PROJECT, location.project_id))
        else:
            kind = _SLIDE_OF.get(location.place)
            self._begin(Here(kind) if kind is not None else None)

    def choose(self) -> None:
        """Ask for audience, slides and screen, and present."""
        if self._ask():
            self._begin(None)

    def rehearse(self) -> None:
        """The same, with the time of each slide kept at the end."""
        if self._ask(rehearse=True):
            self._begin(None)

    def export(self) -> None:
        """Ask for audience and slides, and write them as PDF or PowerPoint with their notes."""
        if self._ask(exports=True):
            chosen = self._chosen or Chosen(None, None)
            self._window.files.export_slides(chosen.deck, self._audience(chosen))

    def stop(self) -> None:
        """End it, if there is one, because the window closes."""
        self._is_stopping = True
        if self.now is not None:
            self.now.end()

    def _forget(self) -> None:
        """Another portfolio was opened: neither its audiences nor its decks are these."""
        if self.now is not None:
            self.now.end()
        self._chosen = None

    def _begin(self, here: Here | None) -> None:
        if self.now is not None:
            self.now.presenter.activateWindow()
            return
        portfolio = self._session.portfolio
        is_choice = bool(portfolio.all(Audience)) or bool(portfolio.all(Deck))
        if self._chosen is None and is_choice and not self._ask():
            return
        chosen = self._chosen or Chosen(None, None)
        self._run(chosen.deck, self._audience(chosen), here)

    def _audience(self, chosen: Chosen) -> Audience | None:
        audience = self._session.portfolio.find(Audience, chosen.audience_id)
        return audience if audience is not None and audience.deleted_on is None else None

    def _ask(self, *, rehearse: bool = False, exports: bool = False) -> bool:
        sheet = PresentSheet(self._session, self._window, rehearse=rehearse, exports=exports)
        sheet.exec()
        sheet.deleteLater()
        self._chosen = sheet.chosen or self._chosen
        return sheet.chosen is not None

    def _run(self, deck: Deck | None, audience: Audience | None, here: Here | None) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            made = Presentation(self._session, deck, audience, here=here, own=self._window.screen())
        except UserError as error:
            self._session.failed.emit(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        made.ended.connect(self._after)
        self.now = made
        made.start()

    def _after(self) -> None:
        ended, self.now = self.now, None
        if ended is None:
            return
        self._window.activateWindow()
        if self._chosen is not None and self._chosen.is_rehearsed and not self._is_stopping:
            self._show_times(ended, self._chosen)
        ended.deleteLater()

    def _show_times(self, ended: Presentation, chosen: Chosen) -> None:
        timing = ended.talk.timing
        took = [Took(slide, timing.on(key_of(slide))) for slide in ended.talk.show.slides]
        sheet = RehearsalSheet(self._session, chosen.deck, chosen.audience_id, took, self._window)
        sheet.exec()
        sheet.deleteLater()
        self._chosen = None  # the next time is asked anew: a rehearsal is not the meeting
