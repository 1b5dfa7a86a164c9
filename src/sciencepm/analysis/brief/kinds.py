"""Every kind of brief, and the one way to the content of any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from sciencepm.analysis.audience import snapshot_for
from sciencepm.analysis.brief.agenda import check_in_agenda, due_next
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.decision import decision_memo
from sciencepm.analysis.brief.monthly import monthly_review
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.portfolio import portfolio_brief
from sciencepm.analysis.brief.project import project_pages
from sciencepm.analysis.brief.roadmap import roadmap_brief
from sciencepm.analysis.brief.view import View, view_of
from sciencepm.analysis.brief.weekly import weekly_sync
from sciencepm.analysis.brief.what_changed import what_changed
from sciencepm.domain.documents import BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.i18n import Words

COMPOSERS: Mapping[BriefKind, Callable[[View, Order], BriefContent]] = {
    BriefKind.PORTFOLIO: portfolio_brief,
    BriefKind.PROJECT: project_pages,
    BriefKind.DECISION_MEMO: decision_memo,
    BriefKind.ROADMAP: roadmap_brief,
    BriefKind.WHAT_CHANGED: what_changed,
    BriefKind.CHECK_IN_AGENDA: check_in_agenda,
    BriefKind.WEEKLY_SYNC: weekly_sync,
    BriefKind.MONTHLY_REVIEW: monthly_review,
}
"""The kinds of brief there are, each with what composes its content."""


def brief_content(portfolio: Portfolio, order: Order, today: date, w: Words) -> BriefContent:
    """What a brief says on `today`, of a whole portfolio or of an audience's own copy.

    Everything the audience may not see is removed before anything is computed or counted; whatever a portfolio holds or
    lacks, there is a document.
    """
    if order.kind is BriefKind.CHECK_IN_AGENDA:
        order = _with_stakeholder(portfolio, order, today)
    return COMPOSERS[order.kind](view_of(portfolio, today, w, order.audience, order.since_id, order.noted), order)


def _with_stakeholder(portfolio: Portfolio, order: Order, today: date) -> Order:
    """The order for the stakeholder it names or who is due next, who is then among its readers.

    Between what an audience may see and what the stakeholder may see the stricter wins.
    """
    seen = snapshot_for(portfolio, order.audience)
    among = order.audience.stakeholder_ids if order.audience else ()
    stakeholder = seen.find(Stakeholder, order.stakeholder_id) or due_next(seen, today, among)
    if stakeholder is None:
        return order
    audience = order.audience
    if audience is not None and stakeholder.id not in audience.stakeholder_ids:
        readers = (*audience.stakeholder_ids, stakeholder.id)
        audience = audience.evolve(stakeholder_ids=readers)
    return replace(order, audience=audience, stakeholder_id=stakeholder.id)
