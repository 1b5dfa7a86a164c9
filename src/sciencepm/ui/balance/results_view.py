"""What comes of an option, from what to what; beside it another one, if two are held side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.analysis.comparison import Comparison
from sciencepm.analysis.comparison_words import (
    balance_change,
    balance_label,
    decision_lines,
    landing_lines,
    landings_change,
    landings_label,
    people_change,
    rule_lines,
    value_change,
)
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.i18n import Words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear
from sciencepm.ui.widgets.text import Label

_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class _Cell:
    """A text in its place; `across` columns wide."""

    text: str
    look: str
    row: int
    column: int
    across: int

    @property
    def place(self) -> tuple[str, int, int, int]:
        return self.look, self.row, self.column, self.across


def _balance(found: Comparison, *, measure: BalanceMeasure, w: Words) -> str:
    return balance_change(found, measure, w)


class ResultsView(QWidget):
    """A column of figures for each option, then the lines of what moves."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        self.setProperty("look", "quiet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.grid = QGridLayout()
        self.grid.setContentsMargins(px(14), px(12), px(14), px(12))
        self.grid.setHorizontalSpacing(px(16))
        self.grid.setVerticalSpacing(px(3))
        self.setLayout(self.grid)
        self.lines: tuple[str, ...] = ()
        self._wanted: list[_Cell] = []
        self._shown: list[_Cell] = []
        self._labels: list[Label] = []

    def show_options(self, options: Sequence[tuple[str, Comparison]], measure: BalanceMeasure) -> None:
        """Options by name, at most two; the first is the one on the desk."""
        self._wanted = []
        w = self._session.words
        two = len(options) > 1
        row = 0
        if two:
            for column, (name, _found) in enumerate(options):
                self._put(name, "strong", row, column)
            row += 1
        first = options[0][1]
        shown = dict.fromkeys((measure, BalanceMeasure.PEOPLE))
        figures: list[tuple[str, Callable[[Comparison], str]]] = [
            *((balance_label(each, w), partial(_balance, measure=each, w=w)) for each in shown),
            (w("Value a year, weighted"), lambda found: value_change(found, w)),
            (landings_label(first, w), lambda found: landings_change(found, w)),
            (w("People on active projects"), lambda found: people_change(found, w)),
        ]
        told: list[str] = []
        cells = [(label, [make(found) for _, found in options]) for label, make in figures]
        if two:
            for label, values in cells:
                row = self._put_across(label, "caption", row)
                for column, value in enumerate(values):
                    self._put(value, "question", row, column)
                row += 1
        else:
            for place, (label, values) in enumerate(cells):
                at = row + place // 2 * 2
                self._put(label, "caption", at, place % 2)
                self._put(values[0], "question", at + 1, place % 2)
            row += (len(cells) + 1) // 2 * 2
        told += [f"{label}: {', '.join(values)}" for label, values in cells]
        for name, found in options:
            row = self._put_lines(name if two else "", found, row, told)
        self._lay_out()
        self.lines = tuple(told)
        self.setAccessibleName(w("What comes of it"))
        self.setAccessibleDescription(". ".join(told))

    def _put_lines(self, name: str, found: Comparison, row: int, told: list[str]) -> int:
        session, w = self._session, self._session.words
        for heading, lines, look in (
            (w("Stop rules that would be crossed"), rule_lines(found, w), "urgent"),
            (w("Decisions that move"), decision_lines(found, session.today, w), ""),
            (w("Landings that move"), landing_lines(found, w), ""),
        ):
            if not lines:
                continue
            row = self._put_across(f"{name}: {heading}" if name else heading, "caption-strong", row)
            for line in lines[:_MOST_LINES]:
                row = self._put_across(line, look, row)
            if len(lines) > _MOST_LINES:
                more = w.n("and {count} more", "and {count} more", len(lines) - _MOST_LINES)
                row = self._put_across(more, "caption", row)
            told += lines
        return row

    def _put(self, text: str, look: str, row: int, column: int) -> None:
        self._wanted.append(_Cell(text, look, row, column, 1))

    def _put_across(self, text: str, look: str, row: int) -> int:
        self._wanted.append(_Cell(text, look, row, 0, 2))
        return row + 1

    def _lay_out(self) -> None:
        """Labels that stand where they stood take their new words; others are made anew."""
        if [cell.place for cell in self._wanted] == [cell.place for cell in self._shown]:
            for label, before, cell in zip(self._labels, self._shown, self._wanted, strict=True):
                if before.text != cell.text:
                    label.setText(cell.text)
        else:
            clear(self.grid)
            self._labels = [Label(cell.text, cell.look, wrap=True) for cell in self._wanted]
            for label, cell in zip(self._labels, self._wanted, strict=True):
                self.grid.addWidget(label, cell.row, cell.column, 1, cell.across)
            for column in range(2):
                self.grid.setColumnStretch(column, 1)
        self._shown = self._wanted
