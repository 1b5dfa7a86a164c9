"""How a presentation is started from the window, and what becomes of it when it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from sciencepm.domain.documents import Audience, Deck, SlideKind
from sciencepm.errors import UserError
from sciencepm.ui.places import BALANCE, CHECK_INS, OVERVIEW, ROADMAP
from sciencepm.ui.present.presentation import Here, Presentation
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

    def stop(self) -> None:
        """End it, if there is one."""
        if self.now is not None:
            self.now.end()

    def _begin(self, here: Here | None) -> None:
        if self.now is not None:
            self.now.presenter.activateWindow()
            return
        self._run(None, None, here)

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
        if self.now is not None:
            self.now.deleteLater()
        self.now = None
        self._window.activateWindow()
