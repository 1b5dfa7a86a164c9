"""The top of a place: one sentence with its conclusion, a line below it, and its actions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.text import Label


class PageHeader(QWidget):
    """`headline` and `subline` may be set again at any time."""

    def __init__(self, theme: Theme, *actions: QWidget) -> None:
        super().__init__()
        self.headline = Label(look="title", wrap=True)
        self.subline = Label(look="second", wrap=True)
        words = column(self.headline, self.subline, spacing=theme.px(4))
        across = row(spacing=theme.px(12))
        across.addLayout(words, 1)
        for action in actions:
            across.addWidget(action)
        self.setLayout(across)

    def say(self, headline: str, subline: str) -> None:
        """Show a headline and what stands below it."""
        self.headline.setText(headline)
        self.subline.setText(subline)
        self.subline.setVisible(bool(subline))
