"""Parts side by side in columns of the same width, in as many lines as that takes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class EvenColumns(QLayout):
    """No column is narrower than `least` pixels while there is room; the parts of a line are equally high."""

    def __init__(self, *parts: QWidget, least: int, spacing: int) -> None:
        super().__init__()
        self._least = least
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        shown = self._shown()
        widest = max((item.minimumSize().width() for item in shown), default=0)
        tallest = max((item.minimumSize().height() for item in shown), default=0)
        return QSize(widest, tallest)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._lay_out(area, place=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, area: QRect, *, place: bool) -> int:
        shown, gap = self._shown(), self.spacing()
        if not shown:
            return 0
        fitting = max(1, min(len(shown), (area.width() + gap) // (self._least + gap)))
        lines = -(-len(shown) // fitting)
        columns = -(-len(shown) // lines)  # five parts where four fit stand as three and two
        width = (area.width() - gap * (columns - 1)) // columns
        top = area.top()
        for start in range(0, len(shown), columns):
            line = shown[start : start + columns]
            height = max(_height(item, width) for item in line)
            if place:
                for place_in_line, item in enumerate(line):
                    item.setGeometry(QRect(area.left() + place_in_line * (width + gap), top, width, height))
            top += height + gap
        return top - gap - area.top()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
