"""Which project a record belongs to, also where the record is gone and only the journal remembers it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.kinds import KINDS, parent_kind
from sciencepm.domain.portfolio import Portfolio


class Belonging:
    """Looks a record up in the portfolio first, the bin included, then among what the journal says was removed."""

    def __init__(self, portfolio: Portfolio, entries: Iterable[JournalEntry] = ()) -> None:
        self._portfolio = portfolio
        self._projects: dict[tuple[str, str], str | None] = {}
        self._gone: dict[tuple[str, str], Mapping[str, Any]] = {}
        for entry in entries:
            for change in entry.changes:
                whole = change.after if change.before is None else change.before if change.after is None else None
                if whole is not None and portfolio.find(KINDS[change.kind], change.id) is None:
                    self._gone[change.kind, change.id] = whole

    def fields(self, kind: str, record_id: str) -> Mapping[str, Any] | None:
        """The fields of a record that is gone, as JSON values; None where it is there or was never known."""
        return self._gone.get((kind, record_id))

    def project_of(self, kind: str, record_id: str) -> str | None:
        """The id of the project at the top of what a record belongs to, or None."""
        key = (kind, record_id)
        if kind == "project":
            return record_id
        if key not in self._projects:
            above, held = parent_kind(KINDS[kind]), self._parent_id(kind, record_id)
            self._projects[key] = self.project_of(above, held) if above is not None and held is not None else None
        return self._projects[key]

    def _parent_id(self, kind: str, record_id: str) -> str | None:
        model = KINDS[kind]
        if model.PARENT is None:
            return None
        record = self._portfolio.find(model, record_id)
        if record is not None:
            held = getattr(record, model.PARENT)
        else:
            held = self._gone.get((kind, record_id), {}).get(model.PARENT)
        return held if isinstance(held, str) else None
