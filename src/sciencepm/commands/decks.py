"""Decks: which slides are shown to whom, in which order, for how long, and with which notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from sciencepm.commands.records import added, changed, live, remove_record, step, typing_key
from sciencepm.domain.documents import Audience, Deck, Slide, SlideKind
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import InvalidInput, UserError


def make_deck(portfolio: Portfolio, *, name: str, audience_id: str | None = None, slides: Sequence[Slide] = ()) -> Edit:
    """A deck under a name of its own among those of its audience; its change is the edit's first."""
    _refuse_name(portfolio, name, audience_id, None)
    if audience_id is not None:
        live(portfolio, Audience, audience_id)
    return step("Keep deck", added(portfolio, Deck, name=name.strip(), audience_id=audience_id, slides=tuple(slides)))


def rename_deck(portfolio: Portfolio, *, deck_id: str, name: str) -> Edit:
    """A deck under another name."""
    deck = live(portfolio, Deck, deck_id)
    _refuse_name(portfolio, name, deck.audience_id, deck.id)
    return step("Rename deck", changed(deck, name=name.strip()))


def add_slide(portfolio: Portfolio, *, deck_id: str, slide: Slide, at: int | None = None) -> Edit:
    """One more slide, at place `at` (from 0), else last; one of a project needs one that is there."""
    deck = live(portfolio, Deck, deck_id)
    if slide.kind is SlideKind.PROJECT:
        if slide.project_id is None:
            raise InvalidInput({"project_id": "Please choose the project."})
        live(portfolio, Project, slide.project_id)
    slides = list(deck.slides)
    slides.insert(len(slides) if at is None else max(at, 0), slide)
    return step("Add slide", changed(deck, slides=tuple(slides)))


def drop_slide(portfolio: Portfolio, *, deck_id: str, at: int) -> Edit:
    """A deck without its slide at place `at` (from 0)."""
    deck = live(portfolio, Deck, deck_id)
    _slide(deck, at)
    return step("Take slide out", changed(deck, slides=(*deck.slides[:at], *deck.slides[at + 1 :])))


def move_slide(portfolio: Portfolio, *, deck_id: str, at: int, to: int) -> Edit:
    """The slide at place `at` to place `to` (from 0) among the others."""
    deck = live(portfolio, Deck, deck_id)
    slide = _slide(deck, at)
    others = [*deck.slides[:at], *deck.slides[at + 1 :]]
    others.insert(max(to, 0), slide)
    return step("Move slide", changed(deck, slides=tuple(others)))


def time_slide(portfolio: Portfolio, *, deck_id: str, at: int, minutes: Decimal | None) -> Edit:
    """How long a slide is planned for; None: as long as one of its kind usually takes."""
    deck = live(portfolio, Deck, deck_id)
    return _with(deck, at, _slide(deck, at).evolve(minutes=minutes), "Time slide", "minutes")


def note_slide(portfolio: Portfolio, *, deck_id: str, at: int, notes: str) -> Edit:
    """What the presenter wants to say with a slide; typing is one step."""
    deck = live(portfolio, Deck, deck_id)
    return _with(deck, at, _slide(deck, at).evolve(notes=notes), "Change notes", "notes")


def remove_deck(portfolio: Portfolio, *, deck_id: str, now: datetime) -> Edit:
    """A deck to the bin."""
    return remove_record(portfolio, live(portfolio, Deck, deck_id), now=now)


def _with(deck: Deck, at: int, slide: Slide, label: str, field: str) -> Edit:
    slides = (*deck.slides[:at], slide, *deck.slides[at + 1 :])
    return step(label, changed(deck, slides=slides), merge_key=typing_key(deck, f"{at}:{field}"))


def _slide(deck: Deck, at: int) -> Slide:
    if not 0 <= at < len(deck.slides):
        raise UserError("The deck has no slide at this place.")
    return deck.slides[at]


def _refuse_name(portfolio: Portfolio, name: str, audience_id: str | None, deck_id: str | None) -> None:
    wanted = name.strip()
    if not wanted:
        raise InvalidInput({"name": "Please name the deck."})
    for other in portfolio.all(Deck):
        if other.id != deck_id and other.audience_id == audience_id and other.name.casefold() == wanted.casefold():
            raise InvalidInput({"name": "There is a deck of this name already."})
