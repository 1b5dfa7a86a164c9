"""How the roadmap is looked at, and what that shows of the open portfolio."""

from __future__ import annotations

from dataclasses import dataclass

from sciencepm.analysis.audience import Sight, sight_of, snapshot_for
from sciencepm.analysis.brief.view import Then
from sciencepm.domain.documents import Audience, Brief, Snapshot, SnapshotReason
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.snapshots import portfolio_then
from sciencepm.i18n import Words
from sciencepm.picture.roadmap_content import Lanes, RoadmapContent, roadmap_content
from sciencepm.picture.views import Picture, View, picture_of
from sciencepm.ui.session import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """Which form, lanes, readers (None: the PM, who sees everything), earlier state, and project of the tree."""

    view: View = View.ROADMAP
    lanes: Lanes = Lanes.KIND
    audience_id: str | None = None
    since_id: str | None = None
    project_id: str | None = None


class Source:
    """Makes what is shown from the session; earlier states never change, so each is taken out of its file once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._thens: dict[tuple[str, str | None], Then] = {}
        self._seen: tuple[Portfolio, str | None, Portfolio] | None = None

    def content(self, asked: Asked, portfolio: Portfolio | None = None) -> RoadmapContent:
        """The timeline of the session's portfolio, or of one as it would be."""
        session, whole = self._session, portfolio or self._session.portfolio
        seen, sight = self._seen_by(whole, asked)
        return roadmap_content(
            seen, session.today, session.words, lanes=asked.lanes, sight=sight, then=self._then(asked)
        )

    def picture(self, asked: Asked) -> Picture:
        """The other forms, ready to be drawn."""
        session = self._session
        seen, sight = self._seen_by(session.portfolio, asked)
        return picture_of(
            seen,
            asked.view,
            session.today,
            session.words,
            sight=sight,
            project_id=asked.project_id,
            lanes=asked.lanes,
            then=self._then(asked),
        )

    def portfolio(self, asked: Asked) -> Portfolio:
        """What is seen of the session's portfolio."""
        return self._seen_by(self._session.portfolio, asked)[0]

    def audience(self, asked: Asked) -> Audience | None:
        """Whose view it is."""
        return self._session.portfolio.find(Audience, asked.audience_id)

    def _seen_by(self, whole: Portfolio, asked: Asked) -> tuple[Portfolio, Sight]:
        audience = whole.find(Audience, asked.audience_id)
        if audience is None:
            return whole, Sight(confidential=True)
        if self._seen is None or self._seen[0] is not whole or self._seen[1] != audience.id:
            self._seen = whole, audience.id, snapshot_for(whole, audience)
        return self._seen[2], sight_of(whole, audience)

    def _then(self, asked: Asked) -> Then | None:
        portfolio = self._session.portfolio
        snapshot = portfolio.find(Snapshot, asked.since_id)
        if snapshot is None or snapshot.on >= self._session.today:
            return None
        key = snapshot.id, asked.audience_id
        if key not in self._thens:
            before, audience = portfolio_then(portfolio, snapshot), self.audience(asked)
            seen = snapshot_for(before, audience) if audience else before
            self._thens[key] = Then(seen, snapshot.on, None)
        return self._thens[key]


def audiences(portfolio: Portfolio, w: Words) -> list[tuple[str, str]]:
    """Whose view one can take: everything, or that of an audience."""
    return [("", w("Everything")), *((audience.id, audience.name) for audience in portfolio.all(Audience))]


def projects(portfolio: Portfolio) -> list[tuple[str, str]]:
    """Of which project one can see the tree."""
    return [(project.id, project.title) for project in portfolio.all(Project)]


def comparisons(portfolio: Portfolio, session: Session) -> list[tuple[str, str]]:
    """With what one can compare, the newest first: nothing, then every earlier state that is kept."""
    w, today = session.words, session.today
    kept = [snapshot for snapshot in portfolio.all(Snapshot) if snapshot.on < today]
    told = [each for each in kept if each.reason in (SnapshotReason.BRIEF, SnapshotReason.CHECK_IN)]
    briefs = [each for each in kept if each.reason is SnapshotReason.BRIEF]
    named: dict[str, str] = {}
    if told:
        named[told[0].id] = w("First promise, {day}", day=w.short_day(told[0].on, today))
    if briefs:
        named[briefs[-1].id] = w("Last brief, {day}", day=w.short_day(briefs[-1].on, today))
    choices = [(each.id, named.get(each.id) or _name_of(portfolio, each, session)) for each in reversed(kept)]
    return [("", w("Nothing")), *choices]


def _name_of(portfolio: Portfolio, snapshot: Snapshot, session: Session) -> str:
    w, day = session.words, session.words.short_day(snapshot.on, session.today)
    if snapshot.reason is SnapshotReason.NAMED and snapshot.name:
        return w("“{name}”, {day}", name=snapshot.name, day=day)
    if snapshot.reason is SnapshotReason.CHECK_IN:
        return w("Check-in, {day}", day=day)
    briefs = (brief for brief in portfolio.all(Brief) if brief.snapshot_id == snapshot.id)
    readers = next((portfolio.find(Audience, brief.audience_id) for brief in briefs), None)
    return w("Brief to {audience}, {day}", audience=readers.name, day=day) if readers else w("Brief, {day}", day=day)
