"""What the window expects of every place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sciencepm.ui.places import Location
from sciencepm.ui.session import Session

_WIDEST_SIDE: Final = 32
"""Room at the sides gives way before larger words do."""


class Page(QWidget):
    """Reads the portfolio from the session and wishes for the rest: to go somewhere, or to run an action by code."""

    go_requested = Signal(Location)
    action_requested = Signal(str)
    frame_changed = Signal()
    """Other actions can be run now than before."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        # A click beside everything ends the typing in a field.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_location(self, location: Location) -> None:
        """Show what is at `location`, freshly read."""
        self.refresh()

    def refresh(self) -> None:
        """Read the portfolio again; called after every change while the page is seen."""
        raise NotImplementedError

    def kept(self) -> object:
        """What is to last when the window builds its pages anew for another look; None for nothing."""
        return None

    def take_up(self, kept: object) -> None:
        """Take up what the page of before has kept."""

    def margins(self) -> tuple[int, int, int, int]:
        """Room around a page's content."""
        px = self.session.theme.px
        side = min(px(26), _WIDEST_SIDE)
        return (side, px(20), side, px(18))
