"""How wide a text is in the shipped face, how it is cut to a room and broken into lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sciencepm.picture.bidi_levels import levels
from sciencepm.picture.faces import face_runs, shaped
from sciencepm.picture.faces import width as width_of_glyphs
from sciencepm.picture.safe_text import ELLIPSIS, break_places, field, graphemes
from sciencepm.picture.scene import CAPITAL, Anchor, Text, Weight


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: its size, the distance of its lines, and its weight."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR

    @property
    def strong(self) -> Style:
        return replace(self, weight=self.weight.strong)

    def times(self, factor: float) -> Style:
        """The same, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)


TITLE: Final = Style(22, 28, Weight.SEMIBOLD)
SECTION: Final = Style(16, 21, Weight.SEMIBOLD)
BODY: Final = Style(13, 18)
STRONG: Final = BODY.strong
NOTE: Final = Style(12, 16)
FIGURE: Final = Style(13, 18, Weight.TAB_SEMIBOLD)


@lru_cache(maxsize=20_000)
def width_of(text: str, style: Style) -> float:
    """How wide `text` is on one line, kerned, in every script the shipped faces have."""
    level_of, _ = levels((text,))
    places = [place for place in range(1, len(text)) if level_of[place] != level_of[place - 1]]
    total = 0.0
    for start, end in pairwise([0, *places, len(text)]):
        for run, face in face_runs(text[start:end], style.weight):
            total += width_of_glyphs(shaped(run, face.name, bool(level_of[start] % 2)), style.size)
    return total


@lru_cache(maxsize=20_000)
def fitted(text: str, style: Style, room: float) -> str:
    """`text` made harmless and on one line, cut with an ellipsis to fit `room`; empty where not one letter fits."""
    text = field(text)
    if width_of(text, style) <= room:
        return text
    letters = list(graphemes(text))
    fits, fails = 0, len(letters)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if width_of(_cut(letters, middle), style) <= room:
            fits = middle
        else:
            fails = middle
    return _cut(letters, fits) if fits else ""


@lru_cache(maxsize=4_000)
def wrapped(text: str, style: Style, room: float, most: int = 100) -> tuple[str, ...]:
    """`text` made harmless in at most `most` lines that fit `room`; what does not fit ends in an ellipsis."""
    text = field(text, cap=4_000)
    lines: list[str] = []
    start = 0
    places = [*break_places(text), len(text)]
    while start < len(text):
        if len(lines) == most - 1:
            return (*lines, fitted(text[start:], style, room))
        end = _end_of_line(text, start, places, style, room)
        lines.append(text[start:end].strip(" "))
        start = end
    return tuple(line for line in lines if line)


def evenly_wrapped(text: str, style: Style, room: float, most: int) -> tuple[str, ...]:
    """The same lines made about equally wide, how a title looks best."""
    lines = wrapped(text, style, room, most)
    narrow, wide = room / 2, room
    while len(lines) > 1 and wide - narrow > room / 200:
        middle = (narrow + wide) / 2
        if len(wrapped(text, style, middle)) <= len(lines):
            wide = middle
        else:
            narrow = middle
    return wrapped(text, style, wide, most)


def set_text(
    text: str,
    x: float,
    baseline: float,
    style: Style,
    colour: str,
    *,
    room: float | None = None,
    anchor: Anchor = Anchor.START,
) -> tuple[Text, ...]:
    """One line of text for a scene, cut to `room`; nothing where nothing of it can be seen."""
    shown = fitted(text, style, room) if room is not None else field(text)
    if not shown:
        return ()
    return (Text(shown, x, baseline, style.size, colour, width_of(shown, style), style.weight, anchor),)


def set_paragraph(
    text: str,
    x: float,
    top: float,
    style: Style,
    colour: str,
    room: float,
    *,
    most: int = 100,
    anchor: Anchor = Anchor.START,
) -> tuple[Text, ...]:
    """Lines of text below `top`, at most `most` of them, each `style.leading` high."""
    first = top + style.leading / 2 + style.size * CAPITAL / 2
    lines = enumerate(wrapped(text, style, room, most))
    return tuple(
        each
        for place, line in lines
        for each in set_text(line, x, first + place * style.leading, style, colour, anchor=anchor)
    )


def _end_of_line(text: str, start: int, places: list[int], style: Style, room: float) -> int:
    """Where the line that begins at `start` ends: after the last word that fits, else inside a word too long."""
    best = start
    for place in places:
        if place <= start:
            continue
        if width_of(text[start:place].rstrip(" "), style) > room:
            break
        best = place
    if best > start:
        return best
    end = start
    for letter in graphemes(text[start:]):
        if end > start and width_of(text[start : end + len(letter)], style) > room:
            break
        end += len(letter)
    return end


def _cut(letters: list[str], count: int) -> str:
    return "".join(letters[:count]).rstrip(" ,;:.–-·") + ELLIPSIS
