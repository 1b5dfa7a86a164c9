"""Asks that an executive cannot answer yet: without amount, date, who decides, or what happens if no or late."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sciencepm.analysis.wording_checks.notice import Check, Notice, Place, TextContext

_ASKS = re.compile(
    r"(?:^|(?<=[.!?:]\s)|(?<=\n))(?:please\s)?"
    r"(?P<ask>approve|(?:we|I)\s(?:ask|request|need your approval)(?:\s(?:you|for|to))?)\s[^.!?\n]{3,200}",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"[€$£¥]\s?\d|\b(?:EUR|USD|GBP|CHF)\s?\d|\d\s?(?:people|person|weeks|hours|days)\b|\bnothing\b|\bno money\b"
)
_DATE = re.compile(
    r"\b(?:by|until|before|on|to)\s(?:the\s)?(?:end of\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q[1-4]|Monday|Tuesday|Wednesday|Thursday|Friday|\d{4}-\d\d|"
    r"today|tomorrow|next|this)",
    re.IGNORECASE,
)
_DECIDER = re.compile(r"\b(?:decided by|decides|decision of|signed by|up to the)\b", re.IGNORECASE)
_IF_NO = re.compile(
    r"\b(?:if no\b|if not\b|without it|without this|otherwise|else we|if refused|if turned down)", re.IGNORECASE
)
_IF_LATE = re.compile(
    r"\b(?:if late|later (?:yes|answer|decision)|if it is late|if delayed|each week|every week)\b", re.IGNORECASE
)
_BEHIND = 600


def incomplete_asks(text: str, context: TextContext) -> Iterator[Notice]:
    """An ask, recorded or written into a text, that leaves out what it takes to say yes or no."""
    w = context.words
    if context.ask_lacks is not None:
        if context.ask_lacks and text:
            yield _notice(text, 0, len(text), context.ask_lacks, context)
        return
    if context.place is Place.NOTES:
        return
    for match in _ASKS.finditer(text):
        start, end = match.start("ask"), match.end()
        around = text[start : min(len(text), end + _BEHIND)]
        lacks = [
            said
            for found, said in (
                (_AMOUNT, w("the amount")),
                (_DATE, w("the date")),
                (_DECIDER, w("who decides")),
                (_IF_NO, w("what happens if no")),
                (_IF_LATE, w("what happens if late")),
            )
            if not found.search(around)
        ]
        if lacks:
            yield _notice(text, start, end, tuple(lacks), context)


def _notice(text: str, start: int, end: int, lacks: tuple[str, ...], context: TextContext) -> Notice:
    w = context.words
    why = w("An ask that can be answered also says {lacks}.", lacks=w.listing(list(lacks)))
    return Notice(Check.ASK, start, end, text[start:end], why, must=context.place is Place.HEADLINE)
