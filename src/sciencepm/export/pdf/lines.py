"""A paragraph set in lines of a given width: broken, measured and ordered for drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from sciencepm.analysis.brief.blocks import Rich, Span
from sciencepm.picture.bidi_levels import levels, visual_order
from sciencepm.picture.faces import Glyph, face_runs, shaped, width
from sciencepm.picture.safe_text import ELLIPSIS, break_places, field, graphemes
from sciencepm.picture.scene import Weight


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: size and leading in points, weight, and the colours of plain and emphasised words."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: str = "#1B2230"
    strong_colour: str | None = None
    tracking: float = 0.0
    """Space added after each letter, in thousandths of the size; large type wants a little less."""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face and colour, from left to right."""

    face: str
    colour: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Runs as they are drawn, with their width together; a line of a right-to-left paragraph starts at the right."""

    runs: tuple[Run, ...]
    width: float
    right_to_left: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of one face, direction and emphasis, in reading order."""

    level: int
    text: str
    run: Run


@lru_cache(maxsize=4_000)
def set_lines(text: Rich, room: float, kind: Type, most: int | None = None) -> tuple[Line, ...]:
    """`text` in lines of at most `room` points; with `most`, what does not fit becomes an ellipsis."""
    spans = _cleaned(text)
    whole = "".join(span.text for span in spans)
    if not whole:
        return ()
    level_of, base = levels([span.text for span in spans])
    emphasis = [span.strong for span in spans for _ in span.text]
    words = _words(whole, level_of, emphasis, kind)
    broken = _broken(words, room, kind)
    if most is not None and len(broken) > most:
        broken = [*broken[: most - 1], _with_ellipsis(broken[most - 1], room, kind)]
    return tuple(_line(parts, kind, bool(base % 2)) for parts in broken)


def even_lines(text: Rich, room: float, kind: Type) -> tuple[Line, ...]:
    """The text in as few lines as it needs, all of about the same width: how a title looks best."""
    lines = set_lines(text, room, kind)
    narrow, wide = room / 2, room
    while len(lines) > 1 and wide - narrow > 4:
        middle = (narrow + wide) / 2
        if len(set_lines(text, middle, kind)) == len(lines):
            wide = middle
        else:
            narrow = middle
    return set_lines(text, wide, kind)


def natural_width(text: Rich, kind: Type) -> float:
    """How wide the text is on one line."""
    return sum(line.width for line in set_lines(text, 1e6, kind))


def _cleaned(text: Rich) -> list[Span]:
    """Each span made harmless; the spaces between spans stay."""
    cleaned: list[Span] = []
    for span in text:
        inner = field(span.text, cap=2_000)
        before = " " if span.text[:1] == " " and cleaned and not cleaned[-1].text.endswith(" ") else ""
        after = " " if span.text[-1:] == " " and inner else ""
        cleaned.append(replace(span, text=f"{before}{inner}{after}"))
    return cleaned


def _words(whole: str, level_of: list[int], emphasis: list[bool], kind: Type) -> list[list[_Part]]:
    """The stretches between two break places, each in parts of one face."""
    places = [0, *break_places(whole), len(whole)]
    return [list(_parts(whole, start, end, level_of, emphasis, kind)) for start, end in pairwise(places) if end > start]


def _parts(whole: str, start: int, end: int, level_of: list[int], emphasis: list[bool], kind: Type) -> Iterator[_Part]:
    at = start
    while at < end:
        stop = at + 1
        key = (level_of[at], emphasis[at], whole[at] == " ")
        while stop < end and (level_of[stop], emphasis[stop], whole[stop] == " ") == key:
            stop += 1
        weight = kind.weight.strong if emphasis[at] else kind.weight
        colour = kind.strong_colour if emphasis[at] and kind.strong_colour else kind.colour
        for text, used in face_runs(whole[at:stop], weight):
            glyphs = shaped(text, used.name, bool(level_of[at] % 2))
            yield _Part(level_of[at], text, Run(used.name, colour, glyphs))
        at = stop


def _broken(words: list[list[_Part]], room: float, kind: Type) -> list[list[_Part]]:
    lines: list[list[_Part]] = []
    line: list[_Part] = []
    used = 0.0
    for word in words:
        ink = _width(_without_trailing_space(word), kind)
        if line and used + ink > room:
            lines.append(line)
            line, used = [], 0.0
        if ink > room:
            *full, word = _chopped(word, room, kind)
            lines += full
        line = line + word
        used += _width(word, kind)
    return [*lines, line] if line else lines


def _chopped(word: list[_Part], room: float, kind: Type) -> list[list[_Part]]:
    """A word wider than the line, in stretches that fit."""
    stretches: list[list[_Part]] = [[]]
    used = 0.0
    for part in word:
        for letter in graphemes(part.text):
            glyphs = shaped(letter, part.run.face, bool(part.level % 2))
            step = width(glyphs, kind.size, kind.tracking)
            if stretches[-1] and used + step > room:
                stretches.append([])
                used = 0.0
            stretches[-1].append(_Part(part.level, letter, replace(part.run, glyphs=glyphs)))
            used += step
    return stretches


def _with_ellipsis(parts: list[_Part], room: float, kind: Type) -> list[_Part]:
    """The line cut so that an ellipsis has room at its end."""
    last = parts[-1]
    weight = kind.weight
    ((dots, used),) = face_runs(ELLIPSIS, weight)
    end = _Part(last.level, dots, Run(used.name, last.run.colour, shaped(dots, used.name, False)))
    kept = _without_trailing_space(parts)
    while kept and _width([*kept, end], kind) > room:
        *kept, cut = kept
        letters = list(graphemes(cut.text))[:-1]
        if letters:
            text = "".join(letters)
            glyphs = shaped(text, cut.run.face, bool(cut.level % 2))
            kept.append(_Part(cut.level, text, replace(cut.run, glyphs=glyphs)))
        kept = _without_trailing_space(kept)
    return [*kept, end]


def _line(parts: list[_Part], kind: Type, right_to_left: bool) -> Line:
    shown = _without_trailing_space(parts)
    runs = visual_order([(part.level, part.run) for part in shown])
    return Line(tuple(runs), _width(shown, kind), right_to_left, "".join(part.text for part in shown))


def _without_trailing_space(parts: Sequence[_Part]) -> list[_Part]:
    kept = list(parts)
    while kept and not kept[-1].text.strip(" "):
        kept.pop()
    return kept


def _width(parts: Sequence[_Part], kind: Type) -> float:
    return sum(width(part.run.glyphs, kind.size, kind.tracking) for part in parts)
