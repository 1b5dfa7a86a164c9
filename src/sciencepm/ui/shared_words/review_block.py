"""What one look at real outputs showed, with examples word for word."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.commands.records import change_record, remove_record, typing_key
from sciencepm.domain.concerns import ReviewNote
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.cells import Cells
from sciencepm.ui.concerns.in_place import InPlaceField, InPlaceForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import icon_button
from sciencepm.ui.widgets.fields import LineEditor
from sciencepm.ui.widgets.sight import go_to
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor


class ReviewBlock(Cells):
    """Everything is changed where it stands; an example that is emptied goes."""

    def __init__(self, session: Session, note_id: str) -> None:
        super().__init__(session)
        words, px = session.words, session.theme.px
        self._session, self._id = session, note_id
        self._form = InPlaceForm(session, ReviewNote, note_id)
        on = self._form.day("on", words("Day of the review"), words("A day"))
        on.show_name(False)
        on.editor.setProperty("textSize", "caption")
        on.editor.setMaximumWidth(px(158))
        self.text = self._form.text("text", words("What it showed"), words("Tone, odd cases, what people forgave?"))
        self.text.show_name(False)
        self.remove = icon_button(session.theme, "trash-2", words("Remove this review"), self._remove)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(1))
        self._examples: list[tuple[InPlaceField, QWidget]] = []
        self.example = LineEditor(words("Another example"), words("An example, word for word"), in_place=True)
        self.example.editingFinished.connect(self._add_example)
        examples = panel(column(self._lines, self._quoted(self.example), spacing=px(1)))
        self.hold((), (on, panel(row(None, self.remove, spacing=0)), self.text, examples), _PLACES)
        self.arrange(as_form=True)
        on.show_name(False)
        self.text.show_name(False)
        self.refresh()

    def refresh(self) -> None:
        """Read the review again; what is half typed in a part that is still there stays."""
        session, words = self._session, self._session.words
        note = session.portfolio.get(ReviewNote, self._id)
        self._form.refresh()
        while len(self._examples) < len(note.examples):
            field = self._example(len(self._examples))
            line = self._quoted(field)
            self._examples.append((field, line))
            self._lines.addWidget(line)
            line.show()
        while len(self._examples) > len(note.examples):
            _field, line = self._examples.pop()
            line.hide()
            line.deleteLater()
        for field, _line in self._examples:
            field.refresh()
        self.setAccessibleName(words("Review of {day}", day=words.day(note.on)))
        self.remove.setEnabled(not session.document.is_read_only)
        self.example.setReadOnly(session.document.is_read_only)
        self.example.setHidden(session.document.is_read_only)

    def _example(self, place: int) -> InPlaceField:
        def shows() -> str:
            examples = self._session.portfolio.get(ReviewNote, self._id).examples
            return examples[place] if place < len(examples) else ""

        def writes(portfolio: Portfolio, text: str) -> Edit:
            note = portfolio.get(ReviewNote, self._id)
            examples = [*note.examples[:place], *([text] if text.strip() else []), *note.examples[place + 1 :]]
            edit = change_record(portfolio, note, examples=tuple(examples))
            return dataclasses.replace(edit, merge_key=f"{typing_key(note, 'examples')}:{place}")

        name = self._session.words("Example {number}", number=place + 1)
        field = InPlaceField(self._session, name, WrappedLineEditor(name), shows, writes)
        field.show_name(False)
        return field

    def _quoted(self, part: QWidget) -> QWidget:
        px = self._session.theme.px
        mark = Label()
        mark.setPixmap(self._session.theme.pixmap("message-square", "third", 14))
        mark.setContentsMargins(px(6), px(6), 0, 0)
        across = row(spacing=px(2))
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(part, 1)
        return panel(across)

    def _add_example(self) -> None:
        text = self.example.text().strip()
        if not text:
            return
        self.example.clear()

        def add(portfolio: Portfolio) -> Edit:
            note = portfolio.get(ReviewNote, self._id)
            return change_record(portfolio, note, examples=(*note.examples, text))

        self._session.do(add)

    def focus_first(self) -> None:
        """Go to the line for an example."""
        go_to(self.example)

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(ReviewNote, self._id), now=now())

        self._session.remove(remove)


_PLACES = ((0, 0, 1), (0, 1, 1), (1, 0, 2), (2, 0, 2))
