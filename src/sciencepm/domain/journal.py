"""An edit as the record of changes keeps it: who changed what, when, with only the fields it touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class JournalChange:
    """What an edit did to one record: the touched fields before and after, as JSON values.

    `before` is None where the record was made, `after` where it was removed; bytes are left out.
    """

    kind: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One edit as it was written; `is_undo` where it took back or repeated another one."""

    sequence: int
    at: datetime
    label: str
    merge_key: str | None
    is_undo: bool
    changes: tuple[JournalChange, ...]
