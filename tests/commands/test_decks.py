"""Decks are made, ordered, timed and noted, and every step goes back."""

from __future__ import annotations

from decimal import Decimal

from tests.commands.desk import NOW, Desk

from sciencepm.commands.decks import (
    add_slide,
    drop_slide,
    make_deck,
    move_slide,
    note_slide,
    remove_deck,
    rename_deck,
    time_slide,
)
from sciencepm.commands.records import add_record
from sciencepm.domain.documents import Audience, Deck, Slide, SlideKind

HEADLINE, ROADMAP, BALANCE = (Slide(kind=kind) for kind in (SlideKind.HEADLINE, SlideKind.ROADMAP, SlideKind.BALANCE))


def deck_of(desk: Desk, *slides: Slide) -> Deck:
    found = desk.new(make_deck, name="Board, June", slides=slides)
    assert isinstance(found, Deck)
    return found


def kinds(desk: Desk, deck: Deck) -> list[SlideKind]:
    return [slide.kind for slide in desk.now(deck).slides]


def test_slides_are_chosen_and_put_in_order(desk: Desk) -> None:
    deck = deck_of(desk, HEADLINE)
    desk.do(add_slide, deck_id=deck.id, slide=BALANCE)
    desk.do(add_slide, deck_id=deck.id, slide=ROADMAP, at=1)
    assert kinds(desk, deck) == [SlideKind.HEADLINE, SlideKind.ROADMAP, SlideKind.BALANCE]
    desk.do(move_slide, deck_id=deck.id, at=2, to=0)
    assert kinds(desk, deck) == [SlideKind.BALANCE, SlideKind.HEADLINE, SlideKind.ROADMAP]
    desk.do(drop_slide, deck_id=deck.id, at=1)
    assert kinds(desk, deck) == [SlideKind.BALANCE, SlideKind.ROADMAP]
    assert desk.refused(drop_slide, deck_id=deck.id, at=2) == "The deck has no slide at this place."


def test_notes_and_minutes_belong_to_a_slide_and_typing_is_one_step(desk: Desk) -> None:
    deck = deck_of(desk, HEADLINE, ROADMAP)
    first = desk.do(note_slide, deck_id=deck.id, at=1, notes="Say")
    second = desk.do(note_slide, deck_id=deck.id, at=1, notes="Say it first")
    assert first.merge_key == second.merge_key
    desk.do(time_slide, deck_id=deck.id, at=1, minutes=Decimal("1.5"))
    one, two = desk.now(deck).slides
    assert (one.notes, one.minutes) == ("", None)
    assert (two.notes, two.minutes) == ("Say it first", Decimal("1.5"))
    desk.do(time_slide, deck_id=deck.id, at=1, minutes=None)
    assert desk.now(deck).slides[1].minutes is None
    assert "minutes" in desk.wrong(time_slide, deck_id=deck.id, at=1, minutes=Decimal(-1))


def test_decks_have_names_of_their_own_for_each_audience(desk: Desk) -> None:
    board = desk.new(add_record, Audience, name="Board")
    deck = deck_of(desk)
    assert desk.wrong(make_deck, name=" board, JUNE ") == {"name": "There is a deck of this name already."}
    assert desk.wrong(make_deck, name=" ") == {"name": "Please name the deck."}
    other = desk.new(make_deck, name="Board, June", audience_id=board.id)
    assert desk.now(other).audience_id == board.id
    desk.do(rename_deck, deck_id=deck.id, name="Team")
    assert desk.now(deck).name == "Team"
    desk.do(remove_deck, deck_id=deck.id, now=NOW)
    assert desk.refused(rename_deck, deck_id=deck.id, name="Again") == "This is in the bin."


def test_a_slide_of_a_project_needs_the_project(desk: Desk) -> None:
    deck = deck_of(desk)
    assert "project_id" in desk.wrong(add_slide, deck_id=deck.id, slide=Slide(kind=SlideKind.PROJECT))
    project = desk.project()
    desk.do(add_slide, deck_id=deck.id, slide=Slide(kind=SlideKind.PROJECT, project_id=project.id))
    assert desk.now(deck).slides[0].project_id == project.id
