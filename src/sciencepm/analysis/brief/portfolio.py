"""The portfolio brief: the content of its one to three pages, composed from the records."""

from __future__ import annotations

from datetime import date

from sciencepm.analysis.audience import briefs_to
from sciencepm.analysis.brief.asks import asks_section
from sciencepm.analysis.brief.assumptions import assumptions_section, basis_section
from sciencepm.analysis.brief.blocks import BriefContent, Figures, Mark, Section
from sciencepm.analysis.brief.bottom_line import bottom_line
from sciencepm.analysis.brief.concerns import risks_section, stop_rules_section
from sciencepm.analysis.brief.figures import figures
from sciencepm.analysis.brief.later import balance_section, decisions_section, learned_section
from sciencepm.analysis.brief.progress import changes_section, footnote, landed_section, standing_section
from sciencepm.analysis.brief.title import title
from sciencepm.analysis.brief.view import RECENT_DAYS, View, classification, view_of
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.wording import role_text
from sciencepm.domain.documents import Audience
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words


def portfolio_brief(portfolio: Portfolio, today: date, w: Words, audience: Audience | None) -> BriefContent:
    """The brief for an audience on a day; without an audience nothing confidential is in it.

    Everything the audience may not see is removed before anything is computed or counted.
    """
    view = view_of(portfolio, today, w, audience)
    ahead = list(decisions_ahead(view.portfolio, today, RECENT_DAYS))
    shown = figures(view, [entry.on for entry in ahead])
    first = (
        Section("", (Figures(shown),)) if shown else Section("", ()),
        asks_section(view, ahead),
        changes_section(view),
        standing_section(view),
        risks_section(view),
    )
    rest = (
        landed_section(view),
        balance_section(view),
        stop_rules_section(view),
        learned_section(view),
        decisions_section(view, ahead),
        assumptions_section(view),
        basis_section(view),
    )
    settings = view.portfolio.settings
    return BriefContent(
        subject=w("{name} · Portfolio brief", name=settings.name),
        audience=w("for {audience}", audience=role_text(audience.name, w)) if audience else "",
        classification=classification(view.portfolio, w),
        day=today,
        number=_number(view),
        language=w.language,
        organisation=settings.organisation,
        title=title(view),
        bottom_line=bottom_line(view),
        first=tuple(section for section in first if section.blocks),
        rest=tuple(section for section in rest if section.blocks),
        footnote=footnote(view),
        marks=((Mark.PRODUCT, w("product-focused")), (Mark.FOUNDATIONAL, w("foundational"))),
    )


def _number(view: View) -> str:
    """A number is given only when a brief is issued; until then it is a draft that follows the last one."""
    issued = briefs_to(view.portfolio, view.audience)
    if not issued:
        return view.w("Draft")
    return view.w("Draft, follows no. {number}", number=issued[-1].number)
