"""People by month: the grid in which one types, or into which one pastes from a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableView, QWidget

from sciencepm.commands.people import set_people_in
from sciencepm.domain.project import Project, ProjectState
from sciencepm.i18n import Words
from sciencepm.ui.models.people_model import PeopleModel
from sciencepm.ui.session import Session
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label

_BEHIND: Final = 3
_AHEAD: Final = 13
_SHOWN = (ProjectState.ACTIVE, ProjectState.ON_HOLD, ProjectState.IDEA)
_MOST_TEXT: Final = 200_000


class PeopleGrid(QTableView):
    """Arrows go about, a figure types over a cell, Ctrl+C and Ctrl+V exchange with a spreadsheet."""

    def __init__(self, theme: Theme, words: Words, model: PeopleModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(words("People by month"))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names = self.verticalHeader()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(theme.px(36))
        names.setFixedWidth(theme.px(230))
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = self.horizontalHeader()
        head.setDefaultSectionSize(theme.px(92))
        head.setHighlightSections(False)

    def copy(self) -> None:
        """The chosen cells, as spreadsheets take them."""
        chosen = self.selectedIndexes()
        rows, columns = sorted({each.row() for each in chosen}), sorted({each.column() for each in chosen})
        QGuiApplication.clipboard().setText(self._model.as_text(rows, columns))

    def paste(self) -> None:
        """What a spreadsheet put on the clipboard, from the current cell on to the right and down, as one step."""
        index = self.currentIndex()
        text = QGuiApplication.clipboard().text()[:_MOST_TEXT].rstrip("\r\n")
        if index.isValid() and text:
            self._model.enter(index.row(), index.column(), [line.split("\t") for line in text.splitlines()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)


class PeopleDialog(QDialog):
    """Every change is kept at once and undone by Ctrl+Z, a paste as a whole."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._session = session
        self.setProperty("look", "sheet")
        title = words("People by month")
        self.setWindowTitle(title)
        self.model = PeopleModel(words, is_read_only=session.document.is_read_only)
        self.model.entered.connect(self._enter)
        self.model.refused.connect(self._say)
        self.grid = PeopleGrid(session.theme, words, self.model)
        said = words("Full-time equivalents at the end of each month. A table copied from a spreadsheet can be pasted.")
        self.error = Label(look="error", wrap=True)
        self.error.hide()
        kept = Label(words("Every change is kept at once."), "caption")
        foot = row(kept, None, button(words("Close"), self.accept, "primary"))
        heading = Label(title, "dialog-title", wrap=True)
        note = Label(said, "second", wrap=True)
        margins = (px(24), px(20), px(24), px(16))
        whole = column(heading, note, self.grid, self.error, foot, spacing=px(8), margins=margins)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        room = parent.window().size() if parent is not None else None
        self.resize(px(980), px(560))
        if room is not None:
            self.resize(self.size().boundedTo(room))
        session.changed.connect(self.refresh)
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo),
            (QKeySequence.StandardKey.Redo, session.redo),
        ):
            QShortcut(QKeySequence(keys), self, step)
        self.refresh()
        start = self.model.index(0, _BEHIND)
        self.grid.setCurrentIndex(start)
        self.grid.selectionModel().select(start, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.grid.setFocus()

    def refresh(self) -> None:
        """Read the portfolio again."""
        session = self._session
        projects = [project for project in session.portfolio.all(Project) if project.state in _SHOWN]
        self.model.show(projects, months_around(session.today))

    def _enter(self, cells: object) -> None:
        self._say("")
        self._session.do_at(self, set_people_in, cells=cells)

    def show_error(self, sentence: str) -> None:
        """What is refused."""
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


def months_around(today: date) -> tuple[date, ...]:
    """The first days of a few months behind, of this one, and of a year ahead, and the day after the last."""
    counts = range(-_BEHIND, _AHEAD + 1)
    months = (today.year * 12 + today.month - 1 + step for step in counts)
    return tuple(date(month // 12, month % 12 + 1, 1) for month in months if 12 <= month < date.max.year * 12)
