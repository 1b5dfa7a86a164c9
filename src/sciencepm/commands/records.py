"""Adding, changing, ordering and removing records of every kind: what all commands are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sciencepm.commands.labels import FIELD_LABELS, LABELS
from sciencepm.commands.refusals import (
    refuse_change,
    refuse_gone,
    refuse_order,
    refuse_removal,
    refuse_standing,
)
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.kinds import kind_of
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.record import Record
from sciencepm.errors import StaleEdit, UserError

R = TypeVar("R", bound=Record)


def add_record(portfolio: Portfolio, model: type[Record], /, **fields: Any) -> Edit:
    """A new record of this class, last among its siblings; its change is the edit's first.

    Raises `InvalidInput` for wrong fields and `UserError` where the rules allow no such record.
    """
    if issubclass(model, PortfolioSettings):
        raise UserError("A portfolio has exactly one set of settings.")
    return step(LABELS[model].add, added(portfolio, model, **fields))


def change_record(portfolio: Portfolio, record: Record, /, *, merge_key: str | None = None, **fields: Any) -> Edit:
    """These fields of a record anew; without changes when they are what they were.

    `record` is what the person was looking at: `StaleEdit` is raised when one of these fields has changed
    since. Fields that other commands keep (a state, a position) raise `InvalidInput`.
    """
    now = live(portfolio, type(record), record.id)
    refuse_change(now, fields)
    if any(getattr(now, name, None) != getattr(record, name, None) for name in fields):
        raise StaleEdit
    change = changed(now, **fields)
    refuse_standing(portfolio, change.record)
    return step(_change_label(now, fields), change, merge_key=merge_key)


def remove_record(portfolio: Portfolio, record: Record, /, *, now: datetime) -> Edit:
    """A record to the bin, with everything that belongs to it; `now` is an instant with its zone."""
    current = portfolio.get(type(record), record.id)
    refuse_removal(portfolio, current)
    return step(LABELS[type(record)].remove, changed(current, deleted_on=now))


def restore_record(portfolio: Portfolio, record: Record, /) -> Edit:
    """A record back from the bin; raises `UserError` while what it belongs to is in the bin itself."""
    current = portfolio.get(type(record), record.id)
    if current.deleted_on is None:
        raise UserError("This is not in the bin.")
    refuse_standing(portfolio, current)
    return step(LABELS[type(record)].restore, changed(current, deleted_on=None))


def move_record(portfolio: Portfolio, record: Record, /, *, to: int) -> Edit:
    """A record to place `to` (from 0) among its siblings, for kinds that have a position."""
    model = type(record)
    current = live(portfolio, model, record.id)
    others = [other for other in siblings(portfolio, current) if other.id != current.id]
    others.insert(max(to, 0), current)
    refuse_order(portfolio, others)
    return step(LABELS[model].move, *put_in_order(others))


def step(label: str, *changes: Change, merge_key: str | None = None) -> Edit:
    """The edit called `label` in the menu, without the changes that change nothing."""
    return Edit(label, tuple(change for change in changes if change.before != change.after), merge_key)


def typing_key(record: Record, field: str) -> str:
    """The merge key with which the keystrokes in one field become one step of undo."""
    return f"{kind_of(type(record))}:{record.id}:{field}"


def live(portfolio: Portfolio, model: type[R], record_id: str) -> R:
    """The record with this id; raises `UserError` when it is not there or in the bin."""
    refuse_gone(portfolio, model, record_id)
    return portfolio.get(model, record_id)


def added(portfolio: Portfolio, model: type[Record], /, **fields: Any) -> Change:
    """A new record in its place, last among its siblings where these have an order of their own."""
    record = model.make(**fields)
    refuse_standing(portfolio, record)
    if "position" in model.model_fields and "position" not in fields:
        last = max((position_of(other) for other in siblings(portfolio, record)), default=-1)
        record = model.make(**{**fields, "id": record.id, "position": last + 1})
    return Change(before=None, after=record)


def changed(record: Record, /, **fields: Any) -> Change:
    """These fields of a record anew; a change from it to itself when they are what they were."""
    after = record.evolve(**fields)
    same = all(getattr(after, name) == getattr(record, name) for name in fields)
    return Change(before=record, after=record if same else after)


def siblings(portfolio: Portfolio, record: R) -> tuple[R, ...]:
    """The records of its kind that belong to the same one, in order, without the bin."""
    model = type(record)
    if model.PARENT is None:
        return portfolio.all(model)
    return portfolio.of(model, getattr(record, model.PARENT))


def position_of(record: Record) -> int:
    """Where it stands among its siblings."""
    return int(record.position)  # type: ignore[attr-defined]


def put_in_order(records: Sequence[Record]) -> list[Change]:
    """The changes that give these siblings this order; those that can keep their position are left alone."""
    changes = []
    free = -1
    for record, place in zip(records, sorted(position_of(record) for record in records), strict=True):
        free = max(place, free + 1)
        if position_of(record) != free:
            changes.append(changed(record, position=free))
    return changes


def _change_label(record: Record, fields: Mapping[str, Any]) -> str:
    general = LABELS[type(record)].change
    return FIELD_LABELS.get((type(record), next(iter(fields))), general) if len(fields) == 1 else general
