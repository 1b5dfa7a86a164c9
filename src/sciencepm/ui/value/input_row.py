"""One input of a value sheet: low, likely and high, where the figures come from, of which day, and whose they are."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.analysis.sheets.form import FormInput
from sciencepm.commands.records import typing_key
from sciencepm.commands.value import describe_value_input, set_value_input
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.value_case import ValueCase, ValueInput
from sciencepm.errors import UserError
from sciencepm.ui.plan.entry import WORDS, Entry
from sciencepm.ui.session import Session
from sciencepm.ui.value.figure_entry import day_entry, figure_entry
from sciencepm.ui.widgets.box import column, rule
from sciencepm.ui.widgets.day_editor import DayEditor
from sciencepm.ui.widgets.fields import LineEditor
from sciencepm.ui.widgets.narrow import is_narrow
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor

POINTS = ("low", "likely", "high")
LEAST = 740
"""Narrower than this, the parts of a row stand below each other."""
_FIGURE, _DAY, _GAP = 74, 116, 6


def widths(room: int, session: Session) -> tuple[int, int, int, int, int]:
    """What, one figure, where from, day and owner, so that the columns of all rows are one."""
    px = session.theme.px
    rest = room - 3 * px(_FIGURE) - px(_DAY) - 6 * px(_GAP)
    what, owner = round(rest * 0.36), round(rest * 0.22)
    return what, px(_FIGURE), rest - what - owner, px(_DAY), owner


class InputRow(QWidget):
    """Every field is changed where it stands; figures are kept once all three are there."""

    def __init__(self, session: Session, case_id: str, entry: FormInput) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._case_id, self.name = session, case_id, entry.name
        self._unit = entry.unit
        self._figures = figure_entry(entry.unit, words)
        label = words(entry.label)
        self._what = Label(label, wrap=True)
        own = entry.label == entry.name
        self._note = Label(entry.unit if own else "", "caption", wrap=True)
        self._note.setVisible(own and bool(entry.unit))
        self.setToolTip(words(entry.ask) if entry.ask else "")
        names = {"low": words("low"), "likely": words("likely"), "high": words("high")}
        usual = entry.usual
        hints = {point: self._figures.show(getattr(usual, point)) if usual else names[point] for point in POINTS}
        self.points = {point: LineEditor(f"{label}, {names[point]}", hints[point], in_place=True) for point in POINTS}
        for editor in self.points.values():
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.committed.connect(lambda _text: self._write_figures())
            editor.setAccessibleDescription(words(entry.ask) if entry.ask else "")
        self.source = WrappedLineEditor(
            words("{what}, where it comes from", what=label), words("Where from?"), in_place=True
        )
        self.day = DayEditor(
            session.theme, words, lambda: session.today, words("{what}, of which day", what=label), words("When?")
        )
        self.day.setProperty("look", "in-place")
        self.owner = WrappedLineEditor(words("{what}, owner", what=label), words("Who?"), in_place=True)
        self._entries: dict[str, tuple[Any, Entry]] = {
            "source": (self.source, WORDS),
            "source_date": (self.day, day_entry(words, session.today)),
            "owner": (self.owner, WORDS),
        }
        for field, (editor, _entry) in self._entries.items():
            editor.committed.connect(lambda text, field=field: self._describe(field, text))
        self._captions = [Label(text[:1].upper() + text[1:], "caption", parent=self) for text in names.values()]
        for caption in self._captions:
            caption.setAlignment(Qt.AlignmentFlag.AlignRight)
            caption.setContentsMargins(0, 0, px(5), 0)
        self._wrong = Label(look="error", wrap=True)
        self._wrong.hide()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, px(3), 0, px(3))
        self._grid.setHorizontalSpacing(px(_GAP))
        self._grid.setVerticalSpacing(px(2))
        self._head = QWidget()
        self._head.setLayout(column(self._what, self._note, spacing=0, margins=(0, px(4), 0, px(2))))
        self.setLayout(column(self._grid, rule(soft=True), spacing=0))
        self._narrow: bool | None = None
        self._seen: tuple[str, ...] = ()
        self._arrange(narrow=False)
        self.refresh()

    @property
    def given(self) -> ValueInput | None:
        """The input as the portfolio holds it."""
        case = self._session.portfolio.get(ValueCase, self._case_id)
        return next((each for each in case.inputs if each.name == self.name), None)

    def refresh(self) -> None:
        """Read the input again; what is half typed stays while nobody else changed it."""
        given, locked = self.given, self._session.document.is_read_only
        for editor in self.points.values():
            editor.setReadOnly(locked)
        shown = tuple(self._figures.show(getattr(given.range, point)) if given else "" for point in POINTS)
        if shown != self._seen:
            self._seen = shown
            self.show_error("")
            for editor, text in zip(self.points.values(), shown, strict=True):
                editor.show_value(text)
        for field, (editor, entry) in self._entries.items():
            editor.setReadOnly(locked)
            editor.setEnabled(given is not None)
            editor.show_value(entry.show(getattr(given, field)) if given is not None else "")

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the figures, below them."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        for editor in self.points.values():
            editor.setProperty("wrong", "true" if sentence else "false")
            editor.style().unpolish(editor)
            editor.style().polish(editor)

    def focus_first(self) -> None:
        """Go to the low figure."""
        self.points["low"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_figures(self) -> None:
        words = self._session.words
        typed = {point: editor.text().strip() for point, editor in self.points.items()}
        if any(typed.values()) and not all(typed.values()):
            self.show_error(words("Add the other figures: three make a range."))
            return

        def command(portfolio: Portfolio) -> Edit:
            three = {point: self._read(text) for point, text in typed.items()} if any(typed.values()) else None
            return set_value_input(
                portfolio, case_id=self._case_id, name=self.name, figures=three, unit=None if self.given else self._unit
            )

        before, self._seen = self._seen, tuple(typed.values())
        if not self._session.do_at(self, command):
            self._seen = before
        elif not any(editor.hasFocus() for editor in self.points.values()):
            self.refresh()

    def _read(self, text: str) -> Decimal:
        read = self._figures.read(text)
        if not isinstance(read, Decimal):
            raise UserError(self._session.words("Please write a number."))
        return read

    def _describe(self, field: str, text: str) -> None:
        entry = self._entries[field][1]

        def command(portfolio: Portfolio) -> Edit:
            case = portfolio.get(ValueCase, self._case_id)
            key = typing_key(case, f"{self.name}.{field}")
            return describe_value_input(
                portfolio, case_id=case.id, name=self.name, merge_key=key, **{field: entry.read(text)}
            )

        self._session.do_at(_Beside(self), command)

    # Layout

    def minimumSizeHint(self) -> QSize:
        # The columns as they are now must not keep the page from becoming too narrow for them.
        return QSize(self._session.theme.px(120), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share(self.width())

    def share(self, width: int) -> None:
        """Give each part its room."""
        narrow = is_narrow(width, self._session.theme.px(LEAST), was=bool(self._narrow))
        if narrow != self._narrow:
            self._arrange(narrow=narrow)
        if narrow:
            third = (width - 2 * self._session.theme.px(_GAP)) // 3
            for editor in self.points.values():
                editor.setFixedWidth(max(40, third))
            for part in (self._head, self.source, self.day, self.owner):
                part.setMinimumWidth(0)
                part.setMaximumWidth(16_777_215)
            return
        what, figure, source, day, owner = widths(width, self._session)
        for part, room in ((self._head, what), (self.source, source), (self.day, day), (self.owner, owner)):
            part.setFixedWidth(max(40, room))
        for editor in self.points.values():
            editor.setFixedWidth(figure)

    def _arrange(self, *, narrow: bool) -> None:
        self._narrow = narrow
        grid = self._grid
        while grid.count():
            grid.takeAt(0)
        top = Qt.AlignmentFlag.AlignTop
        low, likely, high = self.points.values()
        for caption in self._captions:
            caption.setVisible(narrow)
        if narrow:
            grid.addWidget(self._head, 0, 0, 1, 3)
            for place, (caption, editor) in enumerate(zip(self._captions, (low, likely, high), strict=True)):
                grid.addWidget(caption, 1, place)
                grid.addWidget(editor, 2, place, top)
            grid.addWidget(self._wrong, 3, 0, 1, 3)
            grid.addWidget(self.source, 4, 0, 1, 3)
            grid.addWidget(self.day, 5, 0)
            grid.addWidget(self.owner, 5, 1, 1, 2)
            return
        for place, part in enumerate((self._head, low, likely, high, self.source, self.day, self.owner)):
            grid.addWidget(part, 0, place, top)
        grid.addWidget(self._wrong, 1, 1, 1, 6)


class _Beside:
    """Shows what is wrong with a source or a day at the foot of the row."""

    def __init__(self, row: InputRow) -> None:
        self._row = row

    def show_error(self, sentence: str) -> None:
        self._row._wrong.setText(sentence)
        self._row._wrong.setVisible(bool(sentence))
