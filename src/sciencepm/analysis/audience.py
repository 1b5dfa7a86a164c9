"""What an audience may see: the one place where everything else is taken away, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from sciencepm.analysis.balance import balance
from sciencepm.domain.documents import Audience, Brief, Content, Deck, Snapshot, WhatIfOption
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.snapshots import parts_of, portfolio_then
from sciencepm.domain.stakeholders import Ask, CheckIn, Stakeholder, Told

R = TypeVar("R", bound=Record)
_APART = (Content, Snapshot, Brief, Deck, Audience, WhatIfOption)
"""Kinds that are not kept for what they refer to but by rules of their own."""
_SHARE_STEP = Decimal("0.0001")
_OWNING = {(Ask, "decision_point_id"), (Told, "stakeholder_id")}
"""References that make a record belong to something beside its parent."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the readers of a document may see beside what everybody may."""

    confidential: bool = False
    money: bool = True
    people: bool = True


def sight_of(portfolio: Portfolio, audience: Audience | None) -> Sight:
    """An audience's sight: where it and one of its stakeholders differ, the stricter wins."""
    if audience is None:
        return Sight()
    readers = [portfolio.find(Stakeholder, reader) for reader in audience.stakeholder_ids]
    confidential = audience.sees_confidential and all(
        reader.confidential for reader in readers if reader is not None and reader.deleted_on is None
    )
    return Sight(confidential, audience.sees_money, audience.sees_people)


def snapshot_for(portfolio: Portfolio, audience: Audience | None) -> Portfolio:
    """The portfolio with only what the audience may see; without an audience nothing confidential is in it.

    Gone are confidential projects, what belongs to them, refers to them or exists only for them, the bin, other
    audiences' documents, decks and what-if options. Of the snapshots one stays, taken apart the same way: the one
    the next brief compares with. Whether money and people show is for composing (`sight_of`): a chance or a date
    stays right without them.
    """
    hidden = _hidden(portfolio, sight_of(portfolio, audience))
    seen = list(_seen(portfolio, hidden))
    stakeholders = {record.id for record in seen if isinstance(record, Stakeholder)}
    records = [*seen]
    if audience is not None:
        readers = tuple(reader for reader in audience.stakeholder_ids if reader in stakeholders)
        records.append(_with(audience, stakeholder_ids=readers))
        records += [
            _with(deck, slides=tuple(slide for slide in deck.slides if slide.project_id not in hidden))
            for deck in portfolio.all(Deck)
            if deck.audience_id == audience.id
        ]
    then = compared_with(portfolio, audience)
    if then is not None:
        snapshot, contents = _snapshot_seen(portfolio, then, audience)
        records += [snapshot, *contents]
    for brief in briefs_to(portfolio, audience):
        held = brief.snapshot_id if then is not None and brief.snapshot_id == then.id else None
        records.append(_with(brief, content_id=None, snapshot_id=held))
    have = {record.id for record in records if isinstance(record, Content)}
    needed = {getattr(record, "content_id", None) for record in seen} - have
    records += [content for content in portfolio.all(Content) if content.id in needed]
    return Portfolio(records)


def briefs_to(portfolio: Portfolio, audience: Audience | None) -> tuple[Brief, ...]:
    """The briefs issued to this audience (or to none), oldest first."""
    audience_id = audience.id if audience else None
    return tuple(brief for brief in portfolio.all(Brief) if brief.audience_id == audience_id)


def compared_with(portfolio: Portfolio, audience: Audience | None) -> Snapshot | None:
    """The snapshot the next brief to this audience compares with.

    That of the last brief it got; where it got none, the newest there is.
    """
    for brief in reversed(briefs_to(portfolio, audience)):
        found = portfolio.find(Snapshot, brief.snapshot_id)
        if found is not None:
            return found
    return max(portfolio.all(Snapshot), key=_taken, default=None)


def portfolio_seen_then(portfolio: Portfolio, snapshot: Snapshot, audience: Audience | None) -> Portfolio:
    """The portfolio as it was at a snapshot, without what is hidden from the audience now or was then."""
    then = portfolio_then(portfolio, snapshot)
    hidden = _hidden(portfolio, sight_of(portfolio, audience)) | _hidden(then, sight_of(portfolio, audience))
    seen = list(_seen(then, hidden))
    needed = {getattr(record, "content_id", None) for record in seen}
    return Portfolio([*seen, *(content for content in then.all(Content) if content.id in needed)])


def _taken(snapshot: Snapshot) -> datetime:
    return snapshot.taken_at


def _hidden(portfolio: Portfolio, sight: Sight) -> set[str]:
    """The ids of confidential projects, those in the bin included."""
    if sight.confidential:
        return set()
    return {record.id for record in portfolio.records() if isinstance(record, Project) and record.confidential}


def _seen(portfolio: Portfolio, hidden: set[str]) -> Iterator[Record]:
    """Each record that may stay, without the names of what may not."""
    kept: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, model in KINDS.items():
        if issubclass(model, _APART):
            continue
        for record in portfolio.all(model):
            seen = None if record.id in hidden and model is Project else _without_gone(record, kept)
            if seen is not None:
                kept[kind].add(seen.id)
                yield seen


def _without_gone(record: Record, kept: dict[str, set[str]]) -> Record | None:
    """The record where all it belongs to is kept, its other references to what is gone taken out; else None."""
    changes: dict[str, Any] = {}
    for field, target in type(record).REFERENCES.items():
        if issubclass(KINDS[target], _APART):
            continue
        held = getattr(record, field)
        if isinstance(held, tuple):
            left = tuple(each for each in held if each in kept[target])
            if held and not left and isinstance(record, Stakeholder | CheckIn):
                return None
            if left != held:
                changes[field] = left
        elif held is not None and held not in kept[target]:
            if _belongs_by(record, field):
                return None
            changes[field] = None
    return _with(record, **changes) if changes else record


def _belongs_by(record: Record, field: str) -> bool:
    """Whether a record cannot be without what this field refers to."""
    model = type(record)
    required = model.model_fields[field].is_required()
    return field == model.PARENT or required or (model, field) in _OWNING


def _snapshot_seen(
    portfolio: Portfolio, snapshot: Snapshot, audience: Audience | None
) -> tuple[Snapshot, Iterable[Content]]:
    """A snapshot without what is hidden now or was then, its share worked out again from what is left."""
    rest = portfolio_seen_then(portfolio, snapshot, audience)
    parts, contents = parts_of(rest)
    ids = {project.id for project in rest.all(Project)}
    results = tuple(result for result in snapshot.results if result.project_id in ids)
    share = balance(rest, snapshot.on).share
    share = share.quantize(_SHARE_STEP) if share is not None else None
    return _with(snapshot, parts=parts, results=results, share=share), [
        *contents,
        *(content for content in rest.all(Content)),
    ]


def _with(record: R, **changes: Any) -> R:
    """The same record and revision with `changes`."""
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    return type(record).make(**{**fields, **changes})
