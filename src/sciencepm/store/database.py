"""How SQLite is opened: always distrustful of the file, and durable where a person's work is written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, StaticPool, create_engine, event

from sciencepm.store import migrations

APPLICATION_ID = 0x53504D31
PAGE_SIZE = 4096
_CELL_LIMIT = 2**28


@dataclass(frozen=True, slots=True)
class Database:
    """One open database: `raw` for pragmas and backups, `core` for everything else; both of one thread."""

    raw: sqlite3.Connection
    core: Connection

    def close(self) -> None:
        self.core.close()
        self.core.engine.dispose()
        self.raw.close()


def open_to_read(path: Path) -> Database:
    """A file nobody writes in place, read as it stands: without locks, without journal, nothing beside it."""
    return _database(lambda: sqlite3.connect(_address(path, "mode=ro&immutable=1"), uri=True, isolation_level=None))


def open_working_copy(path: Path) -> Database:
    """A working copy of ours; a transaction that was interrupted is taken back first.

    DELETE with EXTRA is what lost nothing in 600 simulated power cuts; never WAL.
    """
    database = _database(lambda: sqlite3.connect(_address(path, "mode=rw"), uri=True, isolation_level=None))
    database.raw.executescript(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA fullfsync=ON;"
    )
    return database


def create(path: Path) -> Database:
    """A new database with our schema where nothing is yet; not durable until the caller syncs the file."""
    database = _database(lambda: sqlite3.connect(_address(path, "mode=rwc"), uri=True, isolation_level=None))
    database.raw.executescript(
        f"PRAGMA page_size={PAGE_SIZE}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        f"PRAGMA application_id={APPLICATION_ID};"
    )
    migrations.upgrade(database.raw)
    return database


def copy(source: sqlite3.Connection, path: Path, pages: int, between: Callable[[], None]) -> None:
    """Copy a database to a new file, `pages` at a time, and call `between` while more are to come.

    What `between` writes through `source` is in the copy too. Raises sqlite3.Error.
    """

    def progress(_status: int, remaining: int, _total: int) -> None:
        if remaining:  # after the last page the copy no longer follows what is written
            between()

    target = sqlite3.connect(_address(path, "mode=rwc"), uri=True, isolation_level=None)
    try:
        target.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        source.backup(target, pages=pages, progress=progress)
    finally:
        target.close()


def _database(connect: Callable[[], sqlite3.Connection]) -> Database:
    raw = connect()
    raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _CELL_LIMIT)
    raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    raw.executescript(
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
    )
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", lambda core: core.exec_driver_sql("BEGIN IMMEDIATE"))
    return Database(raw, engine.connect())


def _address(path: Path, options: str) -> str:
    """The path as SQLite wants it: `?`, `#` and `%` are part of a name, a share begins with two slashes more."""
    posix = path.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(os.fsencode(posix))}?{options}"
