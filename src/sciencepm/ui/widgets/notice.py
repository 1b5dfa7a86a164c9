"""A line that comes up at the foot of the window, with at most one thing to do, and goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import clear, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label

_SHOWN_MS = 8_000


class Notice(QFrame):
    """Lies over its parent, centred at the foot; never takes the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "notice")
        self._inner = row(spacing=theme.px(16), margins=(theme.px(16), theme.px(8), theme.px(12), theme.px(8)))
        self.setLayout(self._inner)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show a line for eight seconds, in place of the one before."""
        clear(self._inner)
        said = Label(text)
        self._inner.addWidget(said)
        if on_action is not None:
            self._inner.addWidget(button(action, lambda: self._act(on_action)))
        self.setAccessibleName(text)
        self._inner.activate()
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._away.start(_SHOWN_MS)

    def _act(self, on_action: Callable[[], object]) -> None:
        self.hide()
        on_action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - self._theme.px(44))
