"""Which slides a presentation has: those of a deck that can still be shown, or a default made from the portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sciencepm.analysis.brief.view import RECENT_DAYS, View
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.wording import capital, number_word
from sciencepm.domain.documents import Deck, Slide, SlideKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState

MOST_PROJECTS: Final = 3
"""So many projects a deck nobody chose speaks of one by one."""
MINUTES: Final = {
    SlideKind.HEADLINE: Decimal(2),
    SlideKind.DECISIONS_ASKED: Decimal(4),
    SlideKind.WHAT_CHANGED: Decimal(3),
    SlideKind.ROADMAP: Decimal(2),
    SlideKind.PROJECT: Decimal(2),
    SlideKind.BALANCE: Decimal(2),
    SlideKind.NEXT_STEPS: Decimal(1),
}
"""How long a slide is planned for where nobody said."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The slides to show, and in a sentence each why others are left out (for the presenter, without a name)."""

    slides: tuple[Slide, ...]
    left_out: tuple[str, ...]


def default_slides(view: View) -> tuple[Slide, ...]:
    """What a meeting needs, in its order, of the audience's view; what would be empty is not among it."""
    return tuple(_default(view))


def kept_slides(portfolio: Portfolio, deck: Deck | None, view: View) -> Kept:
    """The deck's slides that this view can show; the default where there is no deck, or nothing of it is left.

    `portfolio` is the whole one: it only tells what is gone from what is hidden.
    """
    if deck is None:
        return Kept(default_slides(view), ())
    w = view.w
    shown = tuple(slide for slide in deck.slides if _can_show(slide, view))
    missing = [slide.project_id for slide in deck.slides if not _can_show(slide, view)]
    hidden = sum(_is_live(portfolio, each) for each in missing)
    gone = len(missing) - hidden
    said: list[str] = []
    if gone:
        said.append(
            w.n(
                "{number} slide is left out: its project is not in the portfolio any more.",
                "{number} slides are left out: their projects are not in the portfolio any more.",
                gone,
                number=capital(number_word(gone, w)),
            )
        )
    if hidden:
        said.append(
            w.n(
                "{number} slide is left out: its project is confidential and hidden here.",
                "{number} slides are left out: their projects are confidential and hidden here.",
                hidden,
                number=capital(number_word(hidden, w)),
            )
        )
    if not shown:
        said.append(w("The deck has no slide to show, so the usual ones stand here."))
    return Kept(shown or default_slides(view), tuple(said))


def minutes_of(slide: Slide) -> Decimal:
    """How long a slide is planned for."""
    return slide.minutes if slide.minutes is not None else MINUTES[slide.kind]


def _default(view: View) -> Iterator[Slide]:
    yield Slide(kind=SlideKind.HEADLINE)
    if not view.results.projects:
        return
    yield Slide(kind=SlideKind.DECISIONS_ASKED)
    if view.then is not None:
        yield Slide(kind=SlideKind.WHAT_CHANGED)
    yield Slide(kind=SlideKind.ROADMAP)
    for project_id in _most_pressing(view):
        yield Slide(kind=SlideKind.PROJECT, project_id=project_id)
    if len(view.results.active) > 1:
        yield Slide(kind=SlideKind.BALANCE)
    yield Slide(kind=SlideKind.NEXT_STEPS)


def _most_pressing(view: View) -> list[str]:
    """The projects a decision is asked of or comes up for, in this order; else the first that are under way."""
    asked = [ask.project_id for ask in view.open_asks if ask.project_id is not None]
    ahead = [each.project_id for each in decisions_ahead(view.portfolio, view.today, RECENT_DAYS)]
    active = [entry.project.id for entry in view.in_state(ProjectState.ACTIVE)]
    return list(dict.fromkeys([*asked, *ahead, *active]))[:MOST_PROJECTS]


def _can_show(slide: Slide, view: View) -> bool:
    return slide.kind is not SlideKind.PROJECT or _is_live(view.portfolio, slide.project_id)


def _is_live(portfolio: Portfolio, project_id: str | None) -> bool:
    project = portfolio.find(Project, project_id)
    return project is not None and project.deleted_on is None
