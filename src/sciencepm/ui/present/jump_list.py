"""The slides of a deck by their short names, one click from each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.flow import Flow


class JumpList(QWidget):
    """Emits `chosen` with the place of a slide; for the mouse, as the keys need no list."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(words("Slides"))
        self._names: tuple[str, ...] = ()
        self.buttons: list[QPushButton] = []
        self._flow = Flow(spacing=theme.px(8), line_gap=theme.px(8))
        self.setLayout(self._flow)

    def show_slides(self, names: Sequence[str], now: int) -> None:
        """Show these, the one at `now` marked."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._fill()
        for place, button in enumerate(self.buttons):
            button.setChecked(place == now)

    def _fill(self) -> None:
        for old in self.buttons:
            self._flow.removeWidget(old)
            old.deleteLater()
        self.buttons = []
        px = self._theme.px
        for place, name in enumerate(self._names):
            made = QPushButton()
            made.setProperty("look", "jump")
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setFixedSize(px(86), px(42))
            short = made.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, px(74))
            made.setText(short.replace("&", "&&"))
            made.setAccessibleName(f"{place + 1}, {name}")
            made.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            self.buttons.append(made)
            self._flow.addWidget(made)
