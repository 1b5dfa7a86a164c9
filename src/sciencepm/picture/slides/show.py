"""A presentation: from the live portfolio and a deck to slides, with nothing in them that the audience may not see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sciencepm.analysis.audience import sight_of
from sciencepm.analysis.brief.view import View, classification, view_of
from sciencepm.analysis.deck import kept_slides, minutes_of
from sciencepm.domain.documents import Audience, Deck, Slide, SlideKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.i18n import Words
from sciencepm.picture.scene import Scene
from sciencepm.picture.slides.asked import asked
from sciencepm.picture.slides.balance import balance_slide
from sciencepm.picture.slides.changed import changed
from sciencepm.picture.slides.headline import headline
from sciencepm.picture.slides.next_steps import next_steps
from sciencepm.picture.slides.project import project_body
from sciencepm.picture.slides.roadmap import roadmap
from sciencepm.picture.slides.sheet import HEIGHT, WIDTH, Body, Spot, SpotKind, sheet

__all__ = ["HEIGHT", "WIDTH", "Show", "SlidePicture", "Spot", "SpotKind", "project_slide", "show_of"]


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """A slide ready to be painted; `short` is what it is called in a list, `spots` what one can go into."""

    kind: SlideKind
    project_id: str | None
    title: str
    short: str
    scene: Scene
    notes: str
    minutes: Decimal
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """The slides in order. `left_out` and `hidden` (confidential projects not shown) are for the presenter alone."""

    slides: tuple[SlidePicture, ...]
    left_out: tuple[str, ...]
    may_show_confidential: bool
    hidden: int
    view: View


def show_of(
    portfolio: Portfolio,
    deck: Deck | None,
    audience: Audience | None,
    today: date,
    w: Words,
    *,
    confidential_shown: bool = False,
) -> Show:
    """The slides of a deck, or the usual ones, for an audience; without one nothing confidential.

    `portfolio` is the whole one: what may not be seen is taken away before anything is made. Confidential projects
    stay hidden unless they are asked for and the audience may see them.
    """
    may = sight_of(portfolio, audience).confidential
    reader = audience
    if audience is not None and not confidential_shown and audience.sees_confidential:
        reader = audience.evolve(sees_confidential=False)
    view = view_of(portfolio, today, w, reader)
    kept = kept_slides(portfolio, deck, view)
    hidden = len(portfolio.all(Project)) - len(view.portfolio.all(Project))
    pictures = tuple(
        _picture(slide, view, f"{place} / {len(kept.slides)}") for place, slide in enumerate(kept.slides, start=1)
    )
    return Show(pictures, kept.left_out, may, hidden, view)


def project_slide(show: Show, project_id: str | None) -> SlidePicture | None:
    """The slide of any project that this audience may see, to go into; None for another."""
    if project_id is None or show.view.portfolio.find(Project, project_id) is None:
        return None
    return _picture(Slide(kind=SlideKind.PROJECT, project_id=project_id), show.view, "")


def _picture(slide: Slide, view: View, number: str) -> SlidePicture:
    body = _body(slide, view)
    parts = (view.portfolio.settings.name, view.w.day(view.today), classification(view.portfolio, view.w))
    scene = sheet(body, " · ".join(part for part in parts if part), number)
    return SlidePicture(
        slide.kind, slide.project_id, body.title, body.short, scene, slide.notes, minutes_of(slide), body.spots
    )


def _body(slide: Slide, view: View) -> Body:
    if slide.kind is SlideKind.PROJECT:
        assert slide.project_id is not None
        return project_body(view, view.portfolio.get(Project, slide.project_id))
    return {
        SlideKind.HEADLINE: headline,
        SlideKind.DECISIONS_ASKED: asked,
        SlideKind.WHAT_CHANGED: changed,
        SlideKind.ROADMAP: roadmap,
        SlideKind.BALANCE: balance_slide,
        SlideKind.NEXT_STEPS: next_steps,
    }[slide.kind](view)
