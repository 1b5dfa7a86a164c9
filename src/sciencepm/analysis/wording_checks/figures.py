"""Figures that say more than is known, less than is meant, or not where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from sciencepm.analysis.wording_checks.nearby import sentence
from sciencepm.analysis.wording_checks.notice import Check, Notice, Place, Suggestion, TextContext
from sciencepm.analysis.wording_checks.replacing import replacement
from sciencepm.i18n import Words

_AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGN = r"[€$£¥]|(?:EUR|USD|GBP|CHF|JPY)\s"
_EXACT_MONEY = re.compile(
    rf"(?<![\w.,–-])(?P<sign>{_SIGN})\s?(?P<amount>{_AMOUNT})(?![\d,]|\.\d|\s?(?:–|-|to)\s?[€$£\d])"
)
_SCALED = re.compile(r"\s?(?:k|M|bn|million|billion|thousand)\b")
_EXACT_PERCENT = re.compile(r"(?<![\w.,–-])(?P<amount>\d{1,3}\.\d{2,8})\s?(?P<sign>%|per cent|percent)(?!\w)")
_FIGURES_BELIEVED = 4
"""So many figures of an amount may be known, such as €120,400 spent."""
_ROUND_FROM = Decimal(10_000)
_SLOPPY = re.compile(
    r"(?<![\w.,])(?P<range>(?:between\s)?\d[\d.,]*\s?(?:to|–|-|and)\s?\d[\d.,]*(?:\s[a-z]+){0,2}?)"
    r"(?:,?\s(?P<loose>likely|probably|or so|more or less|give or take)|-?(?P<ish>ish))(?![\w]|[,:]?\s\d)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rf"(?<![\w.,])(?:about\s|around\s|some\s|up to\s)?"
    rf"(?P<figure>(?:{_SIGN})\s?\d[\d.,]*(?:\s?(?:–|-|to)\s?(?:{_SIGN})?\d[\d.,]*)?"
    r"(?:\s?(?:k|M|bn|million|billion|thousand)\b)?)\s(?:a|per|each|every)\s(?:year|month|quarter|week)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:source|according to|measured|counted|from the|records?|ledger|report(?:s|ed)?|survey|study|test(?:s|ed)?|"
    r"trial|estimates?|estimated|assum\w+|if |agreed|budget|price list|licen[cs]e|invoice|contract|finance|"
    r"year's|data)\b",
    re.IGNORECASE,
)


def exact_figures(text: str, context: TextContext) -> Iterator[Notice]:
    """Money of five figures and more, and per cent with two decimals and more."""
    w = context.words
    for match in _EXACT_MONEY.finditer(text):
        amount = Decimal(match["amount"].replace(",", ""))
        figures = len(amount.normalize().as_tuple().digits)
        is_scaled = _SCALED.match(text, match.end()) is not None
        if figures <= _FIGURES_BELIEVED or is_scaled or amount < _ROUND_FROM:
            continue
        rounded = match["sign"].strip() + w.money(amount).removeprefix(w.symbol)
        yield _too_exact(text, match.start(), match.end(), rounded, context)
    for match in _EXACT_PERCENT.finditer(text):
        value = Decimal(match["amount"])
        if not 1 <= value < 99:
            continue
        rounded = f"{value.quantize(Decimal(1), rounding=ROUND_HALF_UP)}{match['sign'].replace('p', ' p', 1)}"
        yield _too_exact(text, match.start(), match.end(), rounded, context)


def sloppy_ranges(text: str, context: TextContext) -> Iterator[Notice]:
    """Ranges that do not say how often they hold: "2 to 4 likely", "3–5 weeks or so"."""
    w = context.words
    for match in _SLOPPY.finditer(text):
        start, end = match.span()
        said = w("{range}, eight times in ten", range=match["range"].removesuffix("-").rstrip(" ,"))
        why = w("Say how often a range holds; one from low to high holds eight times in ten.")
        yield Notice(Check.SLOPPY_RANGE, start, end, text[start:end], why, (replacement(text, start, end, said),))


def figures_without_source(text: str, context: TextContext) -> Iterator[Notice]:
    """Money a year that nobody can trace: neither its sentence nor the project's value says where it comes from."""
    if context.has_source or context.place is Place.NOTES:
        return
    w = context.words
    for match in _VALUE.finditer(text):
        start, end = match.span("figure")
        if _SOURCE.search(sentence(text, match.start(), match.end())):
            continue
        why = w("Nobody can tell where this figure comes from: name its source, or work it out under Value.")
        yield Notice(Check.NO_SOURCE, start, end, text[start:end], why)


def _too_exact(text: str, start: int, end: int, rounded: str, context: TextContext) -> Notice:
    w: Words = context.words
    why = w("Nobody knows it that exactly: two figures are believed more readily.")
    suggestion = Suggestion(start, end, rounded)
    return Notice(Check.FALSE_PRECISION, start, end, text[start:end], why, (suggestion,))
