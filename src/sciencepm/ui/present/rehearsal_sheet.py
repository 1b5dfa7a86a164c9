"""After a rehearsal: how long each slide took beside how long it was planned for, to keep as the deck's minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.domain.documents import Deck, Slide
from sciencepm.picture.slides.show import SlidePicture
from sciencepm.ui.check_ins.sheet import Sheet
from sciencepm.ui.present.present_sheet import keep_deck
from sciencepm.ui.present.timing import clock_text, kept_minutes
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import panel
from sciencepm.ui.widgets.text import Label


@dataclass(frozen=True, slots=True)
class Took:
    """A slide and the seconds it took; nought for one that was not shown."""

    slide: SlidePicture
    seconds: float


class RehearsalSheet(Sheet):
    """Keeping is one step of undo; slides that were not shown keep their minutes."""

    def __init__(
        self, session: Session, deck: Deck | None, audience_id: str | None, took: Sequence[Took], parent: QWidget
    ) -> None:
        words, px = session.words, session.theme.px
        total = clock_text(sum(each.seconds for each in took))
        planned = clock_text(float(sum(each.slide.minutes for each in took)) * 60)
        about = words("It took {total}; {planned} was planned.", total=total, planned=planned)
        super().__init__(session, words("Rehearsal"), about, words("Keep as the deck's minutes"), parent)
        self._deck, self._audience_id, self._took = deck, audience_id, took
        table = QGridLayout()
        table.setHorizontalSpacing(px(24))
        table.setColumnStretch(0, 1)
        for place, head in enumerate((words("Slide"), words("Took"), words("Planned"))):
            table.addWidget(Label(head, "caption-strong"), 0, place)
        for line, each in enumerate(took, start=1):
            table.addWidget(Label(each.slide.short), line, 0)
            table.addWidget(Label(clock_text(each.seconds) if each.seconds else words("Not shown"), "number"), line, 1)
            table.addWidget(Label(clock_text(float(each.slide.minutes) * 60), "number"), line, 2)
        self.body.addWidget(panel(table))
        self.wrong = Label(look="error", wrap=True)
        self.body.addWidget(self.wrong)
        self.body.addStretch(1)
        self.do.setEnabled(not session.document.is_read_only)

    def show_error(self, sentence: str) -> None:
        """Say why the minutes were not kept."""
        self.wrong.setText(sentence)

    def carry_out(self) -> None:
        words, today = self.session.words, self.session.today
        name = self._deck.name if self._deck is not None else words("Rehearsed {day}", day=words.day(today))
        slides = tuple(_timed(each) for each in self._took)
        if self.session.do_at(self, keep_deck, name=name, audience_id=self._audience_id, slides=slides):
            self.accept()


def _timed(took: Took) -> Slide:
    slide = took.slide
    minutes = kept_minutes(took.seconds) if took.seconds else slide.minutes
    return Slide(kind=slide.kind, project_id=slide.project_id, minutes=minutes, notes=slide.notes)
