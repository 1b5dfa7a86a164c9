"""The top of a place: one sentence with its conclusion, a line below it, and its actions."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label


class PageHeader(QWidget):
    """`headline` and `subline` may be set again at any time."""

    def __init__(self, theme: Theme, *actions: QWidget) -> None:
        super().__init__()
        self.headline = Label(look="title", wrap=True)
        self.subline = Label(look="second", wrap=True)
        self._least = theme.px(360)
        words = column(self.headline, self.subline, spacing=theme.px(4))
        self._across = row(spacing=theme.px(12))
        self._across.addLayout(words, 1)
        self._parts = actions
        self._gap = theme.px(12)
        self._actions = flowing(*actions, spacing=self._gap, line_gap=theme.px(8))
        self._across.addWidget(self._actions)
        self.setLayout(self._across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        seen = [part.sizeHint().width() for part in self._parts if part.isVisibleTo(self)]
        beside = sum(seen) + self._gap * max(0, len(seen) - 1)
        narrow = self.width() < beside + self._least
        self._actions.setMinimumWidth(0 if narrow else beside)
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def say(self, headline: str, subline: str) -> None:
        """Show a headline and what stands below it."""
        self.headline.setText(headline)
        self.subline.setText(subline)
        self.subline.setVisible(bool(subline))
