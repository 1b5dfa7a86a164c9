"""Version 1: every table, made from nothing.

As long as version 1 is the newest its tables are those of `tables.py`. Whoever adds version 2 first replaces
`_statements` by the statements that tests/data/golden/v1.sciencepm holds: a test compares the two.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, Table

from sciencepm.store.tables import METADATA

_FACTS = {"lowest_reader": "1", "lowest_writer": "1", "fingerprint": "0" * 64}


def upgrade(connection: sqlite3.Connection) -> None:
    for statement in _statements():
        connection.execute(statement)
    connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", _FACTS.items())


def _statements() -> Iterator[str]:
    # Written here and not by SQLAlchemy: files are told from strangers by this text, so no release may change it.
    for table in METADATA.tables.values():
        yield _create(table)


def _create(table: Table) -> str:
    columns = ",\n".join(f"  {_definition(column)}" for column in table.columns)
    return f'CREATE TABLE "{table.name}" (\n{columns}\n) STRICT'


def _definition(column: Column[Any]) -> str:
    kind = {Integer: "INTEGER", LargeBinary: "BLOB"}.get(type(column.type), "TEXT")
    words = [f'"{column.name}"', kind]
    if not column.nullable:
        words.append("NOT NULL")
    if column.primary_key:
        words.append("PRIMARY KEY")
    for key in column.foreign_keys:
        words.append(f'REFERENCES "{key.target_fullname.split(".")[0]}" ("id") DEFERRABLE INITIALLY DEFERRED')
    return " ".join(words)
