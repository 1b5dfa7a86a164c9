"""Rows, columns and the room between things, in steps of the design."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

L = TypeVar("L", bound=QBoxLayout)
Part = QWidget | QLayout | int | None
"""A widget, a layout, room in pixels, or None for room that gives way."""


def row(*parts: Part, spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Side by side."""
    return _fill(QHBoxLayout(), parts, spacing, margins)


def column(*parts: Part, spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """One below the other."""
    return _fill(QVBoxLayout(), parts, spacing, margins)


def panel(layout: QLayout, look: str = "") -> QWidget:
    """A widget that holds a layout."""
    widget = QWidget()
    if look:
        widget.setProperty("look", look)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setLayout(layout)
    return widget


def rule(*, upright: bool = False, soft: bool = False) -> QFrame:
    """A hairline; a soft one between the rows of a list."""
    line = QFrame()
    line.setProperty("look", "upright-rule" if upright else "soft-rule" if soft else "rule")
    return line


def scrolled(widget: QWidget, *, wraps: bool = False) -> QScrollArea:
    """The widget in an area that scrolls up and down; `wraps` for one whose height follows from its width."""
    if wraps:
        # Its least height is that of its narrowest, which would leave room below that nothing fills.
        widget.setMinimumHeight(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _fill(layout: L, parts: tuple[Part, ...], spacing: int, margins: tuple[int, int, int, int]) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout
