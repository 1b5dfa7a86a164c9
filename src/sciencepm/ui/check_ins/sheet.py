"""A dialog that asks for a few things and does one thing with them: heading, body that scrolls, buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label


class Sheet(QDialog):
    """`body` takes the fields, `foot_aside` a button at the left of the foot."""

    def __init__(self, session: Session, title: str, about: str, do: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self.session = session
        self.setWindowTitle(title)
        self.setProperty("look", "sheet")
        heading = column(Label(title, "dialog-title", wrap=True), spacing=px(2))
        if about:
            heading.addWidget(Label(about, "second", wrap=True))
        head = panel(heading)
        head.setContentsMargins(px(24), px(20), px(24), px(8))
        self.body: QVBoxLayout = column(spacing=px(12), margins=(px(24), px(4), px(24), px(12)))
        self.do: QPushButton = button(do, self.carry_out, "primary")
        self.do.setDefault(True)
        self.foot = row(spacing=px(12), margins=(px(24), px(14), px(24), px(14)))
        self.foot.addStretch(1)
        self.foot.addWidget(button(words("Cancel"), self.reject))
        self.foot.addWidget(self.do)
        parts = column(head, scrolled(panel(self.body, "sheet")), rule(), self.foot, spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.resize(px(560), px(600))

    def carry_out(self) -> None:
        """Do what the dialog is for, and close when it was done."""
        raise NotImplementedError
