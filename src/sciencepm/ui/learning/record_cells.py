"""How the cells of a table of records are painted: two lines, one text on two lines, an icon, a pill."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sciencepm.ui.learning.record_model import Cell, Column, RecordModel, Row
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.pill import paint_pill, pill_size

ROW: Final = 52
_PADDING: Final = 12
_MOST_KEPT: Final = 4_000
_SELECTED: Final = QStyle.StateFlag.State_Selected


class RecordCells(QStyledItemDelegate):
    """Paints from the model's rows; `hovered` and `has_focus` are set by the view."""

    def __init__(self, theme: Theme, model: RecordModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.hovered = -1
        self.has_focus = False
        self._title = theme.font(13, QFont.Weight.DemiBold)
        self._plain = theme.font(13)
        self._figures = theme.font(13, tabular=True)
        self._small = theme.font(12)
        fonts = (self._title, self._plain, self._figures, self._small)
        self._metrics = {id(font): QFontMetrics(font) for font in fonts}
        self._broken: dict[tuple[str, int], tuple[str, ...]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(ROW))

    def width_wanted(self, place: int, row: Row) -> int:
        """The room the words of a cell take on one line each."""
        cell, column, room = row.cells[place], self._model.columns[place], 2 * self._theme.px(_PADDING)
        if column.marked:
            return room + self._theme.px(16)
        if cell.look is not None:
            return room + pill_size(self._theme, cell.first, cell.look[1]).width()
        first = self._metrics[id(self._font(column))].horizontalAdvance(cell.first)
        return room + max(first, self._metrics[id(self._small)].horizontalAdvance(cell.second)) + 2

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        area: QRect = option.rect
        column = self._model.columns[index.column()]
        cell = self._model.row(index.row()).cells[index.column()]
        painter.save()
        self._paint_ground(painter, area, index, bool(option.state & _SELECTED))
        inner = area.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), -1)
        if column.marked and cell.look is not None:
            side = theme.px(16)
            place = QRect(inner.left(), inner.center().y() - side // 2, side, side)
            painter.drawPixmap(place, theme.pixmap(cell.look[1], cell.look[0], 16))
        elif cell.look is not None:
            self._paint_pill(painter, inner, cell.first, cell.look)
        elif column.prose:
            self._paint_prose(painter, inner, cell.first)
        else:
            self._paint_lines(painter, inner, column, cell)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex, selected: bool
    ) -> None:
        theme = self._theme
        if selected:
            painter.fillRect(area, theme.color("accent_tint"))
        elif index.row() == self.hovered:
            painter.fillRect(area, theme.color("background"))
        line = "border" if theme.tokens.border_width > 1 else "raised"
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.color(line))
        if selected and self.has_focus and index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), theme.color("accent"))

    def _paint_pill(self, painter: QPainter, area: QRect, text: str, look: tuple[str, str]) -> None:
        tone, icon = look
        size = pill_size(self._theme, text, icon)
        pill = QRect(QPoint(0, 0), QSize(min(size.width(), area.width()), size.height()))
        pill.moveCenter(area.center())
        pill.moveLeft(area.left())
        painter.setClipRect(area)
        paint_pill(painter, QRectF(pill), self._theme, text, tone, icon)

    def _paint_lines(self, painter: QPainter, area: QRect, column: Column, cell: Cell) -> None:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        font = self._font(column)
        upper = self._metrics[id(font)].height() if cell.first else 0
        lower = self._metrics[id(self._small)].height() if cell.second else 0
        top = area.top() + (area.height() - upper - lower) // 2
        for text, each, height, colour in (
            (cell.first, font, upper, "text"),
            (cell.second, self._small, lower, "third"),
        ):
            if text:
                painter.setFont(each)
                painter.setPen(self._theme.color(colour))
                said = self._metrics[id(each)].elidedText(text, Qt.TextElideMode.ElideRight, area.width())
                painter.drawText(QRect(area.left(), top, area.width(), height), side, said)
            top += height

    def _paint_prose(self, painter: QPainter, area: QRect, text: str) -> None:
        lines = self._lines(text, area.width())
        height = self._metrics[id(self._small)].height()
        top = area.top() + (area.height() - height * len(lines)) // 2
        painter.setFont(self._small)
        painter.setPen(self._theme.color("second"))
        for line in lines:
            painter.drawText(QRect(area.left(), top, area.width(), height), Qt.AlignmentFlag.AlignLeft, line)
            top += height

    def _lines(self, text: str, width: int) -> tuple[str, ...]:
        """A text broken over two lines; what does not fit ends in an ellipsis."""
        key = (text, width)
        if key not in self._broken:
            if len(self._broken) > _MOST_KEPT:
                self._broken.clear()
            self._broken[key] = self._break(" ".join(text.split()), width)
        return self._broken[key]

    def _break(self, text: str, width: int) -> tuple[str, ...]:
        layout = QTextLayout(text, self._small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        first = layout.createLine()
        if not first.isValid():
            layout.endLayout()
            return ()
        first.setLineWidth(max(1, width))
        end = first.textLength()
        layout.endLayout()
        rest = self._metrics[id(self._small)].elidedText(text[end:], Qt.TextElideMode.ElideRight, width)
        return tuple(line for line in (text[:end].rstrip(), rest.strip()) if line)

    def _font(self, column: Column) -> QFont:
        return self._title if column.strong else self._figures if column.right else self._plain
