"""Does every field of every record have its column, of the right type?"""

from __future__ import annotations

import sqlite3
import types
import typing
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from sqlalchemy import Column, Integer, LargeBinary, Text

from sciencepm.domain.kinds import KINDS
from sciencepm.store import migrations
from sciencepm.store.tables import JOURNAL, KIND_TABLES, META


def test_there_is_a_table_for_each_kind_and_no_other() -> None:
    assert set(KIND_TABLES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_column(kind: str) -> None:
    model, table = KINDS[kind], KIND_TABLES[kind]
    assert set(table.columns.keys()) == set(model.model_fields)
    for name, field in model.model_fields.items():
        column = table.columns[name]
        assert (type(column.type), bool(column.info.get("json")), column.nullable) == _expected(field), name
        assert _refers_to(column) == _expected_reference(kind, name, field), name


def test_no_text_is_taken_for_a_number_or_the_other_way_round() -> None:
    # STRICT tables refuse a value of another type; without the word SQLite keeps whatever it is given.
    connection = sqlite3.connect(":memory:")
    migrations.upgrade(connection)
    strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
    connection.close()
    assert {name for name, is_strict in strict.items() if is_strict} == {
        *KIND_TABLES,
        JOURNAL.name,
        META.name,
    }


def _expected(field: FieldInfo) -> tuple[type[Any], bool, bool]:
    kind, is_optional = _bare(field.annotation)
    if kind is bytes:
        return LargeBinary, False, is_optional
    if kind in (bool, int):
        return Integer, False, is_optional
    return Text, kind is tuple or issubclass(kind, BaseModel), is_optional


def _expected_reference(kind: str, name: str, field: FieldInfo) -> str | None:
    is_single = _bare(field.annotation)[0] is not tuple
    return KINDS[kind].REFERENCES.get(name) if is_single else None


def _refers_to(column: Column[Any]) -> str | None:
    keys = list(column.foreign_keys)
    assert all(key.target_fullname.endswith(".id") and key.initially == "DEFERRED" for key in keys)
    return keys[0].target_fullname.removesuffix(".id") if keys else None


def _bare(annotation: Any) -> tuple[Any, bool]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        (inner,) = (each for each in typing.get_args(annotation) if each is not type(None))
        return _bare(inner)[0], True
    return origin or annotation, False
