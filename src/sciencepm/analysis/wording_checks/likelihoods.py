"""Words for how likely something is: with their number, and with the one that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from sciencepm.analysis.wording import likelihood_word
from sciencepm.analysis.wording_checks.nearby import is_question, sentence_at
from sciencepm.analysis.wording_checks.notice import Check, Notice, Suggestion, TextContext
from sciencepm.analysis.wording_checks.replacing import replacement

_BANDS: Final = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
"""Per cent, as domain.md gives them; the scale is that of ICD 203."""
_OWN_WORDS = {
    "not likely": "unlikely",
    "not very likely": "unlikely",
    "improbable": "unlikely",
    "probably": "likely",
    "probable": "likely",
    "quite likely": "likely",
    "highly likely": "very likely",
    "extremely likely": "very likely",
    "highly unlikely": "very unlikely",
    "extremely unlikely": "very unlikely",
    "almost certainly": "almost certain",
    "virtually certain": "almost certain",
    "nearly certain": "almost certain",
}
"""What people say beside the scale, and the word of the scale it comes to."""
_SAID = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, (*_BANDS, *_OWN_WORDS)), key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:more|most|less|least|equally|as|how|so|too|whether|if|early|the|a|early,|low,|no more)\s$", re.IGNORECASE
)
_NAMES_A_CASE = re.compile(
    r"[:,]?\s?\d|:|\s(?:landing|case|cases|outcome|cost|costs|date|day|range|weeks|duration|value|estimate|figure|one|way)\b"
)
"""The middle of three estimates: "likely: 8 weeks", "likely landing"."""
_RANGE_BEFORE = re.compile(r"\d\s?(?:to|–|-|and)\s?\d[\d.,]*\s(?:\w+\s){0,2}$")
"""An estimate called likely is a sloppy range, which is told of by itself."""
_COUNTS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
} | {"hundred": 100}
_NUMBER = re.compile(
    r"(?P<low>\d{1,3})(?:\s?%)?\s?(?:–|-|to)\s?(?P<high>\d{1,3})\s?(?:%|per cent|percent)|"
    r"(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per cent|percent)|"
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})\s(?:times\s)?(?:(?:in|of|out of)\s(?:every\s)?"
    rf"(?P<many>10|100|ten|hundred)|(?:in|out of)\s(?:every\s)?(?P<few>[2-9]|[1-9]\d|{'|'.join(_COUNTS)}))\b",
    re.IGNORECASE,
)
_NEAR, _CLOSE = 48, 12
_BEFORE = 24


def likelihoods(text: str, context: TextContext) -> Iterator[Notice]:
    """Every word of likelihood that has no number beside it, or one that belongs to another word."""
    for match in _SAID.finditer(text):
        start, end = match.span()
        if _COMPARED.search(text, max(0, start - _BEFORE), start):
            continue
        if _RANGE_BEFORE.search(text, max(0, start - _BEFORE), start):
            continue
        if match.group().casefold() == "likely" and _NAMES_A_CASE.match(text, end):
            if _NUMBER.search(text, end, end + _CLOSE) is None:
                continue
        if is_question(text, start, end):
            continue
        found = _number_near(text, start, end)
        if found is None:
            yield _bare(text, start, end, context)
        elif (right := _right_word(found, _scale_word(match.group()), context)) is not None:
            yield _wrong(text, start, end, right, found, context)


def _scale_word(said: str) -> str:
    said = said.casefold()
    return _OWN_WORDS.get(said, said)


def _number_near(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The chance in per cent, lowest and highest, that stands nearest in the same sentence."""
    first, last = sentence_at(text, start, end)
    behind = _NUMBER.search(text, end, min(last, end + _NEAR))
    before = next(iter([*_NUMBER.finditer(text, max(first, start - _NEAR), start)][-1:]), None)
    nearest = min(
        (match for match in (behind, before) if match),
        key=lambda match: match.start() - end if match.start() >= end else start - match.end(),
        default=None,
    )
    return None if nearest is None else _percents(nearest)


def _percents(match: re.Match[str]) -> tuple[int, int]:
    if match["percent"]:
        percent = Decimal(match["percent"]).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return int(percent), int(percent)
    if match["low"]:
        return int(match["low"]), int(match["high"])
    number, many = _whole(match["count"]), _whole(match["many"] or match["few"])
    percent = (Decimal(100 * number) / many).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return int(percent), int(percent)


def _whole(said: str) -> int:
    return _COUNTS.get(said.casefold()) or int(said)


def _right_word(found: tuple[int, int], said: str, context: TextContext) -> str | None:
    """The word that belongs to a number where another was said; None where it is right. Empty: there is none."""
    low, high = found
    band = _BANDS[said]
    if low == high:
        right = likelihood_word(Decimal(low) / 100, context.words) if low <= 100 else None
        return None if right == context.words(said) else right or ""
    return None if band[0] <= low <= high <= band[1] else ""


def _bare(text: str, start: int, end: int, context: TextContext) -> Notice:
    w = context.words
    said = _scale_word(text[start:end])
    low, high = _BANDS[said]
    suggestions: list[Suggestion] = []
    chance = context.outlook().chance
    if chance is not None and (word := likelihood_word(chance, w)) is not None:
        suggestions.append(replacement(text, start, end, w("{word} ({percent})", word=word, percent=w.percent(chance))))
    band = w("{word} ({low}–{high}%)", word=w(said), low=low, high=high)
    suggestions.append(replacement(text, start, end, band))
    why = w("Everybody hears another number in “{word}”: say it with its number.", word=text[start:end])
    return Notice(Check.LIKELIHOOD, start, end, text[start:end], why, tuple(dict.fromkeys(suggestions)))


def _wrong(text: str, start: int, end: int, right: str, found: tuple[int, int], context: TextContext) -> Notice:
    w = context.words
    said = text[start:end]
    number = w("{low}%", low=found[0]) if found[0] == found[1] else w("{low}–{high}%", low=found[0], high=found[1])
    if right:
        why = w("{number} is “{right}” here, not “{said}”.", number=number, right=right, said=said)
        suggestions: tuple[Suggestion, ...] = (replacement(text, start, end, right),)
    else:
        why = w("{number} does not go with “{said}”.", number=number, said=said)
        suggestions = ()
    return Notice(Check.WRONG_LIKELIHOOD, start, end, said, why, suggestions)
