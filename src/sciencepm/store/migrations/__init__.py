"""How a file of an earlier version becomes one of this version: numbered steps, one transaction each."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from sciencepm.store.migrations import v0001_creation

_STEPS = (v0001_creation.upgrade,)

VERSION = len(_STEPS)
"""The schema version of files made now; kept in `user_version`."""


def upgrade(connection: sqlite3.Connection) -> None:
    """Take a database from the version it has to this one, step by step. Raises sqlite3.Error."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, step in enumerate(_STEPS[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            step(connection)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


@lru_cache(maxsize=1)
def schema() -> frozenset[tuple[str, str, str, str | None]]:
    """What `sqlite_schema` holds in a file of this version: type, name, table and statement of everything."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        upgrade(connection)
        return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    finally:
        connection.close()
