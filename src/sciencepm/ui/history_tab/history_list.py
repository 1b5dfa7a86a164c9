"""The list of changes: the day where it begins, the time, what changed from what to what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sciencepm.analysis.history import Way
from sciencepm.analysis.history_wording import way_text
from sciencepm.i18n import Words
from sciencepm.ui.history_tab.history_model import HistoryModel, local
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.pill import paint_pill, pill_size

_ROW: Final = 52
_PADDING: Final = 16
_WAY_LOOK: Final = {Way.TAKEN_BACK: ("hold", "undo-2"), Way.DONE_AGAIN: ("hold", "redo-2")}
_SELECTED: Final = QStyle.StateFlag.State_Selected


class HistoryList(QListView):
    """One tab stop; the arrows walk, Enter or a double click opens, the menu key offers more."""

    open_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, theme: Theme, words: Words, model: HistoryModel, today: Callable[[], date]) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(words("Changes, newest first"))
        self.setProperty("look", "history")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows = HistoryRows(theme, words, model, today, self)
        self.setItemDelegate(self.rows)
        self.setMinimumSize(theme.px(240), theme.px(3 * _ROW))
        self.activated.connect(lambda index: self.open_requested.emit(index.row()))

    @property
    def place(self) -> int | None:
        """The row one is on."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def choose(self, place: int) -> None:
        """Go to a row."""
        self.setCurrentIndex(self.model().index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.place is not None:
            self.open_requested.emit(self.place)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_requested.emit(index.row(), event.globalPos() if by_mouse else below)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.place is None and self.model().rowCount():
            self.choose(0)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, focused: bool) -> None:
        self.rows.has_focus = focused
        self.viewport().update()


class HistoryRows(QStyledItemDelegate):
    """Paints a change in two lines behind its day and time; what was taken back says so in a pill."""

    def __init__(
        self, theme: Theme, words: Words, model: HistoryModel, today: Callable[[], date], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._model, self._today = theme, words, model, today
        self.has_focus = False
        self._day = theme.font(13, QFont.Weight.DemiBold)
        self._title = theme.font(13, QFont.Weight.Medium)
        self._time = theme.font(12, tabular=True)
        self._small = theme.font(12)
        self._metrics = {id(font): QFontMetrics(font) for font in (self._day, self._title, self._time, self._small)}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, place = self._theme, index.row()
        area: QRect = option.rect
        painter.save()
        self._paint_ground(painter, area, place, bool(option.state & _SELECTED))
        inner = area.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), 0)
        line = self._model.line(place)
        narrow = area.width() < theme.px(520)
        left = self._paint_when(painter, inner, place, narrow)
        right = self._paint_way(painter, inner, line.step.way, narrow)
        said = self._model.said(place)
        words = QRect(left, inner.top(), right - left, inner.height())
        tone = "second" if line.step.way is Way.TAKEN_BACK else "text"
        upper = self._metrics[id(self._title)].height()
        lower = self._metrics[id(self._small)].height() if said.detail else 0
        top = words.top() + (words.height() - upper - lower) // 2
        self._draw(painter, QRect(left, top, words.width(), upper), said.title, self._title, tone)
        if said.detail:
            self._draw(painter, QRect(left, top + upper, words.width(), lower), said.detail, self._small, "second")
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, place: int, selected: bool) -> None:
        theme = self._theme
        if selected:
            painter.fillRect(area, theme.color("accent_tint"))
        if place:
            strong = self._model.begins_day(place) or theme.tokens.border_width > 1
            rule = QRect(area.left(), area.top(), area.width(), 1)
            painter.fillRect(rule, theme.color("border" if strong else "raised"))
        if selected and self.has_focus:
            painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), theme.color("accent"))

    def _paint_when(self, painter: QPainter, area: QRect, place: int, narrow: bool) -> int:
        """The day where it begins, and the time; returns where the words may begin."""
        px = self._theme.px
        moment = local(self._model.line(place).step.at)
        day_width, time_width = px(58 if narrow else 96), px(48)
        time_left = area.left() if narrow else area.left() + day_width + px(8)
        day_area = QRect(area.left(), area.top(), day_width, area.height())
        time_area = QRect(time_left, area.top(), time_width, area.height())
        if narrow:
            day_area = QRect(area.left(), area.top() + px(8), day_width, px(18))
            time_area = QRect(time_left, area.top() + px(26), time_width, px(18))
        if self._model.begins_day(place):
            day = self._words.short_day(moment.date(), None if narrow else self._today())
            self._draw(painter, day_area, day, self._day, "text")
        self._draw(painter, time_area, f"{moment:%H:%M}", self._time, "third")
        return (day_area if narrow else time_area).right() + px(8)

    def _paint_way(self, painter: QPainter, area: QRect, way: Way, narrow: bool) -> int:
        """The pill of a step that was taken back or done again; returns where the words have to end."""
        text = way_text(way, self._words)
        if not text:
            return area.right()
        theme = self._theme
        tone, icon = _WAY_LOOK[way]
        size = pill_size(theme, text, icon)
        pill = QRect(QPoint(0, 0), size)
        pill.moveCenter(area.center())
        pill.moveRight(area.right())
        if narrow:
            pill.moveTop(area.top() + theme.px(6))
        paint_pill(painter, QRectF(pill), theme, text, tone, icon)
        return pill.left() - theme.px(12)

    def _draw(self, painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(colour))
        said = self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), said)
