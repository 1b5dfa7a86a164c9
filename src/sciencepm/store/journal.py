"""How an edit becomes a line of the journal in the file, and a line an entry."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Row

from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.journal import JournalChange, JournalEntry
from sciencepm.store.mapper import plain_fields


def journal_row(edit: Edit, at: datetime, is_undo: bool) -> dict[str, Any]:
    """The cells of an edit's line in the journal; `at` in any zone."""
    changes = [_change(change) for change in edit.changes]
    return {
        "at": at.astimezone(UTC).isoformat(),
        "label": edit.label,
        "merge_key": edit.merge_key,
        "is_undo": int(is_undo),
        "changes": json.dumps(changes, ensure_ascii=False, separators=(",", ":")),
    }


def journal_entry(row: Row[Any]) -> JournalEntry:
    """The entry a line of the journal holds. Raises ValueError, TypeError or KeyError when it holds none."""
    return JournalEntry(
        sequence=row.sequence,
        at=datetime.fromisoformat(row.at),
        label=row.label,
        merge_key=row.merge_key,
        is_undo=bool(row.is_undo),
        changes=tuple(
            JournalChange(change["kind"], change["id"], change["before"], change["after"])
            for change in from_json(row.changes)
        ),
    )


def _change(change: Change) -> dict[str, Any]:
    before = plain_fields(change.before) if change.before else None
    after = plain_fields(change.after) if change.after else None
    if before is not None and after is not None:
        touched = [name for name in after if before[name] != after[name]]
        before = {name: before[name] for name in touched}
        after = {name: after[name] for name in touched}
    return {"kind": change.kind, "id": change.id, "before": before, "after": after}
