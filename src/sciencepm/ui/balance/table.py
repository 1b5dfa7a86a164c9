"""The balance as a table: the same days and the same words, for whoever would rather read them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sciencepm.i18n import Words
from sciencepm.picture.balance_content import BalanceContent
from sciencepm.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class BalanceTableModel(QAbstractTableModel):
    """A line for each day of the course, with the share by each measure."""

    def __init__(self) -> None:
        super().__init__()
        self._head: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_content(self, content: BalanceContent) -> None:
        """Show another content."""
        self.beginResetModel()
        self._head, self._rows = content.head, content.rows
        self.endResetModel()

    def as_text(self) -> str:
        """All of it with tabs between the cells, as spreadsheets take it."""
        return "\n".join("\t".join(line) for line in (self._head, *self._rows))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._head[index.column()]}: {cell}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._head[section]
        return None


class BalanceTable(QTableView):
    """Copying takes the whole table."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.rows = BalanceTableModel()
        self.setModel(self.rows)
        self.setAccessibleName(words("Balance as a table"))
        self.setProperty("look", "twin")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(theme.px(28))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_content(self, content: BalanceContent) -> None:
        """Show another content."""
        self.rows.show_content(content)
        if content.rows:
            self.setCurrentIndex(self.rows.index(0, 0))

    def copy(self) -> None:
        """What Ctrl+C does here."""
        QGuiApplication.clipboard().setText(self.rows.as_text())
