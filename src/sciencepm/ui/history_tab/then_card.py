"""The plan as it was on a day one chooses: what differs from now in a line, and the strip of that day."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.as_it_was import Then
from sciencepm.analysis.one_project import plan_alone
from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_day
from sciencepm.i18n import Words
from sciencepm.picture.plan_strip import plan_strip, plan_strip_of, whole_width
from sciencepm.ui.roadmap.picture_view import PAD, Draw, PictureView
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.day_editor import DayEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label

_LEAST = 560.0
_ENDLESS = 100_000.0


class ThenCard(Card):
    """`day_chosen` gives the day, or None for now; `record_wanted` a record of the strip that one wants to see."""

    day_chosen = Signal(object)
    record_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        theme, words = session.theme, session.words
        super().__init__(theme, spacing=6)
        self._session = session
        self._draw: Draw | None = None
        self._least = _LEAST
        self.setAccessibleName(words("The plan as it was"))
        self.heading = Label(words("Show the plan as it was on"), "section")
        hint = words("A day, such as 12 October")
        self.day = DayEditor(theme, words, lambda: session.today, words("The plan as it was on"), hint)
        self.day.setFixedWidth(theme.px(230))
        self.day.committed.connect(self._choose)
        self.now_button = button(words("Back to now"), self.show_now)
        self.error = Label(look="error", wrap=True)
        self.note = Label(look="muted", wrap=True)
        self.differs = Label(wrap=True)
        self.strip = PictureView(theme, words)
        self.strip.open_requested.connect(self.record_wanted)
        self.add(flowing(self.heading, self.day, self.now_button, spacing=theme.px(12)))
        for part in (self.error, self.differs, self.note, self.strip):
            self.add(part)
        self._hide_plan()

    def show_now(self) -> None:
        """Leave the earlier day."""
        had_focus = self.now_button.hasFocus() or self.strip.hasFocus()
        self.day.setText("")
        self.day.show_value("")
        self._hide_plan()
        self.day_chosen.emit(None)
        if had_focus:
            self.day.setFocus()

    def choose(self, day: date) -> None:
        """Show the plan of a day as if it had been typed."""
        self.day.show_value(self._session.words.day(day))
        self.error.hide()
        self.day_chosen.emit(day)

    def show_plan(self, project_id: str, day: date, then: Then, note: str, differs: str) -> None:
        """Show the plan of `day` with what it rests on and what has changed since."""
        session, words = self._session, self._session.words
        alone = plan_alone(then.portfolio, project_id)
        self.now_button.show()
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if alone is None:
            self.differs.setText(words("The project was not there on {day}.", day=words.day(day)))
            self.differs.show()
            self.strip.hide()
            return
        self.differs.setText(differs)
        self.differs.show()
        seen_from = then.known_on or day
        strip = plan_strip_of(alone, project_id, seen_from, words)
        palette = session.theme.tokens
        name = words("The plan as it was on {day}", day=words.day(seen_from))
        self._draw = lambda width, height: plan_strip(strip, width, height, palette, words)
        self._least = max(_LEAST, whole_width(strip))
        self.strip.show_picture(f"{name}. {strip.said}", self._draw, self._least)
        self._fit_strip()
        self.strip.show()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What one can tab through."""
        return (self.day, self.now_button, self.strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_strip()

    def _fit_strip(self) -> None:
        """As high as the strip has to be at this width for its lowest words."""
        if self._draw is None:
            return
        theme, margins = self._session.theme, self.body.contentsMargins()
        room = (self.width() - margins.left() - margins.right()) / theme.scale - 2 * PAD
        lowest = max((text.bounds.bottom for text in self._draw(max(room, self._least), _ENDLESS).texts()), default=0.0)
        self.strip.setFixedHeight(theme.px(lowest + 4 * PAD))

    def _choose(self, text: str) -> None:
        session = self._session
        if not text.strip():
            self.show_now()
            return
        try:
            day = _past_day(text, session.words, session.today)
        except UserError as error:
            self._say_wrong(str(error))
            return
        if day is None:
            self.show_now()
        elif day > session.today:
            self._say_wrong(session.words("That day is still to come. Choose one up to today."))
        else:
            self.error.hide()
            self.day_chosen.emit(day)

    def _say_wrong(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()

    def _hide_plan(self) -> None:
        for part in (self.error, self.note, self.differs, self.strip, self.now_button):
            part.hide()


def _past_day(text: str, words: Words, today: date) -> date | None:
    """A day as people type it; without a year it is the last such day. Raises `UserError`."""
    day = read_day(text, words, today)
    if day is None or day <= today or re.search(r"\d{4}|\+", text):
        return day
    return read_day(f"{words.short_day(day)} {day.year - 1}", words, today)
