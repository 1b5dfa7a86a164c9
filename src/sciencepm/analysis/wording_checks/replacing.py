"""New words in the place of old ones: with the capital and the article that fit there."""

from __future__ import annotations

import re

from sciencepm.analysis.wording import capital
from sciencepm.analysis.wording_checks.nearby import begins_sentence
from sciencepm.analysis.wording_checks.notice import Suggestion

_ARTICLE_BEFORE = re.compile(r"\b(an?|the)[ \u00a0]$", re.IGNORECASE)
_ARTICLE_FIRST = re.compile(r"(an?|the) ", re.IGNORECASE)
_LONGEST_ARTICLE = 5


def replacement(text: str, start: int, end: int, words: str) -> Suggestion:
    """`words` in place of a span; an article before it is changed along where it would no longer fit."""
    before = _ARTICLE_BEFORE.search(text, max(0, start - _LONGEST_ARTICLE), start)
    if before is not None:
        article = before.group(1)
        if _ARTICLE_FIRST.match(words):
            start = before.start()
        elif article.casefold() != "the":
            fitting = "an" if words[:1].casefold() in "aeio" else "a"
            if fitting != article.casefold():
                start, words = before.start(), f"{fitting}{text[before.end() - 1]}{words}"
    old = text[start:end]
    if old[:1].isupper() and (begins_sentence(text, start) or (old.istitle() and old.isalpha())):
        words = capital(words)
    return Suggestion(start, end, words)
