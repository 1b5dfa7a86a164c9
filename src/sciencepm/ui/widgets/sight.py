"""Bringing a part of a page into sight, also one that has not been laid out yet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

_ROUNDS = 3


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page until the widget is seen with something around it."""
    area = _area_of(widget)
    if area is not None:
        settle()
        area.ensureWidgetVisible(widget, 0, min(area.height() // 6, widget.fontMetrics().lineSpacing() * 4))


def go_to(widget: QWidget) -> None:
    """Put the keyboard there and bring it into sight."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    bring_into_sight(widget)


def put(layout: QBoxLayout, widget: QWidget) -> None:
    """Add a widget to a layout that stands already, and show it at once: a layout alone would do so a moment later,
    and what is not shown takes no keyboard.
    """
    layout.addWidget(widget)
    widget.show()


def settle() -> None:
    """Lay out now what waits to be laid out; words that wrap know their height only in the second round."""
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
