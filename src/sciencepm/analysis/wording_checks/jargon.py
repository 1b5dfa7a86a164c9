"""Terms that an executive need not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sciencepm.analysis.wording_checks.notice import Check, Notice, Place, TextContext
from sciencepm.analysis.wording_checks.replacing import replacement
from sciencepm.analysis.wording_checks.terms import TermHit, plain_wording
from sciencepm.domain.wording import TermLevel

_EXPLAINED_AFTER = re.compile(r"\s*(\(|[,:–—-]\s*(that is|which means|meaning|i\.e\.)\b|(means|meaning|is when)\b)")
_EXPLAINED_WITHIN = 12


def jargon(text: str, context: TextContext) -> Iterator[Notice]:
    """Every term of the word list that is not explained where that is enough; none in the team's own notes."""
    if context.place is Place.NOTES:
        return
    for hit in context.terms.find(text):
        if not _is_fine(text, hit, context):
            yield _notice(text, hit, context)


def _is_fine(text: str, hit: TermHit, context: TextContext) -> bool:
    if hit.term.level is not TermLevel.FINE:
        return False
    if hit.term.term.casefold() in context.explained or text[hit.start : hit.end].casefold() in context.explained:
        return True
    return _EXPLAINED_AFTER.match(text, hit.end, hit.end + _EXPLAINED_WITHIN) is not None


def _notice(text: str, hit: TermHit, context: TextContext) -> Notice:
    w, words = context.words, text[hit.start : hit.end]
    must = hit.term.level is TermLevel.HEADLINE and context.place is Place.HEADLINE
    if must:
        why = w("“{term}” does not belong in a headline: say what it means for the reader.", term=words)
    elif hit.term.level is TermLevel.FINE:
        why = w("“{term}” is fine once it is explained: here, or among the project's shared words.", term=words)
    else:
        why = w("Not every reader knows what “{term}” means.", term=words)
    plain = (each for each in plain_wording(hit) if not any(True for _ in context.terms.find(each)))
    suggestions = tuple(replacement(text, hit.start, hit.end, each) for each in plain)
    return Notice(Check.JARGON, hit.start, hit.end, words, why, suggestions, must, hit.term.sheet)
