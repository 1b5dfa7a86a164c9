"""The table of what if: each project's people, what is tried instead, and by how much that alone moves the balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from sciencepm.analysis.wording import exact_number
from sciencepm.domain.project import Kind
from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_number
from sciencepm.i18n import Words
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_MOST: Final = Decimal(100_000)


class Column(IntEnum):
    PROJECT = 0
    PEOPLE = 1
    TRY = 2
    BALANCE = 3


@dataclass(frozen=True, slots=True)
class TryRow:
    """A project; `state` says in a word what it would be, where that is not simply active. `points` as text."""

    project_id: str
    title: str
    kind: Kind
    people: Decimal
    tried: Decimal
    state: str
    points: str
    is_changed: bool


class TryModel(QAbstractTableModel):
    """Only reads; what is typed is wished for by `tried` with the project's id and the people."""

    tried = Signal(str, object)
    refused = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._head = (words("Project"), words("People"), words("Try"), words("Balance"))
        self._rows: tuple[TryRow, ...] = ()

    def show_rows(self, rows: Sequence[TryRow]) -> None:
        """Show other rows; where the same projects stay in place, only cells that differ change."""
        before, after = self._rows, tuple(rows)
        if [row.project_id for row in before] != [row.project_id for row in after]:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
            return
        self._rows = after
        for place, (was, now) in enumerate(zip(before, after, strict=True)):
            if was is not now and was != now:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))

    def row(self, number: int) -> TryRow:
        return self._rows[number]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.TRY:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.PROJECT:
            return plain_tip(f"{row.title} · {row.state}" if row.state else row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(row, column)
            said = f"{self._head[column]}: {text}" if text else self._head[column]
            return f"{said}, {row.state}" if column is Column.PROJECT and row.state else said
        if role == Qt.ItemDataRole.TextAlignmentRole and column is not Column.PROJECT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != Column.TRY:
            return False
        row = self._rows[index.row()]
        try:
            people = read_number(str(value), self._words)
        except UserError as error:
            self.refused.emit(str(error))
            return False
        if people is None:
            people = row.people
        if not 0 <= people <= _MOST:
            self.refused.emit(self._words("Please write how many people, such as 2.5."))
            return False
        self.tried.emit(row.project_id, people)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != Column.PROJECT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, row: TryRow, column: Column) -> str:
        return {
            Column.PROJECT: row.title,
            Column.PEOPLE: _number(row.people, self._words),
            Column.TRY: _number(row.tried, self._words),
            Column.BALANCE: row.points,
        }[column]


@lru_cache(maxsize=4_096)
def _number(value: Decimal, words: Words) -> str:
    """A figure as text; asked for with every painting, and the same for most projects."""
    return exact_number(value, words)
