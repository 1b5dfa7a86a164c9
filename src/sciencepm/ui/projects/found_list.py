"""What was found: each record with its project, where the words stand, and the words in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sciencepm.analysis.find import Hit
from sciencepm.i18n import Words
from sciencepm.ui.models.found_model import FoundModel
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.kind_bar import paint_kind

_HEIGHT: Final = 54
_PADDING: Final = 14
_SELECTED: Final = QStyle.StateFlag.State_Selected
_HOVERED: Final = QStyle.StateFlag.State_MouseOver


class FoundCells(QStyledItemDelegate):
    """Two lines: the project and where in it, then the text with the words that were looked for set off."""

    def __init__(self, theme: Theme, model: FoundModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.has_focus = False
        self._title = theme.font(13, QFont.Weight.DemiBold)
        self._plain = theme.font(13)
        self._small = theme.font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, hit = self._theme, self._model.hit(index.row())
        area: QRect = option.rect
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(area, theme.color("accent_tint"))
            if self.has_focus:
                painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), theme.color("accent"))
        elif option.state & _HOVERED:
            painter.fillRect(area, theme.color("background"))
        line = "border" if theme.tokens.border_width > 1 else "raised"
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.color(line))
        left = area.left() + theme.px(_PADDING)
        block = QRectF(left, area.center().y() - theme.px(13), theme.px(12), theme.px(26))
        paint_kind(painter, block, theme, hit.kind)
        left += theme.px(26)
        inner = QRect(left, area.top() + theme.px(8), area.right() - theme.px(_PADDING) - left, 0)
        lower = inner.top() + QFontMetrics(self._title).height() + theme.px(2)
        self._paint_place(painter, inner, hit)
        self._paint_excerpt(painter, inner.left(), lower, inner.width(), hit)
        painter.restore()

    def _paint_place(self, painter: QPainter, line: QRect, hit: Hit) -> None:
        metrics, small = QFontMetrics(self._title), QFontMetrics(self._small)
        room = line.width() - min(line.width() // 2, small.horizontalAdvance(hit.where) + self._theme.px(10))
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, room)
        baseline = line.top() + metrics.ascent()
        painter.setFont(self._title)
        painter.setPen(self._theme.color("text"))
        painter.drawText(line.left(), baseline, title)
        left = line.left() + metrics.horizontalAdvance(title) + self._theme.px(10)
        painter.setFont(self._small)
        painter.setPen(self._theme.color("third"))
        where = small.elidedText(hit.where, Qt.TextElideMode.ElideRight, line.right() - left)
        painter.drawText(left, baseline, where)

    def _paint_excerpt(self, painter: QPainter, left: int, top: int, width: int, hit: Hit) -> None:
        """The text piece by piece; a word that was looked for stands strong on a tint."""
        theme, right = self._theme, left + width
        plain, strong = QFontMetrics(self._plain), QFontMetrics(self._title)
        baseline = top + plain.ascent()
        for text, is_found in _pieces(hit):
            metrics = strong if is_found else plain
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
            wide = metrics.horizontalAdvance(shown)
            if is_found:
                painter.fillRect(QRect(left, top, wide, plain.height()), theme.color("revise.tint"))
            painter.setFont(self._title if is_found else self._plain)
            painter.setPen(theme.color("text" if is_found else "second"))
            painter.drawText(left, baseline, shown)
            left += wide
            if shown != text or left >= right:
                return


class FoundList(QListView):
    """Enter or a click opens what was found where it stands."""

    open_requested = Signal(object)
    left_upwards = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.found = FoundModel(words)
        self.setModel(self.found)
        self._cells = FoundCells(theme, self.found, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(words("What was found"))
        self.setProperty("look", "plain")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumSize(theme.px(200), theme.px(180))
        self.clicked.connect(self._open)

    def show_hits(self, hits: tuple[Hit, ...], said: str) -> None:
        """Show what was found at the record one was at; `said` is told to a screen reader."""
        index = self.currentIndex()
        before = self.found.hit(index.row()) if index.isValid() else None
        self.found.show(hits)
        self.setAccessibleDescription(said)
        if hits:
            self.setCurrentIndex(self.found.index(self.found.place_of(before) or 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, focused: bool) -> None:
        self._cells.has_focus = focused
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(self.found.hit(index.row()))


def _pieces(hit: Hit) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for start, end in hit.marks:
        pieces += [(hit.excerpt[at:start], False), (hit.excerpt[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (hit.excerpt[at:], False)) if piece[0]]
