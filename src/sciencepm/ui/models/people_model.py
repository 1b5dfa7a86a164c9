"""The grid of people: a line for each project, a column for each month, and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.wording import exact_number
from sciencepm.commands.people import PeopleIn
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_number
from sciencepm.i18n import Words
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_MOST: Final = Decimal(100_000)
_ROLE: Final = Qt.ItemDataRole


class PeopleModel(QAbstractTableModel):
    """Only reads; figures typed or pasted are wished for by `entered`, all at once. The last line is the total.

    `months` are first days, one more than there are columns. A cell says who works there at the end of its month.
    """

    entered = Signal(object)
    refused = Signal(str)

    def __init__(self, words: Words, *, is_read_only: bool = False) -> None:
        super().__init__()
        self._words = words
        self._is_read_only = is_read_only
        self._projects: tuple[Project, ...] = ()
        self._months: tuple[date, ...] = ()

    def show(self, projects: Sequence[Project], months: Sequence[date]) -> None:
        """Show these projects and months; where they are the same, only cells change."""
        same = tuple(months) == self._months and [p.id for p in projects] == [p.id for p in self._projects]
        if not same:
            self.beginResetModel()
        self._projects, self._months = tuple(projects), tuple(months)
        if not same:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def people(self, row: int, column: int) -> Decimal:
        """The figure in a cell; below the projects their total."""
        last = date.fromordinal(self._months[column + 1].toordinal() - 1)
        if row < len(self._projects):
            return self._projects[row].people_on(last)
        return sum((project.people_on(last) for project in self._projects), Decimal(0))

    def enter(self, row: int, column: int, lines: Sequence[Sequence[str]]) -> bool:
        """Figures from a cell on, to the right and down; an empty one leaves its cell. All of them, or none."""
        found: list[PeopleIn] = []
        for down, line in enumerate(lines):
            for right, text in enumerate(line):
                place = (row + down, column + right)
                if not text.strip():
                    continue
                if place[0] >= len(self._projects) or place[1] >= self.columnCount():
                    self.refused.emit(
                        self._words("This is more than fits below and right of here. Nothing was changed.")
                    )
                    return False
                people = self._read(text)
                if people is None:
                    said = self._words("“{text}” is not a number of people. Nothing was changed.", text=text[:40])
                    self.refused.emit(said)
                    return False
                since, until = self._months[place[1]], self._months[place[1] + 1]
                found.append(PeopleIn(self._projects[place[0]].id, since, until, people))
        if not found:
            return False
        self.entered.emit(found)
        return True

    def as_text(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """These cells with tabs between them, as spreadsheets take it."""
        return "\n".join("\t".join(self._text(row, column) for column in columns) for row in rows)

    def is_total(self, row: int) -> bool:
        return row == len(self._projects)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._projects else len(self._projects) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else max(len(self._months) - 1, 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.is_total(index.row()) and not self._is_read_only:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._text(index.row(), index.column())
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return text
        if role == _ROLE.FontRole and self.is_total(index.row()):
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == _ROLE.AccessibleTextRole:
            return f"{self._name(index.row())}, {self._words.long_month(self._months[index.column()])}: {text}"
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.EditRole or not index.isValid() or self.is_total(index.row()):
            return False
        if str(value).strip() in ("", self._text(index.row(), index.column())):
            return False
        return self.enter(index.row(), index.column(), [[str(value)]])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == _ROLE.DisplayRole and section < self.columnCount():
                return self._words.month(self._months[section])
            return None
        if section >= self.rowCount():
            return None
        if role == _ROLE.DisplayRole:
            return self._name(section)
        if role == _ROLE.ToolTipRole and not self.is_total(section):
            project = self._projects[section]
            return plain_tip(f"{project.title} · {label_of(project.state, self._words)}")
        return None

    def _name(self, row: int) -> str:
        return self._words("All together") if self.is_total(row) else self._projects[row].title

    def _text(self, row: int, column: int) -> str:
        return exact_number(self.people(row, column), self._words)

    def _read(self, text: str) -> Decimal | None:
        try:
            people = read_number(text, self._words)
        except UserError:
            return None
        return people if people is not None and 0 <= people <= _MOST else None
