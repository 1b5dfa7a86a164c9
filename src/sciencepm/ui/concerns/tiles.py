"""The choice of what to add: each kind with what it means, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel
from sciencepm.ui.widgets.even_columns import EvenColumns
from sciencepm.ui.widgets.text import Label

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Tile:
    """A kind by its code, its name, and what it means."""

    code: str
    title: str
    meaning: str


class Tiles(QWidget):
    """One tab stop; the arrows go from tile to tile, Enter chooses, Escape leaves."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, session: Session, question: str, tiles: Sequence[Tile], least: int) -> None:
        super().__init__()
        px = session.theme.px
        self.setAccessibleName(question)
        self.buttons = [TileButton(session, tile) for tile in tiles]
        for place, made in enumerate(self.buttons):
            made.clicked.connect(lambda _on=False, code=tiles[place].code: self.chosen.emit(code))
            made.installEventFilter(self)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus)
        across = panel(EvenColumns(*self.buttons, least=px(least), spacing=px(10)))
        self.setLayout(column(Label(question, "caption-strong"), across, spacing=px(6)))

    def focus_first(self) -> None:
        """Go to the first tile."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, TileButton) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                place = self.buttons.index(watched) + step
                self.buttons[max(0, min(len(self.buttons) - 1, place))].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
        return super().eventFilter(watched, event)


class TileButton(QPushButton):
    """A name with its meaning below; as high as its words."""

    def __init__(self, session: Session, tile: Tile) -> None:
        super().__init__()
        px = session.theme.px
        self.setProperty("look", "choice")
        self.setAutoDefault(False)
        self.setAccessibleName(f"{tile.title}: {tile.meaning}")
        labels = (Label(tile.title, "strong", wrap=True), Label(tile.meaning, "caption", wrap=True))
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inner = column(*labels, None, spacing=px(2), margins=(px(12), px(9), px(12), px(9)))
        self.setLayout(self._inner)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inner.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inner.heightForWidth(width)
