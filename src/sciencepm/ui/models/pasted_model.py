"""The rows of a pasted table as the preview lists them: what happens with each, what it says, what cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sciencepm.exchange.pasted_projects import PastedRow, Treatment
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class PastedColumn(IntEnum):
    """The columns in order."""

    LINE = 0
    TREATMENT = 1
    TITLE = 2
    SAID = 3
    UNREAD = 4


class PastedModel(QAbstractTableModel):
    """`show` takes the rows; `row` gives one of them."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._rows: tuple[PastedRow, ...] = ()

    def show(self, rows: Sequence[PastedRow]) -> None:
        """Show these rows; where there are as many as before, one stays where one is."""
        same = len(rows) == len(self._rows)
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(PastedColumn) - 1))

    def row(self, number: int) -> PastedRow:
        return self._rows[number]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(PastedColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], PastedColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self._text(row, column)
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tip(text)
            return text if role == Qt.ItemDataRole.AccessibleTextRole else text.replace("\n", " · ")
        if role == Qt.ItemDataRole.ForegroundRole:
            if column is PastedColumn.UNREAD:
                return self._theme.color("revise")
            faint = row.treatment is Treatment.LEAVE or column is PastedColumn.LINE
            return self._theme.color("third") if faint else None
        if role == Qt.ItemDataRole.FontRole and column is PastedColumn.TITLE:
            return self._theme.font(13, self._theme.font(13).Weight.DemiBold)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        w = self._words
        return (w("Line"), w("What happens"), w("Project"), w("What the row says"), w("Not read"))[section]

    def _text(self, row: PastedRow, column: PastedColumn) -> str:
        w = self._words
        if column is PastedColumn.LINE:
            return w.number(row.line)
        if column is PastedColumn.TREATMENT:
            return treatment_words(row.treatment, w)
        if column is PastedColumn.TITLE:
            return row.title or w("no title")
        if column is PastedColumn.SAID:
            return "\n".join(said_lines(row, w)) or row.remark or w("nothing new")
        return "\n".join(each.text for each in row.unread)


def treatment_words(treatment: Treatment, w: Words) -> str:
    """What happens with a row, in a word or two."""
    return {Treatment.NEW: w("New"), Treatment.CHANGE: w("Change"), Treatment.LEAVE: w("Left out")}[treatment]


def said_lines(row: PastedRow, w: Words) -> list[str]:
    """What a row says of its project, a line each; what an existing one says now stands before it."""
    return [
        w("{name}: from {before} to {text}", name=each.name, before=each.before, text=each.text)
        if each.before
        else w("{name}: {text}", name=each.name, text=each.text)
        for each in row.said
    ]
