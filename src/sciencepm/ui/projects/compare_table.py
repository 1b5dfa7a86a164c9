"""The projects side by side: words that wrap, and below a figure where it lies on the row's one scale."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sciencepm.analysis.compare import Comparison, Span
from sciencepm.i18n import Words
from sciencepm.ui.models.compare_model import CompareModel
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.kind_bar import paint_kind

_PADDING: Final = 12
_BAR: Final = 16
_WRAPS: Final = int(Qt.TextFlag.TextWordWrap)
_HEAD_LINES: Final = 3
_SELECTED: Final = QStyle.StateFlag.State_Selected


class CompareCells(QStyledItemDelegate):
    """What is the same for all is quiet; what differs has the full colour of text. No figure is called better."""

    def __init__(self, theme: Theme, model: CompareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.has_focus = False
        self._font = theme.font(13)

    def height_for(self, index: QModelIndex, width: int) -> int:
        """How high a cell of this width is."""
        px, cell = self._theme.px, self._model.cell(index)
        room = QRect(0, 0, max(1, width - 2 * px(_PADDING)), 10_000)
        words = QFontMetrics(self._font).boundingRect(room, _WRAPS, cell.text).height()
        return words + px(18) + (px(_BAR) if cell.span else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px, cell = self._theme, self._theme.px, self._model.cell(index)
        area: QRect = option.rect
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(area, theme.color("accent_tint"))
            if self.has_focus:
                painter.fillRect(QRect(area.left(), area.top(), px(3), area.height()), theme.color("accent"))
        line = "border" if theme.tokens.border_width > 1 else "raised"
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.color(line))
        inner = area.adjusted(px(_PADDING), px(9), -px(_PADDING), -px(8))
        differs = self._model.fact(index.row()).differs
        painter.setFont(self._font)
        painter.setPen(theme.color("text" if differs else "third"))
        painter.drawText(inner, _WRAPS, cell.text)
        if cell.span is not None:
            self._paint_span(painter, QRectF(inner.left(), area.bottom() - px(14), inner.width(), px(6)), cell.span)
        painter.restore()

    def _paint_span(self, painter: QPainter, bar: QRectF, span: Span) -> None:
        """A single figure as a bar from the beginning; a range as a line from end to end with its middle."""
        theme, px = self._theme, self._theme.px
        low, middle, high = span
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("border") if theme.tokens.border_width > 1 else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("meter"))
        begins = 0.0 if low == high else low
        width = max(float(px(4)), (high - begins) * bar.width())
        left = min(bar.left() + begins * bar.width(), bar.right() - width)
        painter.drawRoundedRect(QRectF(left, bar.top(), width, bar.height()), 3, 3)
        if low != high:
            painter.setBrush(theme.color("text"))
            x = min(max(bar.left() + middle * bar.width(), bar.left() + 1), bar.right() - 1)
            painter.drawRect(QRectF(x - 1, bar.top() - px(3), 2, bar.height() + px(6)))


class CompareTable(QTableView):
    """Arrows walk through the cells, Enter opens the project of a column, Escape goes back to all of them."""

    open_requested = Signal(str)
    leave_requested = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self.facts = CompareModel(words)
        self.setModel(self.facts)
        self.cells = CompareCells(theme, self.facts, self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(words("Projects side by side"))
        self.setProperty("look", "twin")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumSize(theme.px(240), theme.px(200))
        head = CompareHead(theme, self.facts, self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(lambda place: self.open_requested.emit(self._project(place)))
        names = self.verticalHeader()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setHighlightSections(False)
        names.setMinimumSectionSize(theme.px(28))
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(lambda index: self.open_requested.emit(self._project(index.column())))

    def show_comparison(self, whole: Comparison, *, only_what_differs: bool) -> None:
        """Show projects side by side at the cell one was at."""
        before = self.currentIndex()
        place = (before.row(), before.column()) if before.isValid() else (0, 0)
        self.facts.show(whole, only_what_differs=only_what_differs)
        self.fit()
        if self.facts.rowCount() and whole.sides:
            row = min(place[0], self.facts.rowCount() - 1)
            self.setCurrentIndex(self.facts.index(row, min(place[1], len(whole.sides) - 1)))

    def fit(self) -> None:
        """Columns share the width and rows are as high as their words; where it is too narrow, it scrolls."""
        columns = self.facts.columnCount()
        if not columns:
            return
        least = self._theme.px(170)
        width = max(least, self.viewport().width() // columns)
        for column in range(columns):
            self.setColumnWidth(column, width)
        for row in range(self.facts.rowCount()):
            heights = (self.cells.height_for(self.facts.index(row, column), width) for column in range(columns))
            self.setRowHeight(row, max(heights))

    def copy(self) -> None:
        """What Ctrl+C does here."""
        QGuiApplication.clipboard().setText(self.facts.as_text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_requested.emit(self._project(self.currentIndex().column()))
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, focused: bool) -> None:
        self.cells.has_focus = focused
        self.viewport().update()

    def _project(self, column: int) -> str:
        return self.facts.whole.sides[column].project_id


class CompareHead(QHeaderView):
    """The titles of the projects with their kind, in up to three lines."""

    def __init__(self, theme: Theme, model: CompareModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._model = theme, model
        self._font = theme.font(14, QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        metrics, most = QFontMetrics(self._font), 1
        for place, side in enumerate(self._model.whole.sides):
            room = QRect(0, 0, max(1, self.sectionSize(place) - px(44)), 10_000)
            height = metrics.boundingRect(room, _WRAPS, side.title).height()
            most = max(most, min(_HEAD_LINES, round(height / metrics.lineSpacing())))
        return QSize(super().sizeHint().width(), most * metrics.lineSpacing() + px(20))

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        theme, px = self._theme, self._theme.px
        if section >= len(self._model.whole.sides):
            return
        side = self._model.whole.sides[section]
        line = theme.tokens.border_width
        painter.fillRect(QRect(area.left(), area.bottom() + 1 - line, area.width(), line), theme.color("border"))
        block = QRectF(area.left() + px(_PADDING), area.top() + px(11), px(12), px(18))
        paint_kind(painter, block, theme, side.kind)
        painter.setFont(self._font)
        painter.setPen(theme.color("text"))
        room = area.adjusted(px(_PADDING + 20), px(10), -px(_PADDING), -px(8))
        painter.drawText(room, _WRAPS, side.title)
