"""How the cells of the table of projects are painted: two lines, the kind's fill, a bar, a pill."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sciencepm.ui.models.project_row import Cell, Column, ProjectRow
from sciencepm.ui.models.projects_model import RIGHT_COLUMNS, ProjectsModel
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.kind_bar import paint_kind
from sciencepm.ui.widgets.meter import paint_meter
from sciencepm.ui.widgets.pill import paint_pill, pill_size
from sciencepm.ui.widgets.standing import STANDING_LOOK

_PADDING = 12
BOX_ROOM = 26
"""Room for the box one ticks a project in, before its kind."""
_MOST_KEPT = 4_000
_SELECTED = QStyle.StateFlag.State_Selected


def paint_box(painter: QPainter, area: QRectF, theme: Theme, *, ticked: bool) -> None:
    """The box in which a project is ticked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = theme.tokens.border_width
    painter.setPen(QPen(theme.color("accent" if ticked else "control"), line))
    painter.setBrush(theme.color("accent" if ticked else "surface"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if ticked:
        painter.drawPixmap(area.adjusted(1, 1, -1, -1).toRect(), theme.pixmap("check", "on_accent", 14))


class ProjectCells(QStyledItemDelegate):
    """Paints from the model's rows; `hovered` and `has_focus` are set by the view."""

    def __init__(self, theme: Theme, model: ProjectsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.hovered = -1
        self.has_focus = False
        self._title = theme.font(13, QFont.Weight.DemiBold)
        self._plain = theme.font(13)
        self._figures = theme.font(13, tabular=True)
        self._strong = theme.font(13, QFont.Weight.DemiBold, tabular=True)
        self._small = theme.font(12)
        self._metrics = {
            id(font): QFontMetrics(font)
            for font in (self._title, self._plain, self._figures, self._strong, self._small)
        }
        self._elided: dict[tuple[int, int, str], str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(48))

    def width_wanted(self, column: Column, row: ProjectRow) -> int:
        """The room the words of one cell take."""
        cell, room = row.cells[column], 2 * self._theme.px(_PADDING)
        if column is Column.STATE:
            return room + pill_size(self._theme, cell.first, STANDING_LOOK[row.standing][1]).width()
        first = self._metrics[id(self._font(column))].horizontalAdvance(cell.first)
        return room + max(first, self._metrics[id(self._small)].horizontalAdvance(cell.second)) + 2

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        area: QRect = option.rect
        number, column = index.row(), index.column()
        row = self._model.row(number)
        painter.save()
        self._paint_ground(painter, area, column, number, bool(option.state & _SELECTED))
        inner = area.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), -1)
        if column == Column.KIND:
            chosen = self._model.is_chosen(number)
            if chosen is not None or number == self.hovered or (self.has_focus and option.state & _SELECTED):
                box = QRectF(inner.left(), inner.center().y() - theme.px(8), theme.px(16), theme.px(16))
                paint_box(painter, box, theme, ticked=bool(chosen))
            block = QRectF(inner.left() + theme.px(BOX_ROOM), 0, theme.px(12), theme.px(26))
            block.moveCenter(QPointF(block.center().x(), QRectF(inner).center().y()))
            paint_kind(painter, block, theme, row.kind)
        elif column == Column.STATE:
            self._paint_state(painter, inner, row)
        elif column == Column.STOP_RULE and row.meter is not None:
            part, tone = row.meter
            bar = QRectF(inner.left(), inner.center().y() - theme.px(4), inner.width(), theme.px(8))
            paint_meter(painter, bar, theme, part, tone)
        else:
            self._paint_lines(painter, inner, Column(column), row)
        painter.restore()

    def is_cut(self, index: QModelIndex, width: int) -> bool:
        """Whether a cell of this width does not show all its words."""
        row = self._model.row(index.row())
        return self.width_wanted(Column(index.column()), row) > width

    def _paint_ground(self, painter: QPainter, area: QRect, column: int, number: int, selected: bool) -> None:
        theme = self._theme
        if selected or self._model.is_chosen(number):
            painter.fillRect(area, theme.color("accent_tint"))
        elif number == self.hovered:
            painter.fillRect(area, theme.color("background"))
        line = "border" if theme.tokens.border_width > 1 else "raised"
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.color(line))
        if selected and self.has_focus and column == Column.KIND:
            painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), theme.color("accent"))

    def _paint_state(self, painter: QPainter, area: QRect, row: ProjectRow) -> None:
        tone, icon = STANDING_LOOK[row.standing]
        text = row.cells[Column.STATE].first
        size = pill_size(self._theme, text, icon)
        pill = QRect(QPoint(0, 0), QSize(min(size.width(), area.width()), size.height()))
        pill.moveCenter(area.center())
        pill.moveLeft(area.left())
        painter.setClipRect(area)
        paint_pill(painter, QRectF(pill), self._theme, text, tone, icon)

    def _paint_lines(self, painter: QPainter, area: QRect, column: Column, row: ProjectRow) -> None:
        cell: Cell = row.cells[column]
        side = Qt.AlignmentFlag.AlignRight if column in RIGHT_COLUMNS else Qt.AlignmentFlag.AlignLeft
        font = self._font(column)
        second = cell.second
        upper = self._metrics[id(font)].height() if cell.first else 0
        lower = self._metrics[id(self._small)].height() if second else 0
        top = area.top() + (area.height() - upper - lower) // 2
        faint = cell.key is None and column in {Column.CHANCE, Column.LANDING, Column.VALUE, Column.STOP_RULE}
        if cell.first:
            painter.setFont(font)
            painter.setPen(self._theme.color("third" if faint else "text"))
            line = QRect(area.left(), top, area.width(), upper)
            painter.drawText(line, side, self._fitted(cell.first, font, area.width()))
        if second:
            painter.setFont(self._small)
            painter.setPen(self._theme.color("revise" if cell.late else "third"))
            line = QRect(area.left(), top + upper, area.width(), lower)
            painter.drawText(line, side, self._fitted(second, self._small, area.width()))

    def _font(self, column: Column) -> QFont:
        return {Column.PROJECT: self._title, Column.CHANCE: self._strong, Column.VALUE: self._figures}.get(
            column, self._plain
        )

    def _fitted(self, text: str, font: QFont, width: int) -> str:
        key = (id(font), width, text)
        if key not in self._elided:
            if len(self._elided) > _MOST_KEPT:
                self._elided.clear()
            self._elided[key] = self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self._elided[key]
