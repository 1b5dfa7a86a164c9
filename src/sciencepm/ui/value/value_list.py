"""Values by project, painted: title, what it is worth, evidence and kind of value."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.value.value_rows import ValueRow, ValueRowsModel

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: ValueRowsModel, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self._title = theme.font(13, QFont.Weight.DemiBold)
        self._small = theme.font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        px = self._theme.px
        width = self._view.viewport().width() - 2 * px(10)
        row = self._model.rows[index.row()]
        title, worth, beside = self._shape(row, width)
        height = title + (0 if beside else worth) + QFontMetrics(self._small).height()
        return QSize(px(80), height + 2 * px(9) + px(2))

    def _shape(self, row: ValueRow, width: int) -> tuple[int, int, bool]:
        """The heights of title and worth, and whether both stand side by side."""
        metrics = QFontMetrics(self._title)
        worth = metrics.horizontalAdvance(row.worth)
        beside = worth <= width * 0.55
        room = width - worth - self._theme.px(8) if beside else width
        title = metrics.boundingRect(QRect(0, 0, max(room, 40), 10_000), _WRAP, row.title).height()
        return title, metrics.boundingRect(QRect(0, 0, max(width, 40), 10_000), _WRAP, row.worth).height(), beside

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        row = self._model.rows[index.row()]
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = area.adjusted(1, 1, -1, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_tint"))
            painter.drawRoundedRect(ground, px(6), px(6))
            if self._view.hasFocus() or theme.tokens.border_width > 1:
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(ground, px(6), px(6))
        inside = area.adjusted(px(10), px(9), -px(10), -px(9))
        title, worth, beside = self._shape(row, inside.width())
        painter.setFont(self._title)
        metrics = QFontMetrics(self._title)
        painter.setPen(theme.color("text"))
        room = inside.width() - (metrics.horizontalAdvance(row.worth) + px(8) if beside else 0)
        painter.drawText(QRect(inside.left(), inside.top(), room, title), _WRAP, row.title)
        painter.setPen(theme.color("text" if row.has_figure else "third"))
        top = inside.top() if beside else inside.top() + title
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(_WRAP)
        painter.drawText(QRect(inside.left(), top, inside.width(), worth), int(flags), row.worth)
        painter.setFont(self._small)
        painter.setPen(theme.color("third"))
        caption = QRect(inside.left(), top + (title if beside else worth) + px(2), inside.width(), inside.height())
        elided = QFontMetrics(self._small).elidedText(row.caption, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(caption, int(Qt.AlignmentFlag.AlignTop), elided)
        painter.restore()


class ValueList(QListView):
    """One tab stop; arrows go from row to row, which opens it beside. Delete asks to remove a case."""

    chosen = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._model = ValueRowsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Rows(theme, self._model, self))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def rows(self) -> tuple[ValueRow, ...]:
        return self._model.rows

    @property
    def current(self) -> ValueRow | None:
        """The row that is open."""
        place = self.currentIndex().row()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def show_rows(self, rows: tuple[ValueRow, ...], key: str) -> None:
        """Show these rows with the one called `key` open, else the one at the same place."""
        place = self.currentIndex().row()
        self.selectionModel().blockSignals(True)
        self._model.show(rows)
        wanted = self._model.place_of(key)
        if wanted < 0 and rows:
            wanted = max(0, min(place, len(rows) - 1))
        self.setCurrentIndex(self._model.index(wanted))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        if event.key() == Qt.Key.Key_Delete and row is not None and row.case_id:
            self.remove_requested.emit(row.case_id)
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current.key)
