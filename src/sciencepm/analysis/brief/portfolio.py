"""The portfolio brief: the content of its one to three pages, composed from the records."""

from __future__ import annotations

from sciencepm.analysis.brief.asks import asks_section
from sciencepm.analysis.brief.assumptions import assumptions_section, basis_section
from sciencepm.analysis.brief.blocks import Beside, Figures, Section, SectionKey, keyed, rich
from sciencepm.analysis.brief.bottom_line import bottom_line
from sciencepm.analysis.brief.concerns import risks_section, stop_rules_section
from sciencepm.analysis.brief.content import BriefContent, Chapter, content_of
from sciencepm.analysis.brief.figures import figures
from sciencepm.analysis.brief.later import balance_section, decisions_section, learned_section
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.progress import changes_section, footnote, landed_section, standing_section
from sciencepm.analysis.brief.risk_reward import risk_reward_section
from sciencepm.analysis.brief.roadmap import roadmap_section
from sciencepm.analysis.brief.title import title
from sciencepm.analysis.brief.track_record import track_record_section
from sciencepm.analysis.brief.view import RECENT_DAYS, View
from sciencepm.analysis.decisions_ahead import decisions_ahead

_MOST_PAGES = 3


def portfolio_brief(view: View, order: Order) -> BriefContent:
    """How the whole portfolio stands, for somebody who has two minutes."""
    ahead = list(decisions_ahead(view.portfolio, view.today, RECENT_DAYS))
    shown = figures(view, [entry.on for entry in ahead])
    chapter = Chapter(
        title=title(view),
        bottom_line=rich(bottom_line(view)),
        first=(
            Section("", (Figures(shown),) if shown else (), SectionKey.FIGURES),
            keyed(SectionKey.ASKS, asks_section(view, ahead)),
            keyed(SectionKey.CHANGES, changes_section(view)),
            keyed(SectionKey.STANDING, standing_section(view)),
            keyed(SectionKey.RISKS, risks_section(view)),
        ),
        rest=(
            keyed(SectionKey.LANDED, landed_section(view)),
            *_pictures(view, order),
            keyed(SectionKey.STOP_RULES, stop_rules_section(view)),
            keyed(SectionKey.LEARNED, learned_section(view)),
            roadmap_section(view),
            keyed(SectionKey.DECISIONS, decisions_section(view, ahead)),
            keyed(SectionKey.ASSUMPTIONS, assumptions_section(view)),
            keyed(SectionKey.TRACK_RECORD, track_record_section(view)),
            keyed(SectionKey.BASIS, basis_section(view)),
        ),
        footnote=footnote(view),
        most_pages=_MOST_PAGES,
    )
    subject = view.w("{name} · Portfolio brief", name=view.portfolio.settings.name)
    return content_of(view, order, subject, (chapter,))


def _pictures(view: View, order: Order) -> tuple[Section, ...]:
    """The balance beside risk and reward; where one is not wanted or has nothing to say, the other alone."""
    wanted = {SectionKey.BALANCE, SectionKey.RISK_REWARD} - order.left_out
    halves = (
        keyed(SectionKey.BALANCE, balance_section(view, beside=True)),
        keyed(SectionKey.RISK_REWARD, risk_reward_section(view)),
    )
    if len(wanted) == len(halves) and all(half.blocks for half in halves):
        return (Section("", (Beside(*halves),)),)
    return keyed(SectionKey.BALANCE, balance_section(view)), halves[1]
