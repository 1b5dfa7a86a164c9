"""The slides of a deck to choose from: which, in which order, and how long each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from sciencepm.analysis.deck import minutes_of
from sciencepm.domain.documents import Slide, SlideKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_number
from sciencepm.i18n import Words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, row
from sciencepm.ui.widgets.button import icon_button
from sciencepm.ui.widgets.fields import LineEditor, TextEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick

_MOST_MINUTES: Final = 600


@dataclass(frozen=True, slots=True)
class Choice:
    """A slide, and whether it is shown."""

    slide: Slide
    is_shown: bool = True


class SlideRows(QWidget):
    """A row for each slide. Reading what is not a number of minutes keeps what the slide had."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._choices: list[Choice] = []
        self._ticks: list[Tick] = []
        self._minutes: list[LineEditor] = []
        self._notes: list[TextEditor] = []
        self._lines = column(spacing=session.theme.px(2))
        self.setLayout(self._lines)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these."""
        self._choices = list(choices)
        self._fill()

    @property
    def slides(self) -> tuple[Slide, ...]:
        """What was chosen, in order."""
        return tuple(each.slide for each in self._read() if each.is_shown)

    def minutes(self, place: int) -> LineEditor:
        """Where the minutes of a slide are typed."""
        return self._minutes[place]

    def notes(self, place: int) -> TextEditor:
        """Where the notes of a slide are written."""
        return self._notes[place]

    def move_slide(self, place: int, by: int) -> None:
        """A slide up or down."""
        self._choices = self._read()
        to = place + by
        if 0 <= to < len(self._choices):
            self._choices.insert(to, self._choices.pop(place))
            self._fill()
            self.changed.emit()

    def _read(self) -> list[Choice]:
        words = self._session.words
        rows = zip(self._choices, self._ticks, self._minutes, self._notes, strict=True)
        return [
            Choice(_timed(each.slide, minutes.text(), words).evolve(notes=notes.text()), tick.is_ticked)
            for each, tick, minutes, notes in rows
        ]

    def _mover(self, place: int, by: int) -> QToolButton:
        words = self._session.words
        icon, name = ("chevron-up", words("Earlier")) if by < 0 else ("chevron-down", words("Later"))
        return icon_button(self._session.theme, icon, name, lambda: self.move_slide(place, by))

    def _fill(self) -> None:
        clear(self._lines)
        self._ticks, self._minutes, self._notes = [], [], []
        theme, words = self._session.theme, self._session.words
        for place, choice in enumerate(self._choices):
            name = slide_name(choice.slide, self._session.portfolio, words)
            tick = Tick(theme, name)
            tick.tick(choice.is_shown)
            minutes = LineEditor(words("Minutes for {slide}", slide=name))
            minutes.setText(words.number(minutes_of(choice.slide)))
            minutes.setFixedWidth(theme.px(52))
            up, down = self._mover(place, -1), self._mover(place, +1)
            up.setEnabled(place > 0)
            down.setEnabled(place < len(self._choices) - 1)
            line = row(spacing=theme.px(6))
            notes = TextEditor(words("Notes for {slide}", slide=name), words("What you want to say; only you see it"))
            notes.setText(choice.slide.notes)
            notes.setVisible(bool(choice.slide.notes))
            write = icon_button(theme, "pencil", words("Notes"), partial(_open, notes))
            line.addWidget(tick, 1, Qt.AlignmentFlag.AlignVCenter)
            for part in (minutes, Label(words("min"), "caption"), write, up, down):
                line.addWidget(part)
            self._ticks.append(tick)
            self._minutes.append(minutes)
            self._notes.append(notes)
            self._lines.addLayout(line)
            self._lines.addWidget(notes)


def slide_name(slide: Slide, portfolio: Portfolio, w: Words) -> str:
    """What a slide is called where one chooses."""
    if slide.kind is SlideKind.PROJECT:
        project = portfolio.find(Project, slide.project_id)
        return project.title if project is not None else w("A project that is gone")
    return {
        SlideKind.HEADLINE: w("Headline"),
        SlideKind.DECISIONS_ASKED: w("Decisions asked"),
        SlideKind.WHAT_CHANGED: w("What changed"),
        SlideKind.ROADMAP: w("Roadmap"),
        SlideKind.BALANCE: w("Balance"),
        SlideKind.NEXT_STEPS: w("Next steps"),
    }[slide.kind]


def _timed(slide: Slide, typed: str, w: Words) -> Slide:
    try:
        minutes = read_number(typed, w)
    except UserError:
        return slide
    if minutes is None or minutes == minutes_of(slide) or not Decimal(0) <= minutes <= _MOST_MINUTES:
        return slide
    return slide.evolve(minutes=minutes)


def _open(notes: TextEditor) -> None:
    notes.show()
    notes.setFocus()
