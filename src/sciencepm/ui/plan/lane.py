"""Where the cards, diamonds and the flag of a plan stand: side by side, all cards as high as the highest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sciencepm.ui.plan.diamond import Diamond
from sciencepm.ui.plan.landing_flag import LandingFlag
from sciencepm.ui.plan.stage_card import StageCard
from sciencepm.ui.theme.theme import Theme

_LEAST_CARD, _BEST_CARD, _DIAMOND, _FLAG, _GHOST, _LEAST_HEIGHT, _EDGE = 220, 288, 92, 100, 104, 250, 2


class Lane(QWidget):
    """Paints the line that joins what stands on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._joined = (0, 0)

    def place(
        self,
        pairs: Sequence[tuple[StageCard, Diamond]],
        flag: LandingFlag,
        ghost: QWidget,
        room: int,
    ) -> int:
        """Give everything its place in `room` pixels of width or in as much as it needs; the height that takes."""
        px = self._theme.px
        fixed = len(pairs) * px(_DIAMOND) + px(_FLAG) + (0 if ghost.isHidden() else px(_GHOST + 8)) + 2 * _EDGE
        width = min(px(_BEST_CARD), max(px(_LEAST_CARD), (room - fixed) // max(1, len(pairs))))
        height = max([px(_LEAST_HEIGHT), *(_height(card, width) for card, _diamond in pairs)])
        middle = height // 2
        left = _EDGE
        for card, diamond in pairs:
            card.setGeometry(QRect(left, _EDGE, width, height))
            left += width
            diamond.setGeometry(QRect(left, _EDGE + middle - diamond.middle, px(_DIAMOND), diamond.sizeHint().height()))
            left += px(_DIAMOND)
        self._joined = (_EDGE + width, left) if pairs else (0, 0)
        self._middle = _EDGE + middle
        flag_height = max(flag.heightForWidth(px(_FLAG)), flag.sizeHint().height())
        flag.setGeometry(QRect(left, _EDGE + middle - flag.middle, px(_FLAG), flag_height))
        left += px(_FLAG)
        if not ghost.isHidden():
            ghost.setGeometry(QRect(left + px(8), _EDGE, px(_GHOST), height))
            left += px(_GHOST + 8)
        self.resize(max(left + _EDGE, room), height + 2 * _EDGE)
        self.update()
        return height + 2 * _EDGE

    def paintEvent(self, event: QPaintEvent) -> None:
        first, last = self._joined
        if last > first:
            with QPainter(self) as painter:
                painter.setPen(QPen(self._theme.color("border"), 2))
                painter.drawLine(first, self._middle, last + self._theme.px(24), self._middle)


def _height(card: StageCard, width: int) -> int:
    layout = card.layout()
    assert layout is not None
    layout.activate()
    return max(layout.heightForWidth(width), layout.minimumSize().height())
