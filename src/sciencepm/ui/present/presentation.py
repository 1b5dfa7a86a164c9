"""A presentation from its first slide to its end: two windows, one talk, the keys, and screens that come and go."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from sciencepm.domain.documents import Audience, Deck, SlideKind
from sciencepm.picture.slides.show import Show, show_of
from sciencepm.ui.present.audience_window import AudienceWindow
from sciencepm.ui.present.keys import Verb, digit_of, verb_of
from sciencepm.ui.present.presenter_window import PresenterWindow
from sciencepm.ui.present.screens import audience_screen, name_of, presenter_screen
from sciencepm.ui.present.talk import Cover, Talk
from sciencepm.ui.present.timing import Timing
from sciencepm.ui.session import Session

_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Here:
    """Where one is when one starts: that slide comes first."""

    kind: SlideKind
    project_id: str | None = None


class Presentation(QObject):
    """Built from what the audience may see, once, before either window is there. `ended` when both are gone."""

    ended = Signal()

    def __init__(
        self,
        session: Session,
        deck: Deck | None,
        audience: Audience | None,
        *,
        here: Here | None = None,
        own: QScreen | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._session = session
        self._own = own
        self._digits = ""
        self._points = False
        portfolio, today, words = session.portfolio, session.today, session.words

        def make(confidential_shown: bool) -> Show:
            return show_of(portfolio, deck, audience, today, words, confidential_shown=confidential_shown)

        self.talk = Talk(make, words, Timing(seconds))
        if here is not None:
            self.talk.begin_at(here.kind, here.project_id)
        self.audience = AudienceWindow(self.talk, words)
        self.presenter = PresenterWindow(session, self.talk, audience)
        self._back_to_slide = False
        self.presenter.desk_shown.connect(self._after_over)
        self._audience_on: QScreen = QGuiApplication.primaryScreen()
        self._presenter_on: QScreen | None = None
        for window in (self.audience, self.presenter):
            window.pressed.connect(self.press)
            window.closed.connect(self.end)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self.screen_removed)
        app.screenAdded.connect(self.screen_added)
        self._app = app
        self._is_over = False

    # From the start to the end

    def start(self) -> None:
        """Show both windows where they belong; with one screen the slide, and the notes a key away."""
        self.place(QGuiApplication.screens())
        self.talk.timing.go()
        for sentence in self.talk.show.left_out:
            self.presenter.say(sentence)

    def end(self) -> None:
        """Close both windows; nothing of the presentation is left running."""
        if self._is_over:
            return
        self._is_over = True
        self.talk.timing.hold()
        self._app.screenRemoved.disconnect(self.screen_removed)
        self._app.screenAdded.disconnect(self.screen_added)
        for window in (self.audience, self.presenter):
            window.close()
            window.deleteLater()
        self.ended.emit()

    # Screens

    @property
    def has_one_screen(self) -> bool:
        """Whether both windows share a screen, so that only one of them can be seen."""
        return self._presenter_on is None

    def place(self, screens: Sequence[QScreen]) -> None:
        """Put the windows on these screens, as remembered where possible."""
        self._audience_on = audience_screen(screens, self._session.settings.audience_screen, self._own)
        self._presenter_on = presenter_screen(screens, self._audience_on, self._own)
        _fill(self.audience, self._audience_on)
        if self._presenter_on is not None:
            _fill(self.presenter, self._presenter_on)
            self._front(self.presenter)
        else:
            self.presenter.hide()
            self._front(self.audience)

    def screen_removed(self, screen: QScreen) -> None:
        """A screen was unplugged."""
        left = [each for each in QGuiApplication.screens() if each is not screen]
        if left:
            self.lose(screen, left)

    def lose(self, screen: QScreen, left: Sequence[QScreen]) -> None:
        """The audience's goes black until there is one; the presenter's view stays, on one of those left."""
        if screen is self._audience_on:
            self.talk.lose_screen()
            self.audience.hide()  # the desktop would move it over the notes
            on = self._presenter_on if self._presenter_on in left else None
            self._presenter_on = on or left[0]
            _fill(self.presenter, self._presenter_on)
            self._front(self.presenter)
            words = self._session.words
            self.presenter.say(words("The audience's screen is gone. S shows the slides on this one."))
        elif screen is self._presenter_on:
            self._presenter_on = next((each for each in left if each is not self._audience_on), None)
            if self._presenter_on is not None:
                _fill(self.presenter, self._presenter_on)
            else:
                self.presenter.hide()  # never the notes on the audience's screen
                self._front(self.audience)

    def screen_added(self, screen: QScreen) -> None:
        """A screen was plugged in: the audience's if theirs was lost, else the presenter's if there was only one."""
        if self.talk.is_without_screen:
            self._audience_on = screen
            _fill(self.audience, screen)
            self.talk.find_screen()
            self._front(self.presenter)
        elif self._presenter_on is None:
            # What the room sees stays where it is.
            self._presenter_on = screen
            _fill(self.presenter, screen)
            self._front(self.presenter)

    def swap(self) -> None:
        """Slides and notes change screens, which is remembered; with one screen they change places on it."""
        if self.talk.is_without_screen:
            assert self._presenter_on is not None
            self._audience_on, self._presenter_on = self._presenter_on, None
            self.presenter.hide()
            _fill(self.audience, self._audience_on)
            self.talk.find_screen()
            self._front(self.audience)
        elif self._presenter_on is None:
            self.show_notes(not self.presenter.isVisible())
        else:
            self._audience_on, self._presenter_on = self._presenter_on, self._audience_on
            _fill(self.audience, self._audience_on)
            _fill(self.presenter, self._presenter_on)
            self._front(self.presenter)
            self.remember_screen()

    def show_notes(self, on: bool) -> None:
        """With one screen: the presenter's window before the slide, or the slide again."""
        if on:
            _fill(self.presenter, self._audience_on)
            self._front(self.presenter)
        else:
            self.presenter.hide()
            self._front(self.audience)

    def remember_screen(self) -> None:
        """The audience's screen is theirs the next time too."""
        session = self._session
        session.settings = session.settings.evolve(audience_screen=name_of(self._audience_on))
        session.save_settings()

    def _front(self, window: QWidget) -> None:
        window.raise_()
        window.activateWindow()
        window.setFocus()

    # Keys

    def press(self, event: QKeyEvent) -> None:
        """Do what a key is for; digits are kept until Enter."""
        digit = digit_of(event)
        if digit is not None:
            self._type((self._digits + str(digit))[-_DIGITS:])
            return
        verb = verb_of(event)
        if verb is None:
            return
        digits, desk = self._digits, self.presenter
        self._type("")
        if verb is Verb.ENTER and digits:
            self.talk.go(int(digits) - 1)
        elif verb is Verb.LEAVE:
            if not digits:
                self._leave()
        elif desk.shows_desk or verb in (Verb.HELP, Verb.GRID):
            self._verbs()[verb]()

    def _verbs(self) -> dict[Verb, Callable[[], object]]:
        talk, desk = self.talk, self.presenter
        return {
            Verb.NEXT: talk.forward,
            Verb.BACK: talk.back,
            Verb.UP: talk.up,
            Verb.DOWN: talk.down,
            Verb.FIRST: lambda: talk.go(0),
            Verb.LAST: lambda: talk.go(len(talk.show.slides) - 1),
            Verb.ENTER: talk.enter,
            Verb.BLACK: lambda: talk.cover_with(Cover.BLACK),
            Verb.WHITE: lambda: talk.cover_with(Cover.WHITE),
            Verb.FREEZE: talk.freeze,
            Verb.GRID: lambda: self._over(desk.show_grid),
            Verb.ZOOM: talk.zoom,
            Verb.CONFIDENTIAL: talk.toggle_confidential,
            Verb.LARGER: lambda: desk.size_notes(+1),
            Verb.SMALLER: lambda: desk.size_notes(-1),
            Verb.TIMER: self._toggle_timer,
            Verb.RESET: self._reset_timer,
            Verb.SWAP: self.swap,
            Verb.NOTE: self._note,
            Verb.POINTER: self._toggle_pointer,
            Verb.HELP: lambda: self._over(desk.show_help),
        }

    def _type(self, digits: str) -> None:
        self._digits = digits
        self.presenter.show_typed(digits)

    def _leave(self) -> None:
        """One level up: from all slides or the keys, from a spot or project, from the notes on the only screen."""
        if not self.presenter.shows_desk:
            self.presenter.hide_grid()
        elif self.talk.leave():
            return
        elif self.has_one_screen and self.presenter.isVisible():
            self.show_notes(False)
        else:
            self.end()

    def _over(self, show: Callable[[], None]) -> None:
        """Show something in the presenter's window, which with one screen comes before the slide for so long."""
        if self.has_one_screen and not self.presenter.isVisible():
            self.show_notes(True)
            self._back_to_slide = True
        show()

    def _after_over(self) -> None:
        if self._back_to_slide:
            self._back_to_slide = False
            self.show_notes(False)

    def _note(self) -> None:
        """With one screen first the notes; then, or with two, the line to take down what is said."""
        if self.has_one_screen and not self.presenter.isVisible():
            self.show_notes(True)
        else:
            self.presenter.activateWindow()
            self.presenter.capture.begin()

    def _toggle_pointer(self) -> None:
        self._points = not self._points
        self.audience.point_with_mouse(self._points)
        self.presenter.points = self._points

    def _toggle_timer(self) -> None:
        timing = self.talk.timing
        (timing.hold if timing.is_running else timing.go)()
        self.presenter.follow()

    def _reset_timer(self) -> None:
        self.talk.timing.reset()
        self.presenter.follow()


def _fill(window: QWidget, screen: QScreen) -> None:
    """All of a screen. The place is said too: without a window manager nobody else would move it there."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
