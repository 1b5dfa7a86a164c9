"""All slides at once: the arrows choose, Enter goes there, Escape goes back."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sciencepm.i18n import Words
from sciencepm.picture.slides.show import HEIGHT, WIDTH
from sciencepm.ui.present.talk import Talk
from sciencepm.ui.scene_painter import paint_scene
from sciencepm.ui.theme.theme import Theme

_GAP: Final = 24
_UNDER: Final = 30
_STEPS: Final = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1)}
_GO: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BACK: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Tab)


class Grid(QWidget):
    """One tab stop; paints every slide of the talk in columns that all fit."""

    left = Signal()

    def __init__(self, theme: Theme, words: Words, talk: Talk) -> None:
        super().__init__()
        self._theme, self._words, self._talk = theme, words, talk
        self.place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("All slides"))
        talk.changed.connect(self.update)

    def take_up(self) -> None:
        """Begin at the slide that is on screen."""
        self._choose(self._talk.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            across, down = _STEPS[key]
            self._choose(self.place + across + down * self._columns())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else len(self._talk.show.slides) - 1)
        elif key in _GO:
            self._go()
        elif key in _BACK:
            self.left.emit()
        else:
            event.ignore()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self._talk.show.slides)):
            if self._box(place).contains(event.position()):
                self._choose(place)
                self._go()
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.color("background"))
            for place, slide in enumerate(self._talk.show.slides):
                box = self._box(place)
                painter.save()
                painter.setClipRect(box)
                painter.translate(box.topLeft())
                painter.scale(box.width() / WIDTH, box.height() / HEIGHT)
                paint_scene(painter, slide.scene)
                painter.restore()
                chosen = place == self.place
                painter.setPen(QPen(theme.color("accent" if chosen else "border"), 3 if chosen else 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(-3, -3, 3, 3) if chosen else box)
                painter.setFont(theme.font(12))
                painter.setPen(theme.color("text" if chosen else "second"))
                under = QRectF(box.left(), box.bottom() + theme.px(6), box.width(), theme.px(_UNDER) - theme.px(6))
                name = f"{self._words.number(place + 1)}  {slide.short}"
                shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
                painter.drawText(under, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._talk.show.slides):
            self.place = place
            self.setAccessibleDescription(self._talk.show.slides[place].title)
            self.update()

    def _go(self) -> None:
        self._talk.go(self.place)
        self.left.emit()

    def _columns(self) -> int:
        """The fewest columns in which every slide fits."""
        count = len(self._talk.show.slides)
        return next((columns for columns in range(2, count + 1) if self._fits(columns, count)), max(2, count))

    def _fits(self, columns: int, count: int) -> bool:
        rows = ceil(count / columns)
        return rows * (self._cell(columns) * HEIGHT / WIDTH + self._theme.px(_GAP + _UNDER)) <= self.height()

    def _cell(self, columns: int) -> float:
        gap = self._theme.px(_GAP)
        return max(1.0, (self.width() - gap * (columns + 1)) / columns)

    def _box(self, place: int) -> QRectF:
        columns = self._columns()
        gap, wide = self._theme.px(_GAP), self._cell(columns)
        tall = wide * HEIGHT / WIDTH
        line, at = divmod(place, columns)
        return QRectF(gap + at * (wide + gap), gap + line * (tall + self._theme.px(_UNDER) + gap), wide, tall)
