"""The projects as cards, as many side by side as there is room for; used with the keys and mouse like the table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sciencepm.i18n import Words
from sciencepm.ui.models.project_row import Column, ProjectRow
from sciencepm.ui.models.projects_model import ProjectsModel
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.kind_bar import paint_kind
from sciencepm.ui.widgets.meter import paint_meter
from sciencepm.ui.widgets.pill import paint_pill, pill_size
from sciencepm.ui.widgets.project_cells import paint_box
from sciencepm.ui.widgets.standing import STANDING_LOOK

_LEAST: Final = 270
_HEIGHT: Final = 196
_GAP: Final = 12
_PADDING: Final = 14
_SELECTED: Final = QStyle.StateFlag.State_Selected


class ProjectCards(QListView):
    """A click or Enter opens a project; Space, a click on the box or with Ctrl asks to tick it."""

    open_requested = Signal(str)
    tick_requested = Signal(str)
    all_requested = Signal()
    none_requested = Signal()
    remove_requested = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, theme: Theme, model: ProjectsModel, words: Words) -> None:
        super().__init__()
        self._theme, self._projects = theme, model
        self.setModel(model)
        self.setModelColumn(Column.PROJECT)
        self._cells = CardCells(theme, model, words, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(words("Projects as cards"))
        self.setProperty("look", "plain")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionRectVisible(False)
        self.setDragEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(theme.px(200), theme.px(180))
        self.clicked.connect(self._click)
        self._clicked_at = QPoint()
        self._with_control = False

    @property
    def project_id(self) -> str | None:
        """The project of the card one is at."""
        index = self.currentIndex()
        return self._projects.row(index.row()).project_id if index.isValid() else None

    def choose(self, project_id: str | None) -> None:
        """Go to the card of a project, or the first where it is not shown."""
        if self._projects.rowCount():
            place = self._projects.row_of(project_id) if project_id else 0
            self.setCurrentIndex(self._projects.index(place or 0, Column.PROJECT))

    def box_of(self, index: QModelIndex) -> QRect:
        """Where the box of a card is."""
        return self._cells.box_of(self.visualRect(index))

    def selectAll(self) -> None:
        """What Ctrl+A does here."""
        self.all_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Cards share the width of the view."""
        # The view keeps room for its scroll bar also while that is hidden.
        px, width = self._theme.px, self.contentsRect().width() - self.verticalScrollBar().sizeHint().width() - 1
        across = max(1, width // px(_LEAST))
        self.setGridSize(QSize(max(1, width // across), px(_HEIGHT + _GAP)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        project_id = self.project_id
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and project_id:
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
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            where = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_requested.emit(self._projects.row(index.row()).project_id, where)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._clicked_at = event.position().toPoint()
        self._with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(None)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, focused: bool) -> None:
        self._cells.has_focus = focused
        self.viewport().update()

    def _hover(self, number: int) -> None:
        if number != self._cells.hovered:
            self._cells.hovered = number
            shape = Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _click(self, index: QModelIndex) -> None:
        project_id = self._projects.row(index.row()).project_id
        box = self.box_of(index).adjusted(-6, -6, 6, 6)
        ticks = self._with_control or box.contains(self._clicked_at)
        (self.tick_requested if ticks else self.open_requested).emit(project_id)


class CardCells(QStyledItemDelegate):
    """A card: kind and title, its team, what is decided next, chance, landing and value, and how it stands."""

    def __init__(self, theme: Theme, model: ProjectsModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model, self._words = theme, model, words
        self.hovered = -1
        self.has_focus = False
        self._title = theme.font(14, QFont.Weight.DemiBold)
        self._plain = theme.font(13)
        self._strong = theme.font(13, QFont.Weight.DemiBold, tabular=True)
        self._small = theme.font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        return view.gridSize()

    def box_of(self, area: QRect) -> QRect:
        """Where the box to tick stands on a card."""
        px = self._theme.px
        card = self._card(area)
        return QRect(card.right() - px(_PADDING + 16), card.top() + px(_PADDING), px(16), px(16))

    def _card(self, area: QRect) -> QRect:
        gap = self._theme.px(_GAP)
        return area.adjusted(0, 0, -gap, -gap)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        number = index.row()
        row, area = self._model.row(number), self._card(option.rect)
        chosen = self._model.is_chosen(number)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & _SELECTED) and self.has_focus
        line = 2 if focused else theme.tokens.border_width
        painter.setPen(QPen(theme.color("accent" if focused else "border"), line))
        painter.setBrush(
            theme.color("accent_tint" if chosen else "background" if number == self.hovered else "surface")
        )
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 8, 8)
        inner = area.adjusted(px(_PADDING), px(_PADDING), -px(_PADDING), -px(_PADDING))
        if chosen is not None or number == self.hovered or focused:
            paint_box(painter, QRectF(self.box_of(option.rect)), theme, ticked=bool(chosen))
        self._paint_title(painter, inner, row)
        self._paint_next(painter, inner, row)
        self._paint_figures(painter, inner, row)
        self._paint_foot(painter, inner, row)
        painter.restore()

    def _paint_title(self, painter: QPainter, inner: QRect, row: ProjectRow) -> None:
        """The title in two lines at most, the team below it."""
        px, metrics = self._theme.px, QFontMetrics(self._title)
        paint_kind(painter, QRectF(inner.left(), inner.top() + 1, px(12), px(22)), self._theme, row.kind)
        room = QRect(inner.left() + px(22), inner.top(), inner.width() - px(46), 2 * metrics.lineSpacing())
        cell = row.cells[Column.PROJECT]
        painter.setFont(self._title)
        painter.setPen(self._theme.color("text"))
        bottom = _draw_two_lines(painter, room, cell.first, metrics)
        self._line(painter, QRect(room.left(), bottom, room.width(), 0), cell.second, self._small, "third")

    def _paint_next(self, painter: QPainter, inner: QRect, row: ProjectRow) -> None:
        cell, px = row.cells[Column.DECISION], self._theme.px
        top = inner.top() + px(62)
        self._line(painter, QRect(inner.left(), top, inner.width(), 0), cell.first, self._plain, "text")
        tone = "revise" if cell.late else "third"
        self._line(painter, QRect(inner.left(), top + px(17), inner.width(), 0), cell.second, self._small, tone)

    def _paint_figures(self, painter: QPainter, inner: QRect, row: ProjectRow) -> None:
        """Chance, landing and value side by side, each under its name."""
        px, w = self._theme.px, self._words
        top = inner.top() + px(102)
        parts = (
            (w("Chance"), row.cells[Column.CHANCE].first, 0.21),
            (w("Can land"), row.cells[Column.LANDING].first or "–", 0.32),
            (w("Value a year"), row.cells[Column.VALUE].first, 0.47),
        )
        left = float(inner.left())
        for name, said, part in parts:
            wide = inner.width() * part
            place = QRect(round(left), top, round(wide) - px(6), 0)
            self._line(painter, place, name, self._small, "third")
            self._line(painter, place.translated(0, px(16)), said, self._strong, "text")
            left += wide

    def _paint_foot(self, painter: QPainter, inner: QRect, row: ProjectRow) -> None:
        px = self._theme.px
        tone, icon = STANDING_LOOK[row.standing]
        text = row.cells[Column.STATE].first
        size = pill_size(self._theme, text, icon)
        pill = QRectF(inner.left(), inner.bottom() - px(20), min(size.width(), inner.width()), size.height())
        paint_pill(painter, pill, self._theme, text, tone, icon)
        if row.meter is not None:
            room = inner.width() - size.width() - px(16)
            wide = min(px(96), room)
            if wide > px(30):
                bar = QRectF(inner.right() - wide, pill.center().y() - px(3), wide, px(7))
                paint_meter(painter, bar, self._theme, *row.meter)

    def _line(self, painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.color(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place.left(), place.top() + metrics.ascent(), shown)


def _draw_two_lines(painter: QPainter, room: QRect, text: str, metrics: QFontMetrics) -> int:
    """Draw `text` in one or two lines; where the next thing may begin."""
    first = text
    if metrics.horizontalAdvance(text) > room.width():
        words, first = text.split(" "), ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= room.width():
            first = f"{first} {words.pop(0)}".strip()
        rest = " ".join(words)
        if not first:
            first, rest = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()), ""
        if rest:
            second = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room.left(), room.top() + metrics.ascent() + metrics.lineSpacing(), second)
            painter.drawText(room.left(), room.top() + metrics.ascent(), first)
            return room.top() + 2 * metrics.lineSpacing()
    painter.drawText(room.left(), room.top() + metrics.ascent(), first)
    return room.top() + metrics.lineSpacing()
