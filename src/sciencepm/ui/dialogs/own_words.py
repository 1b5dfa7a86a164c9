"""The portfolio's own words to avoid, lists of them as files, and the remarks that are left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.wording_checks.field_words import field_text
from sciencepm.analysis.wording_checks.word_list import read_word_list, shipped_list, write_word_list
from sciencepm.analysis.wording_checks.written import PLACES
from sciencepm.commands.wording import add_term, change_term, mark_wording_again, remove_term, take_in_terms
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.wording import JargonTerm, LeftWording, TermLevel
from sciencepm.errors import UserError
from sciencepm.export.files import write_whole
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label

_MOST_BYTES = 4 * 2**20


class OwnWords(QWidget):
    """A line for each word, one to add another with Enter, and below what was left as worded."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        self._shown: tuple[int, tuple[LeftWording, ...]] | None = None
        self.fields: list[BoundField] = []
        self._rows = column(spacing=px(8))
        self.new = LineEditor(words("A word to avoid"), words("A word to avoid"))
        self.new_plain = LineEditor(words("Say instead"), words("Say instead"))
        self._field = Field("", self.new)
        self._add_button = button(words("Add word"), self._add)
        for line in (self.new, self.new_plain):
            line.returnPressed.connect(self._add)
        adding = Beside(
            (self._field, panel(row(Field("", self.new_plain), self._add_button, spacing=px(8)))),
            (2, 3),
            px(330),
            px(8),
        )
        self._take_in = button(words("Take in a list…"), self._choose_list)
        self.pass_on = button(words("Save the whole list…"), self._save_list)
        count = words("{count} words are on the list that comes with the program.", count=len(shipped_list()))
        self._left_title = Label(words("Left as worded"), "caption-strong")
        self._left = column(spacing=px(4))
        self.setLayout(
            column(
                self._rows,
                adding,
                Label(count, "caption", wrap=True),
                row(self._take_in, self.pass_on, None, spacing=px(8)),
                px(8),
                self._left_title,
                self._left,
                spacing=px(8),
            )
        )
        self.refresh()

    @property
    def error(self) -> str:
        """What is wrong with the word to be added, or nothing."""
        return self._field.error

    def refresh(self) -> None:
        """Read the words again."""
        settings = self._session.portfolio.settings
        writes = not self._session.document.is_read_only
        for part in (self.new, self.new_plain, self._add_button, self._take_in):
            part.setEnabled(writes)
        shown = (len(settings.own_terms), settings.left_wording)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(len(settings.own_terms))
        for field in self.fields:
            field.refresh()

    def _rebuild(self, count: int) -> None:
        clear(self._rows)
        clear(self._left)
        self.fields = []
        for place in range(count):
            self._rows.addWidget(self._row(place))
        left = self._session.portfolio.settings.left_wording
        self._left_title.setVisible(bool(left))
        for each in left:
            self._left.addWidget(self._left_row(each))

    def _row(self, place: int) -> QWidget:
        session, words, px = self._session, self._session.words, self._session.theme.px
        number = place + 1

        def change(portfolio: Portfolio, **fields: Any) -> Edit:
            return change_term(portfolio, term=self._term(place).term, **fields)

        term = BoundField(
            session,
            "",
            LineEditor(words("Word {number}", number=number)),
            lambda: self._term(place).term,
            lambda portfolio, text: change(portfolio, name=text),
        )
        plain = BoundField(
            session,
            "",
            LineEditor(words("Instead of word {number}", number=number), words("Say instead")),
            lambda: "; ".join(self._term(place).plain),
            lambda portfolio, text: change(portfolio, plain=[part for part in text.split(";") if part.strip()]),
        )
        levels = [(level.value, label_of(level, words)) for level in TermLevel]
        level = BoundField(
            session,
            "",
            ChoiceEditor(words("Level of word {number}", number=number), levels),
            lambda: self._term(place).level.value,
            lambda portfolio, code: change(portfolio, level=code),
        )
        spoken = words("Take word {number} off the list", number=number)
        remove = icon_button(session.theme, "x", spoken, lambda: self._remove(self._term(place)))
        remove.setEnabled(not session.document.is_read_only)
        self.fields += [term, plain, level]
        behind = row(spacing=px(8))
        behind.addWidget(level, 1)
        behind.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return Beside((term, plain, panel(behind)), (2, 3, 3), px(420), px(8))

    def _left_row(self, left: LeftWording) -> QWidget:
        words, px = self._session.words, self._session.theme.px
        again = button(words("Remark on it again"), partial(self._mark_again, left), "link")
        again.setEnabled(not self._session.document.is_read_only)
        said = self._left_words(left)
        again.setAccessibleName(words("Remark on it again: {what}", what=said))
        across = row(Label(said, wrap=True), again, spacing=px(8))
        across.setStretch(0, 1)
        return panel(across)

    def _left_words(self, left: LeftWording) -> str:
        words, portfolio = self._session.words, self._session.portfolio
        place = next(
            (
                field_text(portfolio, record, left.field, words)
                for model, fields in PLACES.items()
                if left.field in fields and (record := portfolio.find(model, left.record_id)) is not None
            ),
            words("a text that is gone"),
        )
        if left.record_id is None:
            return words("“{words}”, everywhere", words=left.words)
        if not left.words:
            return words("Everything in {place}", place=place)
        return words("“{words}” in {place}", words=left.words, place=place)

    def _term(self, place: int) -> JargonTerm:
        """The word at a place; a row that is just going, because its word was removed, has none any more."""
        terms = self._session.portfolio.settings.own_terms
        return terms[place] if place < len(terms) else JargonTerm(term="–")

    def _add(self) -> None:
        plain = [part for part in self.new_plain.text().split(";") if part.strip()]
        if self._session.do_at(self._field, add_term, term=self.new.text(), plain=plain):
            self.new.clear()
            self.new_plain.clear()
            self.new.setFocus()

    def _remove(self, term: JargonTerm) -> None:
        self._session.remove(remove_term, term=term.term)

    def _mark_again(self, left: LeftWording) -> None:
        self._session.do(mark_wording_again, left=left)

    # Lists as files

    def take_in(self, path: Path) -> None:
        """Put the words of a file onto the list; a file that is none is told of."""
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise UserError("This file is too large to be a word list.")
            terms = read_word_list(path.read_bytes())
        except OSError:
            self._session.failed.emit(UserError("This word list cannot be read."))
            return
        except UserError as error:
            self._session.failed.emit(error)
            return
        shipped = set(shipped_list())
        self._session.do(take_in_terms, terms=[term for term in terms if term not in shipped])

    def save(self, path: Path) -> None:
        """The shipped list with the portfolio's own words, as a table."""
        own = self._session.portfolio.settings.own_terms
        merged = {term.term.casefold(): term for term in (*shipped_list(), *own)}
        try:
            write_whole(path, write_word_list(merged.values()))
        except UserError as error:
            self._session.failed.emit(error)

    def _choose_list(self) -> None:
        words = self._session.words
        chosen, _ = QFileDialog.getOpenFileName(self, words("Take in a list"), "", words("Word list (*.csv)"))
        if chosen:
            self.take_in(Path(chosen))

    def _save_list(self) -> None:
        words = self._session.words
        dialog = QFileDialog(self, words("Save the whole list"), "", words("Word list (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{words('Words to avoid')}.csv")
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.save(Path(dialog.selectedFiles()[0]))
