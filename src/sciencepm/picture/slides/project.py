"""A project's slide: the strip of its decision points, and below it worth, chance, landing and stop rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sciencepm.analysis.brief.view import NAME_LETTERS, View
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.decisions_ahead import short_title
from sciencepm.analysis.wording import shortened
from sciencepm.domain.project import Project
from sciencepm.picture.plan_figures import PlanFigure
from sciencepm.picture.plan_strip import plan_strip_of
from sciencepm.picture.scene import Group, Path, Shape, Stroke
from sciencepm.picture.slides.sheet import (
    BODY_BOTTOM,
    COLOURS,
    LARGE,
    LEFT,
    RIGHT,
    ROOM,
    TEXT,
    Body,
    body_top,
    fits_title,
)
from sciencepm.picture.slides.strip import strip_shapes
from sciencepm.picture.type import Style, set_paragraph, wrapped
from sciencepm.picture.views import plan_title

_MOST_FIGURES: Final = 268.0
_NAME: Final = 60.0
"""How far below the line a figure begins, its name above it."""
_VALUE: Final = Style(44, 54).strong
_GAP: Final = 28.0


def project_body(view: View, project: Project) -> Body:
    """What is being found out, what was tried, and what comes of it."""
    w = view.w
    strip = plan_strip_of(view.portfolio, project.id, view.today, w, view.sight)
    title = _title(view, project)
    top, begins = BODY_BOTTOM - _depth(strip.figures), body_top(title)
    if strip.cards:
        shapes, spots = strip_shapes(strip, project.id, begins, top - 24, w)
    else:
        said = w("No decision point yet")
        shapes, spots = set_paragraph(said, LEFT, begins, LARGE, COLOURS.second, ROOM, most=1), ()
    figures = tuple(_figures(strip.figures, top))
    return Body(
        title=title,
        eyebrow=" · ".join(part for part in (label_of(project.kind, w), project.team) if part),
        short=short_title(project.title),
        shapes=(*shapes, *figures),
        said=strip.said,
        spots=spots,
        kind=project.kind,
    )


def _title(view: View, project: Project) -> str:
    """The plan in a sentence, with a long name cut so that the conclusion stays."""
    title = ""
    for letters in (200, NAME_LETTERS, 40):
        title = plan_title(view.portfolio, project, shortened(project.title, letters), view.today, view.w)
        if fits_title(title):
            break
    return title


def _across(figures: tuple[PlanFigure, ...]) -> float:
    return (ROOM + _GAP) / max(1, len(figures))


def _depth(figures: tuple[PlanFigure, ...]) -> float:
    """How much room the figures need, up to a limit."""
    room = _across(figures) - _GAP
    needed = [
        len(wrapped(each.value, _VALUE, room, 2)) * _VALUE.leading + len(wrapped(each.note, TEXT, room)) * TEXT.leading
        for each in figures
    ]
    return min(_NAME + max(needed, default=0.0), _MOST_FIGURES)


def _figures(figures: tuple[PlanFigure, ...], top: float) -> Iterator[Shape]:
    yield Path(((LEFT, top), (RIGHT, top)), stroke=Stroke(COLOURS.text, 3))
    across = _across(figures)
    for place, each in enumerate(figures):
        left, room = LEFT + place * across, across - _GAP
        name = set_paragraph(each.name, left, top + 14, TEXT, COLOURS.third, room, most=1)
        value = set_paragraph(each.value, left, top + _NAME, _VALUE, COLOURS.text, room, most=2)
        below = top + _NAME + len(value) * _VALUE.leading
        room_below = int((BODY_BOTTOM - below + 6) // TEXT.leading)
        note = set_paragraph(each.note, left, below, TEXT, COLOURS.second, room, most=max(1, room_below))
        yield Group((*name, *value, *note), name=each.name, description=f"{each.value}. {each.note}")
