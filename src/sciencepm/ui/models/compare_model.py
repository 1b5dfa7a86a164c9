"""Projects side by side as a table: a row for each fact, a column for each project; it only reads."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sciencepm.analysis.compare import Cell, Comparison, Fact
from sciencepm.i18n import Words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class CompareModel(QAbstractTableModel):
    """`show` takes a comparison; with `only_what_differs` the rows that say the same of all are left out."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._whole = Comparison((), ())
        self._facts: tuple[Fact, ...] = ()

    def show(self, whole: Comparison, *, only_what_differs: bool) -> None:
        self.beginResetModel()
        self._whole = whole
        self._facts = tuple(fact for fact in whole.facts if fact.differs or not only_what_differs)
        self.endResetModel()

    @property
    def whole(self) -> Comparison:
        """What is compared."""
        return self._whole

    def fact(self, number: int) -> Fact:
        return self._facts[number]

    def cell(self, index: Index) -> Cell:
        return self._facts[index.row()].cells[index.column()]

    def as_text(self) -> str:
        """All of it with tabs between the cells, as spreadsheets take it."""
        head = ["", *(side.title for side in self._whole.sides)]
        lines = [head, *([fact.name, *(cell.text for cell in fact.cells)] for fact in self._facts)]
        return "\n".join("\t".join(line) for line in lines)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._whole.sides)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        fact, text = self._facts[index.row()], self.cell(index).text
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            same = "" if fact.differs else self._words(", the same for all")
            title = self._whole.sides[index.column()].title
            return self._words("{fact} of {title}: {text}", fact=fact.name, title=title, text=text) + same
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._whole.sides[section].title if section < len(self._whole.sides) else None
        return self._facts[section].name if section < len(self._facts) else None
