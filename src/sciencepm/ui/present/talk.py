"""Where a talk stands: which slide, what the audience sees of it, and what is known of the way there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal

from sciencepm.domain.documents import SlideKind
from sciencepm.i18n import Words
from sciencepm.picture.scene import Box
from sciencepm.picture.slides.show import HEIGHT, WIDTH, Show, SlidePicture, Spot, project_slide
from sciencepm.ui.present.timing import Timing

WHOLE: Final = Box(0, 0, WIDTH, HEIGHT)
_MARGIN: Final = 0.02
"""Room left around what is zoomed to, as part of the slide's width."""
_CLOSEST: Final = 0.35
"""Nothing is shown larger than a third of the slide's width filling the screen: more would lose the way."""


class Cover(Enum):
    """What the audience sees instead of the slide."""

    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True, slots=True)
class Seen:
    """A slide and the part of it that fills the screen."""

    slide: SlidePicture
    box: Box = WHOLE
    spot: Box | None = None
    """What is spoken of; the rest of the slide is paler."""


class Talk(QObject):
    """`changed` after anything that is seen differs; `said` with a sentence for the presenter alone.

    `make(confidential_shown)` makes the show; with nothing confidential in it to begin with.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, make: Callable[[bool], Show], words: Words, timing: Timing) -> None:
        super().__init__()
        self._make = make
        self._words = words
        self.timing = timing
        self.shows_confidential = False
        self.show = make(False)
        self.place = 0
        self.cover: Cover | None = None
        self.is_without_screen = False
        """The audience's screen was unplugged: black until there is one."""
        self.pointer: tuple[float, float] | None = None
        """Where the dot is, in units of the slide."""
        self._drilled: SlidePicture | None = None
        self._spot: int | None = None
        self._kept: Seen | None = None
        self._turned()

    def begin_at(self, kind: SlideKind, project_id: str | None) -> None:
        """Start at the slide of a place or a project; one that the deck does not have is opened from the first."""
        wanted = f"{kind.value}:{project_id or ''}"
        place = next((at for at, each in enumerate(self.show.slides) if key_of(each) == wanted), None)
        if place is not None:
            self.go(place)
        elif (opened := project_slide(self.show, project_id)) is not None:
            self._drilled = opened
            self._turned()

    # What is seen

    @property
    def slide(self) -> SlidePicture:
        """The slide the presenter is at: one of the deck, or the project opened from it."""
        return self._drilled or self.show.slides[self.place]

    @property
    def next(self) -> SlidePicture | None:
        """The slide of the deck that comes after this one."""
        return self.show.slides[self.place + 1] if self.place + 1 < len(self.show.slides) else None

    @property
    def spot(self) -> Spot | None:
        """What is zoomed to."""
        return self.slide.spots[self._spot] if self._spot is not None else None

    @property
    def is_drilled(self) -> bool:
        return self._drilled is not None

    @property
    def is_frozen(self) -> bool:
        return self._kept is not None

    @property
    def here(self) -> Seen:
        """What the presenter is at."""
        spot = self.spot
        return Seen(self.slide, around(spot.box), spot.box) if spot is not None else Seen(self.slide)

    @property
    def seen(self) -> Seen | None:
        """What the audience sees; None while there is nothing but a cover, or no screen."""
        if self.cover is not None or self.is_without_screen:
            return None
        return self._kept or self.here

    # Going on and back

    def go(self, place: int) -> None:
        """To a slide of the deck by its place from nought; beyond either end is said and not done."""
        if place < 0:
            self.said.emit(self._words("This is the first slide."))
        elif place >= len(self.show.slides):
            self.said.emit(self._words("This is the last slide. Esc ends."))
        else:
            self.place, self._drilled, self._spot = place, None, None
            self._turned()

    def forward(self) -> None:
        """The next slide, or the next spot while zoomed in."""
        if not self._step_spot(1, 0):
            self.go(self.place + 1)

    def back(self) -> None:
        """The slide before, or the spot before while zoomed in; from an opened project back to where it was opened."""
        if self._step_spot(-1, 0):
            return
        if self.is_drilled:
            self.leave()
        else:
            self.go(self.place - 1)

    def up(self) -> None:
        self._step_spot(0, -1)

    def down(self) -> None:
        self._step_spot(0, 1)

    # Closer

    def zoom(self) -> None:
        """To the first spot of the slide, or back to the whole slide."""
        if self._spot is not None:
            self._spot = None
        elif self.slide.spots:
            self._spot = 0
        else:
            self.said.emit(self._words("There is nothing to zoom to on this slide."))
        self._changed()

    def zoom_to(self, spot: Spot) -> None:
        """To a spot of the slide the presenter is at."""
        self._spot = self.slide.spots.index(spot)
        self._changed()

    def enter(self) -> None:
        """Open the project that is zoomed to; with nothing chosen yet, choose."""
        spot = self.spot
        if spot is None:
            self.zoom()
            return
        if spot.project_id is None or spot.project_id == self.slide.project_id:
            self.said.emit(self._words("There is no further plan behind this."))
            return
        opened = project_slide(self.show, spot.project_id)
        if opened is None:
            self.said.emit(self._words("This audience may not see that project."))
            return
        self._drilled, self._spot = opened, None
        self._turned()

    def leave(self) -> bool:
        """One level up: from the spot, from the opened project, from black or white. False: there is none above."""
        if self._spot is not None:
            self._spot = None
        elif self._drilled is not None:
            self._drilled = None
        elif self.cover is not None:
            self.cover = None
        else:
            return False
        self._turned()
        return True

    # What the audience sees instead

    def cover_with(self, cover: Cover) -> None:
        """Black or white instead of the slide; the same once more takes it away."""
        self.cover = None if self.cover is cover else cover
        self._changed()

    def freeze(self) -> None:
        """The audience keeps what it sees while the presenter looks around; once more lets it follow again."""
        self._kept = None if self._kept is not None else self.here
        self._changed()

    def lose_screen(self) -> None:
        """The audience's screen is gone."""
        self.is_without_screen = True
        self._changed()

    def find_screen(self) -> None:
        """There is a screen for the audience again."""
        self.is_without_screen = False
        self._changed()

    def point(self, at: tuple[float, float] | None) -> None:
        """Put the dot somewhere on the slide, or take it away."""
        if at != self.pointer:
            self.pointer = at
            self.changed.emit()

    def toggle_confidential(self) -> None:
        """Show what is confidential where this audience may see it; else say why not."""
        if not self.show.may_show_confidential:
            self.said.emit(self._refusal())
            return
        self.shows_confidential = not self.shows_confidential
        self._take(self._make(self.shows_confidential))

    def _refusal(self) -> str:
        words, audience = self._words, self.show.view.audience
        if audience is None:
            return words("Nothing confidential is shown: no audience was chosen for this presentation.")
        return words(
            "{audience} may not see what is confidential. Its rights, and those of each person in it, are in the "
            "portfolio settings.",
            audience=audience.name,
        )

    def _take(self, show: Show) -> None:
        """Go on with another show at the same slide; what the audience was left with goes where it is gone from."""
        here, kept = self.slide, self._kept
        opened = self._drilled
        self.show = show
        self._spot = None
        self._drilled = project_slide(show, opened.project_id) if opened is not None and opened.project_id else None
        self.place = _place_of(here, show, min(self.place, len(show.slides) - 1))
        if kept is not None:
            same = next((each for each in show.slides if key_of(each) == key_of(kept.slide)), None)
            self._kept = Seen(same) if same is not None else None
            if same is None:
                self.cover = Cover.BLACK
        self._turned()

    def _step_spot(self, across: int, down: int) -> bool:
        """To the nearest spot in a direction; True while zoomed in, also where there is none."""
        spot = self.spot
        if spot is None:
            return False
        found = _beside(spot, self.slide.spots, across, down)
        if found is not None:
            self.zoom_to(found)
        return True

    def _turned(self) -> None:
        self.timing.turn_to(key_of(self.show.slides[self.place]))
        self._changed()

    def _changed(self) -> None:
        self.changed.emit()


def key_of(slide: SlidePicture) -> str:
    """What a slide is known by in every show of the same deck."""
    return f"{slide.kind.value}:{slide.project_id or ''}"


def around(box: Box) -> Box:
    """The part of the slide, in its shape and within it, that shows a spot with room around it."""
    room = _MARGIN * WIDTH
    width = max(box.width + 2 * room, (box.height + 2 * room) * WIDTH / HEIGHT, _CLOSEST * WIDTH)
    width = min(width, WIDTH)
    height = width * HEIGHT / WIDTH
    x = min(max(0.0, box.x + box.width / 2 - width / 2), WIDTH - width)
    y = min(max(0.0, box.y + box.height / 2 - height / 2), HEIGHT - height)
    return Box(x, y, width, height)


def _place_of(slide: SlidePicture, show: Show, otherwise: int) -> int:
    places = (place for place, each in enumerate(show.slides) if key_of(each) == key_of(slide))
    return next(places, otherwise)


def _beside(spot: Spot, spots: tuple[Spot, ...], across: int, down: int) -> Spot | None:
    """The nearest spot whose middle lies in a direction; what lies aside of it counts double."""
    x, y = _middle(spot.box)

    def way(other: Spot) -> tuple[float, float]:
        to_x, to_y = _middle(other.box)
        along = (to_x - x) * across + (to_y - y) * down
        aside = abs((to_x - x) * down) + abs((to_y - y) * across)
        return along, along + 2 * aside

    ahead = [other for other in spots if way(other)[0] > 1]
    if ahead:
        return min(ahead, key=lambda other: way(other)[1])
    # Left and right still go through a list that stands upright.
    place = spots.index(spot) + across
    return spots[place] if across and 0 <= place < len(spots) else None


def _middle(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2
