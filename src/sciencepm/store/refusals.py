"""In which words a file is refused; whatever is wrong with it, it is left as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from sciencepm.errors import UserError


class Refused(UserError):
    """A file that will not be opened."""


def missing() -> Refused:
    return Refused("There is no file at this place.", "Look whether it was moved or renamed.")


def unreadable() -> Refused:
    return Refused("This file cannot be read.", "Look whether you may open it and its folder is at hand.")


def not_a_file() -> Refused:
    return Refused("This is not a file, so it cannot be a portfolio.")


def not_a_portfolio() -> Refused:
    return Refused("This is not a SciencePM portfolio.", "The file was left as it is.")


def too_large() -> Refused:
    return Refused("This file is too large to be a SciencePM portfolio.", "The file was left as it is.")


def newer() -> Refused:
    return Refused(
        "This portfolio was made by a newer version of SciencePM.",
        "Update SciencePM to open it; the file was left as it is.",
    )


def damaged() -> Refused:
    return Refused(
        "This portfolio is damaged, so it was not opened.",
        "The file was left as it is; open an earlier copy of it.",
    )


@contextmanager
def refusing_damage() -> Iterator[None]:
    """Turn whatever goes wrong while a file's contents are read into the sentence that it is damaged."""
    try:
        yield
    except Refused:
        raise
    except (sqlite3.Error, SQLAlchemyError, UserError, ValueError, TypeError, RecursionError):
        raise damaged() from None
