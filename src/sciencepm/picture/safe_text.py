"""What may stand on a page: any text from a record, made harmless, whole and breakable.

Nothing here or later reads markup: a text is drawn letter by letter, so tags, colours and links in it are letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

ELLIPSIS = "…"
_CAP = 600
_ROOM = 2_000
"""So much is read beyond the cap, for the characters that are left out."""
_LONGEST_RUN = 40
_MOST_MARKS = 4
"""Marks on one letter; no script needs more, and hundreds would climb out of the page."""

# Controls, surrogates, non-characters, tags, and the bidi controls that make a text show other than it says.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
# Every space a line may end at; those that hold words together stay.
_SPACES = re.compile("[\\t-\\r \\x85\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]+")
_JOINER = "\u200d"
_VARIATION = re.compile("[\ufe00-\ufe0f]")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAG_HALF = re.compile("[\U0001f1e6-\U0001f1ff]")
# Scripts written without spaces: a line may end after any of their letters.
_UNSPACED = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u30ff\u3130-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffee"
    "\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset("、。，．・：；？！）］｝」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%…’”")
_NOT_LAST = frozenset("（［｛「『【〈《〔([{“‘€£$¥")


def field(text: str, cap: int = _CAP) -> str:
    """One field as one harmless line: NFC, no controls, spaces single, at most `cap` characters with an ellipsis."""
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text[: 4 * cap + _ROOM]))
    return clipped(_SPACES.sub(" ", _few_marks(text)).strip(" "), cap)


def clipped(text: str, cap: int) -> str:
    """`text` cut at a word's end to at most `cap` characters, with an ellipsis where something is missing."""
    if len(text) <= cap:
        return text
    kept = text[: cap - 1]
    space = kept.rfind(" ")
    if space > cap // 2:
        kept = kept[:space]
    while kept and (unicodedata.combining(text[len(kept)]) or text[len(kept)] == _JOINER):
        kept = kept[:-1]
    return kept.rstrip(" ,;:–-") + ELLIPSIS


def graphemes(text: str) -> Iterator[str]:
    """The letters as a reader counts them: a base with its marks, an emoji family as one."""
    if text.isascii():
        yield from text
        return
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _joins(text, start, place):
            yield text[start:place]
            start = place


def break_places(text: str) -> list[int]:
    """Where a line may end: the places, in order, before which the next line may begin."""
    places: list[int] = []
    last = 0
    place = 0
    for letter in graphemes(text):
        if place and _may_break(text, place):
            places += _forced(text, last, place)
            places.append(place)
            last = place
        place += len(letter)
    return places + _forced(text, last, len(text))


def _forced(text: str, start: int, end: int) -> list[int]:
    """Break places inside a run that is too long to stay in one piece."""
    if end - start <= _LONGEST_RUN:
        return []
    places: list[int] = []
    place = start
    for letter in graphemes(text[start:end]):
        if place > start:
            places.append(place)
        place += len(letter)
    return places


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after == " ":
        return False
    if before == " ":
        return True
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return not (before == "\N{NO-BREAK SPACE}" or after == "\N{NO-BREAK SPACE}")
    return before == "-" and after.isalpha() and place > 1 and text[place - 2].isalpha()


def _joins(text: str, start: int, place: int) -> bool:
    letter = text[place]
    if unicodedata.category(letter) in {"Mn", "Me", "Mc"} or letter == _JOINER:
        return True
    if text[place - 1] == _JOINER or _SKIN.match(letter) or _VARIATION.match(letter):
        return True
    return bool(_FLAG_HALF.match(letter)) and place - start == 1 and bool(_FLAG_HALF.match(text[start]))


def _few_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
