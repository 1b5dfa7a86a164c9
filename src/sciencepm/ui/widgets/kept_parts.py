"""Parts of a list by key: those that are still wanted stay as they are, with the focus and half-typed words in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from sciencepm.ui.widgets.box import clear

W = TypeVar("W", bound=QWidget)


class KeptParts(Generic[W]):
    """The parts of one box layout, which holds nothing else."""

    def __init__(self, layout: QBoxLayout) -> None:
        self._layout = layout
        self._parts: dict[str, W] = {}

    def __getitem__(self, key: str) -> W:
        return self._parts[key]

    def get(self, key: str) -> W | None:
        """The part with this key, if it is there."""
        return self._parts.get(key)

    def keys(self) -> list[str]:
        """The keys of the parts in their order."""
        return list(self._parts)

    def values(self) -> list[W]:
        """The parts in their order."""
        return list(self._parts.values())

    def show(self, wanted: Sequence[str], make: Callable[[str], W]) -> bool:
        """Have these parts in this order; True when that is anything new."""
        if list(wanted) == list(self._parts):
            return False
        before = self._parts
        self._parts = {key: before[key] if key in before else make(key) for key in wanted}
        while self._layout.count():
            self._layout.takeAt(0)
        for part in self._parts.values():
            self._layout.addWidget(part)
            part.show()
        for key, part in before.items():
            if key not in self._parts:
                part.hide()
                part.deleteLater()
        return True

    def empty(self) -> None:
        """Let every part go."""
        self._parts = {}
        clear(self._layout)


def in_tab_order(parts: Iterable[QWidget]) -> None:
    """Tab goes through these parts in their order: what was added later does not come last."""
    before: QWidget | None = None
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
            if takes_keys and widget.window() is part.window():
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
