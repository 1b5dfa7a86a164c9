"""How a record becomes a row and a row a record, the same way for every kind."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json
from sqlalchemy import LargeBinary, Select, select

from sciencepm.domain.kinds import KINDS, kind_of
from sciencepm.domain.record import Record
from sciencepm.errors import UserError
from sciencepm.store.tables import KIND_TABLES

Cell = str | int | bytes | None
Row = dict[str, Cell]

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a kind by name, those that hold JSON, and those that hold bytes."""

    names: tuple[str, ...]
    json: tuple[str, ...]
    bytes: frozenset[str]


def _columns(kind: str) -> _Columns:
    columns = sorted(KIND_TABLES[kind].columns, key=lambda column: column.name)
    return _Columns(
        names=tuple(column.name for column in columns),
        json=tuple(column.name for column in columns if column.info.get("json")),
        bytes=frozenset(column.name for column in columns if isinstance(column.type, LargeBinary)),
    )


_COLUMNS = {kind: _columns(kind) for kind in KINDS}


def rows_of(kind: str) -> Select[Any]:
    """All rows of a kind, their cells in the order `record_of` takes them."""
    table = KIND_TABLES[kind]
    return select(*(table.columns[name] for name in _COLUMNS[kind].names))


def record_of(kind: str, cells: Sequence[Cell]) -> Record:
    """The record a row holds. Raises ValueError or TypeError when it holds none."""
    columns = _COLUMNS[kind]
    fields: dict[str, Any] = dict(zip(columns.names, cells, strict=True))
    for name in columns.json:
        if fields[name] is not None:
            fields[name] = from_json(fields[name], allow_inf_nan=False)
    return KINDS[kind].model_validate(fields)


def row_of(record: Record) -> Row:
    """The cells of a record by column, in the order of their names. Raises `UserError` when one cannot be kept."""
    columns = _COLUMNS[kind_of(type(record))]
    dumped = plain_fields(record)
    return {name: getattr(record, name) if name in columns.bytes else _cell(dumped[name]) for name in columns.names}


def plain_fields(record: Record) -> dict[str, Any]:
    """The fields of a record as JSON values, without those that are bytes."""
    return record.model_dump(mode="json", exclude=set(_COLUMNS[kind_of(type(record))].bytes))


def _cell(value: Any) -> Cell:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise UserError("A number in this portfolio is too large to be kept.")
    return int(value) if isinstance(value, bool) else value
