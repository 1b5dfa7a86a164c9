"""The pages of a document as they will be printed; a click on a line asks to go where its words come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from sciencepm.export.pdf.document import Place
from sciencepm.export.pdf.raster import Raster
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme

_EDGE: Final = 20
_GAP: Final = 16
_LEAST, _MOST, _STEP = 0.4, 4.0, 1.25
_DIM_AFTER_MS: Final = 120
"""Old pages are dimmed only where the new ones take longer than this."""


class PagesView(QAbstractScrollArea):
    """White paper whatever the look. Page keys go from page to page, up and down from line to line, Enter opens one.

    `scale_changed` asks for sharper pictures, `opened` for the record a line speaks of, `page_changed` tells the page
    in sight (from 0).
    """

    scale_changed = Signal()
    opened = Signal(str)
    page_changed = Signal(int)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._images: dict[int, QImage] = {}
        self._places: tuple[Place, ...] = ()
        self._said: dict[str, str] = {}
        self._title = ""
        self._at: int | None = None
        self._hovered: int | None = None
        self._zoom: float | None = None
        self._page = 0
        self.is_dimmed = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._note_page)
        self._dim = QTimer(self)
        self._dim.setSingleShot(True)
        self._dim.setInterval(_DIM_AFTER_MS)
        self._dim.timeout.connect(lambda: self._set_dimmed(True))
        # A window that is being drawn larger asks for sharper pages once, at its end.
        self._sharpen = QTimer(self)
        self._sharpen.setSingleShot(True)
        self._sharpen.setInterval(_DIM_AFTER_MS)
        self._sharpen.timeout.connect(self.scale_changed)

    # What is shown

    def show_document(
        self, sizes: Sequence[tuple[float, float]], places: Sequence[Place], said: dict[str, str], title: str
    ) -> None:
        """Pages of these sizes in points, and what is said of each record on them; their pictures follow."""
        if tuple(sizes) != self._sizes:
            self._images = {number: image for number, image in self._images.items() if number < len(sizes)}
        kept = self.chosen
        self._sizes, self._places, self._said, self._title = tuple(sizes), tuple(places), said, title
        self._hovered = None
        self._at = next((at for at, place in enumerate(self._places) if kept and place.record_id == kept), None)
        self._lay_out()
        self._tell()

    def show_page(self, number: int, raster: Raster) -> None:
        """The picture of a page (from 0)."""
        image = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32).copy()
        self._images[number] = image
        self._set_dimmed(False)
        self._dim.stop()
        self.viewport().update()

    def image(self, number: int) -> QImage | None:
        """The picture of a page (from 0), once it is there."""
        return self._images.get(number)

    def wait(self) -> None:
        """Newer pages are under way: what is seen is dimmed when that takes a moment, never taken away."""
        if not self._dim.isActive() and not self.is_dimmed:
            self._dim.start()

    def _set_dimmed(self, on: bool) -> None:
        self.is_dimmed = on
        self.viewport().update()

    @property
    def is_resizing(self) -> bool:
        """Whether sharper pages are about to be asked for."""
        return self._sharpen.isActive()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        return self._page

    @property
    def chosen(self) -> str | None:
        """The record of the line that is chosen."""
        return self._places[self._at].record_id if self._at is not None else None

    # Sizes

    @property
    def scale(self) -> float:
        """Pixels of the window a point is wide."""
        if self._zoom is not None:
            return self._zoom
        widest = max((width for width, _ in self._sizes), default=595.0)
        return max(_LEAST, (self.viewport().width() - 2 * self._theme.px(_EDGE)) / widest)

    @property
    def sharp_scale(self) -> float:
        """Pixels of the screen a point is wide."""
        return self.scale * self.devicePixelRatioF()

    def zoom(self, step: int) -> None:
        """Larger (1), smaller (-1), or as wide as there is room (0)."""
        self._zoom = min(_MOST, max(_LEAST, self.scale * _STEP**step)) if step else None
        page = self._page
        self._lay_out()
        self.go_to_page(page)
        self._sharpen.start()

    @property
    def zoom_per_cent(self) -> int:
        """How large it is shown, 100 being 96 pixels an inch."""
        return round(self.scale * 72 / 96 * 100)

    def _rect(self, number: int) -> QRectF:
        """A page in the coordinates of everything that can be scrolled to."""
        gap, edge, scale = self._theme.px(_GAP), self._theme.px(_EDGE), self.scale
        top = edge + sum(height * scale + gap for _, height in self._sizes[:number])
        width, height = (length * scale for length in self._sizes[number])
        whole = max(self.viewport().width(), self._whole_width())
        return QRectF((whole - width) / 2, top, width, height)

    def _whole_width(self) -> int:
        widest = max((width for width, _ in self._sizes), default=0.0)
        return round(widest * self.scale) + 2 * self._theme.px(_EDGE)

    def _lay_out(self) -> None:
        bottom = self._rect(len(self._sizes) - 1).bottom() + self._theme.px(_EDGE) if self._sizes else 0
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(bottom) - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(self._theme.px(40))
        across.setRange(0, max(0, self._whole_width() - room.width()) if self._zoom else 0)
        across.setPageStep(room.width())
        self._note_page()
        self.viewport().update()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _note_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = max((n for n in range(len(self._sizes)) if self._rect(n).top() <= middle), default=0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.viewport().update()

    # Going about

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page (from 0) into sight."""
        if self._sizes:
            number = max(0, min(len(self._sizes) - 1, number))
            self.verticalScrollBar().setValue(round(self._rect(number).top()) - self._theme.px(_EDGE) // 2)

    def _step_line(self, by: int) -> None:
        if not self._places:
            return
        if self._at is None:
            here = [at for at, place in enumerate(self._places) if place.page - 1 >= self._page]
            self._at = here[0] if here else len(self._places) - 1
        else:
            self._at = max(0, min(len(self._places) - 1, self._at + by))
        box = self._box(self._places[self._at])
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if box.top() < bar.value() or box.bottom() > bar.value() + height:
            bar.setValue(round(box.top()) - height // 3)
        self._tell()
        self.viewport().update()

    def _box(self, place: Place) -> QRectF:
        page, scale = self._rect(place.page - 1), self.scale
        left, top = page.left() + place.left * scale, page.top() + place.top * scale
        return QRectF(left, top, place.width * scale, place.height * scale).adjusted(-4, -2, 4, 2)

    def _under(self, point: QPointF) -> int | None:
        point = point + self._offset()
        found = (at for at, place in enumerate(self._places) if self._box(place).contains(point))
        return next(found, None)

    def _tell(self) -> None:
        """Say to a screen reader what is shown and which line is chosen."""
        w = self._words
        name = w("Pages: {title}", title=self._title)
        self.setAccessibleName(w("{name}. Page {page} of {count}", name=name, page=self._page + 1, count=self.count))
        chosen = self.chosen
        said = self._said.get(chosen, "") if chosen else ""
        self.setAccessibleDescription(said or w("Up and down go from line to line, Enter opens what a line speaks of."))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        pages = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._sizes) - 1,
        }
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if key in pages:
            self.go_to_page(pages[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step_line(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit(self.chosen)
        elif key in zooms and plain:
            self.zoom(zooms[key])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._under(event.position())
        shape = Qt.CursorShape.PointingHandCursor if self._hovered is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self._tell()
            self.viewport().update()
            self.opened.emit(self._places[at].record_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self._page
        self._lay_out()
        if self._zoom is None and event.oldSize().width() != event.size().width():
            self.go_to_page(page)
            self._sharpen.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ground())
            radius = self._theme.px(8)
            painter.drawRoundedRect(QRectF(self.viewport().rect()), radius, radius)
            painter.translate(-self._offset())
            seen = QRectF(self.viewport().rect()).translated(self._offset())
            for number in range(len(self._sizes)):
                if self._rect(number).intersects(seen):
                    self._paint_page(painter, number)
            self._paint_places(painter)
            if self.hasFocus():
                painter.resetTransform()
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _ground(self) -> QColor:
        return self._theme.color("border" if self._theme.tokens.border_width == 1 else "background")

    def _paint_page(self, painter: QPainter, number: int) -> None:
        rect = self._rect(number)
        painter.setPen(QPen(self._theme.color("control" if self._theme.tokens.border_width > 1 else "border"), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(rect)
        image = self._images.get(number)
        if image is not None:
            painter.setOpacity(0.45 if self.is_dimmed else 1.0)
            whole = painter.worldTransform()
            exact = abs(image.width() - rect.width() * self.devicePixelRatioF()) < 2
            at = QPointF(round(rect.left()), round(rect.top())) if exact else rect.topLeft()
            if exact and self.devicePixelRatioF() == 1:
                painter.drawImage(at, image)
            else:
                painter.drawImage(rect, image)
            painter.setWorldTransform(whole)
            painter.setOpacity(1.0)

    def _paint_places(self, painter: QPainter) -> None:
        tint = QColor("#2F4BD6")  # the paper is white in every look
        for at, is_chosen in ((self._hovered, False), (self._at if self.hasFocus() else None, True)):
            if at is None or at >= len(self._places):
                continue
            box = self._box(self._places[at])
            painter.setPen(QPen(tint, 2) if is_chosen else Qt.PenStyle.NoPen)
            fill = QColor(tint)
            fill.setAlpha(26)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 3, 3)
