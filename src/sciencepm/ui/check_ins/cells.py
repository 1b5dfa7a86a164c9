"""A table whose cells are words, some of them on a tint: who is due, who has heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.pill import paint_pill, pill_size
from sciencepm.ui.widgets.plain_rows import plain_rows
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_PADDING: Final = 12
_ROW: Final = 36


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says; `tone` is a token's name: with `pill` on its tint, else as the colour of its words."""

    text: str
    spoken: str
    tone: str = ""
    icon: str = ""
    pill: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells, and the id of what it is about."""

    record_id: str
    cells: tuple[Cell, ...]


class CellsModel(QAbstractTableModel):
    """Lines of cells under heads; each head is (short, spoken)."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[tuple[str, str], ...] = ()
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, heads: tuple[tuple[str, str], ...], lines: tuple[Line, ...]) -> None:
        """Show these; where the same things stand in the same places only their words change."""
        same = heads == self._heads and [each.record_id for each in lines] == [each.record_id for each in self._lines]
        if not same:
            self.beginResetModel()
        self._heads, self._lines = heads, lines
        if not same:
            self.endResetModel()
        elif lines and heads:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(heads) - 1))

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def cell(self, index: Index) -> Cell:
        return self._lines[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.spoken)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        short, spoken = self._heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return short
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken
        return plain_tip(spoken) if role == Qt.ItemDataRole.ToolTipRole else None


class CellsTable(QTableView):
    """As high as its rows, so that the page scrolls and not the table; `grows` is the column that takes
    what is left and gives way down to `least`; those `first_to_go` are hidden where even that is too little.

    `by_row` selects whole rows, else one cell. `chosen` follows the keyboard and the mouse with the id and column.
    """

    chosen = Signal(str, int)
    opened = Signal(str, int)

    def __init__(
        self, theme: Theme, name: str, *, grows: int, least: int, by_row: bool, first_to_go: tuple[int, ...] = ()
    ) -> None:
        super().__init__()
        self._theme, self._grows, self._least, self._first_to_go = theme, grows, theme.px(least), first_to_go
        self.rows = CellsModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName(name)
        self.setProperty("look", "twin")
        plain_rows(self, theme.px(_ROW))
        if not by_row:
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        self.doubleClicked.connect(self._open)

    def show_lines(self, heads: tuple[tuple[str, str], ...], lines: tuple[Line, ...]) -> None:
        """Show these; the keyboard stays on what it was on."""
        index = self.currentIndex()
        at = self.rows.lines[index.row()].record_id if index.isValid() else None
        column = index.column()
        self.rows.show_lines(heads, lines)
        if not self.currentIndex().isValid() and at is not None:
            self.choose(at, column)
        self._fit()

    def choose(self, record_id: str, column: int = 0) -> None:
        """Put the keyboard on the row of this id, if it is there."""
        for number, line in enumerate(self.rows.lines):
            if line.record_id == record_id:
                self.setCurrentIndex(self.rows.index(number, min(column, self.rows.columnCount() - 1)))

    @property
    def chosen_id(self) -> str | None:
        """The id of the row the keyboard is on."""
        index = self.currentIndex()
        return self.rows.lines[index.row()].record_id if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.lines[index.row()].record_id, index.column())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.lines[index.row()].record_id, index.column())

    def _fit(self) -> None:
        """Columns as wide as their words; the growing one takes what is left."""
        count = self.rows.columnCount()
        if not count:
            return
        head = self.horizontalHeader()
        widths = [max(self.sizeHintForColumn(each), head.sectionSizeHint(each)) for each in range(count)]
        widths[self._grows] = self._least
        width, shown = self.viewport().width(), set(range(count))
        for each in self._first_to_go:
            if sum(widths[other] for other in shown) > width:
                shown.discard(each)
        wanted = sum(widths[each] for each in shown)
        grows = self._grows if self._grows in shown else min(shown)
        widths[grows] += max(0, width - wanted)
        for each in range(count):
            self.setColumnHidden(each, each not in shown)
            self.setColumnWidth(each, widths[each])
        bar = self.horizontalScrollBar().sizeHint().height() if wanted > width else 0
        self.setFixedHeight(head.sizeHint().height() + self.rows.rowCount() * self._theme.px(_ROW) + bar + 2)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, table: CellsTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table
        self._plain, self._strong = theme.font(13), theme.font(13, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell, room = self._table.rows.cell(index), 2 * self._theme.px(_PADDING)
        width = QFontMetrics(self._font(cell)).horizontalAdvance(cell.text)
        if cell.pill and cell.text:
            width = pill_size(self._theme, cell.text, cell.icon).width()
        return QSize(width + room + 2, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell = self._theme, self._table.rows.cell(index)
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("accent_tint"))
        line = "border" if theme.tokens.border_width > 1 else "raised"
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.color(line))
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), theme.color("accent"))
        inner = area.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), -1)
        if cell.pill and cell.text:
            size = pill_size(theme, cell.text, cell.icon)
            pill = QRectF(inner.left(), 0, min(size.width(), inner.width()), size.height())
            pill.moveTop(inner.center().y() - size.height() / 2)
            painter.setClipRect(area)
            paint_pill(painter, pill, theme, cell.text, cell.tone, cell.icon)
        else:
            font = self._font(cell)
            painter.setFont(font)
            painter.setPen(theme.color(cell.tone or "text"))
            shown = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _font(self, cell: Cell) -> QFont:
        return self._strong if cell.strong else self._plain
