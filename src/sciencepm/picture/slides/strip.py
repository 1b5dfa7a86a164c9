"""The strip of decision points on a slide: the stage under way in full, the others by name, a diamond after each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sciencepm.domain.plan import Experiment, ExperimentOutcome, ExperimentState
from sciencepm.i18n import Words
from sciencepm.picture.decisions_shown import around_open
from sciencepm.picture.marks import diamond, experiment_mark, planned, solid
from sciencepm.picture.plan_strip import PlanStrip, StageCard
from sciencepm.picture.roadmap_records import PointState
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Rectangle, Shape, Stroke, moved, scaled
from sciencepm.picture.slides.sheet import COLOURS, HEAD, LEFT, RIGHT, TEXT, Spot, SpotKind
from sciencepm.picture.type import set_paragraph, set_text, wrapped

_MOST: Final = 3
_PASSED: Final = (PointState.GO, PointState.STOP)
_HALF: Final = 58.0
_DECISION: Final = 236.0
_OPEN_PART: Final = 1.8
"""How much wider the stage under way is than another."""
_PAD: Final = 24.0
_BAND: Final = 10.0
_MARK: Final = 2.4
_INDENT: Final = 44.0
_NAME: Final = TEXT.strong
_NUMBER: Final = HEAD
_MOST_DAY: Final = 2
_MOST_NAME: Final = 5
_MOST_EXPERIMENT: Final = 3


def strip_shapes(
    strip: PlanStrip, project_id: str, top: float, bottom: float, w: Words
) -> tuple[tuple[Shape, ...], tuple[Spot, ...]]:
    """At most three stages around the one under way, and their decision points as spots."""
    before, shown, after = around_open(strip.cards, [card.state for card in strip.cards], _MOST)
    counted = bool(before or after)
    room_bottom = bottom - (TEXT.leading + 4 if counted else 0)
    widths = _widths(shown)
    depths = [
        min(_needed(card, across, card is _running(shown), w), room_bottom - top)
        for card, across in zip(shown, widths, strict=True)
    ]
    below = max(_HALF + 8 + _days_height(card) for card in shown)
    middle = max(top + max(*depths, 2 * _HALF) / 2, top + _HALF)
    # Half of what is left over goes above it, so that a short strip does not hang under the title.
    middle += max(0.0, room_bottom - middle - max(below, *(depth / 2 for depth in depths))) / 2
    middle = min(middle, room_bottom - below)
    shapes: list[Shape] = []
    spots: list[Spot] = []
    x = LEFT
    for card, across, depth in zip(shown, widths, depths, strict=True):
        box = Box(x, max(top, min(middle - depth / 2, room_bottom - depth)), across, depth)
        shapes.append(_stage(card, strip, box, card is _running(shown), w))
        shapes.append(_decision(card, x + across + _DECISION / 2, middle, w))
        above = max(depth / 2, _HALF)
        spot = Box(x, middle - above, across + _DECISION, above + max(depth / 2, below))
        spots.append(Spot(SpotKind.POINT, spot, card.point_id, project_id, card.title))
        x += across + _DECISION
    shapes += _counts(before, after, bottom - 12, w)
    return tuple(shapes), tuple(spots)


def _running(cards: Sequence[StageCard]) -> StageCard:
    """The stage that is looked at: the one under way, else the last."""
    return next((card for card in cards if card.state not in _PASSED), cards[-1])


def _widths(cards: Sequence[StageCard]) -> list[float]:
    room = RIGHT - LEFT - _DECISION * len(cards)
    parts = [_OPEN_PART if card is _running(cards) else 1.0 for card in cards]
    if len(cards) == 1:
        return [min(room, 900.0)]
    return [room * part / sum(parts) for part in parts]


def _needed(card: StageCard, across: float, is_running: bool, w: Words) -> float:
    room = across - 2 * _PAD
    height = _BAND + 40 + len(wrapped(card.title, _NAME, room, _MOST_NAME)) * _NAME.leading
    if is_running and card.experiments:
        height += 10 + sum(_experiment_height(_name(each, w), room) for each in card.experiments)
    return height


def _stage(card: StageCard, strip: PlanStrip, box: Box, is_running: bool, w: Words) -> Group:
    room, x = box.width - 2 * _PAD, box.x + _PAD
    band = solid(strip.kind, COLOURS) if card.is_begun else planned(strip.kind, COLOURS)
    body = Box(box.x, box.y + _BAND, box.width, box.height - _BAND)
    shapes: list[Shape] = [
        Rectangle(Box(box.x, box.y, box.width, 4 * _BAND), band, radius=14),
        Rectangle(body, Fill(COLOURS.surface), Stroke(COLOURS.border, 3), 14),
    ]
    y = box.y + _BAND + 20
    name = set_paragraph(card.title, x, y, _NAME, COLOURS.text, room, most=_MOST_NAME)
    shapes += name
    y += len(name) * _NAME.leading + 10
    if is_running:
        shapes += _experiments(card.experiments, x, y, room, box.bottom - 14, w)
    return Group(tuple(shapes), name=card.title, description=card.question)


def _experiments(
    experiments: Sequence[Experiment], x: float, top: float, room: float, bottom: float, w: Words
) -> Iterator[Shape]:
    """Each experiment with its mark; where not all have room the last line counts the rest, the least telling ones."""
    whole = sum(_experiment_height(_name(each, w), room) for each in experiments)
    if top + whole > bottom:
        experiments = sorted(experiments, key=_weight)
    y = top
    for place, each in enumerate(experiments):
        name = _name(each, w)
        height = _experiment_height(name, room)
        is_last = place == len(experiments) - 1
        if y + height + (0 if is_last else TEXT.leading) > bottom:
            left = len(experiments) - place
            said = w.n("and {count} more", "and {count} more", left) if place else _count(left, w)
            if y + TEXT.leading <= bottom:
                yield from set_paragraph(said, x, y, TEXT, COLOURS.third, room, most=1)
            return
        mark = experiment_mark(0, 0, each.state, each.outcome, COLOURS)
        yield moved(scaled(mark, _MARK), x + 14, y + TEXT.leading / 2)
        yield from set_paragraph(name, x + _INDENT, y, TEXT, COLOURS.text, room - _INDENT, most=_MOST_EXPERIMENT)
        y += height


def _weight(experiment: Experiment) -> int:
    """What is tried now and what worked tell more than what did not, and that more than what is only planned."""
    if experiment.outcome is ExperimentOutcome.WORKED:
        return 0
    order = (ExperimentState.RUNNING, ExperimentState.BLOCKED, ExperimentState.DONE, ExperimentState.PLANNED)
    return 1 + (order.index(experiment.state) if experiment.state in order else len(order))


def _count(count: int, w: Words) -> str:
    return w.n("{count} experiment", "{count} experiments", count)


def _name(experiment: Experiment, w: Words) -> str:
    return experiment.title or w("Experiment {letter}", letter=experiment.letter)


def _experiment_height(name: str, room: float) -> float:
    return len(wrapped(name, TEXT, room - _INDENT, _MOST_EXPERIMENT)) * TEXT.leading + 4


def _decision(card: StageCard, x: float, y: float, w: Words) -> Group:
    """The diamond with its number or its answer, and the day below it."""
    name = w("Decision {number}", number=card.number)
    mark = diamond(0, 0, card.state, COLOURS, half=_HALF / 2)
    shapes: list[Shape] = [moved(scaled(mark, 2), x, y)]
    if card.state is PointState.TO_COME:
        baseline = y + _NUMBER.size * 0.36
        shapes += set_text(str(card.number), x, baseline, _NUMBER, COLOURS.text, room=_HALF, anchor=Anchor.MIDDLE)
    top = y + _HALF + 8
    for day in _days(card):
        lines = set_paragraph(day, x, top, TEXT, COLOURS.second, _DECISION - 12, most=_MOST_DAY, anchor=Anchor.MIDDLE)
        shapes += lines
        top += len(lines) * TEXT.leading
    said = ". ".join((card.question, *card.days))
    return Group(tuple(shapes), name=name, description=said, record_id=card.point_id)


def _days(card: StageCard) -> tuple[str, ...]:
    """When it is decided; its mark says what was, where it is asked again."""
    return card.days[-1:]


def _days_height(card: StageCard) -> float:
    lines = sum(len(wrapped(day, TEXT, _DECISION - 12, _MOST_DAY)) for day in _days(card))
    return lines * TEXT.leading


def _counts(before: int, after: int, baseline: float, w: Words) -> Iterator[Shape]:
    if before:
        said = w.n("{count} stage before", "{count} stages before", before)
        yield from set_text(said, LEFT, baseline, TEXT, COLOURS.third)
    if after:
        said = w.n("and {count} stage more", "and {count} stages more", after)
        yield from set_text(said, RIGHT, baseline, TEXT, COLOURS.third, anchor=Anchor.END)
