"""Three points of one quantity: one time in ten less, as often less as more, one time in ten more."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.ranges import CostRange, Weeks
from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_number
from sciencepm.i18n import Words
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor

Points = dict[str, Any] | None
_Editor = LineEditor | WrappedLineEditor


class PointsEditor(QWidget):
    """Three figures, each with its condition where `names` has one; kept once all three are there.

    `names` are the fields of the value: (figure, condition or "") for each point. `writes` gets them as a
    dictionary, or None when all three figures were taken out. `captions` name the points, `read` understands a figure.
    """

    def __init__(
        self,
        session: Session,
        label: str,
        names: tuple[tuple[str, str], tuple[str, str], tuple[str, str]],
        shows: Callable[[], Weeks | CostRange | None],
        writes: Callable[[Portfolio, Points], Edit],
        captions: tuple[str, str, str],
        width: int = 48,
        read: Callable[[str, Words], Decimal | None] = read_number,
    ) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._names, self._shows, self._writes = session, names, shows, writes
        self._read_number = read
        self._entry = figures(words)
        self._seen: list[str] = []
        self._editors: dict[str, _Editor] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        hints = (words("If all goes well…"), words("If it goes as usual…"), words("If the hard part is hard…"))
        for line, ((figure, condition), text, hint) in enumerate(zip(names, captions, hints, strict=True)):
            caption = Label(text, "caption")
            caption.setContentsMargins(0, px(7), 0, 0)
            grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
            editor = LineEditor(f"{label}: {text}")
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            caption.setBuddy(editor)
            self._keep(figure, editor)
            grid.addWidget(editor, line, 1, Qt.AlignmentFlag.AlignTop)
            if condition:
                editor.setFixedWidth(px(width))
                said = WrappedLineEditor(words("{what}, on what condition", what=text), hint)
                grid.addWidget(self._keep(condition, said), line, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2 if names[0][1] else 1, 1)
        self._field = Field("", panel(grid))
        self.setLayout(column(Label(label, "caption-strong"), self._field, spacing=px(6)))
        self.refresh()

    def refresh(self) -> None:
        """Show what the portfolio holds; what is half typed stays while nobody else changed it."""
        for editor in self._editors.values():
            editor.setReadOnly(self._session.document.is_read_only)
        shown = self._texts()
        if shown == self._seen:
            return
        self._seen = shown
        self._field.show_error("")
        for editor, text in zip(self._editors.values(), shown, strict=True):
            editor.show_value(text)

    def focus_first(self) -> None:
        """Go to the first figure."""
        next(iter(self._editors.values())).setFocus()

    def show_remark(self, sentence: str) -> None:
        """Say what would be better, without refusing anything."""
        self._field.show_remark(sentence)

    def _keep(self, name: str, editor: _Editor) -> _Editor:
        editor.committed.connect(lambda _text: self._write())
        self._editors[name] = editor
        return editor

    def _texts(self) -> list[str]:
        points = self._shows()
        texts = []
        for name in self._editors:
            value = getattr(points, name) if points else None
            texts.append(self._entry.show(value) if value is None or isinstance(value, Decimal) else str(value))
        return texts

    def _write(self) -> None:
        typed = {name: editor.text().strip() for name, editor in self._editors.items()}
        numbers = [typed[figure] for figure, _condition in self._names]
        if not any(numbers):
            if self._shows() is not None:
                self._carry_out(None)
            return
        if not all(numbers):
            words = self._session.words
            self._field.show_error(words("Add the other figures: three make a range."))
            return
        self._carry_out(typed)

    def _carry_out(self, typed: dict[str, str] | None) -> None:
        def command(portfolio: Portfolio) -> Edit:
            return self._writes(portfolio, self._read(typed) if typed else None)

        before, self._seen = self._seen, [] if typed is None else list(typed.values())
        if not self._session.do_at(self._field, command):
            self._seen = before

    def _read(self, typed: dict[str, str]) -> dict[str, Any]:
        words = self._session.words
        values: dict[str, Any] = dict(typed)
        for figure, _condition in self._names:
            number = self._read_number(typed[figure], words)
            if number is None:
                raise UserError(words("Please write a number."))
            values[figure] = number
        return values
