"""The roadmap as a table: the same rows and the same words, for whoever would rather read them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from sciencepm.i18n import Words
from sciencepm.picture.roadmap_content import RoadmapContent
from sciencepm.picture.roadmap_records import Row
from sciencepm.picture.roadmap_words import table_head
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.plain_rows import plain_rows
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_WIDEST: Final = 260


class RoadmapTableModel(QAbstractTableModel):
    """A line for each row of the timeline, in its order."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._head = table_head(words)
        self._rows: tuple[Row, ...] = ()

    def show_content(self, content: RoadmapContent) -> None:
        """Show another content; where the same projects stay in place, only their cells change."""
        rows = content.rows
        same = [row.project_id for row in rows] == [row.project_id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._head) - 1))

    def row(self, number: int) -> Row:
        return self._rows[number]

    def is_empty(self, column: int) -> bool:
        """Whether nothing stands in a column."""
        return not any(row.cells[column] for row in self._rows)

    def as_text(self) -> str:
        """All of it with tabs between the cells, as spreadsheets take it."""
        lines = [self._head, *(row.cells for row in self._rows)]
        return "\n".join("\t".join(line) for line in lines)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._rows[index.row()].cells[index.column()]
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


class RoadmapTable(QTableView):
    """Enter or a double click opens the project; copying takes the whole table."""

    open_requested = Signal(str, object)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self.rows = RoadmapTableModel(words)
        self.setModel(self.rows)
        self.setAccessibleName(words("Roadmap as a table"))
        self.setProperty("look", "twin")
        plain_rows(self, theme.px(36))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.doubleClicked.connect(self._open)

    def show_content(self, content: RoadmapContent) -> None:
        """Show another content; columns in which nothing stands are left out."""
        self.rows.show_content(content)
        for column in range(self.rows.columnCount()):
            self.setColumnHidden(column, self.rows.is_empty(column))
            self.resizeColumnToContents(column)
            width = self.columnWidth(column) + self._theme.px(24)
            self.setColumnWidth(column, min(width, self._theme.px(_WIDEST)))
        if content.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))

    def copy(self) -> None:
        """What Ctrl+C does here."""
        QGuiApplication.clipboard().setText(self.rows.as_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(self.rows.row(index.row()).project_id, None)
