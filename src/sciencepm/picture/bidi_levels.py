"""In which direction each letter of a line is read, and the order its parts are drawn in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from bidi import algorithm  # type: ignore[import-untyped]

T = TypeVar("T")
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_STRONG = {"L", "R", "AL"}
_LEFT_MARK = "\N{LEFT-TO-RIGHT MARK}"
_RIGHT_MARK = "\N{RIGHT-TO-LEFT MARK}"


def levels(spans: Sequence[str]) -> tuple[list[int], int]:
    """The embedding level of each character of the joined spans, and of the paragraph (even: left to right).

    After Unicode's UAX 9, with two aids for sentences that name things in another script: a paragraph runs to the left
    only where it begins so and most of its letters do, and what follows a span never joins the span's direction.
    """
    text = "".join(spans)
    if text.isascii() or not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return [0] * len(text), 0
    base = _direction(text)
    fence = _RIGHT_MARK if base else _LEFT_MARK
    fenced = _resolved(fence.join(spans), base)
    found: list[int] = []
    place = 0
    for span in spans:
        found += fenced[place : place + len(span)]
        place += len(span) + 1
    return found, base


def _direction(text: str) -> int:
    ways = [way for way in map(unicodedata.bidirectional, text) if way in _STRONG]
    leftwards = sum(way != "L" for way in ways)
    return int(ways[:1] != ["L"] and leftwards > len(ways) / 2)


def _resolved(text: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base else "L"
    # The library stops at a code point that is not assigned; it is taken for a letter.
    known = "".join(char if unicodedata.bidirectional(char) else "a" for char in text)
    algorithm.get_embedding_levels(known, storage)
    for place, entry in enumerate(storage["chars"]):
        entry["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found: dict[int, int] = {entry["place"]: entry["level"] for entry in storage["chars"]}
    resolved: list[int] = []
    for place in range(len(text)):
        resolved.append(found.get(place, resolved[-1] if resolved else base))
    return resolved


def visual_order(parts: Sequence[tuple[int, T]]) -> list[T]:
    """Parts with their levels, reordered from reading order to left-to-right order (rule L2)."""
    ordered = list(parts)
    if not ordered:
        return []
    for level in range(max(level for level, _ in ordered), 0, -1):
        start = 0
        while start < len(ordered):
            if ordered[start][0] < level:
                start += 1
                continue
            end = start
            while end < len(ordered) and ordered[end][0] >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end
    return [part for _, part in ordered]
