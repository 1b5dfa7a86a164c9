"""Snapshots and briefs: the portfolio kept as it was, and documents as they were issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from sciencepm.analysis.results import ProjectFigures, results
from sciencepm.commands.records import added, live, step
from sciencepm.domain.documents import (
    Audience,
    Brief,
    BriefKind,
    Content,
    ProjectResult,
    Snapshot,
    SnapshotReason,
)
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.snapshots import parts_of
from sciencepm.errors import InvalidInput, UserError

_STEP = Decimal("0.000001")


def take_snapshot(
    portfolio: Portfolio,
    *,
    name: str,
    at: datetime,
    today: date,
    reason: SnapshotReason | str = SnapshotReason.NAMED,
) -> Edit:
    """The whole portfolio as it is, with the results of that day; the edit's last change is the snapshot."""
    if reason == SnapshotReason.NAMED and not name.strip():
        raise InvalidInput({"name": "Please name this version."})
    return step("Name this version", *snapshot_changes(portfolio, name=name, reason=reason, at=at, today=today))


def issue_brief(
    portfolio: Portfolio,
    *,
    kind: BriefKind | str,
    audience_id: str | None,
    content: bytes,
    at: datetime,
    today: date,
    media_type: str = "application/pdf",
    replaces_id: str | None = None,
    recipients: Sequence[str] = (),
) -> Edit:
    """A document as it goes out, under the audience's next number, with a snapshot; its last change is the brief."""
    if audience_id is not None:
        live(portfolio, Audience, audience_id)
    if replaces_id is not None and live(portfolio, Brief, replaces_id).audience_id != audience_id:
        raise UserError("A brief replaces one for the same audience.")
    document = Content.of(content, media_type)
    kept = snapshot_changes(portfolio, name="", reason=SnapshotReason.BRIEF, at=at, today=today)
    brief = added(
        portfolio,
        Brief,
        kind=kind,
        audience_id=audience_id,
        issued_at=at,
        number=next_number(portfolio, audience_id),
        replaces_id=replaces_id,
        content_id=document.id,
        snapshot_id=kept[-1].id,
        recipients=recipients,
    )
    return step("Issue brief", *_new_contents(portfolio, (document,)), *kept, brief)


def next_number(portfolio: Portfolio, audience_id: str | None) -> int:
    """The number of the next brief for an audience; each audience counts from 1."""
    issued = [brief.number for brief in portfolio.with_bin(Brief) if brief.audience_id == audience_id]
    return max(issued, default=0) + 1


def snapshot_changes(
    portfolio: Portfolio, *, name: str, reason: SnapshotReason | str, at: datetime, today: date
) -> tuple[Change, ...]:
    """The contents that are not kept yet, and last the snapshot that names them."""
    figures = results(portfolio, today)
    parts, contents = parts_of(portfolio)
    snapshot = added(
        portfolio,
        Snapshot,
        name=name,
        taken_at=at,
        on=today,
        reason=reason,
        parts=parts,
        results=tuple(_result(each) for each in figures.projects.values()),
        share=_rounded(figures.balance.share),
    )
    return (*_new_contents(portfolio, contents), snapshot)


def _result(figures: ProjectFigures) -> ProjectResult:
    forecast, money, nearest = figures.forecast, figures.value.money, figures.nearest
    return ProjectResult(
        project_id=figures.project.id,
        chance=_rounded(forecast.chance) if forecast else None,
        landing=forecast.landing if forecast else None,
        value=(money.low.quantize(_STEP), money.likely.quantize(_STEP), money.high.quantize(_STEP)) if money else None,
        closeness=_rounded(nearest.part) if nearest else None,
    )


def _new_contents(portfolio: Portfolio, contents: Sequence[Content]) -> tuple[Change, ...]:
    return tuple(Change(before=None, after=content) for content in contents if not portfolio.find(Content, content.id))


def _rounded(figure: Decimal | None) -> Decimal | None:
    return None if figure is None else figure.quantize(_STEP)
