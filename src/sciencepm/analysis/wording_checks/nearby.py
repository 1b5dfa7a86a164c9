"""The words around a place in a text: its sentence, no further than a few lines even where a text never stops."""

from __future__ import annotations

import re

REACH = 240
_STOP = re.compile(r"[.!?](?=\s|$)|\n")


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `start` to `end` begins and ends, at most `REACH` letters to either side."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    for stop in _STOP.finditer(text, first, start):
        first = stop.end()
    after = _STOP.search(text, end, last)
    return first, after.start() if after else last


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place."""
    first, last = sentence_at(text, start, end)
    return text[first:last]


def is_question(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a place asks something."""
    _, last = sentence_at(text, start, end)
    return text[last : last + 1] == "?"


def begins_sentence(text: str, start: int) -> bool:
    """Whether nothing but a mark stands before `start` in its sentence."""
    first, _ = sentence_at(text, start, start)
    return not text[first:start].strip(" \t\"'“‘(–—-")
