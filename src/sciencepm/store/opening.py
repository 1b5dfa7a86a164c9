"""How a portfolio is opened: by the one writer on a working copy, by everyone else for reading only."""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.errors import UserError
from sciencepm.paths import Paths
from sciencepm.store import contents
from sciencepm.store.database import open_working_copy
from sciencepm.store.gate import check_schema
from sciencepm.store.keeping import Timing, Unfiled
from sciencepm.store.locks import WriterLocks
from sciencepm.store.portfolio_file import KeptPortfolio, PortfolioFile, ReadOnlyFile
from sciencepm.store.read_only import portfolio_id_in
from sciencepm.store.refusals import Refused, refusing_damage
from sciencepm.store.working_copy import WorkingCopy, all_copies, folder_of, left_of
from sciencepm.whole_file import sweep

_LOG = logging.getLogger(__name__)

Opened = tuple[KeptPortfolio, Portfolio]
"""Where a portfolio is kept, and what it is when it is opened."""


def open_portfolio(path: Path, paths: Paths, timing: Timing) -> Opened:
    """Open a file. What a crash kept out of it is there again; a link is followed to the file it stands for.

    Raises `UserError`; the file is then as it was.
    """
    target = path.resolve()
    folder = _folder_for(target, paths)
    if target.exists() and not os.access(target, os.W_OK):
        return _open_to_read(target)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        locks = WriterLocks.take(folder, target)
        if locks is None:
            return _open_to_read(target)
        try:
            sweep(target)
            return _open_to_write(folder, target, locks, timing)
        except BaseException:
            locks.release()
            raise
    except OSError:
        raise _no_data_folder() from None


def unfiled(paths: Paths) -> tuple[Unfiled, ...]:
    """The portfolios that are kept without a file and that nobody has open, newest first. Raises `UserError`."""
    try:
        found = [_settings_if_free(copy) for copy in all_copies(paths) if copy.state.target is None]
    except OSError:
        raise _no_data_folder() from None
    return tuple(Unfiled(settings.id, settings.name) for settings in found if settings)


def open_unfiled(paths: Paths, timing: Timing, portfolio_id: str | None = None) -> Opened | None:
    """The newest of `unfiled`, or the one with this id; None when there is none. Raises `UserError`."""
    try:
        for copy in all_copies(paths):
            is_wanted = portfolio_id is None or copy.path.parent == folder_of(paths, portfolio_id)
            if copy.state.target is None and is_wanted:
                opened = _open_if_free(copy, timing)
                if opened is not None:
                    return opened
    except OSError:
        raise _no_data_folder() from None
    return None


def new_unfiled(portfolio: Portfolio, paths: Paths, timing: Timing) -> Opened:
    """Keep a portfolio that has no file yet, and open it. Raises `UserError`."""
    folder = folder_of(paths, portfolio.settings.id)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        locks = WriterLocks.take(folder, None)
        if locks is None:
            raise UserError("This portfolio is open already.")
        try:
            return PortfolioFile.open(WorkingCopy.without_file(folder, portfolio), locks, timing)
        except BaseException:
            locks.release()
            raise
    except (OSError, sqlite3.Error, SQLAlchemyError):
        raise _no_data_folder() from None


def _open_to_read(target: Path) -> Opened:
    kept = ReadOnlyFile(target)
    return kept, kept.load()


def _open_to_write(folder: Path, target: Path, locks: WriterLocks, timing: Timing) -> Opened:
    left = left_of(folder, target)
    for copy in left.ahead:
        copy.note(target=target)
        opened = _open_if_whole(copy, locks, timing)
        if opened is not None:
            return opened
    try:
        opened = _open_afresh(folder, target, locks, timing)
    except Refused:
        for copy in left.level:  # the file has been lost or damaged since it was written
            copy.note(target=target, published=-1)
            opened = _open_if_whole(copy, locks, timing)
            if opened is not None:
                return opened
        raise
    for copy in left.level:
        copy.discard()
    return opened


def _open_afresh(folder: Path, target: Path, locks: WriterLocks, timing: Timing) -> Opened:
    fresh = WorkingCopy.of_file(folder, target)
    try:
        return PortfolioFile.open(fresh, locks, timing)
    except BaseException:
        fresh.discard()
        raise


def _open_if_whole(copy: WorkingCopy, locks: WriterLocks, timing: Timing) -> Opened | None:
    try:
        return PortfolioFile.open(copy, locks, timing)
    except Refused:
        _LOG.warning("A working copy is damaged and was left where it is")
        return None


def _open_if_free(copy: WorkingCopy, timing: Timing) -> Opened | None:
    locks = WriterLocks.take(copy.path.parent, None)
    if locks is None:
        return None
    try:
        opened = _open_if_whole(copy, locks, timing)
    except BaseException:
        locks.release()
        raise
    if opened is None:
        locks.release()
    return opened


def _settings_if_free(copy: WorkingCopy) -> PortfolioSettings | None:
    locks = WriterLocks.take(copy.path.parent, None)
    if locks is None:
        return None
    try:
        with refusing_damage(), closing(open_working_copy(copy.path)) as database:
            check_schema(database.raw)
            return contents.settings(database.core)
    except Refused:
        return None
    finally:
        locks.release()


def _folder_for(target: Path, paths: Paths) -> Path:
    """Where the working copies of the portfolio in a file lie.

    Raises `Refused` when the file cannot be read and no working copy of it is left either.
    """
    try:
        return folder_of(paths, portfolio_id_in(target))
    except Refused:
        for copy in all_copies(paths):
            if copy.state.target == target:
                return copy.path.parent
        raise


def _no_data_folder() -> UserError:
    return UserError(
        "SciencePM cannot keep your work on this computer just now.",
        "Look whether the disk is full and its folder may be written to.",
    )
