"""A group of fields under its name, folded away until it is wanted, with what is in it said in a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import Part, column, panel, row, rule
from sciencepm.ui.widgets.text import ElidedLabel


class Group(QWidget):
    """`says` is read again with `refresh`; Enter or Space on the name opens and closes the group."""

    def __init__(
        self, session: Session, title: str, says: Callable[[], str], *parts: Part, is_open: bool = False
    ) -> None:
        super().__init__()
        theme, px = session.theme, session.theme.px
        self._theme, self._title, self._says = theme, title, says
        self.name = QToolButton()
        self.name.setText(title)
        self.name.setProperty("look", "group")
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.name.clicked.connect(lambda _on=False: self.open(not self.is_open))
        self._summary = ElidedLabel(look="second")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = row(spacing=px(12))
        head.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._summary, 1)
        self._body = panel(column(*parts, spacing=px(12), margins=(0, 0, 0, px(8))))
        self.setLayout(column(rule(), head, self._body, spacing=px(4)))
        self.open(is_open)

    @property
    def is_open(self) -> bool:
        """Whether its fields are seen."""
        return not self._body.isHidden()

    def open(self, on: bool) -> None:
        """Show its fields, or the line that says what is in them."""
        self._body.setVisible(on)
        self._summary.setVisible(not on)
        self.name.setIcon(self._theme.icon("chevron-down" if on else "chevron-right", size=16))
        self.refresh()

    def refresh(self) -> None:
        """Say again what is in it."""
        said = self._says()
        self._summary.setText(said)
        self.name.setAccessibleName(self._title if self.is_open or not said else f"{self._title}: {said}")
