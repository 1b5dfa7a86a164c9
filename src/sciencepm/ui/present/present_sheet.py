"""Before a presentation: whom it is for, which slides, and which screen they see."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.brief.view import view_of
from sciencepm.analysis.deck import default_slides
from sciencepm.commands.decks import make_deck
from sciencepm.commands.records import change_record
from sciencepm.domain.documents import Audience, Deck, Slide, SlideKind
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.ui.check_ins.sheet import Sheet
from sciencepm.ui.present.screens import audience_screen, name_of, screen_names, screen_words
from sciencepm.ui.present.slide_rows import Choice, SlideRows
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick

_NOBODY = ""
_USUAL = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen; without a deck the usual slides of the day. `is_rehearsed`: the time is kept."""

    audience_id: str | None
    deck: Deck | None
    is_rehearsed: bool = False


class PresentSheet(Sheet):
    """`chosen` is what to present once it was accepted; `exports`: it goes into a file, so no screen is asked for."""

    def __init__(self, session: Session, own: QWidget, *, rehearse: bool = False, exports: bool = False) -> None:
        words = session.words
        about = words("What this audience may not see is left out before a slide is made.")
        title = words("Export slides") if exports else words("Present")
        super().__init__(session, title, about, words("Export…") if exports else title, own)
        self.chosen: Chosen | None = None
        self._own = own
        audiences = [(each.id, each.name) for each in session.portfolio.all(Audience)]
        self.audience = ChoiceEditor(
            words("Who is it for?"), [*audiences, (_NOBODY, words("Nobody in particular, nothing confidential"))]
        )
        self.deck = ChoiceEditor(words("Slides"), [])
        self.rows = SlideRows(session)
        self.name = LineEditor(words("Keep these slides as"), words("A name, to keep them for this audience"))
        self._name = Field(words("Keep these slides as"), self.name)
        self.rehearse = Tick(session.theme, words("Rehearse: keep how long each slide takes"))
        self.rehearse.tick(rehearse)
        self.body.addWidget(Field(words("Who is it for?"), self.audience))
        self.body.addWidget(Field(words("Slides"), self.deck))
        self.body.addWidget(self.rows)
        self.body.addWidget(self._name)
        self.screen_choice = None if exports else self._screens()
        self.rehearse.setHidden(exports)
        self.body.addWidget(self.rehearse)
        self.wrong = Label(look="error", wrap=True)
        self.body.addWidget(self.wrong)
        self.body.addStretch(1)
        self.audience.currentIndexChanged.connect(lambda _place: self._offer_decks())
        self.deck.currentIndexChanged.connect(lambda _place: self._offer_slides())
        self._offer_decks()
        self.do.setFocus()

    @property
    def _audience(self) -> Audience | None:
        return self.session.portfolio.find(Audience, self.audience.value() or None)

    def carry_out(self) -> None:
        slides = self.rows.slides
        words = self.session.words
        if not slides:
            self.wrong.setText(words("Please choose at least one slide."))
            return
        audience, deck = self._audience, self.session.portfolio.find(Deck, self.deck.value() or None)
        audience_id = audience.id if audience else None
        name = self.name.text().strip()
        if name and not self.session.do_at(self._name, keep_deck, name=name, audience_id=audience_id, slides=slides):
            return
        if name:
            decks = self.session.portfolio.all(Deck)
            deck = next(each for each in decks if (each.name, each.audience_id) == (name, audience_id))
        elif deck is None and slides != self._usual:
            deck = Deck.make(name=words("Slides"), audience_id=audience_id, slides=slides)
        elif deck is not None:
            deck = deck.evolve(slides=slides)
        self._remember_screen()
        self.chosen = Chosen(audience_id, deck, self.rehearse.is_ticked)
        self.accept()

    def _offer_decks(self) -> None:
        words, wanted = self.session.words, self.audience.value() or None
        self.deck.blockSignals(True)
        self.deck.clear()
        self.deck.addItem(words("The usual ones, from the portfolio as it is"), _USUAL)
        for deck in self.session.portfolio.all(Deck):
            if deck.audience_id == wanted:
                self.deck.addItem(deck.name, deck.id)
        self.deck.blockSignals(False)
        self._offer_slides()

    def _offer_slides(self) -> None:
        session = self.session
        audience = self._audience
        reader = audience.evolve(sees_confidential=False) if audience is not None else None
        view = view_of(session.portfolio, session.today, session.words, reader)
        self._usual: tuple[Slide, ...] = default_slides(view)
        deck = session.portfolio.find(Deck, self.deck.value() or None)
        slides = deck.slides if deck is not None else self._usual
        there = {(each.kind, each.project_id) for each in slides}
        projects = [Slide(kind=SlideKind.PROJECT, project_id=each.id) for each in view.portfolio.all(Project)]
        more = [each for each in (*self._usual, *projects) if (each.kind, each.project_id) not in there]
        others = dict.fromkeys(more)
        self.rows.show_choices([*(Choice(each) for each in slides), *(Choice(each, is_shown=False) for each in others)])
        self.name.setText(deck.name if deck is not None else "")

    def _screens(self) -> ChoiceEditor | None:
        """With one screen there is nothing to choose."""
        screens = QGuiApplication.screens()
        if len(screens) < 2:
            return None
        words = self.session.words
        named = [
            (name, screen_words(screen, number, words))
            for number, (name, screen) in enumerate(screen_names(screens).items(), start=1)
        ]
        made = ChoiceEditor(words("The audience sees"), named)
        likely = audience_screen(screens, self.session.settings.audience_screen, self._own.screen())
        made.show_value(name_of(likely))
        self.body.addWidget(Field(words("The audience sees"), made))
        return made

    def _remember_screen(self) -> None:
        if self.screen_choice is not None:
            self.session.settings = self.session.settings.evolve(audience_screen=self.screen_choice.value())
            self.session.save_settings()


def keep_deck(portfolio: Portfolio, *, name: str, audience_id: str | None, slides: tuple[Slide, ...]) -> Edit:
    """These slides as the audience's deck of that name, which is made or changed."""
    same = (each for each in portfolio.all(Deck) if each.audience_id == audience_id and each.name == name)
    deck = next(same, None)
    if deck is None:
        return make_deck(portfolio, name=name, audience_id=audience_id, slides=slides)
    return change_record(portfolio, deck, slides=slides)
