"""What the composer is set to: kind, readers, subject, frame, comparison, sections and paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sciencepm.analysis.audience import briefs_to
from sciencepm.analysis.balance_past import Noted
from sciencepm.analysis.brief.blocks import SectionKey
from sciencepm.analysis.brief.order import Frame, Order
from sciencepm.domain.documents import Audience, Brief, BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Paper, Words

OURSELVES = "ourselves"
"""Stands for readers who see everything; a brief is never issued to them."""
NOBODY = "nobody"
"""Stands for readers nobody has named: nothing confidential."""


@dataclass(frozen=True, slots=True)
class Composition:
    """`readers` is the id of an audience, `OURSELVES` or `NOBODY`; empty ids are the composer's own choice."""

    readers: str
    paper: Paper = "a4"
    kind: BriefKind = BriefKind.PORTFOLIO
    project_id: str | None = None
    stakeholder_id: str | None = None
    since_id: str | None = None
    frame: Frame | None = None
    left_out: frozenset[SectionKey] = frozenset()

    @property
    def is_standing(self) -> bool:
        """Whether its readers are none of the portfolio's audiences."""
        return self.readers in (OURSELVES, NOBODY)

    @property
    def is_issuable(self) -> bool:
        """Whether there is somebody it could go out to."""
        return self.readers != OURSELVES

    def audience(self, portfolio: Portfolio, w: Words) -> Audience | None:
        """Its readers as an audience; None for nobody in particular."""
        if self.readers == OURSELVES:
            return Audience.make(name=w("Ourselves"), sees_confidential=True, sees_money=True, sees_people=True)
        return portfolio.find(Audience, self.readers)

    def order(self, portfolio: Portfolio, w: Words, noted: tuple[Noted, ...] = ()) -> Order:
        """What is asked of whoever composes; `noted` is what the journal says."""
        return Order(
            self.kind,
            self.audience(portfolio, w),
            project_id=self.project_id if self.asks_project else None,
            stakeholder_id=self.stakeholder_id if self.kind is BriefKind.CHECK_IN_AGENDA else None,
            since_id=self.since_id,
            frame=self.frame if self.kind is BriefKind.PROJECT else None,
            left_out=self.left_out,
            noted=noted,
        )

    def words(self, portfolio: Portfolio, w: Words) -> Words:
        """The words of the pages: in the language of their readers, on their paper."""
        audience = self.audience(portfolio, w)
        language = audience.language if audience and self.readers != OURSELVES else w.language
        return replace(w, language=language, paper=self.paper)

    @property
    def asks_project(self) -> bool:
        """Whether it can be about one project."""
        return self.kind in (BriefKind.PROJECT, BriefKind.DECISION_MEMO)


def first_readers(portfolio: Portfolio) -> str:
    """Whom one most likely writes to: who got the last brief, else the first audience there is."""
    issued = [brief for brief in portfolio.all(Brief) if portfolio.find(Audience, brief.audience_id)]
    audiences = portfolio.all(Audience)
    if issued and issued[-1].audience_id:
        return issued[-1].audience_id
    return audiences[0].id if audiences else NOBODY


def last_issued(portfolio: Portfolio, audience: Audience | None) -> Brief | None:
    """The newest brief these readers were sent."""
    issued = briefs_to(portfolio, audience)
    return issued[-1] if issued else None
