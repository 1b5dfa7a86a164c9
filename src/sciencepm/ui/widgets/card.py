"""A white card with an optional heading, and a line to its right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import Part, row
from sciencepm.ui.widgets.text import Label


class Card(QFrame):
    """Parts stacked with the design's padding; `body` takes more of them."""

    def __init__(
        self, theme: Theme, *parts: Part, title: str = "", aside: QWidget | None = None, spacing: int = 8
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setSpacing(theme.px(spacing))
        self.body.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        if title:
            self.heading = Label(title, "section", wrap=True)
            across = row(self.heading, *([aside] if aside else []))
            across.setStretch(0, 1)
            self.body.addLayout(across)
            self.setAccessibleName(title)
        for part in parts:
            self.add(part)

    def add(self, part: Part) -> None:
        """One more part below."""
        if part is None:
            self.body.addStretch(1)
        elif isinstance(part, int):
            self.body.addSpacing(part)
        elif isinstance(part, QWidget):
            self.body.addWidget(part)
        else:
            self.body.addLayout(part)
