"""Which glyphs show a text: the shipped faces, the fallback for other scripts, and shaping with HarfBuzz."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import uharfbuzz  # type: ignore[import-untyped]

from sciencepm.picture.safe_text import graphemes
from sciencepm.picture.scene import Weight
from sciencepm.resources import resource

_FALLBACK = ("NotoSansArabic-Regular", "NotoSansHebrew-Regular", "DroidSansFallbackFull")
_STRONG_FALLBACK = ("NotoSansArabic-Bold", "NotoSansHebrew-Bold", "DroidSansFallbackFull")
_STRONG = {Weight.SEMIBOLD, Weight.TAB_SEMIBOLD}
_MISSING = 0
"""The glyph of every face for what it does not have: a box."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph with the text it stands for; `advance` and offsets in thousandths of the type size."""

    number: int
    text: str
    advance: float
    dx: float
    dy: float


class Face:
    """One font file, shaped with HarfBuzz. Never changed after it is loaded, so threads may share it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blob = uharfbuzz.Blob.from_file_path(str(resource("fonts", f"{name}.ttf")))
        self.face = uharfbuzz.Face(self.blob)
        self.font = uharfbuzz.Font(self.face)
        self.per_thousand = 1000 / self.face.upem
        self._has: frozenset[int] = frozenset(self.face.unicodes)

    def has(self, letter: str) -> bool:
        """Whether every character of the letter that can be seen has a glyph."""
        return all(ord(char) in self._has or _unseen(char) for char in letter)

    def advance_of(self, glyph: int) -> float:
        return float(self.font.get_glyph_h_advance(glyph) * self.per_thousand)


@cache
def face(name: str) -> Face:
    """The face with this file name."""
    return Face(name)


def face_runs(text: str, weight: Weight) -> Iterator[tuple[str, Face]]:
    """`text` in runs that one face can show; what none can is left to the first, which shows boxes."""
    first = face(weight.value)
    start = 0
    place = 0
    current = first
    for letter in graphemes(text):
        wanted = _face_of(letter, first, current, weight)
        if wanted is not current:
            if place > start:
                yield text[start:place], current
            start, current = place, wanted
        place += len(letter)
    if place > start:
        yield text[start:place], current


def _face_of(letter: str, first: Face, current: Face, weight: Weight) -> Face:
    if letter.isspace():
        return current if current.has(letter) else first
    if first.has(letter):
        return first
    for name in _STRONG_FALLBACK if weight in _STRONG else _FALLBACK:
        if face(name).has(letter):
            return face(name)
    return first


@lru_cache(maxsize=20_000)
def shaped(text: str, face_name: str, right_to_left: bool) -> tuple[Glyph, ...]:
    """The glyphs of a run in one face, from left to right as they are drawn."""
    used = face(face_name)
    if not used.has(text):
        return _with_boxes(text, used, right_to_left)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(used.font, buffer)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos}) + [len(text)]
    ends = dict(pairwise(starts))
    glyphs: list[Glyph] = []
    told: set[int] = set()
    for info, place in zip(infos, places, strict=True):
        said = "" if info.cluster in told else text[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        scale = used.per_thousand
        glyphs.append(
            Glyph(info.codepoint, said, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
        )
    return tuple(glyphs)


def _with_boxes(text: str, used: Face, right_to_left: bool) -> tuple[Glyph, ...]:
    """Each letter by itself, so that every one the face lacks prints one box and stays in the copied text."""
    glyphs: list[Glyph] = []
    for letter in graphemes(text):
        if used.has(letter):
            glyphs += shaped(letter, used.name, right_to_left)
        elif letter.isspace():
            glyphs.append(
                Glyph(
                    used.font.get_nominal_glyph(0x20), letter, used.advance_of(used.font.get_nominal_glyph(0x20)), 0, 0
                )
            )
        else:
            glyphs.append(Glyph(_MISSING, letter, used.advance_of(_MISSING), 0, 0))
    return tuple(reversed(glyphs)) if right_to_left else tuple(glyphs)


def width(glyphs: tuple[Glyph, ...], size: float, tracking: float = 0.0) -> float:
    """The width of shaped glyphs in points, with `tracking` thousandths of the size after each."""
    return (sum(glyph.advance for glyph in glyphs) + tracking * len(glyphs)) * size / 1000


def _unseen(char: str) -> bool:
    """Joiners and variation selectors: they steer shaping and show nothing."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"
