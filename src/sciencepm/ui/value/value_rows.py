"""The list of values: one row a case, and one for each project under way that has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.value import case_value
from sciencepm.analysis.value_sheets import FORMS, MONEY
from sciencepm.analysis.value_wording import range_text
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A case, or a project without one (`case_id` empty); `has_figure`: its worth is a figure."""

    project_id: str
    case_id: str
    title: str
    worth: str
    caption: str
    has_figure: bool

    @property
    def key(self) -> str:
        return self.case_id or self.project_id


def value_rows(portfolio: Portfolio, w: Words) -> tuple[ValueRow, ...]:
    """Every case of every project that was not stopped; what is worth most first, then other units, then no figure."""
    ranked: list[tuple[tuple[int, float, int], ValueRow]] = []
    for place, project in enumerate(portfolio.all(Project)):
        if project.state is ProjectState.STOPPED:
            continue
        cases = portfolio.of(ValueCase, project.id)
        for case in cases:
            row, rank, size = _row(portfolio, project, case, w)
            ranked.append(((rank, -size, place), row))
        if not cases and project.state is not ProjectState.LANDED:
            row = ValueRow(
                project.id, "", project.title, w("no value yet"), label_of(project.kind, w), has_figure=False
            )
            ranked.append(((3, 0.0, place), row))
    return tuple(row for _, row in sorted(ranked, key=lambda each: each[0]))


def _row(portfolio: Portfolio, project: Project, case: ValueCase, w: Words) -> tuple[ValueRow, int, float]:
    value = case_value(portfolio, case)
    caption = " · ".join((label_of(case.evidence, w), w(FORMS[case.sheet].worth)))
    if value.range is None:
        worth = case.short or (w("not priced") if case.not_priced else w("no figure yet"))
        return ValueRow(project.id, case.id, project.title, worth, caption, has_figure=False), 2, 0.0
    worth = range_text(value.range, w)
    rank = 0 if value.range.unit == MONEY else 1
    return (
        ValueRow(project.id, case.id, project.title, worth, caption, has_figure=True),
        rank,
        float(value.range.likely),
    )


class ValueRowsModel(QAbstractListModel):
    """The rows for a view; the text of a row is all of it, for a screen reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ValueRow, ...] = ()

    @property
    def rows(self) -> tuple[ValueRow, ...]:
        return self._rows

    def show(self, rows: tuple[ValueRow, ...]) -> None:
        """Show other rows; where only their words differ the view keeps its place."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """Where the row with this key stands; -1 for nowhere."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}: {row.worth}. {row.caption}"
        return None
