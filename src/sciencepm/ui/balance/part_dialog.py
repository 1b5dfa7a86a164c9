"""What a part of the balance is made of: its projects with their efforts, to go to any of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from sciencepm.analysis.balance_course import Working
from sciencepm.analysis.balance_words import effort_text, measure_name
from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.wording import shortened
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label

_LETTERS = 60


class _Rows(QListWidget):
    """Enter is `entered_on` on every system; left to Qt it would press the dialog's button on some."""

    entered_on = Signal(QListWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.entered_on.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class PartDialog(QDialog):
    """Enter or a double click opens a project: `open_requested` with its id, and the dialog is gone."""

    open_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        found: Sequence[Working],
        measure: BalanceMeasure,
        day: date,
        kind: Kind | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self.setProperty("look", "sheet")
        when = words("today") if day == session.today else words.day(day)
        what = label_of(kind, words) if kind else words("All active projects")
        title = words("{what}, {day}", what=what, day=when)
        self.setWindowTitle(title)
        self.rows = _Rows()
        self.rows.setAccessibleName(title)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        shown = [each for each in found if kind is None or each.project.kind is kind]
        for each in shown:
            item = QListWidgetItem(_line(each, measure, kind, words))
            item.setData(Qt.ItemDataRole.UserRole, each.project.id)
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        self.rows.itemDoubleClicked.connect(self._open)
        self.rows.entered_on.connect(self._open)
        said = words("By {measure}. Enter opens a project.", measure=measure_name(measure, words).lower())
        self.note = Label(said if shown else words("No project counts here."), "second", wrap=True)
        close = button(words("Close"), self.reject)
        margins = (px(24), px(20), px(24), px(16))
        heading = Label(title, "dialog-title", wrap=True)
        parts = column(heading, self.note, self.rows, row(None, close), spacing=px(8), margins=margins)
        self.setLayout(parts)
        self.rows.setVisible(bool(shown))
        self.resize(px(520), min(px(220 + 34 * len(shown)), px(560)))
        (self.rows if shown else close).setFocus()

    def _open(self, item: QListWidgetItem) -> None:
        self.accept()
        self.open_requested.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def _line(each: Working, measure: BalanceMeasure, kind: Kind | None, words: Words) -> str:
    parts = [shortened(each.project.title, _LETTERS)]
    if kind is None:
        parts.append(words_of(each.project.kind, words))
    if measure is not BalanceMeasure.COUNT:
        parts.append(effort_text(each.effort, measure, words))
    if each.chance < 1:
        parts.append(words("still runs: {percent}", percent=words.percent(each.chance)))
    return " · ".join(parts)
