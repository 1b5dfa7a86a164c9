"""Where words were found, a row for each record; it only reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sciencepm.analysis.find import Hit
from sciencepm.i18n import Words
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class FoundModel(QAbstractListModel):
    """`show` takes what was found; `hit` gives one of it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show what was found."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def hit(self, number: int) -> Hit:
        return self._hits[number]

    def place_of(self, wanted: Hit | None) -> int | None:
        """Where the same record stands, if it was found again."""
        if wanted is None:
            return None
        key = (wanted.project_id, wanted.shown_id, wanted.where)
        same = (n for n, hit in enumerate(self._hits) if (hit.project_id, hit.shown_id, hit.where) == key)
        return next(same, None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words("{title}, {where}: {text}", title=hit.title, where=hit.where, text=hit.excerpt)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(hit.excerpt)
        return None
