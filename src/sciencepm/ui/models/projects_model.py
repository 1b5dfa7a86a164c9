"""The table of projects: which rows are shown and in what order. It only reads; changes go through commands."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sciencepm.domain.project import Kind, ProjectState
from sciencepm.i18n import Words
from sciencepm.ui.models.project_row import Cell, Column, ProjectRow
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex

# Roles arrive as ints, thousands of times while one scrolls; an enum made of each would be felt.
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
RIGHT_COLUMNS: Final = frozenset({Column.CHANCE, Column.VALUE})
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of all projects, and in what order; None shows every kind, state or team."""

    kind: Kind | None = None
    state: ProjectState | None = None
    team: str | None = None
    column: Column | None = None
    """Sorted by this column; None keeps the portfolio's own order."""
    descending: bool = False

    @property
    def narrows(self) -> bool:
        """Whether any project may be left out."""
        return bool(self.kind or self.state or self.team is not None)


class ProjectsModel(QAbstractTableModel):
    """`show` takes rows and a view; `row` gives what stands at a place."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._titles = column_titles(words)
        self._shown: list[ProjectRow] = []
        self._chosen: frozenset[str] | None = None
        self._words = words

    def show(self, rows: Sequence[ProjectRow], view: View) -> bool:
        """Show these rows as `view` says; where the same projects stay in the same order, only their cells change.

        Whether anything else is shown than before.
        """
        shown = in_order([row for row in rows if fits(row, view)], view)
        if len(shown) == len(self._shown) and all(map(operator.is_, shown, self._shown)):
            return False
        same = [row.project_id for row in shown] == [row.project_id for row in self._shown]
        if not same:
            self.beginResetModel()
        self._shown = shown
        if not same:
            self.endResetModel()
        elif shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(Column) - 1))
        return True

    def row(self, number: int) -> ProjectRow:
        return self._shown[number]

    def show_chosen(self, chosen: Iterable[str] | None) -> None:
        """Which projects are ticked; None where none can be."""
        now = None if chosen is None else frozenset(chosen)
        if now != self._chosen:
            self._chosen = now
            if self._shown:
                last = self.index(len(self._shown) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)

    def is_chosen(self, number: int) -> bool | None:
        """Whether a row is ticked; None while rows cannot be."""
        return None if self._chosen is None else self._shown[number].project_id in self._chosen

    @property
    def project_ids(self) -> tuple[str, ...]:
        """The projects that are shown, in their order."""
        return tuple(row.project_id for row in self._shown)

    def row_of(self, project_id: str) -> int | None:
        """At which place a project stands, if it is shown."""
        return next((place for place, row in enumerate(self._shown) if row.project_id == project_id), None)

    def cell(self, index: Index) -> Cell:
        return self._shown[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            return self.cell(index).first
        if role == _SPOKEN:
            said = self.cell(index).spoken
            ticked = index.column() == Column.PROJECT and self.is_chosen(index.row())
            return self._words("{what}, chosen", what=said) if ticked else said
        if role == _TIP:
            return plain_tip(self.cell(index).spoken)
        if role == _ALIGN:
            return _RIGHT if index.column() in RIGHT_COLUMNS else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role in (_DISPLAY, _TIP, _SPOKEN):
            return self._titles[Column(section)]
        if role == _ALIGN:
            return _RIGHT if section in RIGHT_COLUMNS else _LEFT
        return None


def column_titles(w: Words) -> dict[Column, str]:
    """What each column is called."""
    return {
        Column.KIND: w("Kind"),
        Column.PROJECT: w("Project"),
        Column.DECISION: w("Next decision"),
        Column.CHANCE: w("Chance"),
        Column.LANDING: w("When it can land"),
        Column.VALUE: w("Value a year"),
        Column.STOP_RULE: w("Nearest stop rule"),
        Column.STATE: w("State"),
    }


def in_order(rows: Sequence[ProjectRow], view: View) -> list[ProjectRow]:
    """Sorted as `view` says; rows with nothing to sort by come last either way, equals by title."""
    column = view.column
    if column is None:
        return list(rows)
    titled = sorted(rows, key=_title)
    known = [row for row in titled if row.cells[column].key is not None]
    empty = [row for row in titled if row.cells[column].key is None]
    return [*sorted(known, key=lambda row: row.cells[column].key, reverse=view.descending), *empty]


def fits(row: ProjectRow, view: View) -> bool:
    """Whether a project is among those that are shown."""
    return (
        (view.kind is None or row.kind is view.kind)
        and (view.state is None or row.state is view.state)
        and (view.team is None or row.team == view.team)
    )


def _title(row: ProjectRow) -> str:
    return row.cells[Column.PROJECT].first.casefold()
