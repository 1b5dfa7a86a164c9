"""A project's research plan as a strip: the work of each stage, the decision after it, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.plan import Stage, StageState, stages
from sciencepm.analysis.results import ProjectFigures, results
from sciencepm.analysis.wording import question_text, weeks_text, weeks_used_text
from sciencepm.domain.plan import Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette
from sciencepm.picture.decisions_shown import around_open
from sciencepm.picture.marks import diamond, experiment_mark, planned, solid
from sciencepm.picture.plan_figures import PlanFigure, figures_group, figures_of
from sciencepm.picture.roadmap_records import PointState
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Path, Rectangle, Scene, Shape, Stroke
from sciencepm.picture.type import NOTE, STRONG, Style, set_paragraph, set_text, wrapped

_HALF: Final = 24.0
_LINK: Final = 20.0
_DECISION: Final = 2 * (_HALF + _LINK)
_CARD: Final = (150.0, 300.0)
_END: Final = 104.0
_PAD: Final = 12.0
_BAND: Final = 4.0
_INDENT: Final = 16.0
_FIGURES: Final = 86.0
_ABOVE_FIGURES: Final = 36.0
_LEAST_DEPTH: Final = 110.0
_NUMBER: Final = Style(17, 21).strong


@dataclass(frozen=True, slots=True)
class StageCard:
    """A stage with the decision at its end; `days` are the one or two lines below its diamond."""

    number: int
    point_id: str
    title: str
    time: str
    experiments: tuple[Experiment, ...]
    question: str
    state: PointState
    is_begun: bool
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanStrip:
    """A plan's stages in order, where it leads, and the figures below it."""

    title: str
    kind: Kind
    cards: tuple[StageCard, ...]
    end: tuple[str, ...]
    leads_on: bool
    """Whether it leads into the product, or was stopped."""
    figures: tuple[PlanFigure, ...]

    @property
    def said(self) -> str:
        """The plan for somebody who cannot see it."""
        cards = (". ".join((f"{card.number}, {card.title}", card.question, *card.days)) for card in self.cards)
        figures = (". ".join(part for part in (each.name, each.value, each.note) if part) for each in self.figures)
        return ". ".join(part for part in (*cards, *self.end, *figures) if part)


def plan_strip_of(
    portfolio: Portfolio, project_id: str, today: date, w: Words, sight: Sight | None = None
) -> PlanStrip:
    """The plan of a project on `today`; `portfolio` is already what the reader may see."""
    figures = results(portfolio, today).projects[project_id]
    plan = stages(portfolio, project_id, today)
    return PlanStrip(
        title=figures.project.title,
        kind=figures.project.kind,
        cards=tuple(_card_of(stage, today, w) for stage in plan if stage.state is not StageState.LEFT),
        end=_end(figures, plan, today, w),
        leads_on=figures.project.state is not ProjectState.STOPPED,
        figures=figures_of(portfolio, figures, plan, sight or Sight(confidential=True), today, w),
    )


def whole_width(strip: PlanStrip) -> float:
    """The least width in which no stage is left out."""
    return _END + len(strip.cards) * (_CARD[0] + _DECISION)


def plan_strip(strip: PlanStrip, width: float, height: float, palette: Palette, w: Words) -> Scene:
    """The strip in a given size; stages that have no room are counted at the end they were left out of.

    A strip needs 460 by 300 pixels at least.
    """
    if not strip.cards:
        return _empty(strip, width, height, palette, w)
    room = max(1, int((width - _END) // (_CARD[0] + _DECISION)))
    before, shown, after = around_open(strip.cards, [card.state for card in strip.cards], room)
    across = min((width - _END) / len(shown) - _DECISION, _CARD[1])
    top = 24.0 if before or after else 0.0
    most = height - top - _ABOVE_FIGURES - _FIGURES
    depth = max(_LEAST_DEPTH, min(most, max(_needed(card, across, w) for card in shown)))
    middle = top + depth / 2
    shapes: list[Shape] = []
    if before:
        said = w.n("{count} stage before", "{count} stages before", before)
        shapes += set_text(said, 0, 14, NOTE, palette.third)
    if after:
        said = w.n("and {count} stage more", "and {count} stages more", after)
        shapes += set_text(said, width, 14, NOTE, palette.third, anchor=Anchor.END)
    end = len(shown) * (across + _DECISION)
    until = end + 14 if strip.leads_on else end - _DECISION / 2
    shapes.append(Path(((0, middle), (until, middle)), stroke=Stroke(palette.border, 1.5)))
    x = 0.0
    for card in shown:
        shapes.append(_stage_group(card, strip.kind, Box(x, top, across, depth), palette, w))
        x += across + _DECISION
    shapes += _end_shapes(strip, end + 14, middle, palette)
    shapes.append(figures_group(strip.figures, top + depth + _ABOVE_FIGURES, width, palette))
    return Scene(width, height, tuple(shapes), strip.title, strip.said)


def _card_of(stage: Stage, today: date, w: Words) -> StageCard:
    last = stage.last_decision
    is_open = stage.state in (StageState.RUNNING, StageState.TO_COME)
    state = PointState.TO_COME if last is None else PointState.of(last.outcome)
    return StageCard(
        number=stage.number,
        point_id=stage.point.id,
        title=stage.point.stage_title or question_text(stage.point, w),
        time=_time(stage, w),
        experiments=stage.experiments,
        question=stage.point.question or w("No question yet"),
        state=state,
        is_begun=stage.state in (StageState.PASSED, StageState.RUNNING),
        days=tuple(_days(stage, is_open, today, w)),
    )


def _time(stage: Stage, w: Words) -> str:
    if stage.weeks_used is not None:
        return weeks_used_text(stage.weeks_used, stage.point.weeks, w)
    return weeks_text(stage.point.weeks, w) if stage.point.weeks else w("No weeks yet")


def _days(stage: Stage, is_open: bool, today: date, w: Words) -> Iterator[str]:
    last = stage.last_decision
    if last is not None:
        yield w("{outcome}, {day}", outcome=label_of(last.outcome, w), day=w.short_day(last.on, today))
    if not is_open:
        return
    if stage.asked_on is None:
        yield w("no day yet")
    elif stage.asked_again_on is not None:
        yield w("again {day}", day=w.short_day(stage.asked_on, today))
    elif stage.asked_on < today:
        yield w("since {day}", day=w.short_day(stage.asked_on, today))
    else:
        yield w("by {day}", day=w.short_day(stage.asked_on, today))


def _end(figures: ProjectFigures, plan: tuple[Stage, ...], today: date, w: Words) -> tuple[str, ...]:
    project = figures.project
    if project.state not in (ProjectState.LANDED, ProjectState.STOPPED):
        return (w("Landed"), w("in the product"))
    lines = [label_of(project.state, w)]
    if project.ended_on is not None:
        lines.append(w.short_day(project.ended_on, today))
    left = sum(stage.state is StageState.LEFT for stage in plan)
    if left:
        lines.append(w.n("{count} stage left", "{count} stages left", left))
    return tuple(lines)


def _needed(card: StageCard, across: float, w: Words) -> float:
    """How high a card is with all it holds."""
    room = across - 2 * _PAD
    title = len(wrapped(card.title, STRONG, room, 3)) * STRONG.leading
    question = len(wrapped(card.question, NOTE, room, 4)) * NOTE.leading
    experiments = sum(_experiment_height(_name(each, w), room) for each in card.experiments)
    return _BAND + 10 + title + NOTE.leading + 8 + experiments + 20 + question + 12


def _stage_group(card: StageCard, kind: Kind, box: Box, palette: Palette, w: Words) -> Group:
    """A card with its band (solid once begun, lighter to come), and the diamond right of it."""
    room = box.width - 2 * _PAD
    x, y = box.x + _PAD, box.y + _BAND + 10
    band = solid(kind, palette) if card.is_begun else planned(kind, palette)
    body = Box(box.x, box.y + _BAND, box.width, box.height - _BAND)
    shapes: list[Shape] = [
        Rectangle(Box(box.x, box.y, box.width, 4 * _BAND), band, radius=6),
        Rectangle(body, Fill(palette.surface), Stroke(palette.border, palette.border_width), 6),
    ]
    title = set_paragraph(card.title, x, y, STRONG, palette.text, room, most=3)
    shapes += title
    y += len(title) * STRONG.leading
    shapes += set_paragraph(card.time, x, y, NOTE, palette.third, room, most=1)
    y += NOTE.leading + 8
    question = wrapped(card.question, NOTE, room, 4)
    question_top = box.bottom - 12 - len(question) * NOTE.leading
    shapes += _experiments(card, x, y, room, question_top - 12, palette, w)
    rule = Stroke(palette.border, 1, (3, 3))
    shapes.append(Path(((x, question_top - 7), (x + room, question_top - 7)), stroke=rule))
    shapes += set_paragraph(card.question, x, question_top, NOTE, palette.second, room, most=4)
    shapes += _decision(card, box.right + _DECISION / 2, box.y + box.height / 2, palette, w)
    said = ". ".join((card.title, card.time, card.question, *card.days))
    return Group(tuple(shapes), name=card.title, description=said, record_id=card.point_id)


def _experiments(
    card: StageCard, x: float, top: float, room: float, bottom: float, palette: Palette, w: Words
) -> Iterator[Shape]:
    """Each experiment with its mark; where not all have room the last line counts the rest."""
    y = top
    for place, each in enumerate(card.experiments):
        name = _name(each, w)
        height = _experiment_height(name, room)
        is_last = place == len(card.experiments) - 1
        if y + height + (0 if is_last else NOTE.leading) > bottom:
            said = w.n("and {count} more", "and {count} more", len(card.experiments) - place)
            yield from set_paragraph(said, x, y, NOTE, palette.third, room, most=1)
            return
        yield experiment_mark(x + 5, y + NOTE.leading / 2, each.state, each.outcome, palette)
        yield from set_paragraph(name, x + _INDENT, y, NOTE, palette.text, room - _INDENT, most=3)
        y += height


def _name(experiment: Experiment, w: Words) -> str:
    return experiment.title or w("Experiment {letter}", letter=experiment.letter)


def _experiment_height(name: str, room: float) -> float:
    return len(wrapped(name, NOTE, room - _INDENT, 3)) * NOTE.leading + 4


def _decision(card: StageCard, x: float, y: float, palette: Palette, w: Words) -> Iterator[Shape]:
    name = w("Decision {number}", number=card.number)
    is_open = card.state is PointState.TO_COME
    yield diamond(x, y, card.state, palette, half=_HALF, name=name, record_id=card.point_id)
    if is_open:
        room = _HALF * 1.3
        yield from set_text(str(card.number), x, y + 6, _NUMBER, palette.text, room=room, anchor=Anchor.MIDDLE)
    top = y + _HALF + 4
    for day in card.days:
        lines = set_paragraph(day, x, top, NOTE, palette.second, _DECISION - 4, most=2, anchor=Anchor.MIDDLE)
        yield from lines
        top += len(lines) * NOTE.leading


def _end_shapes(strip: PlanStrip, x: float, y: float, palette: Palette) -> Iterator[Shape]:
    """Where the plan leads; a flag of its own where that is the product."""
    if strip.leads_on:
        line = Stroke(palette.go.strong, 1.6)
        yield Path(((x, y - 10), (x, y + 10)), stroke=line)
        yield Path(((x, y - 10), (x + 13, y - 10), (x + 9, y - 5), (x + 13, y), (x, y)), stroke=line)
    else:
        y -= 2 * NOTE.leading
    for place, text in enumerate(strip.end):
        style = STRONG if place == 0 else NOTE
        colour = palette.text if place == 0 else palette.third
        baseline = y + 28 + place * NOTE.leading
        yield from set_text(text, x - 8, baseline, style, colour, room=_END - 10)


def _empty(strip: PlanStrip, width: float, height: float, palette: Palette, w: Words) -> Scene:
    said = w("No decision point yet")
    shapes = set_text(said, width / 2, height / 3, STRONG, palette.second, anchor=Anchor.MIDDLE)
    figures = figures_group(strip.figures, height / 3 + 40, width, palette)
    return Scene(width, height, (*shapes, figures), strip.title, said)
