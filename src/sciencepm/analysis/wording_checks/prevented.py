""" "Prevented", which only what was measured in live use may be called; a test says "would prevent"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sciencepm.analysis.wording_checks.notice import Check, Notice, Place, TextContext
from sciencepm.analysis.wording_checks.replacing import replacement

_SAID = re.compile(
    r"(?<![\w-])(?:(?P<passive>was|were|is|are|been)\sprevented|(?:(?:has|have|had|did)\s)?(?P<past>prevented)|"
    r"(?:will\s)?(?P<now>prevents)|will\s(?P<future>prevent))(?!\w)",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:would|could|might|may|can|be|not|never|have been|has been)\s$", re.IGNORECASE)
_PERSON = re.compile(r"\s(?:us|them|it|him|her|me|you|anyone|anybody|people|the team)\b|\s(?:\w+\s){1,4}from\s\w+ing\b")
_WITHIN, _BEHIND = 20, 60


def prevented(text: str, context: TextContext) -> Iterator[Notice]:
    """Every claim that something was prevented, unless the project's value was measured in live use."""
    if context.is_measured or context.place is Place.NOTES:
        return
    w = context.words
    for match in _SAID.finditer(text):
        start, end = match.span()
        if _CONDITIONAL.search(text, max(0, start - _WITHIN), start) or _PERSON.match(text, end, end + _BEHIND):
            continue
        said = w("would be prevented") if match["passive"] else w("would prevent")
        why = w("“Prevented” is for what was measured in live use; a test or an estimate says what it would prevent.")
        suggestion = replacement(text, start, end, said)
        yield Notice(Check.PREVENTED, start, end, text[start:end], why, (suggestion,), context.place is Place.HEADLINE)
