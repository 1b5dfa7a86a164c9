"""A table of records: a header one can sort by, rows to walk through and open, columns that give way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from sciencepm.ui.learning.record_cells import ROW, RecordCells
from sciencepm.ui.learning.record_model import Order, RecordModel
from sciencepm.ui.places import Location
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.plain_rows import plain_rows

_MOST_MEASURED: Final = 200
"""Rows whose words are measured for the widths of columns; more would be felt and change little."""


class RecordTable(QTableView):
    """Selects whole rows; Enter or a double click opens. `chosen` gives the id of the row one is on, "" for none."""

    open_requested = Signal(Location)
    chosen = Signal(str)
    order_changed = Signal(object)

    def __init__(self, theme: Theme, model: RecordModel, name: str) -> None:
        super().__init__()
        self._theme, self._records = theme, model
        self.order = Order()
        self.setAccessibleName(name)
        self.setProperty("look", "projects")
        self.head = RecordHeader(theme, model, self)
        self.head.sectionClicked.connect(self._sort_by)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.cells = RecordCells(theme, model, self)
        self.setItemDelegate(self.cells)
        plain_rows(self, theme.px(ROW))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(theme.px(200), theme.px(36 + 3 * ROW))
        self.doubleClicked.connect(lambda index: self.open_requested.emit(model.row(index.row()).location))
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit(self.record_id or ""))

    @property
    def record_id(self) -> str | None:
        """The record of the row one is on."""
        index = self.currentIndex()
        return self._records.row(index.row()).id if index.isValid() else None

    def choose(self, record_id: str | None) -> None:
        """Go to the row of a record, or to the first where it is not shown."""
        if self._records.rowCount():
            place = self._records.place_of(record_id) if record_id else 0
            self.setCurrentIndex(self._records.index(place or 0, 0))

    def sort(self, order: Order) -> None:
        """Say in the header how the rows are sorted; the page sorts them."""
        self.order = order
        self.head.order = order
        self.head.viewport().update()

    def fit_columns(self) -> None:
        """Share out the width; where it is too little, columns shrink to their least, then the least needed go."""
        px, width, columns = self._theme.px, self.viewport().width(), self._records.columns
        shown = list(range(len(columns)))
        for place in sorted((each for each in shown if columns[each].goes), key=lambda each: columns[each].goes):
            if sum(px(columns[each].least) for each in shown) > width:
                shown.remove(place)
        wide = {place: self._wanted(place) for place in shown}
        least = {place: px(columns[place].least) for place in shown}
        shares = {place: columns[place].share for place in shown}
        if sum(least.values()) > width:
            wide = least
        left = width - sum(wide.values())
        _share_out(left, wide, shares if left > 0 or wide is least else _above(least, wide))
        for place in range(len(columns)):
            self.setColumnHidden(place, place not in wide)
            if place in wide:
                self.setColumnWidth(place, max(px(24), wide[place]))

    def _wanted(self, place: int) -> int:
        column = self._records.columns[place]
        words = max((self.cells.width_wanted(place, row) for row in self._records.rows[:_MOST_MEASURED]), default=0)
        px = self._theme.px
        return max(px(column.least), min(max(words, self.head.width_wanted(place)), px(column.most)))

    def _sort_by(self, section: int) -> None:
        again = self.order.column == section
        self.order_changed.emit(Order(section, descending=not self.order.descending if again else False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.open_requested.emit(self._records.row(index.row()).location)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(None)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, focused: bool) -> None:
        self.cells.has_focus = focused
        self.viewport().update()

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self.cells.hovered:
            self.cells.hovered = index.row()
            self.viewport().update()


def _above(least: dict[int, int], wide: dict[int, int]) -> dict[int, int]:
    """By how much each column is wider than it has to be."""
    return {place: wide[place] - least[place] for place in wide}


def _share_out(left: int, wide: dict[int, int], shares: dict[int, int]) -> None:
    """Add `left` pixels (or take them, below nought) to the columns by their shares; the last one evens it out."""
    whole = sum(shares.values())
    if not whole:
        return
    for place, share in shares.items():
        wide[place] += int(left * share / whole)
    last = max(place for place, share in shares.items() if share)
    wide[last] += left - sum(int(left * share / whole) for share in shares.values())


class RecordHeader(QHeaderView):
    """Small titles; the one that is sorted by has an arrow."""

    def __init__(self, theme: Theme, model: RecordModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._records = theme, model
        self._font = theme.font(12, QFont.Weight.Medium)
        self.order = Order()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(24))

    def width_wanted(self, place: int) -> int:
        """The room a title takes, with its arrow."""
        column = self._records.columns[place]
        if column.marked:
            return 0
        return QFontMetrics(self._font).horizontalAdvance(column.title) + self._theme.px(42)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(36))

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        theme, column = self._theme, self._records.columns[section]
        line = theme.tokens.border_width
        painter.fillRect(QRect(area.left(), area.bottom() + 1 - line, area.width(), line), theme.color("border"))
        inner = area.adjusted(theme.px(12), 0, -theme.px(12), -line)
        is_sorted = self.order.column == section
        arrow = theme.px(14) if is_sorted else 0
        metrics = QFontMetrics(self._font)
        title = "" if column.marked else column.title
        said = metrics.elidedText(title, Qt.TextElideMode.ElideRight, inner.width() - arrow)
        width = metrics.horizontalAdvance(said)
        left = inner.right() + 1 - width - arrow if column.right else inner.left()
        painter.setFont(self._font)
        painter.setPen(theme.color("text" if is_sorted else "third"))
        painter.drawText(QRect(left, inner.top(), width + 2, inner.height()), Qt.AlignmentFlag.AlignVCenter, said)
        if is_sorted:
            side = arrow - theme.px(2)
            corner = QPoint(left + width + (theme.px(2) if said else 0), inner.center().y() - arrow // 2)
            icon = "chevron-down" if self.order.descending else "chevron-up"
            painter.drawPixmap(QRect(corner, QSize(side, side)), theme.pixmap(icon, "text", 12))
