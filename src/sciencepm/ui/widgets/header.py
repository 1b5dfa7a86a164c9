"""The top of a place: one sentence with its conclusion, a line below it, and its actions."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, row
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
        self._actions = row(*actions, None, spacing=theme.px(12))
        self._across.addLayout(self._actions)
        self.setLayout(self._across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._actions.sizeHint().width() + self._least
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def say(self, headline: str, subline: str) -> None:
        """Show a headline and what stands below it."""
        self.headline.setText(headline)
        self.subline.setText(subline)
        self.subline.setVisible(bool(subline))
