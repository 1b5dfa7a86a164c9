"""The table of what if on screen: the kind's mark, a box to type into, and what was changed in bold."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.ui.balance.try_model import Column, TryModel
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.pill import paint_mark

_SELECTED: Final = QStyle.StateFlag.State_Selected
_ROW: Final = 42
_LEAST: Final = 330


class TryTable(QTableView):
    """One tab stop: arrows go about, a figure or F2 types into Try, Enter opens the project."""

    open_requested = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, words: Words, model: TryModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.setModel(model)
        self.setItemDelegate(_Cells(theme, model, self))
        self.setAccessibleName(words("What if: people on each project"))
        self.setShowGrid(False)
        self.setProperty("look", "twin")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda where: self.menu_requested.emit(self.mapToGlobal(where)))
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(theme.px(_ROW))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.PROJECT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.PEOPLE, 68), (Column.TRY, 68), (Column.BALANCE, 74)):
            head.resizeSection(column, theme.px(width))
        self.setMinimumHeight(theme.px(_ROW) * 6)

    @property
    def project_id(self) -> str | None:
        """The project of the row one is on."""
        row = self.currentIndex().row()
        return self._model.row(row).project_id if 0 <= row < self._model.rowCount() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The title needs the room more than the figure that stands in Try as well.
        self.setColumnHidden(Column.PEOPLE, self.width() < self._theme.px(_LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        typing = event.text().isdigit() or event.key() == Qt.Key.Key_F2
        # Enter that ends the typing in a cell comes on to here as well.
        is_typing = self.state() == QAbstractItemView.State.EditingState and not self.hasFocus()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid() and not is_typing:
            self.open_requested.emit(self._model.row(index.row()).project_id)
        elif typing and index.isValid():
            self.setCurrentIndex(index.siblingAtColumn(Column.TRY))
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: TryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._plain, self._small = theme.font(13), theme.font(12)
        self._figures = theme.font(13, tabular=True)
        self._strong = theme.font(13, QFont.Weight.DemiBold, tabular=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(_ROW))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        row = self._model.row(index.row())
        editor = QLineEdit(parent)
        editor.setAccessibleName(f"{row.title}: {self._model.headerData(Column.TRY, Qt.Orientation.Horizontal)}")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setProperty("look", "in-place")
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        px = self._theme.px
        area: QRect = option.rect
        editor.setGeometry(area.adjusted(px(4), px(3), -px(4), -px(3)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        area: QRect = option.rect
        row, column = self._model.row(index.row()), Column(index.column())
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(area, theme.color("accent_tint"))
        painter.setPen(QPen(theme.color("border" if theme.tokens.border_width > 1 else "raised"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(px(8), 0, -px(8), 0)
        text = str(index.data())
        if column is Column.PROJECT:
            mark = QRectF(inner.left(), area.center().y() - px(5), px(10), px(10))
            kind = "product-mark" if row.kind is Kind.PRODUCT else "foundational-mark"
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_mark(painter, mark, theme, kind)
            self._paint_title(painter, inner.adjusted(px(18), 0, 0, 0), row.title, row.state)
        elif column is Column.TRY:
            box = QRectF(area).adjusted(px(6) + 0.5, px(5) + 0.5, -px(6) - 0.5, -px(5) - 0.5)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("control"), theme.tokens.border_width))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box, px(4), px(4))
            painter.setPen(theme.color("text"))
            painter.setFont(self._strong if row.is_changed else self._figures)
            painter.drawText(box.adjusted(0, 0, -px(6), 0), _RIGHT, text)
        else:
            painter.setPen(theme.color("text"))
            painter.setFont(self._strong if column is Column.BALANCE else self._figures)
            painter.drawText(QRectF(inner), _RIGHT, text)
        painter.restore()

    def _paint_title(self, painter: QPainter, area: QRect, title: str, state: str) -> None:
        theme = self._theme
        room = QRectF(area)
        if state:
            painter.setFont(self._small)
            painter.setPen(theme.color("third"))
            wide = QFontMetrics(self._small).horizontalAdvance(state)
            painter.drawText(room, _RIGHT, state)
            room.setRight(room.right() - wide - theme.px(8))
        painter.setFont(self._plain)
        painter.setPen(theme.color("text"))
        for line, place in _lines(title, QFontMetrics(self._plain), room):
            painter.drawText(place, _LEFT, line)


_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _lines(title: str, metrics: QFontMetrics, room: QRectF) -> list[tuple[str, QRectF]]:
    """A title on one line where it fits, else on two, the second cut."""
    wide = int(room.width())
    if metrics.horizontalAdvance(title) <= wide:
        return [(title, room)]
    first, rest = title, ""
    while " " in first and metrics.horizontalAdvance(first) > wide:
        first, _, last = first.rpartition(" ")
        rest = f"{last} {rest}".strip()
    half = metrics.height()
    upper = QRectF(room.left(), room.center().y() - half, room.width(), half)
    lines = [(first, upper), (rest, upper.translated(0, half))]
    return [(metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide), place) for text, place in lines]
