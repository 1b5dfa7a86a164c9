"""The table twin of a chart: the same records and words as rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class TwinModel(QAbstractTableModel):
    """Rows are (record id, cells) pairs under one head."""

    def __init__(self, head: Sequence[str]) -> None:
        super().__init__()
        self._head = tuple(head)
        self._rows: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def show(self, rows: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Show other rows; where the same records stay in place, only their cells change."""
        same = [each for each, _ in rows] == [each for each, _ in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._head) - 1))

    def record_id(self, number: int) -> str:
        return self._rows[number][0]

    def as_text(self) -> str:
        """All of it with tabs between the cells, as spreadsheets take it."""
        return "\n".join("\t".join(line) for line in (self._head, *(cells for _, cells in self._rows)))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._head[index.column()]}: {cell}" if cell else self._head[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._head[section]
        return None
