"""Every kind of brief, and the one way to the content of any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.portfolio import portfolio_brief
from sciencepm.analysis.brief.roadmap import roadmap_brief
from sciencepm.analysis.brief.view import View, view_of
from sciencepm.analysis.brief.what_changed import what_changed
from sciencepm.domain.documents import BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words

COMPOSERS: Mapping[BriefKind, Callable[[View, Order], BriefContent]] = {
    BriefKind.PORTFOLIO: portfolio_brief,
    BriefKind.ROADMAP: roadmap_brief,
    BriefKind.WHAT_CHANGED: what_changed,
}
"""The kinds of brief there are, each with what composes its content."""


def brief_content(portfolio: Portfolio, order: Order, today: date, w: Words) -> BriefContent:
    """What a brief says on `today`, of a whole portfolio or of an audience's own copy.

    Everything the audience may not see is removed before anything is computed or counted; whatever a portfolio holds or
    lacks, there is a document.
    """
    return COMPOSERS[order.kind](view_of(portfolio, today, w, order.audience, order.since_id), order)
