"""A list of remarks on wording: each with its words in place, what could be said instead, and a way to leave it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.wording_checks.notice import Check, Suggestion
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import clear, column, rule
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.sight import bring_into_sight
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.wording.quote import Quote
from sciencepm.ui.wording.remark import Leave, Remark, remark_title, suggestion_text
from sciencepm.ui.wording.remark_menu import remark_menu
from sciencepm.ui.wording.word_link import WordLink


class WordingList(QWidget):
    """One tab stop; up and down choose a remark, Enter opens its place, Ctrl+. or the menu key says what can be done.

    Nothing is changed here: `follow_requested(remark, suggestion)`, `leave_requested(remark, how)` and
    `open_requested(remark)` are wishes. `can_open`: whether a remark has a place to go to.
    """

    follow_requested = Signal(object, object)
    leave_requested = Signal(object, object)
    open_requested = Signal(object)

    def __init__(self, theme: Theme, words: Words, *, writes: bool = True) -> None:
        super().__init__()
        self._theme, self._words, self._writes = theme, words, writes
        self._remarks: tuple[Remark, ...] = ()
        self.rows: list[RemarkRow] = []
        self._column = column(spacing=0)
        self.setLayout(self._column)
        self.setAccessibleName(words("Remarks on wording"))

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these; the place of the keyboard stays where it was."""
        if tuple(remarks) == self._remarks:
            return
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        self._remarks = tuple(remarks)
        clear(self._column)
        self.rows = []
        for place, remark in enumerate(self._remarks):
            if place:
                self._column.addWidget(rule(soft=True))
            row = RemarkRow(self._theme, self._words, remark, self, writes=self._writes)
            self.rows.append(row)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._let_tab_stop(min(at or 0, len(self.rows) - 1))
        if at is not None and self.rows:
            # A row cannot have the keyboard before it is shown, which the layout does later.
            after = self.rows[min(at, len(self.rows) - 1)]
            after.show()
            after.setFocus()

    def step(self, row: RemarkRow, by: int) -> None:
        """Go up or down from a row."""
        place = max(0, min(len(self.rows) - 1, self.rows.index(row) + by))
        self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self.rows[place])

    def stands_at(self, row: RemarkRow) -> None:
        """Tab comes back to this row."""
        if row in self.rows:
            self._let_tab_stop(self.rows.index(row))

    def _let_tab_stop(self, place: int) -> None:
        for each, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == place else Qt.FocusPolicy.ClickFocus)


class RemarkRow(QFrame):
    """What it is about and where; the words in their place; what to say instead."""

    def __init__(self, theme: Theme, words: Words, remark: Remark, parent: WordingList, *, writes: bool) -> None:
        super().__init__(parent)
        self._theme, self._words, self._remark, self._list, self._writes = theme, words, remark, parent, writes
        px, notice = theme.px, remark.notice
        self.setProperty("look", "remark-row")
        title = remark_title(notice, words)
        spoken = [title, remark.where, notice.why]
        spoken += [words("Say {words}", words=suggestion_text(each, words)) for each in notice.suggestions]
        heading = flowing(Label(title, "strong"), Label(remark.where, "second"), spacing=px(8), line_gap=0)
        self.suggestions = [
            self._link(suggestion_text(each, words), partial(self._follow, each)) for each in notice.suggestions
        ]
        say = [Label(words("Say"), "second")] if self.suggestions else []
        self.leave = self._link(words("Leave it…"), self._pop_up_below)
        acts = flowing(*say, *self.suggestions, self.leave, spacing=px(4), line_gap=px(2))
        # That a term is jargon needs no sentence but in a headline.
        says_itself = notice.check is Check.JARGON and not notice.must
        why = [] if says_itself else [Label(notice.why, "caption", wrap=True)]
        if notice.sheet is not None:
            sheet = words("The value sheet “{name}” says what it is worth.", name=words_of(notice.sheet, words))
            why.append(Label(sheet, "caption", wrap=True))
            spoken.append(sheet)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in spoken) + ".")
        quote = Quote(theme, remark.text, notice)
        self.setLayout(column(heading, quote, *why, acts, spacing=px(2), margins=(px(12), px(10), px(12), px(6))))

    def _link(self, text: str, act: Callable[[], object]) -> WordLink:
        made = WordLink(self._theme, text, act)
        made.setEnabled(self._writes)
        return made

    def menu(self) -> QMenu:
        """What can be done about it."""
        return remark_menu(self._words, self._remark.notice, self, self._follow, self._leave, writes=self._writes)

    def _follow(self, suggestion: Suggestion) -> None:
        self._list.follow_requested.emit(self._remark, suggestion)

    def _leave(self, how: Leave) -> None:
        self._list.leave_requested.emit(self._remark, how)

    def _pop_up(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _pop_up_below(self) -> None:
        self._pop_up(self.leave.mapToGlobal(self.leave.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}.get(
            Qt.Key(event.key())
        )
        is_dot = event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if step is not None:
            self._list.step(self, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._list.open_requested.emit(self._remark)
        elif is_dot or event.key() in (Qt.Key.Key_Menu, Qt.Key.Key_Space):
            self._pop_up(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._list.open_requested.emit(self._remark)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pop_up(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._list.stands_at(self)
