"""Fields that are read together to do one thing; what is refused is said beside the field it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import InvalidInput, UserError
from sciencepm.ui.plan.entry import WORDS, Entry, days
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.day_editor import DayEditor
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor
from sciencepm.ui.widgets.text import Label

Asks = Callable[..., Edit]


class Answers:
    """Named fields and how each is read; `carry_out` runs a command with all of them as keywords."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._fields: dict[str, tuple[Field, Entry]] = {}
        self._at_first: dict[str, str] = {}
        self.elsewhere = Label(look="error", wrap=True)
        """What is refused and belongs to none of the fields."""
        self.elsewhere.hide()

    def line(self, name: str, label: str, hint: str = "", entry: Entry = WORDS, *, value: str = "") -> Field:
        """One line."""
        editor = LineEditor(label, hint)
        editor.setText(value)
        return self._keep(name, Field(label, editor), entry)

    def day(self, name: str, label: str, hint: str = "", *, value: date | None = None) -> Field:
        """A day, typed or chosen from a month."""
        session = self._session
        editor = DayEditor(session.theme, session.words, lambda: session.today, label, hint)
        editor.setText(session.words.day(value) if value else "")
        return self._keep(name, Field(label, editor), days(session.words, session.today))

    def text(self, name: str, label: str, hint: str = "", *, least_lines: int = 2, value: str = "") -> Field:
        """Several lines."""
        editor = TextEditor(label, hint, least_lines=least_lines)
        editor.setText(value)
        return self._keep(name, Field(label, editor), WORDS)

    def choice(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> Field:
        """One of a list."""
        return self._keep(name, Field(label, ChoiceEditor(label, choices)), WORDS)

    def field(self, name: str) -> Field:
        """A field by its name."""
        return self._fields[name][0]

    def typed(self, name: str) -> str:
        """What stands in a field now."""
        editor = self._fields[name][0].editor
        if isinstance(editor, ChoiceEditor):
            return editor.value()
        assert isinstance(editor, LineEditor | TextEditor)
        return editor.text()

    def read(self, name: str) -> Any:
        """What a field says now; None where it cannot be read."""
        try:
            return self._fields[name][1].read(self.typed(name))
        except UserError:
            return None

    def carry_out(self, command: Asks, names: Sequence[str] | None = None, **given: Any) -> bool:
        """Run `command(portfolio, **given, **answers)` with these fields, or with all; True when it was done."""
        values = self._read(self._fields if names is None else names)
        if values is None:
            return False

        def attempt(portfolio: Portfolio) -> Edit:
            try:
                return command(portfolio, **given, **values)
            except InvalidInput as refused:
                left = self._say_beside(refused)
                if left:
                    raise
                raise UserError("") from None

        return self._session.do_at(self, attempt)

    def show_error(self, sentence: str) -> None:
        """Say what belongs to none of the fields."""
        self.elsewhere.setText(sentence)
        self.elsewhere.setVisible(bool(sentence))

    def reset(self) -> None:
        """Put into every field what stood there at first."""
        for name, text in self._at_first.items():
            editor = self._fields[name][0].editor
            if isinstance(editor, ChoiceEditor):
                editor.show_value(text)
            elif isinstance(editor, LineEditor | TextEditor):
                editor.setText(text)

    def _keep(self, name: str, field: Field, entry: Entry) -> Field:
        self._fields[name] = (field, entry)
        self._at_first[name] = self.typed(name)
        return field

    def _read(self, names: Sequence[str] | dict[str, Any]) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        right = True
        self.show_error("")
        for name in names:
            field, entry = self._fields[name]
            try:
                values[name] = entry.read(self.typed(name))
            except UserError as error:
                field.show_error(str(error))
                right = False
            else:
                field.show_error("")
        return values if right else None

    def _say_beside(self, refused: InvalidInput) -> bool:
        """Each sentence to its field; True when one was left over."""
        left = False
        first: Field | None = None
        for name, sentence in refused.fields.items():
            found = self._fields.get(name.split(".", maxsplit=1)[0])
            if found is None or found[0].isHidden():
                left = True
                continue
            found[0].show_error(sentence)
            first = first or found[0]
        if first is not None:
            first.editor.setFocus()
        return left


class VerbForm(QWidget):
    """Fields and a button that does one thing with them; `done` follows, and the fields are as they were at first.

    With `can_leave` there is a second button, and Escape, that ask nothing after all: `left` follows.
    """

    done = Signal()
    left = Signal()

    def __init__(
        self,
        session: Session,
        answers: Answers,
        rows: Sequence[Sequence[Field]],
        text: str,
        command: Asks,
        *,
        can_leave: bool = False,
        look: str = "",
    ) -> None:
        super().__init__()
        self._answers = answers
        self._command = command
        self._can_leave = can_leave
        self._fields = [field for fields in rows for field in fields]
        self.button = button(text, self._carry_out, look)
        spacing = session.theme.px(8)
        lines = [side_by_side(fields, spacing) for fields in rows]
        buttons = row(self.button, spacing=spacing)
        if can_leave:
            buttons.addWidget(button(session.words("Cancel"), self.left.emit))
        buttons.addStretch(1)
        self.setLayout(column(*lines, answers.elsewhere, buttons, spacing=spacing))
        for field in self._fields:
            if isinstance(field.editor, LineEditor):
                field.editor.returnPressed.connect(self._carry_out)
        self.setEnabled(not session.document.is_read_only)

    def focus_first(self) -> None:
        """Go to the first field."""
        self._fields[0].editor.setFocus()

    def _carry_out(self) -> None:
        if self._answers.carry_out(self._command):
            self._answers.reset()
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._can_leave and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def side_by_side(fields: Sequence[QWidget], spacing: int) -> QHBoxLayout:
    """Aligned at their tops, so that a sentence below one does not move the other."""
    across = row(spacing=spacing)
    for field in fields:
        across.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return across
