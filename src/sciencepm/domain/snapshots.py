"""The whole portfolio kept at a moment: one part for each project and one for the rest, each once by its hash."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from sciencepm.domain.documents import Brief, Content, Snapshot, SnapshotPart
from sciencepm.domain.kinds import KINDS, kind_of, parent_kind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record

_NOT_KEPT = (Content, Snapshot, Brief)
"""What a snapshot leaves out: documents and earlier snapshots are kept by themselves."""


def parts_of(portfolio: Portfolio) -> tuple[tuple[SnapshotPart, ...], tuple[Content, ...]]:
    """The parts of a snapshot of `portfolio`, and the contents they name; unchanged projects give equal contents."""
    grouped: dict[str | None, list[Record]] = {None: []}
    for record in portfolio.records():
        if not isinstance(record, _NOT_KEPT):
            grouped.setdefault(project_id_of(portfolio, record), []).append(record)
    contents = {project_id: _packed(records) for project_id, records in grouped.items()}
    parts = tuple(
        SnapshotPart(project_id=project_id, content_id=content.id) for project_id, content in contents.items()
    )
    return parts, tuple({content.id: content for content in contents.values()}.values())


def portfolio_then(portfolio: Portfolio, snapshot: Snapshot) -> Portfolio:
    """The portfolio as it was when `snapshot` was taken, without documents and attachments' bytes."""
    records: list[Record] = []
    for part in snapshot.parts:
        records += _unpacked(portfolio.get(Content, part.content_id).data)
    held = {getattr(record, "content_id", None) for record in records}
    records += [content for content in portfolio.all(Content) if content.id in held]
    return Portfolio(records)


def fields_then(portfolio: Portfolio, snapshot: Snapshot) -> dict[str, dict[str, Any]]:
    """The fields of the projects and the settings when `snapshot` was taken, by id, as JSON values."""
    found: dict[str, dict[str, Any]] = {}
    for part in snapshot.parts:
        rows = json.loads(portfolio.get(Content, part.content_id).data)
        found |= {fields["id"]: fields for kind, fields in rows if kind in ("project", "settings")}
    return found


@lru_cache(maxsize=256)
def _unpacked(data: bytes) -> tuple[Record, ...]:
    """The records of a part; the same bytes are the same records for ever."""
    return tuple(KINDS[kind].make(**fields) for kind, fields in json.loads(data))


def _packed(records: list[Record]) -> Content:
    rows = [[kind_of(type(record)), record.model_dump(mode="json")] for record in records]
    return Content.of(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")


def project_id_of(portfolio: Portfolio, record: Record) -> str | None:
    """The project at the top of what a record belongs to; None where it belongs to the portfolio itself."""
    above: Any = record
    while above is not None:
        kind = kind_of(type(above))
        if kind == "project":
            return str(above.id)
        parent = parent_kind(type(above))
        if parent is None:
            return None
        above = portfolio.find(KINDS[parent], getattr(above, type(above).PARENT))
    return None
