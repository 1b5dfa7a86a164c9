"""Everything there is to remark on in one text, in its order, each place once."""

from __future__ import annotations

from itertools import chain, islice
from typing import Final

from sciencepm.analysis.wording_checks.asks import incomplete_asks
from sciencepm.analysis.wording_checks.figures import exact_figures, figures_without_source, sloppy_ranges
from sciencepm.analysis.wording_checks.jargon import jargon
from sciencepm.analysis.wording_checks.likelihoods import likelihoods
from sciencepm.analysis.wording_checks.notice import Check, Notice, TextContext
from sciencepm.analysis.wording_checks.prevented import prevented
from sciencepm.analysis.wording_checks.promises import promises
from sciencepm.analysis.wording_checks.scores import bare_scores

_CHECKS = (
    bare_scores,
    sloppy_ranges,
    promises,
    prevented,
    likelihoods,
    exact_figures,
    figures_without_source,
    jargon,
)
"""The one that tells more comes first: where two remark on the same letters, the first is heard."""

_MOST: Final = 300
"""Remarks of one kind that anybody would read; a text of nothing but jargon must not stop the window."""


def check_text(text: str, context: TextContext) -> tuple[Notice, ...]:
    """The remarks on `text` from its beginning to its end; none overlaps another but an ask, which holds others."""
    if not text:
        return ()
    taken = bytearray(len(text))
    found: list[Notice] = []
    for notice in chain.from_iterable(islice(check(text, context), _MOST) for check in _CHECKS):
        if not any(taken[notice.start : notice.end]):
            taken[notice.start : notice.end] = b"\x01" * (notice.end - notice.start)
            found.append(notice)
    found += islice(incomplete_asks(text, context), _MOST)
    return tuple(sorted(found, key=lambda each: (each.start, each.check is not Check.ASK, each.end)))
