"""A line at the foot of a list: type, Enter, and it is on the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import InvalidInput
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.fields import LineEditor


class AddLine(QWidget):
    """`command(portfolio, text)` adds it, its first change is what was added, and `added` is called with its id.

    Nothing typed is answered by `ask`.
    """

    def __init__(
        self,
        session: Session,
        name: str,
        hint: str,
        text: str,
        ask: str,
        command: Callable[[Portfolio, str], Edit],
        added: Callable[[str], object],
    ) -> None:
        super().__init__()
        px = session.theme.px
        self._answers, self._ask, self._command, self._added = Answers(session), ask, command, added
        self.field = self._answers.line("text", name, hint)
        self.field.show_name(False)
        assert isinstance(self.field.editor, LineEditor)
        self.line = self.field.editor
        self.line.returnPressed.connect(self._add)
        self.button = button(text, self._add)
        across = row(spacing=px(8))
        across.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(across, self._answers.elsewhere, spacing=px(4), margins=(0, px(8), 0, 0)))

    def _add(self) -> None:
        made: list[str] = []

        def add(portfolio: Portfolio, text: str) -> Edit:
            if not text.strip():
                raise InvalidInput({"text": self._ask})
            edit = self._command(portfolio, text)
            made.append(edit.changes[0].id)
            return edit

        if self._answers.carry_out(add):
            self.line.clear()
            self._added(made[0])
