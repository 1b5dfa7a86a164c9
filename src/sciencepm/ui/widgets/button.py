"""Buttons: one primary for the place's main action, plain ones beside it, flat ones inside text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from sciencepm.ui.theme.theme import Theme


def button(text: str, on_click: Callable[[], object] | None = None, look: str = "") -> QPushButton:
    """A button with words; `look` is primary, flat or danger."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if look:
        made.setProperty("look", look)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def icon_button(
    theme: Theme, icon: str, name: str, on_click: Callable[[], object] | None = None, size: int = 16
) -> QToolButton:
    """A small button with an icon; `name` is said by a screen reader and shown on hover."""
    made = QToolButton()
    made.setIcon(theme.icon(icon, size=size))
    made.setIconSize(QSize(theme.px(size), theme.px(size)))
    made.setAccessibleName(name)
    made.setToolTip(name)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made
