"""A project's forks as a picture: of 100 plans how many go on at each decision, how many stop there, what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.plan import Stage, StageState, Standing, stages
from sciencepm.analysis.results import ProjectFigures, results
from sciencepm.analysis.value_wording import value_text
from sciencepm.analysis.wording import first_sentence, landing_text, question_text
from sciencepm.domain.decision import Outcome
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette
from sciencepm.picture.decisions_shown import around_open
from sciencepm.picture.marks import diamond, planned, solid
from sciencepm.picture.roadmap_records import PointState, agreed_day
from sciencepm.picture.roadmap_row import flags_of
from sciencepm.picture.roadmap_words import remark
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Rectangle, Scene, Shape, Stroke
from sciencepm.picture.type import NOTE, STRONG, set_paragraph, set_text, wrapped

_TRUNK: Final = 56.0
"""How thick 100 plans of 100 are."""
_LEAST: Final = 2.0
_HALF: Final = 16.0
_COLUMN: Final = 150.0
_END: Final = 150.0
_QUESTION_LINES: Final = 3
_NOTE_STRONG: Final = NOTE.strong


@dataclass(frozen=True, slots=True)
class Fork:
    """A decision point: of 100 plans `reach` come to it and `stop` end there; None where nothing tells."""

    number: int
    point_id: str
    question: str
    state: PointState
    answer: str
    """What was decided and when, or the chance to go on."""
    reach: int | None
    stop: int | None
    if_not: str


@dataclass(frozen=True, slots=True)
class Tree:
    """All forks of a project in order, and of 100 plans how many `land`. `end` says where the plan leads."""

    title: str
    kind: Kind
    forks: tuple[Fork, ...]
    land: int | None
    end: tuple[str, ...]
    kept: str
    remark: str

    @property
    def said(self) -> str:
        """The forks for somebody who cannot see them."""
        forks = (f"{fork.number}, {fork.question}: {fork.answer}" for fork in self.forks)
        return ". ".join(part for part in (*forks, *self.end, self.remark, self.kept) if part)


def tree_of(portfolio: Portfolio, project_id: str, today: date, w: Words, sight: Sight | None = None) -> Tree:
    """The forks of a project on `today`; `portfolio` is already what the reader may see."""
    sight = sight or Sight(confidential=True)
    figures = results(portfolio, today).projects[project_id]
    plan = stages(portfolio, project_id, today)
    shares = _of_hundred(figures.forecast.ladder) if figures.forecast and figures.standing is not _NO_PATH else ()
    forks: list[Fork] = []
    alive: int | None = 100
    for place, stage in enumerate(plan):
        if stage.state is StageState.LEFT:
            continue
        stop = shares[place] if shares else None
        forks.append(_fork(stage, alive, stop, today, w))
        if shares:
            alive = (alive or 0) - (stop or 0)
        elif stage.state is not StageState.PASSED:
            alive = None
        elif forks[-1].state is PointState.STOP:
            alive = 0
    land = shares[-1] if shares else None
    return Tree(
        title=_title(figures, land, w),
        kind=figures.project.kind,
        forks=tuple(forks),
        land=land,
        end=_end(figures, land, sight, today, w),
        kept=_kept(figures, plan, w),
        remark=remark(figures, plan, agreed_day(tuple(flags_of(portfolio, figures.project, today, w))), today, w),
    )


_NO_PATH: Final = Standing.RESULT_NO_PATH


def decision_tree(tree: Tree, width: float, height: float, palette: Palette, w: Words) -> Scene:
    """The tree in a given size; decisions that have no room are counted at the end they were left out of.

    A tree needs 460 by 300 pixels at least.
    """
    room = max(1, int((width - _END) // _COLUMN))
    before, shown, after = around_open(tree.forks, [fork.state for fork in tree.forks], room)
    shapes: list[Shape] = []
    questions = max((len(wrapped(fork.question, NOTE, _COLUMN - 16, _QUESTION_LINES)) for fork in shown), default=1)
    middle = 8 + questions * NOTE.leading + NOTE.leading + 14 + _TRUNK / 2
    across = (width - _END) / max(1, len(shown))
    shapes += _trunk(tree, shown, across, middle, palette)
    forks = [_fork_group(fork, place * across, across, middle, height, palette, w) for place, fork in enumerate(shown)]
    shapes += forks
    ends = _ends(tree, before, after, width, middle, palette, w)
    shapes += ends
    lowest = max((shape.bounds.bottom for shape in (*forks, *ends)), default=middle)
    bottom = min(lowest + 24, height - 2 * NOTE.leading)
    said = " ".join(part for part in (tree.remark and f"{tree.remark}.", tree.kept) if part)
    shapes += set_paragraph(said, 0, bottom, NOTE, palette.second, width, most=2)
    if not tree.forks:
        shapes += set_text(w("No decision point yet"), 0, middle, STRONG, palette.second)
    return Scene(width, height, tuple(shapes), tree.title, tree.said)


def _fork(stage: Stage, reach: int | None, stop: int | None, today: date, w: Words) -> Fork:
    last, point = stage.last_decision, stage.point
    open_now = stage.state in (StageState.RUNNING, StageState.TO_COME)
    state = PointState.TO_COME if open_now or last is None else PointState.of(last.outcome)
    if not open_now and last is not None:
        answer = w("{outcome}, {day}", outcome=label_of(last.outcome, w), day=w.short_day(last.on, today))
    elif point.chance is None:
        answer = w("no chance yet")
    else:
        answer = w("go on: {percent}", percent=w.percent(point.chance))
    return Fork(
        number=stage.number,
        point_id=point.id,
        question=question_text(point, w),
        state=state,
        answer=answer,
        reach=reach,
        stop=stop,
        if_not=first_sentence(point.if_not, 110) if open_now else "",
    )


def _of_hundred(ladder: Sequence[float]) -> tuple[int, ...]:
    """Parts of one as parts of 100 that add up: what is lost by rounding down goes to the largest remainders."""
    floors = [int(part * 100) for part in ladder]
    order = sorted(range(len(ladder)), key=lambda place: floors[place] - ladder[place] * 100)
    for place in order[: 100 - sum(floors)] if ladder else []:
        floors[place] += 1
    return tuple(floors)


def _title(figures: ProjectFigures, land: int | None, w: Words) -> str:
    title = figures.project.title
    if land is None:
        return title
    return w.n(
        "{title}: of 100 plans like it, {count} lands", "{title}: of 100 plans like it, {count} land", land, title=title
    )


def _end(figures: ProjectFigures, land: int | None, sight: Sight, today: date, w: Words) -> tuple[str, ...]:
    project = figures.project
    if project.state in (ProjectState.LANDED, ProjectState.STOPPED):
        day = w.short_day(project.ended_on, today) if project.ended_on else ""
        return (" ".join(part for part in (label_of(project.state, w), day) if part),)
    if land is None:
        return ()
    lines = [w.n("{count} of 100 lands", "{count} of 100 land", land)]
    if figures.forecast is not None and figures.forecast.landing is not None:
        lines.append(landing_text(figures.forecast.landing, w))
    if not figures.value.tells_money or sight.money:
        value = value_text(figures.value, w)
        priced = figures.value.has_figure
        lines.append(w("{value} a year", value=value) if priced else value)
    return tuple(lines)


def _kept(figures: ProjectFigures, plan: tuple[Stage, ...], w: Words) -> str:
    stopped = [stage.last_decision for stage in plan if stage.last_decision]
    kept = next((entry.kept for entry in stopped if entry.outcome is Outcome.STOP and entry.kept), "")
    if kept:
        return w("Kept: {what}", what=kept)
    planned_to_keep = figures.project.kept_if_stopped
    return w("If we stop, we keep: {what}", what=planned_to_keep) if planned_to_keep else ""


def _trunk(tree: Tree, shown: tuple[Fork, ...], across: float, middle: float, palette: Palette) -> list[Shape]:
    """Flows as thick as the part of plans still alive: from each decision to the next, and to the end."""
    shapes: list[Shape] = []
    flows = [fork.reach for fork in shown]
    last = shown[-1] if shown else None
    flows.append(_after(last) if last else None)
    for place, flow in enumerate(flows if shown else []):
        left = 0.0 if place == 0 else (place - 0.5) * across
        right = (place + 0.5) * across if place < len(shown) else len(shown) * across
        thick = max(_LEAST, _TRUNK * flow / 100) if flow is not None else _LEAST
        behind = place < len(shown) and shown[place].state is not PointState.TO_COME
        fill = solid(tree.kind, palette) if behind else planned(tree.kind, palette)
        if flow != 0:
            shapes.append(Rectangle(Box(left, middle - thick / 2, right - left, thick), fill))
    return shapes


def _after(fork: Fork) -> int | None:
    """How many of 100 plans go on from a decision."""
    if fork.state is PointState.STOP:
        return 0
    return fork.reach - fork.stop if fork.reach is not None and fork.stop is not None else None


def _fork_group(
    fork: Fork, left: float, across: float, middle: float, height: float, palette: Palette, w: Words
) -> Group:
    x = left + across / 2
    shapes: list[Shape] = []
    box_top = middle + _TRUNK / 2 + 34
    if fork.stop:
        thick = max(_LEAST, _TRUNK * fork.stop / 100)
        shapes.append(Rectangle(Box(x - thick / 2, middle, thick, box_top - middle), Fill(palette.border)))
    shapes.append(diamond(x, middle, fork.state, palette, half=_HALF, name=w("Decision {number}", number=fork.number)))
    if fork.state is PointState.TO_COME:
        style = STRONG
        shapes += set_text(str(fork.number), x, middle + 4.7, style, palette.text, room=22, anchor=Anchor.MIDDLE)
    room = across - 16
    top = middle - _TRUNK / 2 - 14 - NOTE.leading
    lines = wrapped(fork.question, NOTE, room, _QUESTION_LINES)
    question_top = top - len(lines) * NOTE.leading
    shapes += set_paragraph(
        fork.question, x, question_top, NOTE, palette.second, room, most=_QUESTION_LINES, anchor=Anchor.MIDDLE
    )
    shapes += set_paragraph(fork.answer, x, top, _NOTE_STRONG, palette.text, room, most=1, anchor=Anchor.MIDDLE)
    if fork.stop:
        shapes += _stop_box(fork, x, box_top, room, height, palette, w)
    said = ". ".join(part for part in (fork.question, fork.answer, fork.if_not) if part)
    return Group(tuple(shapes), name=fork.question, description=said, record_id=fork.point_id)


def _stop_box(fork: Fork, x: float, top: float, room: float, height: float, palette: Palette, w: Words) -> list[Shape]:
    """How many end at a fork, and what was agreed for that case."""
    depth = height - 2 * NOTE.leading - 20 - top
    most = max(0, min(5, int((depth - 16 - STRONG.leading) // NOTE.leading)))
    inner = room - 16
    lines = wrapped(fork.if_not, NOTE, inner, most) if most and fork.if_not else ()
    box = Box(x - room / 2, top, room, 16 + STRONG.leading + len(lines) * NOTE.leading)
    shapes: list[Shape] = [Rectangle(box, Fill(palette.surface), Stroke(palette.border), 6)]
    said = w.n("{count} of 100 stops here", "{count} of 100 stop here", fork.stop or 0)
    shapes += set_paragraph(said, x, top + 8, _NOTE_STRONG, palette.text, inner, most=1, anchor=Anchor.MIDDLE)
    below = top + 8 + STRONG.leading
    if lines:
        shapes += set_paragraph(fork.if_not, x, below, NOTE, palette.second, inner, most=most, anchor=Anchor.MIDDLE)
    return shapes


def _ends(tree: Tree, before: int, after: int, width: float, middle: float, palette: Palette, w: Words) -> list[Shape]:
    """Where the plan leads, and how many decisions the picture leaves out at either end."""
    shapes: list[Shape] = []
    x, room = width - _END + 12, _END - 12
    top = middle - (len(tree.end) * NOTE.leading) / 2
    for place, line in enumerate(tree.end):
        style, colour = (_NOTE_STRONG, palette.text) if place == 0 else (NOTE, palette.second)
        shapes += set_paragraph(line, x, top + place * NOTE.leading, style, colour, room, most=1)
    low = middle + _TRUNK / 2 + 10
    if after:
        said = w.n("and {count} decision more", "and {count} decisions more", after)
        shapes += set_paragraph(said, x, low, NOTE, palette.third, room, most=1)
    if before:
        said = w.n("{count} before", "{count} before", before)
        shapes += set_paragraph(said, 0, low, NOTE, palette.third, _COLUMN / 2 - _HALF, most=1)
    return shapes
