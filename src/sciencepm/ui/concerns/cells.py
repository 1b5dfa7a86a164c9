"""Rows of cells under one head: a line of columns where there is room, a small form of its own where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QPlainTextEdit, QWidget

from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.sight import go_to
from sciencepm.ui.widgets.text import Label

_UNBOUND = 16_777_215
_GAP = 10


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading: `width` of the design, or a share of what is left."""

    title: str
    width: int = 0
    stretch: int = 0


Place = tuple[int, int, int]
"""Line, first column and number of columns of a cell where the cells stand as a form."""


class Cells(QWidget):
    """One row. `places` are where its cells go in the form; names are shown there, and in the head otherwise."""

    def __init__(self, session: Session, inset: int = 0) -> None:
        super().__init__()
        px = session.theme.px
        self._px = px
        self._columns: Sequence[Column] = ()
        self._cells: Sequence[QWidget] = ()
        self._places: Sequence[Place] = ()
        self._is_form: bool | None = None
        self._hanging = row(spacing=0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, px(5), 0, px(5))
        self._grid.setHorizontalSpacing(px(_GAP))
        self._grid.setVerticalSpacing(px(6))
        self.below = column(spacing=px(4))
        """What stands below the cells over their whole width."""
        line = row(rule(soft=True), margins=(px(inset) if inset else 0, 0, 0, 0))
        across = row(self._hanging, self._grid, spacing=0)
        across.setStretch(1, 1)
        self.setLayout(column(across, self.below, line, spacing=0))

    def hold(self, columns: Sequence[Column], cells: Sequence[QWidget], places: Sequence[Place]) -> None:
        """Take the cells, one for each column."""
        self._columns, self._cells, self._places = columns, cells, places
        for cell in cells:
            cell.setParent(self)

    def hang(self, mark: QWidget) -> None:
        """A mark in front of the cells, in line with their first words."""
        self._hanging.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def cells(self) -> Sequence[QWidget]:
        return self._cells

    def arrange(self, *, as_form: bool) -> None:
        """Stand as a form or in a line."""
        if as_form is self._is_form:
            return
        self._is_form = as_form
        for cell in self._cells:
            self._grid.removeWidget(cell)
            if isinstance(cell, Field):
                cell.show_name(as_form)
        across = max(first + number for _line, first, number in self._places)
        for place in range(max(len(self._columns), across)):
            wanted = self._columns[place].stretch if not as_form and place < len(self._columns) else 0
            self._grid.setColumnStretch(place, 1 if as_form and place < across else wanted)
        for place, cell in enumerate(self._cells):
            width = 0 if as_form else self._columns[place].width
            cell.setMinimumWidth(self._px(width) if width else 0)
            cell.setMaximumWidth(self._px(width) if width else _UNBOUND)
            if as_form:
                line, first, number = self._places[place]
                self._grid.addWidget(cell, line, first, 1, number, Qt.AlignmentFlag.AlignTop)
            else:
                self._grid.addWidget(cell, 0, place, Qt.AlignmentFlag.AlignTop)


def head(session: Session, columns: Sequence[Column], *, inset: int = 0, mark: int = 0) -> QWidget:
    """The headings of the columns, in line with the words in the cells.

    `inset` is where the line below begins, `mark` the width of what hangs in front of the cells.
    """
    px = session.theme.px
    across = row(spacing=px(_GAP), margins=(px(mark) if mark else 0, 0, 0, 0))
    for each in columns:
        label = Label(each.title, "caption-strong")
        label.setContentsMargins(px(6), 0, 0, 0)
        if each.width:
            label.setFixedWidth(px(each.width))
        across.addWidget(label, each.stretch)
    line = row(rule(), margins=(px(inset) if inset else 0, 0, 0, 0))
    return panel(column(across, line, spacing=px(4)))


class RowKeys(QObject):
    """Up and down go from row to row in the same column; Tab goes through one row and then on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[list[QWidget]] = []
        self._now = 0

    def watch(self, rows: Sequence[Cells]) -> None:
        """Watch the editors and buttons in the cells of these rows from now on."""
        self._rows = [[stop for cell in each.cells for stop in _stops(cell)] for each in rows]
        for stops in self._rows:
            for stop in stops:
                stop.installEventFilter(self)
        self._let_tab_into(min(self._now, max(0, len(self._rows) - 1)))

    def _let_tab_into(self, now: int) -> None:
        self._now = now
        for place, stops in enumerate(self._rows):
            for stop in stops:
                stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == now else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for place, stops in enumerate(self._rows):
                if place != self._now and watched in stops:
                    self._let_tab_into(place)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and _is_at_edge(watched, step):
                return self._go(watched, step)
        return super().eventFilter(watched, event)

    def _go(self, watched: QObject, step: int) -> bool:
        stops = self._rows[self._now]
        if watched not in stops or not 0 <= self._now + step < len(self._rows):
            return False
        there = self._rows[self._now + step]
        if there:
            go_to(there[min(stops.index(watched), len(there) - 1)])
        return bool(there)


def _stops(part: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in (part, *part.findChildren(QWidget))
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and widget.window() is part.window()
    ]


def _is_at_edge(editor: QObject, step: int) -> bool:
    """Whether an arrow has nowhere to go inside an editor; a list of choices keeps its arrows."""
    if isinstance(editor, LineEditor | QAbstractButton):
        return True
    if isinstance(editor, QPlainTextEdit):
        cursor = editor.textCursor()
        moved = QTextCursor(cursor)
        return not moved.movePosition(QTextCursor.MoveOperation.Down if step > 0 else QTextCursor.MoveOperation.Up)
    return False
