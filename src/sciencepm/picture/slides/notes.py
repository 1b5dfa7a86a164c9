"""Notes pages: the slide made small, with what its presenter wants to say beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sciencepm.picture.safe_text import field
from sciencepm.picture.scene import Box, Group, Rectangle, Scene, Shape, Stroke, moved, scaled
from sciencepm.picture.sheet import PICTURE_NAME
from sciencepm.picture.slides.sheet import COLOURS, HEIGHT, TEXT, WIDTH
from sciencepm.picture.type import set_text, wrapped

_SMALL: Final = 0.5
_EDGE: Final = 72.0
_LEFT: Final = _EDGE + WIDTH * _SMALL + 48
_ROOM: Final = WIDTH - _EDGE - _LEFT
_PARAGRAPH: Final = 4_000


def notes_text(notes: str) -> str:
    """Notes made harmless, line by line."""
    return "\n".join(field(line, _PARAGRAPH) for line in notes.splitlines()).strip()


def notes_scenes(slide: Scene, notes: str) -> tuple[Scene, ...]:
    """As many pages as the notes need; none where there are none."""
    lines = [line for paragraph in notes_text(notes).splitlines() for line in (*_wrapped(paragraph), "")][:-1]
    a_page = int((HEIGHT - 2 * _EDGE) // TEXT.leading)
    pages = [lines[start : start + a_page] for start in range(0, len(lines), a_page)]
    return tuple(Scene(WIDTH, HEIGHT, (_small(slide), *_set(page)), slide.title, "", COLOURS.surface) for page in pages)


def _wrapped(paragraph: str) -> tuple[str, ...]:
    return wrapped(paragraph, TEXT, _ROOM)


def _small(slide: Scene) -> Group:
    """The slide as a picture of itself: its text is read on its own page."""
    shapes: list[Shape] = [moved(scaled(shape, _SMALL), _EDGE, _EDGE) for shape in slide.shapes]
    rim = Rectangle(Box(_EDGE, _EDGE, WIDTH * _SMALL, HEIGHT * _SMALL), None, Stroke(COLOURS.border, 2))
    return Group((rim, *shapes), name=PICTURE_NAME, description=slide.title)


def _set(lines: list[str]) -> Iterator[Shape]:
    for place, line in enumerate(lines):
        baseline = _EDGE + TEXT.size + place * TEXT.leading
        yield from set_text(line, _LEFT, baseline, TEXT, COLOURS.text)
