"""Parts side by side that go on in the next line where one is too short for them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Flow(QLayout):
    """Lines from left to right. The last part takes what is left of its line where its policy lets it grow."""

    def __init__(self, *parts: QWidget, spacing: int, line_gap: int | None = None, centred: bool = False) -> None:
        super().__init__()
        self._centred = centred
        self._line_gap = spacing if line_gap is None else line_gap
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        tallest = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(widest, tallest)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._lay_out(area, place=True)

    def _lay_out(self, area: QRect, *, place: bool) -> int:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in filter(lambda each: not each.isEmpty(), self._items):
            width = item.sizeHint().width()
            if lines[-1] and used + self.spacing() + width > area.width():
                lines.append([])
                used = 0
            used += width + (self.spacing() if lines[-1] else 0)
            lines[-1].append(item)
        top = area.top()
        for line in lines:
            height = max((_height(item, area.width()) for item in line), default=0)
            if place:
                self._place(line, area, top, height)
            top += height + self._line_gap
        return top - self._line_gap - area.top()

    def _place(self, line: list[QLayoutItem], area: QRect, top: int, height: int) -> None:
        left = area.left()
        if self._centred:
            used = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
            left += max(0, area.width() - used) // 2
        for item in line:
            hint = item.sizeHint()
            size = QSize(min(hint.width(), area.width()), min(_height(item, area.width()), height))
            if item is self._items[-1] and item.expandingDirections() & Qt.Orientation.Horizontal:
                rest = area.right() + 1 - left
                size.setWidth(min(rest, item.maximumSize().width()))
                left += rest - size.width()
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
            left += size.width() + self.spacing()


def _height(item: QLayoutItem, width: int) -> int:
    """How high a part is: one that is wider than its line may wrap."""
    hint = item.sizeHint()
    return item.heightForWidth(width) if hint.width() > width and item.hasHeightForWidth() else hint.height()


def flowing(*parts: QWidget, spacing: int, line_gap: int | None = None, centred: bool = False) -> QWidget:
    """The parts in a widget that is as high as their lines."""
    widget = QWidget()
    widget.setLayout(Flow(*parts, spacing=spacing, line_gap=line_gap, centred=centred))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget
