"""A picture inside a page: as wide as there is room, as high as it needs, told to a screen reader as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.picture.scene import Scene
from sciencepm.ui.scene_painter import paint_scene
from sciencepm.ui.theme.theme import Theme


class SceneView(QWidget):
    """Takes the keyboard so that its description is heard; there is nothing to do inside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._draw: Callable[[float], Scene] = lambda width: Scene(width, 0, ())
        self.scene = self._draw(0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scene(self, draw: Callable[[float], Scene]) -> None:
        """Show what `draw` makes of a width."""
        self._draw = draw
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _lay_out(self) -> None:
        scale = self._theme.scale
        self.scene = self._draw(max(1.0, self.width() / scale))
        self.setAccessibleName(self.scene.title)
        self.setAccessibleDescription(self.scene.description)
        self.setToolTip("")
        self.setFixedHeight(round(self.scene.height * scale) + 2)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(self._theme.color("accent"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), self._theme.px(4), self._theme.px(4))
            painter.scale(self._theme.scale, self._theme.scale)
            paint_scene(painter, self.scene)
