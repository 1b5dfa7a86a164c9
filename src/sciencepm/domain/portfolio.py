"""The portfolio as an immutable snapshot: every record, looked up by kind, by id and by what it belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.kinds import KINDS, kind_of, parent_kind, referrers
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.record import Record
from sciencepm.errors import StaleEdit, UserError

R = TypeVar("R", bound=Record)
Table = Mapping[str, Record]


class Portfolio:
    """All records at one moment. Nothing in it ever changes; `apply` gives the next one."""

    __slots__ = ("_children", "_live", "_tables")

    def __init__(self, records: Iterable[Record]) -> None:
        """Take records in any order; raises `UserError` when they do not fit together."""
        tables: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        for record in records:
            table = tables[kind_of(type(record))]
            if record.id in table:
                raise UserError("Two records have the same id, so this is not a whole portfolio.")
            table[record.id] = record
        if len(tables["settings"]) != 1:
            raise UserError("This is not a whole portfolio: its settings are missing.")
        self._tables: dict[str, Table] = dict(tables)
        self._live: dict[str, tuple[Record, ...]] = {}
        self._children: dict[str, dict[str | None, tuple[Record, ...]]] = {}
        for table in tables.values():
            for record in table.values():
                self._check_references(record)

    @classmethod
    def new(cls, **settings: Any) -> Portfolio:
        """An empty portfolio with the given settings."""
        return cls([PortfolioSettings.make(**settings)])

    @property
    def settings(self) -> PortfolioSettings:
        (record,) = self._tables["settings"].values()
        assert isinstance(record, PortfolioSettings)
        return record

    def all(self, model: type[R]) -> tuple[R, ...]:
        """Every record of a kind in its order, without what is in the bin or belongs to something in the bin."""
        kind = kind_of(model)
        if kind not in self._live:
            alive = (record for record in self._tables[kind].values() if self.is_live(record))
            self._live[kind] = tuple(sorted(alive, key=_order))
        return self._live[kind]  # type: ignore[return-value]

    def of(self, model: type[R], parent_id: str | None) -> tuple[R, ...]:
        """The records of a kind that belong to one parent, in order, without the bin."""
        kind = kind_of(model)
        if kind not in self._children:
            grouped: dict[str | None, list[Record]] = {}
            for record in self.all(model):
                grouped.setdefault(getattr(record, model.PARENT or "id"), []).append(record)
            self._children[kind] = {parent: tuple(records) for parent, records in grouped.items()}
        return self._children[kind].get(parent_id, ())  # type: ignore[return-value]

    def with_bin(self, model: type[R]) -> tuple[R, ...]:
        """Every record of a kind in its order, the bin included."""
        return tuple(sorted(self._tables[kind_of(model)].values(), key=_order))  # type: ignore[arg-type]

    def find(self, model: type[R], record_id: str | None) -> R | None:
        """The record with this id, also when it is in the bin, or None."""
        return self._tables[kind_of(model)].get(record_id or "")  # type: ignore[return-value]

    def get(self, model: type[R], record_id: str) -> R:
        """The record with this id; raises `UserError` when there is none."""
        found = self.find(model, record_id)
        if found is None:
            raise UserError("This is no longer in the portfolio.")
        return found

    def records(self) -> Iterable[Record]:
        """Every record there is, the bin included, parents before what refers to them."""
        for kind in KINDS:
            yield from sorted(self._tables[kind].values(), key=lambda record: record.id)

    def apply(self, edit: Edit) -> Portfolio:
        """The portfolio after `edit`; raises `StaleEdit` when one of its changes no longer meets what it expects."""
        after = object.__new__(Portfolio)
        after._tables = dict(self._tables)
        touched = edit.kinds
        for kind in touched:
            after._tables[kind] = dict(self._tables[kind])
        for change in edit.changes:
            after._take(change)
        after._check(edit)
        stale = {change.kind for change in edit.changes if not _keeps_its_place(change)}
        stale |= _kinds_below({change.kind for change in edit.changes if _moves_what_is_below(change)})
        after._live = {kind: rows for kind, rows in self._live.items() if kind not in stale}
        after._children = {kind: rows for kind, rows in self._children.items() if kind not in stale}
        for kind in touched - stale:
            after._put_in_place({change.id: change.record for change in edit.changes if change.kind == kind})
        return after

    def _put_in_place(self, records: Mapping[str, Record]) -> None:
        """Records of one kind that stand where they stood before: nothing has to be put in order again."""
        model = type(next(iter(records.values())))
        kind = kind_of(model)
        if kind in self._live:
            self._live[kind] = tuple(records.get(each.id, each) for each in self._live[kind])
        if kind in self._children:
            groups = dict(self._children[kind])
            for parent in {getattr(record, model.PARENT or "id") for record in records.values()} & groups.keys():
                groups[parent] = tuple(records.get(each.id, each) for each in groups[parent])
            self._children[kind] = groups

    def _take(self, change: Change) -> None:
        table = self._tables[change.kind]
        assert isinstance(table, dict)
        if table.get(change.id) != change.before:
            raise StaleEdit
        if change.after is None:
            del table[change.id]
        else:
            table[change.id] = change.after

    def _check(self, edit: Edit) -> None:
        if len(self._tables["settings"]) != 1:
            raise UserError("A portfolio has exactly one set of settings.")
        for change in edit.changes:
            if change.after is not None:
                self._check_references(change.after)
            elif self._is_referred_to(change.kind, change.id):
                raise UserError("Something else still belongs to this, so it stays.")

    def _check_references(self, record: Record) -> None:
        for field, target in type(record).REFERENCES.items():
            held = getattr(record, field)
            for held_id in held if isinstance(held, tuple) else (held,):
                if held_id is not None and held_id not in self._tables[target]:
                    raise UserError("Something refers to a record that is not in the portfolio.")

    def _is_referred_to(self, kind: str, record_id: str) -> bool:
        for other, field in referrers(kind):
            for record in self._tables[other].values():
                held = getattr(record, field)
                if held == record_id or (isinstance(held, tuple) and record_id in held):
                    return True
        return False

    def is_live(self, record: Record) -> bool:
        """Whether neither this record nor anything it belongs to is in the bin."""
        if record.deleted_on is not None:
            return False
        parent = parent_kind(type(record))
        if parent is None:
            return True
        parent_id = getattr(record, type(record).PARENT or "")
        return parent_id is None or self.is_live(self._tables[parent][parent_id])

    def digest(self) -> str:
        """A hash of every record and every field: equal portfolios have equal digests."""
        whole = hashlib.sha256()
        for record in self.records():
            whole.update(f"{kind_of(type(record))}:{record.model_dump_json()}\n".encode())
        return whole.hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Portfolio) and self._tables == other._tables

    def __hash__(self) -> int:
        return hash(self.settings.id)


def _order(record: Record) -> tuple[object, ...]:
    keys = (getattr(record, name) for name in type(record).ORDER)
    return (*((key is None, key) for key in keys), record.id)


def _moves_what_is_below(change: Change) -> bool:
    """Whether what belongs to the record may come or go with it; other words in it leave that alone."""
    before, after = change.before, change.after
    if before is None or after is None:
        return True
    parent = type(after).PARENT or "id"
    return before.deleted_on != after.deleted_on or getattr(before, parent) != getattr(after, parent)


def _keeps_its_place(change: Change) -> bool:
    """Whether a record stays in the same order below the same parent, and on the same side of the bin."""
    before, after = change.before, change.after
    if before is None or after is None or _moves_what_is_below(change):
        return False
    return _order(before) == _order(after)


def _kinds_below(kinds: Iterable[str]) -> set[str]:
    """These kinds and every kind that belongs to one of them, however far down."""
    found = set(kinds)
    for kind, model in KINDS.items():
        if parent_kind(model) in found:
            found.add(kind)
    return found
