"""Rows of two-line cells for a table of records one reads, sorts and opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sciencepm.ui.places import Location
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, the least and the most room its words get, and its share of what is left.

    `goes` says who gives way first where the width is too little: the lowest; 0 stays. `prose` is one text on two
    lines, `marked` an icon alone.
    """

    title: str
    least: int
    most: int
    share: int = 0
    goes: int = 0
    right: bool = False
    strong: bool = False
    prose: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Two lines, or with a `look` (tone and icon) a pill; `key` is what it is sorted by, None comes last."""

    first: str
    second: str = ""
    key: Any = None
    look: tuple[str, str] | None = None

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.first, self.second) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """A record by its id, a cell for each column, and where it lives."""

    id: str
    cells: tuple[Cell, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Order:
    """Sorted by a column; None keeps the order the rows are given in."""

    column: int | None = None
    descending: bool = False


class RecordModel(QAbstractTableModel):
    """`show` takes rows and an order; `row` gives what stands at a place."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row], order: Order) -> None:
        """Show these rows in this order; where the same records stay where they are, only their cells change."""
        shown = _sorted(rows, order)
        same = [row.id for row in shown] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = shown
        if not same:
            self.endResetModel()
        elif shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(self.columns) - 1))

    def row(self, place: int) -> Row:
        return self._rows[place]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Everything that is shown, in its order."""
        return tuple(self._rows)

    def place_of(self, record_id: str) -> int | None:
        """Where a record stands, if it is shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == record_id), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        cell = self._rows[index.row()].cells[index.column()]
        if role == _DISPLAY:
            return cell.first
        if role == _SPOKEN:
            return cell.spoken
        if role == _TIP:
            return plain_tip("\n".join(part for part in (cell.first, cell.second) if part))
        if role == _ALIGN:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (_DISPLAY, _TIP, _SPOKEN):
            return self.columns[section].title
        if role == _ALIGN:
            return _RIGHT if self.columns[section].right else _LEFT
        return None


def _sorted(rows: Sequence[Row], order: Order) -> list[Row]:
    """Rows with nothing to sort by come last either way; equals keep the order they are given in."""
    column = order.column
    if column is None:
        return list(rows)
    known = [row for row in rows if row.cells[column].key is not None]
    empty = [row for row in rows if row.cells[column].key is None]
    return [*sorted(known, key=lambda row: row.cells[column].key, reverse=order.descending), *empty]
