"""A portfolio file as the command line meets it: read as it stands, or made whole in one go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.store import contents
from sciencepm.store.database import Database, create, open_to_read
from sciencepm.store.gate import check_header, check_pages, check_schema
from sciencepm.store.refusals import refusing_damage
from sciencepm.whole_file import discard, part_beside, place_new


def load_portfolio(path: Path) -> Portfolio:
    """The portfolio in a file, which is only read; nothing is made beside it. Raises `UserError`."""
    with _checked(path) as database:
        check_pages(database.raw)
        return contents.load(database.core)


def portfolio_id_in(path: Path) -> str:
    """The id of the portfolio in a file, without reading the rest of it. Raises `UserError`."""
    with _checked(path) as database:
        return contents.settings(database.core).id


def journal_in(path: Path) -> tuple[JournalEntry, ...]:
    """Every edit a file's journal holds, oldest first. Raises `UserError`."""
    with _checked(path) as database:
        return contents.journal(database.core)


def last_sequence_in(path: Path) -> int:
    """The place of the newest edit in a file's journal. Raises `UserError`."""
    with _checked(path) as database:
        return contents.last_sequence(database.core)


def create_portfolio(path: Path, portfolio: Portfolio) -> None:
    """Make a new file with every record of `portfolio` and an empty journal, whole or not at all.

    Raises `UserError` when something is at that place already or the place cannot be written.
    """
    part = part_beside(path)
    try:
        build(part, portfolio)
        place_new(part, path)
    except FileExistsError:
        raise UserError("There is already something at this place.", "Choose another name.") from None
    except (OSError, sqlite3.Error, SQLAlchemyError):
        raise UserError(
            "The portfolio could not be written there.",
            "Look whether the folder is there, may be written to and has room.",
        ) from None
    finally:
        discard(part)


def build(path: Path, portfolio: Portfolio) -> None:
    """Write a whole database to a place where nothing is. Raises `UserError`, sqlite3.Error or SQLAlchemyError."""
    with closing(create(path)) as database:
        contents.fill(database.core, portfolio)


def check_whole(path: Path) -> None:
    """Raises `Refused` unless a file just written has our schema and its pages and keys are in order."""
    with _checked(path) as database:
        check_pages(database.raw)


@contextmanager
def _checked(path: Path) -> Iterator[Database]:
    """The database in a file whose first bytes and schema are ours."""
    check_header(path)
    with refusing_damage(), closing(open_to_read(path)) as database:
        check_schema(database.raw)
        yield database
