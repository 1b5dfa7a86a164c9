"""Now, next and later: what is being worked on and what comes after it, without a single date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sciencepm.analysis.headlines import roadmap_headline
from sciencepm.analysis.plan import Stage, StageState, Standing, stages
from sciencepm.analysis.results import ProjectFigures, results
from sciencepm.analysis.wording import likelihood, question_text
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette
from sciencepm.picture.marks import kind_mark
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Rectangle, Scene, Shape, Stroke
from sciencepm.picture.type import FIGURE, NOTE, SECTION, STRONG, set_paragraph, set_text, wrapped

_GAP: Final = 16.0
_CARD_GAP: Final = 7.0
_CARD_PAD: Final = 7.0
_PAD: Final = 12.0
_HEAD: Final = 50.0
_MORE: Final = 22.0


class When(StrEnum):
    NOW = "now"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Card:
    """What a project does in one of the three times: the work, the question at its end, and its chance to land."""

    when: When
    project_id: str
    title: str
    kind: Kind
    question: str
    chance: str
    said: str


def cards_of(portfolio: Portfolio, today: date, w: Words) -> tuple[Card, ...]:
    """Every card of every project that has not ended, product-focused projects first, in their order.

    Now is the running stage; next the stage after it, or the first where none runs; later all the rest together,
    ideas and what is on hold.
    """
    figures = results(portfolio, today).projects.values()
    ordered = sorted(figures, key=lambda entry: entry.project.kind is Kind.FOUNDATIONAL)
    return tuple(card for entry in ordered for card in _cards(portfolio, entry, today, w))


def now_next_later(portfolio: Portfolio, today: date, w: Words, width: float, height: float, palette: Palette) -> Scene:
    """The three columns in a given size; cards that have no room are counted below their column.

    `portfolio` is already what the reader may see.
    """
    cards = cards_of(portfolio, today, w)
    names = {
        When.NOW: (w("Now"), w("being worked on")),
        When.NEXT: (w("Next"), w("when a question is answered go")),
        When.LATER: (w("Later"), w("further on, on hold, or an idea")),
    }
    across = (width - 2 * _GAP) / 3
    shapes: list[Shape] = []
    for place, (when, (name, meaning)) in enumerate(names.items()):
        mine = tuple(card for card in cards if card.when is when)
        x = place * (across + _GAP)
        shapes.append(_column(name, meaning, mine, Box(x, 0, across, height), palette, w))
    spoken = "; ".join(
        w("{column}: {cards}", column=name, cards=", ".join(card.title for card in cards if card.when is when) or "–")
        for when, (name, _) in names.items()
    )
    return Scene(width, height, tuple(shapes), roadmap_headline(portfolio, today, w), spoken)


def _cards(portfolio: Portfolio, figures: ProjectFigures, today: date, w: Words) -> Iterator[Card]:
    project = figures.project
    plan = stages(portfolio, project.id, today)

    def card(when: When, question: str, chance: Decimal | None = None) -> Card:
        said = w("Chance to land: {chance}", chance=likelihood(chance, w)) if chance is not None else ""
        figure = w.percent(chance) if chance is not None else ""
        return Card(when, project.id, project.title, project.kind, question, figure, said)

    if project.state in (ProjectState.LANDED, ProjectState.STOPPED):
        return
    if project.state is not ProjectState.ACTIVE:
        waits = w("An idea") if project.state is ProjectState.IDEA else w("On hold")
        yield card(When.LATER, " · ".join(part for part in (waits, project.research_goal) if part))
    elif figures.standing is Standing.RESULT_NO_PATH:
        yield card(When.NOW, w("It worked; nobody takes it over yet"))
    elif not plan:
        yield card(When.NOW, w("No decision point yet"))
    else:
        chance = figures.forecast.chance if figures.forecast else None
        for stage in plan:
            if stage.state is StageState.RUNNING:
                yield card(When.NOW, _work(stage, w), chance)
        ahead = [stage for stage in plan if stage.state is StageState.TO_COME]
        for stage in ahead[:1]:
            yield card(When.NEXT, _work(stage, w))
        if len(ahead) > 1:
            more = len(ahead) - 2
            others = w.n("and {count} decision more", "and {count} decisions more", more) if more else ""
            yield card(When.LATER, ", ".join(part for part in (_work(ahead[1], w), others) if part))


def _work(stage: Stage, w: Words) -> str:
    return w("{number} · {question}", number=stage.number, question=question_text(stage.point, w))


def _column(name: str, meaning: str, cards: tuple[Card, ...], box: Box, palette: Palette, w: Words) -> Group:
    ground = Rectangle(box, Fill(palette.background if palette.is_dark else palette.raised), radius=8)
    shapes: list[Shape] = [ground]
    shapes += set_text(name, box.x + _PAD, box.y + 24, SECTION, palette.text, room=box.width - 2 * _PAD)
    shapes += set_text(meaning, box.x + _PAD, box.y + 41, NOTE, palette.third, room=box.width - 2 * _PAD)
    top = box.y + _HEAD
    room = box.width - 2 * _PAD
    depth = box.bottom - _PAD - top
    # Where not every card has room with its question, all of them do without.
    full = sum(_height(card, room) + _CARD_GAP for card in cards) - _CARD_GAP <= depth
    shown = _that_fit(cards if full else tuple(replace(card, question="") for card in cards), room, depth)
    for card in shown:
        made = _card(card, box.x + _PAD, top, room, palette)
        shapes.append(made)
        top = made.bounds.bottom + _CARD_GAP
    left = len(cards) - len(shown)
    if left:
        said = w.n("and {count} more", "and {count} more", left)
        shapes += set_text(said, box.x + _PAD, top + 13, NOTE, palette.second, room=room)
    return Group(tuple(shapes), name=name, description=meaning)


def _that_fit(cards: tuple[Card, ...], room: float, depth: float) -> tuple[Card, ...]:
    heights = [_height(card, room) + _CARD_GAP for card in cards]
    if sum(heights) - _CARD_GAP <= depth:
        return cards
    kept = 0
    while kept < len(cards) and sum(heights[: kept + 1]) + _MORE <= depth:
        kept += 1
    return cards[:kept]


def _inner(room: float) -> float:
    return room - 2 * _PAD


def _height(card: Card, room: float) -> float:
    lines = len(wrapped(card.question, NOTE, _inner(room), 2))
    return 2 * _CARD_PAD + STRONG.leading + lines * NOTE.leading


def _card(card: Card, x: float, top: float, room: float, palette: Palette) -> Group:
    ground = Rectangle(Box(x, top, room, _height(card, room)), Fill(palette.surface), Stroke(palette.border), 6)
    shapes: list[Shape] = [ground]
    inside, right = x + _PAD, x + room - _PAD
    y = top + _CARD_PAD
    baseline = y + STRONG.leading / 2 + STRONG.size * 0.36
    figure = set_text(card.chance, right, baseline, FIGURE, palette.text, anchor=Anchor.END)
    shapes.append(kind_mark(inside, y + STRONG.leading / 2, card.kind, palette))
    title_room = (figure[0].left - 10 if figure else right) - inside - 16
    shapes += [*set_text(card.title, inside + 16, baseline, STRONG, palette.text, room=title_room), *figure]
    y += STRONG.leading
    shapes += set_paragraph(card.question, inside, y, NOTE, palette.second, _inner(room), most=2)
    spoken = ". ".join(part for part in (card.question, card.said) if part)
    return Group(tuple(shapes), name=card.title, description=spoken, record_id=card.project_id)
