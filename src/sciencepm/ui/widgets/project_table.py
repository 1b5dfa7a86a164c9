"""The table of projects: a header one can sort by, rows to walk through and open, columns that give way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from sciencepm.ui.models.project_row import Column
from sciencepm.ui.models.projects_model import RIGHT_COLUMNS, ProjectsModel
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.plain_rows import plain_rows
from sciencepm.ui.widgets.project_cells import BOX_ROOM, ProjectCells

_BOUNDS: Final[Mapping[Column, tuple[int, int]]] = {
    Column.KIND: (36 + BOX_ROOM, 36 + BOX_ROOM),
    Column.PROJECT: (160, 250),
    Column.DECISION: (130, 190),
    Column.CHANCE: (72, 96),
    Column.LANDING: (96, 180),
    Column.VALUE: (96, 180),
    Column.STOP_RULE: (128, 128),
    Column.STATE: (96, 200),
}
"""Columns are as wide as their words, within these."""
_SHARES: Final[Mapping[Column, int]] = {Column.PROJECT: 5, Column.DECISION: 5, Column.LANDING: 1, Column.STATE: 1}
"""Who takes how much of the room that is left."""
_FIRST_TO_GO: Final = (
    Column.STOP_RULE,
    Column.LANDING,
    Column.VALUE,
    Column.CHANCE,
    Column.DECISION,
    Column.STATE,
    Column.KIND,
)


class ProjectTable(QTableView):
    """Selects whole rows. A click or Enter opens a project; the menu key and Delete ask for what they say.

    Space, a click on the box or one with Ctrl asks to tick a project, Ctrl+A all that are shown.
    """

    open_requested = Signal(str)
    value_requested = Signal(str)
    """Asks for what a project's value rests on: a click on it, or Shift+Enter."""
    tick_requested = Signal(str)
    all_requested = Signal()
    none_requested = Signal()
    remove_requested = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, theme: Theme, model: ProjectsModel, name: str) -> None:
        super().__init__()
        self._theme, self._projects = theme, model
        self._words = dict.fromkeys(Column, 0)
        self.setAccessibleName(name)
        self.setProperty("look", "projects")
        self.head = ProjectHeader(theme, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.cells = ProjectCells(theme, model, self)
        self.setItemDelegate(self.cells)
        plain_rows(self, theme.px(48))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(theme.px(200), theme.px(180))
        self._with_control = False
        self.clicked.connect(self._click)

    @property
    def project_id(self) -> str | None:
        """The project of the selected row."""
        index = self.currentIndex()
        return self._projects.row(index.row()).project_id if index.isValid() else None

    def choose(self, project_id: str | None) -> None:
        """Select the row of a project, or the first where it is not shown."""
        if self._projects.rowCount():
            place = self._projects.row_of(project_id) if project_id else 0
            self.setCurrentIndex(self._projects.index(place or 0, Column.PROJECT))

    def measure(self) -> None:
        """Look how wide the words of the rows are that are shown now."""
        rows = [self._projects.row(number) for number in range(self._projects.rowCount())]
        for column in Column:
            widths = (self.cells.width_wanted(column, row) for row in rows)
            self._words[column] = max(self.head.width_wanted(column), *widths, 0)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share out the width; where it is too little, the least needed columns go."""
        px, width = self._theme.px, self.viewport().width()
        wanted = {
            column: max(px(least), min(self._words[column], px(most))) for column, (least, most) in _BOUNDS.items()
        }
        shown = list(Column)
        for column in _FIRST_TO_GO:
            if sum(wanted[each] for each in shown) > width:
                shown.remove(column)
        left = max(0, width - sum(wanted[column] for column in shown))
        shares = sum(_SHARES.get(column, 0) for column in shown)
        for column in shown:
            wanted[column] += left * _SHARES.get(column, 0) // shares
        wanted[shown[-1]] += width - sum(wanted[column] for column in shown)
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, wanted[column])

    def selectAll(self) -> None:
        """What Ctrl+A does here."""
        self.all_requested.emit()

    def _click(self, index: QModelIndex) -> None:
        project_id = self._projects.row(index.row()).project_id
        ticks = index.column() == Column.KIND or self._with_control
        if index.column() == Column.VALUE and not ticks:
            self.value_requested.emit(project_id)
            return
        (self.tick_requested if ticks else self.open_requested).emit(project_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        project_id = self.project_id
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and project_id and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.value_requested.emit(project_id)
        elif enters and project_id:
            self.open_requested.emit(project_id)
        elif event.key() == Qt.Key.Key_Delete and project_id:
            self.remove_requested.emit(project_id)
        elif event.key() == Qt.Key.Key_Space and project_id:
            self.tick_requested.emit(project_id)
        elif event.key() == Qt.Key.Key_Escape:
            self.none_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            self.setCurrentIndex(index)
            where = event.globalPos()
        else:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.menu_requested.emit(self._projects.row(index.row()).project_id, where)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row())
        shape = Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

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

    def _hover(self, number: int) -> None:
        if number != self.cells.hovered:
            self.cells.hovered = number
            self.viewport().update()


class ProjectHeader(QHeaderView):
    """Small titles; the one that is sorted by has an arrow. Clicking is told with `sectionClicked`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._font = theme.font(12, QFont.Weight.Medium)
        self._sorted: tuple[int, bool] | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(24))

    def show_order(self, column: Column | None, descending: bool) -> None:
        """Which column the rows are sorted by."""
        self._sorted = None if column is None else (column, descending)
        self.viewport().update()

    def width_wanted(self, column: Column) -> int:
        """The room a title takes, with its arrow."""
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        return QFontMetrics(self._font).horizontalAdvance(title) + self._theme.px(42)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(36))

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        theme = self._theme
        line = theme.tokens.border_width
        painter.fillRect(QRect(area.left(), area.bottom() + 1 - line, area.width(), line), theme.color("border"))
        inner = area.adjusted(theme.px(12), 0, -theme.px(12), -line)
        arrow = theme.px(14)
        title = "" if section == Column.KIND else str(self.model().headerData(section, Qt.Orientation.Horizontal))
        is_sorted = self._sorted is not None and self._sorted[0] == section
        metrics = QFontMetrics(self._font)
        room = inner.width() - (arrow if is_sorted else 0)
        said = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(said)
        right = section in RIGHT_COLUMNS
        left = inner.right() + 1 - width - (arrow if is_sorted else 0) if right else inner.left()
        painter.setFont(self._font)
        painter.setPen(theme.color("text" if is_sorted else "third"))
        painter.drawText(QRect(left, inner.top(), width + 2, inner.height()), Qt.AlignmentFlag.AlignVCenter, said)
        if self._sorted is not None and is_sorted:
            icon = "chevron-down" if self._sorted[1] else "chevron-up"
            gap = theme.px(2) if said else 0
            place = QRect(left + width + gap, inner.center().y() - arrow // 2, arrow - theme.px(2), arrow - theme.px(2))
            painter.drawPixmap(place, theme.pixmap(icon, "text", 12))
