"""A few questions asked where the answer will stand, with one button that does it and one that does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from sciencepm.domain.edit import Edit
from sciencepm.ui.plan.answers import Answers, side_by_side
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor
from sciencepm.ui.widgets.sight import bring_into_sight
from sciencepm.ui.widgets.text import Label


class AskInPlace(QFrame):
    """`ended` says that it was done (True) or left (False). Enter in a line does it, Escape leaves."""

    ended = Signal(bool)

    def __init__(
        self,
        session: Session,
        title: str,
        answers: Answers,
        rows: Sequence[Sequence[Field]],
        text: str,
        command: Callable[..., Edit],
        note: str = "",
    ) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self.setProperty("look", "quiet-card")
        self.setAccessibleName(title)
        self._answers, self._command, self._rows = answers, command, rows
        heading = Label(title, "strong", wrap=True)
        self.button = button(text, self._carry_out, "primary")
        self.leave = button(words("Cancel"), lambda: self.ended.emit(False))
        buttons = row(self.button, self.leave, None, spacing=px(8))
        lines = [side_by_side(fields, px(8)) for fields in rows]
        margins = (px(12), px(10), px(12), px(12))
        said = [Label(note, "caption", wrap=True)] if note else []
        self.setLayout(column(heading, *said, *lines, answers.elsewhere, buttons, spacing=px(8), margins=margins))
        for fields in rows:
            for field in fields:
                if isinstance(field.editor, LineEditor):
                    field.editor.returnPressed.connect(self._carry_out)

    def begin(self) -> None:
        """Come up where it was put, with the keyboard in the first field that is empty, else in the first."""
        self.show()
        bring_into_sight(self)
        fields = [field for fields in self._rows for field in fields]
        empty = (each for each in fields if isinstance(each.editor, LineEditor | TextEditor) and not each.editor.text())
        next(empty, fields[0]).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _carry_out(self) -> None:
        if self._answers.carry_out(self._command):
            self.ended.emit(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit(False)
            return
        super().keyPressEvent(event)
