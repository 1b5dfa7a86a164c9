"""Days that were promised where only a range is known: "will land in March", "by Q3 we will"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from sciencepm.analysis.wording_checks.nearby import is_question, sentence
from sciencepm.analysis.wording_checks.notice import Check, Notice, Place, Suggestion, TextContext
from sciencepm.analysis.wording_checks.replacing import replacement

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:,?\s(?:19|20|21)\d\d)"
_DAY = (
    rf"(?:(?:the\s)?(?:end|middle|start|beginning)\sof\s)?(?:early\s|mid[- ]|late\s)?(?:"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}{_YEAR}?|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}?|{_MONTH}{_YEAR}?|"
    rf"Q[1-4]{_YEAR}?|H[12]{_YEAR}?|20\d\d-\d\d-\d\d|(?:the\s)?(?:next|this)\s(?:week|month|quarter|year)|"
    rf"(?:the\s)?(?:year|quarter|month)(?:'s|’s)?(?:\send)?|(?:spring|summer|autumn|winter)|20\d\d)"
)
_BY = r"(?:by|in|on|before|until|at|for)"
_WHEN = rf"(?P<when>{_BY}\s(?:the\s)?{_DAY})(?!\w)"
_WILL = r"(?:will|shall|is going to|are going to|won't slip)|(?:\w+(?:'ll|’ll))"
_SHIPS = (
    r"(?:lands?|launch(?:es)?(?!\s(?:is|are|was|were)\b)|ships?|goes?\slive|delivers?|rolls?\sout|releases?|"
    r"(?:is|are|be)\s(?:done|ready|finished|complete|completed|live|delivered|released|launched|shipped))"
)
_READY = r"(?:done|ready|finished|complete|completed|delivered)"
_GAP = r"(?:[^\s!?;]*[^\s.!?;]\s){0,8}?"
_AFTER = re.compile(rf"(?<!\w)(?:{_WILL})\s{_GAP}{_WHEN}", re.IGNORECASE)
_SHIPPING = re.compile(rf"(?<!\w){_SHIPS}\s(?:[^\s.!?;]+\s){{0,3}}?{_WHEN}", re.IGNORECASE)
_BARELY = re.compile(rf"(?<!\w){_READY}\s{_WHEN}", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<!\w){_WHEN},?\s(?:[^\s.!?;]+\s){{0,3}}?(?:{_WILL})(?!\w)", re.IGNORECASE)
_RANGE = re.compile(
    rf"\bbetween\b|\brather than\b|\binstead of\b|\bearl(?:y|iest)\b.*\blate|\bat the earliest\b|\bat the latest\b|"
    rf"times in (?:ten|10)|\d\s?%|{_MONTH}{_YEAR}?\s?(?:–|-|to)\s?(?:mid[- ]|late\s|early\s)?{_MONTH}",
    re.IGNORECASE,
)
"""Words that give a range or a chance, or tell of a shift, in the same sentence."""
_NOT_A_RESULT = re.compile(
    r"\b(?:approve[sd]?|sign|signs|agree|agrees|known|ask|asks|decide|decides|decided|decision|answer|know|hear|tell|told|meet|report|reports|review|check|"
    r"check-in|speak|discuss|agenda|stop|stops|start|starts|begin|begins|expire[sd]?|doubles?|renews?)\b",
    re.IGNORECASE,
)
"""What is said to happen on that day is a question, a talk or a beginning, whose day can be promised."""
_PAST = re.compile(r"\b(?:was|were|been|had|has|have|as)\s(?:\w+\s)?$", re.IGNORECASE)
_PAST_WITHIN = 24


def promises(text: str, context: TextContext) -> Iterator[Notice]:
    """Every single day promised for a result, unless the project only builds."""
    if context.may_promise:
        return
    seen = -1
    matches = chain.from_iterable(each.finditer(text) for each in (_AFTER, _SHIPPING, _BARELY, _BEFORE))
    for match in sorted(matches, key=re.Match.start):
        start, end = match.span("when")
        if start < seen or _is_fine(text, match):
            continue
        seen = end
        yield _notice(text, start, end, context)


def _is_fine(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if (
        is_question(text, start, end)
        or _RANGE.search(sentence(text, start, end))
        or _NOT_A_RESULT.search(match.group())
    ):
        return True
    return _PAST.search(text, max(0, start - _PAST_WITHIN), start) is not None


def _notice(text: str, start: int, end: int, context: TextContext) -> Notice:
    w, landing = context.words, context.outlook().landing
    suggestions: tuple[Suggestion, ...] = ()
    if landing is not None:
        late = w.long_month(landing[2])
        is_one_year = landing[0].year == landing[2].year
        early = w.month_name(landing[0]) if is_one_year else w.long_month(landing[0])
        if w.long_month(landing[0]) != late:
            said = w("between {early} and {late}, eight times in ten", early=early, late=late)
            suggestions = (replacement(text, start, end, said),)
    why = w("A single day promises more than anybody knows yet: give the early and the late one.")
    must = context.place is Place.HEADLINE
    return Notice(Check.PROMISE, start, end, text[start:end], why, suggestions, must)
