"""What every table for reading has in common: rows of one height that are chosen whole, and one tab stop."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def plain_rows(table: QTableView, height: int) -> None:
    """No grid, no names of rows, nothing to edit; `height` of each row is in pixels."""
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    names = table.verticalHeader()
    names.hide()
    names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    names.setMinimumSectionSize(height)
    names.setDefaultSectionSize(height)
