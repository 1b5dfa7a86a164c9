"""A change to a portfolio as a value: what it was before, what it is after, and how it is called in the menu."""

from __future__ import annotations

from dataclasses import dataclass

from sciencepm.domain.kinds import kind_of
from sciencepm.domain.record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record's change: created when `before` is None, gone when `after` is None."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The newer of the two states; at least one is there."""
        record = self.after or self.before
        if record is None:
            raise ValueError("A change needs a before or an after.")
        return record

    @property
    def kind(self) -> str:
        return kind_of(type(self.record))

    @property
    def id(self) -> str:
        return self.record.id

    def inverse(self) -> Change:
        """What takes this change back."""
        return Change(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """One undoable step: all its changes happen or none.

    `label` is the menu's English text ("Rename project"), translated where it is shown. Edits with the same `merge_key`
    made within a minute become one step of undo.
    """

    label: str
    changes: tuple[Change, ...]
    merge_key: str | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of record it touches."""
        return frozenset(change.kind for change in self.changes)

    @property
    def is_empty(self) -> bool:
        return all(change.before == change.after for change in self.changes)

    def inverse(self) -> Edit:
        """The edit that takes this one back, in reverse order."""
        return Edit(self.label, tuple(change.inverse() for change in reversed(self.changes)))

    def then(self, later: Edit) -> Edit:
        """This edit and a later one as one step; what was made and removed again is not in it."""
        merged: dict[tuple[str, str], Change] = {}
        for change in (*self.changes, *later.changes):
            key = (change.kind, change.id)
            earlier = merged.get(key)
            merged[key] = Change(earlier.before, change.after) if earlier else change
        changes = tuple(change for change in merged.values() if change.before or change.after)
        return Edit(later.label, changes, later.merge_key)
