"""The choice between the two kinds of project, each with what it means."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QSizePolicy, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.pill import paint_mark
from sciencepm.ui.widgets.text import Label

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class KindChoice(QWidget):
    """One tab stop; the arrows choose."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(words("Is it closer to a product, or opening new ground?"))
        meanings = {
            Kind.PRODUCT: words("the way into the product is in sight"),
            Kind.FOUNDATIONAL: words("the way is longer; we say when we would stop"),
        }
        self.buttons = {kind: KindButton(theme, kind, words, meaning) for kind, meaning in meanings.items()}
        self._group = QButtonGroup(self)
        for made in self.buttons.values():
            self._group.addButton(made)
            made.toggled.connect(lambda _on: self._move_tab_stop())
            made.installEventFilter(self)
        self._narrow = theme.px(400)
        self._across = row(*self.buttons.values(), spacing=theme.px(12))
        self.setLayout(self._across)
        self.choose(Kind.PRODUCT)

    @property
    def kind(self) -> Kind:
        """What is chosen."""
        return next(kind for kind, made in self.buttons.items() if made.isChecked())

    def choose(self, kind: Kind) -> None:
        """Choose a kind."""
        self.buttons[kind].setChecked(True)

    def _move_tab_stop(self) -> None:
        for made in self.buttons.values():
            stop = Qt.FocusPolicy.StrongFocus if made.isChecked() else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            kinds = list(self.buttons)
            if step is not None:
                chosen = kinds[(kinds.index(self.kind) + step) % len(kinds)]
                self.choose(chosen)
                self.buttons[chosen].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """The narrower of the two ways to stand, so that there is room to change from one to the other."""
        sizes = [made.minimumSizeHint() for made in self.buttons.values()]
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._narrow
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class KindButton(QPushButton):
    """A kind's mark and name, and its meaning below."""

    def __init__(self, theme: Theme, kind: Kind, words: Words, meaning: str) -> None:
        super().__init__()
        name = label_of(kind, words)
        self.setProperty("look", "choice")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{name}: {meaning}")
        px = theme.px
        mark = _Mark(theme, kind)
        inner = column(
            row(mark, Label(name, "strong"), None, spacing=px(8)),
            Label(meaning, "caption", wrap=True),
            None,
            spacing=px(2),
            margins=(px(13), px(11), px(9), px(11)),
        )
        self._inner = inner
        self.setLayout(inner)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
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


class _Mark(QWidget):
    def __init__(self, theme: Theme, kind: Kind) -> None:
        super().__init__()
        self._theme, self._mark = theme, f"{kind.value}-mark"
        self.setFixedSize(theme.px(12), theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_mark(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._theme, self._mark)
