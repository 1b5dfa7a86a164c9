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

_LEAST_CARD, _FULL_CARD, _BEST_CARD, _BROADEST, _LEAST_HEIGHT = 200, 240, 288, 348, 250
_DIAMOND, _FLAG, _GHOST = 80, 92, 88


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
        fixed = len(pairs) * px(_DIAMOND) + px(_FLAG) + (0 if ghost.isHidden() else px(_GHOST))
        widths = self._widths([card.is_full for card, _diamond in pairs], room - fixed)
        heights = [_height(card, width) for (card, _diamond), width in zip(pairs, widths, strict=True)]
        height = max([px(_LEAST_HEIGHT), *heights])
        middle = height // 2
        left = 0
        for (card, diamond), width in zip(pairs, widths, strict=True):
            card.setGeometry(QRect(left, 0, width, height))
            left += width
            diamond.setGeometry(QRect(left, middle - diamond.middle, px(_DIAMOND), diamond.sizeHint().height()))
            left += px(_DIAMOND)
        self._joined = (widths[0], left) if pairs else (0, 0)
        self._middle = middle
        flag_height = max(flag.heightForWidth(px(_FLAG)), flag.sizeHint().height())
        flag.setGeometry(QRect(left, middle - flag.middle, px(_FLAG), flag_height))
        left += px(_FLAG)
        if not ghost.isHidden():
            high = max(px(96), ghost.sizeHint().height())
            ghost.setGeometry(QRect(left + px(4), middle - high // 2, px(_GHOST - 4), high))
            left += px(_GHOST)
        self.resize(max(left, room), height)
        self.update()
        return height

    def _widths(self, full: list[bool], room: int) -> list[int]:
        """Cards that tell results take what the others can spare, and never become too narrow for that."""
        px, wide, others = self._theme.px, sum(full), len(full) - sum(full)
        broad = (room - others * px(_LEAST_CARD)) // wide if wide else 0
        broad = min(px(_BROADEST), max(px(_FULL_CARD), broad))
        narrow = (room - wide * broad) // others if others else 0
        narrow = min(px(_BEST_CARD), max(px(_LEAST_CARD), narrow))
        return [broad if each else narrow for each in full]

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
    return layout.heightForWidth(width)
