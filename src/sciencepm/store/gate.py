"""Is this file a portfolio of ours, and whole? First its first bytes, before SQLite touches it, then its schema."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
from pathlib import Path

from sciencepm.store import migrations
from sciencepm.store.database import APPLICATION_ID, PAGE_SIZE
from sciencepm.store.refusals import damaged, missing, newer, not_a_file, not_a_portfolio, too_large, unreadable

SIZE_LIMIT = 2**30
"""Bytes; a portfolio with thousands of projects has a few million."""

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"


def check_header(path: Path) -> None:
    """Raises `Refused` unless `path` is a regular file that begins and ends like a portfolio of a known version."""
    try:
        size, header = _first_bytes(path)
    except FileNotFoundError:
        raise missing() from None
    except OSError:
        raise unreadable() from None
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise not_a_portfolio()
    # Offsets: the SQLite file format, section 1.3.
    (page_size, write_version, read_version) = struct.unpack_from(">HBB", header, 16)
    (pages,) = struct.unpack_from(">I", header, 28)
    (encoding, version) = struct.unpack_from(">Ii", header, 56)
    (application_id,) = struct.unpack_from(">I", header, 68)
    if application_id != APPLICATION_ID or version < 1:
        raise not_a_portfolio()
    if version > migrations.VERSION:
        raise newer()
    if (page_size, write_version, read_version, encoding) != (PAGE_SIZE, 1, 1, 1):
        raise damaged()
    if size > SIZE_LIMIT:
        raise too_large()
    if size != pages * PAGE_SIZE:
        raise damaged()


def check_schema(raw: sqlite3.Connection) -> None:
    """Raises `Refused` unless the schema is ours to the letter: no triggers, no views, no other tables."""
    found = frozenset(raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    if found != migrations.schema():
        raise not_a_portfolio()


def check_pages(raw: sqlite3.Connection) -> None:
    """Raises `Refused` unless pages and keys are in order."""
    if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged()
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged()


def _first_bytes(path: Path) -> tuple[int, bytes]:
    # Looked at before it is opened, since opening a device can act on it; then asked again of what was opened.
    if not stat.S_ISREG(path.stat().st_mode):
        raise not_a_file()
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise not_a_file()
        return status.st_size, stream.read(_HEADER_BYTES)
